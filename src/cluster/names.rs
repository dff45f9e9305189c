//! Names that are one beyond doubt: each meets those alone that share a key with it.

use super::record::{Block, Keyed, Name, Same};
use super::{Error, put, records};
use crate::normalize;
use std::io::{BufRead, Write};

/// Tells the blocks that each name stands in.
///
/// # Errors
/// When a line is no [`Name`], or the records can't be written.
pub fn keys(input: impl BufRead, mut out: impl Write) -> Result<(), Error> {
    for name in records::<Name>(input) {
        let (_, name) = name?;
        for key in normalize::keys(&name.name, name.kind) {
            put(&mut out, &Keyed { key, name: name.clone() })?;
        }
    }
    out.flush().map_err(Error::Write)
}

/// Tells which names of a block are one.
///
/// # Errors
/// When a line is no [`Block`], or the records can't be written.
pub fn same(input: impl BufRead, mut out: impl Write) -> Result<(), Error> {
    for block in records::<Block>(input) {
        let (_, mut block) = block?;
        block.names.sort_unstable_by(|a, b| (&a.document, a.local).cmp(&(&b.document, b.local)));
        let names: Vec<_> = block.names.iter().map(|name| (name.name.as_str(), name.kind)).collect();
        for (a, b) in normalize::same(&names) {
            let at = |n: u32| (block.names[n as usize].document.clone(), block.names[n as usize].local);
            put(&mut out, &Same { key: block.key.clone(), places: (b, a), a: at(a), b: at(b) })?;
        }
    }
    out.flush().map_err(Error::Write)
}
