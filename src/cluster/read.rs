//! Documents, each by itself.

use super::pack::{outline, pack, whole};
use super::record::{Document, MessageKind, Name, Read};
use super::{Error, put};
use crate::ingest::{self, Severity};
use crate::model::{self, Reading};
use crate::report::printable;
use crate::{Options, normalize, pipeline};
use std::io::{self, Write};
use std::path::PathBuf;

/// Documents that are read side by side before their records are written.
const BATCH: usize = 64;

/// Reads documents as [`ingest`] reads them from standard input, in JSON lines unless it is told another format. An id must be
/// each document's own, whichever machine reads it, and so every line is to have one.
///
/// ```
/// use gainsay::cluster::{self, record};
/// let news = r#"{"id": "a", "text": "Mayor Ana Reis said that three people died in Porto."}"#;
/// let mut out = Vec::new();
/// cluster::read(news.as_bytes(), &mut out, &Default::default(), &Default::default())?;
/// let record: record::Read = serde_json::from_slice(&out)?;
/// assert!(matches!(record, record::Read::Document(document) if document.names[0].name == "Ana Reis"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the records can't be written, or the stages can't run. What can't be read is a record of its own.
pub fn read(
    input: impl io::Read + Send + 'static,
    mut out: impl Write,
    how: &ingest::Options,
    options: &Options,
) -> Result<(), Error> {
    let format = how.format.unwrap_or(ingest::Format::Jsonl);
    let how = how.clone().format(Some(format));
    let mut batch = Vec::with_capacity(BATCH);
    for item in ingest::read_with(&[PathBuf::from("-")], &how, input) {
        match item {
            Ok(document) => batch.push(document),
            Err(error) => put(&mut out, &message(&error))?,
        }
        if batch.len() == BATCH {
            write(&batch, &mut out, options)?;
            batch.clear();
        }
    }
    write(&batch, &mut out, options)?;
    out.flush().map_err(Error::Write)
}

fn message(error: &ingest::Error) -> Read {
    let kind = match error.severity() {
        Severity::SetAside => MessageKind::SetAside,
        Severity::Noted => MessageKind::Note,
        _ => MessageKind::Skipped,
    };
    Read::Message { kind, message: printable(&error.to_string()).into_owned() }
}

fn write(batch: &[model::Document], out: &mut dyn Write, options: &Options) -> Result<(), Error> {
    for reading in pipeline::readings(batch, options)? {
        put(out, &Read::Document(Box::new(document(reading)?)))?;
    }
    Ok(())
}

fn document(reading: Reading) -> Result<Document, Error> {
    let id = reading.document.id.clone();
    let named = (0..).zip(&reading.locals).filter(|(_, local)| !local.name.is_empty());
    let names = named.map(|(number, local)| Name {
        name: local.name.clone(),
        kind: local.kind,
        class: normalize::class(local.kind),
        document: id.clone(),
        local: number,
    });
    Ok(Document {
        names: names.collect(),
        outline: pack(&outline(&reading))?,
        reading: pack(&whole(reading))?,
        document: id,
    })
}
