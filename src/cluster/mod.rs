//! The stages for a run on several machines: each reads JSON lines and writes JSON lines, so that an engine that shuffles
//! lines can run them side by side. Put together they give what [`crate::reconcile`] gives on one machine, to the byte.
//!
//! | stage | takes | gives | lines meet by |
//! | --- | --- | --- | --- |
//! | [`read`] | documents | [`record::Read`]: the reading, what joins it to others, its names | nothing |
//! | [`keys`] | [`record::Name`], each spelling once | [`record::Keyed`]: the blocks that a name stands in | nothing |
//! | [`same`] | [`record::Block`] | [`record::Same`]: names that are one | block of names |
//! | [`join`] | [`record::Outline`], [`record::Same`] | [`record::Place`]: event, origin and entities of a document | all, in outline |
//! | [`compare`] | [`record::Gathered`] | [`record::Found`]: findings, with their rows | event |
//!
//! [`columns`] tells what the rows hold.
//!
//! What is heavy, reading and comparing, needs nothing but its own line. `join` alone looks at all documents, at what is left of them once
//! they are read: names, and hashes of words. It bounds the size.

mod columns;
mod compare;
mod join;
mod names;
mod pack;
mod read;
pub mod record;
#[cfg(test)]
mod tests;

pub use columns::columns;
pub use compare::compare;
pub use join::join;
pub use names::{keys, same};
pub use read::read;

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, Write};

/// Why a stage can't go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A line is not what the stage takes.
    #[error("line {line} is not a record of this stage: {what}; give it what the stage before wrote")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// The lines name things that are not among them.
    #[error("{0}; give the stage all that the stages before wrote")]
    Missing(String),
    /// The lines can't be read.
    #[error("can't read the records: {0}")]
    Read(#[source] io::Error),
    /// The records can't be written.
    #[error("can't write the records: {0}")]
    Write(#[source] io::Error),
    /// A reading can't be written down.
    #[error("document `{id}` can't be handed on: {what}")]
    Unwritable {
        /// Its id.
        id: String,
        /// Why.
        what: String,
    },
    /// The stages can't run.
    #[error(transparent)]
    Pipeline(#[from] crate::Error),
}

/// The records that lines hold, with the numbers of the lines; blank ones are passed over.
fn records<T: DeserializeOwned>(input: impl BufRead) -> impl Iterator<Item = Result<(usize, T), Error>> {
    (1..).zip(input.lines()).filter_map(|(line, text)| match text {
        Ok(text) if text.trim().is_empty() => None,
        Ok(text) => Some(match serde_json::from_str(&text) {
            Ok(record) => Ok((line, record)),
            Err(error) => Err(Error::Line { line, what: error.to_string() }),
        }),
        Err(error) => Some(Err(Error::Read(error))),
    })
}

/// Writes a record as a line.
fn put(out: &mut dyn Write, record: &impl Serialize) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, record).map_err(|error| Error::Write(error.into()))?;
    out.write_all(b"\n").map_err(Error::Write)
}
