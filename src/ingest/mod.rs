//! The ingest stage: files of any format and encoding in, [`Document`]s out, each with its layout.
//!
//! [`read`] walks the paths, tells each file's format and encoding, and gives every document or, for what cannot be read,
//! an [`Error`] that says where, why and what to do. [`layout::lay_out`] tells the article from the page around it.
//!
//! # What a document's fields are made of
//!
//! | format | `id` | `source` | `title`, `text` |
//! | --- | --- | --- | --- |
//! | text | path below the folder given, or the file's name | the file's name without extension | the headline, copied; the whole file |
//! | JSONL, JSON | `id`, or file and line (`news.jsonl:12`), or file and ordinal | `source`, or the host of `url` | as given |
//! | CSV, TSV | `id`, or file and line | `source`, or the host of `url` | as given |
//!
//! `text` is never changed: positions count in it as it was given, or, for plain text, in the file as decoded, less its
//! byte order mark. Line ends stay as they are. A second document of the same id is an error and left out; files of the
//! same name below several of the given folders have their whole paths for ids.
//!
//! # Adding a format
//!
//! Write a module with a function from `Content` to `Documents`, name the format in [`Format`], and call the function in
//! `documents_of`.

mod csv;
mod dates;
mod decode;
mod error;
mod format;
mod json;
pub mod layout;
mod record;
mod text;
mod walk;

pub use error::{Error, Place};
pub use format::Format;

use crate::model::Document;
use format::ByExtension;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The format of every file; by default each file's extension tells it, and the content where the extension does not
    /// and for standard input.
    pub format: Option<Format>,
}

impl Options {
    /// Takes every file to be of this format, or of the format that it seems to be.
    #[must_use]
    pub fn format(mut self, format: Option<Format>) -> Self {
        self.format = format;
        self
    }
}

/// The decoded content of a file.
struct Content {
    path: PathBuf,
    id: String,
    text: String,
}

/// The documents of a file, in order, each with the place where it starts, or why they are none.
type Documents = Box<dyn Iterator<Item = Result<(Document, Place), Error>>>;

/// Reads the documents at and below the paths, in an order that depends on nothing but the paths and the names: `-` is
/// standard input, a folder's files come sorted by name, hidden ones left out. Every document is laid out.
/// What cannot be read gives an error in its place and does not stop the rest.
///
/// Files are read one by one as the iterator advances.
///
/// ```
/// use gainsay::ingest::{self, Options};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "Ferry sinks\n\nA ferry sank on Monday, police said.\n")?;
/// std::fs::write(folder.path().join("b.jsonl"), "{\"id\": \"b\", \"text\": \"Nobody was hurt.\"}\n{\"id\":\n")?;
///
/// let (mut documents, mut errors) = (Vec::new(), Vec::new());
/// for item in ingest::read(&[folder.path().to_owned()], &Options::default()) {
///     match item {
///         Ok(document) => documents.push(document),
///         Err(error) => errors.push(error),
///     }
/// }
/// assert_eq!(documents[0].title.as_deref(), Some("Ferry sinks"));
/// assert_eq!(documents[1].text, "Nobody was hurt.");
/// assert_eq!(errors[0].place().line, Some(2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn read(paths: &[PathBuf], options: &Options) -> impl Iterator<Item = Result<Document, Error>> + use<> {
    read_with(paths, options, io::stdin())
}

/// As [`read`], with a reader in the place of standard input.
pub fn read_with<R: Read>(
    paths: &[PathBuf],
    options: &Options,
    mut stdin: R,
) -> impl Iterator<Item = Result<Document, Error>> + use<R> {
    let options = options.clone();
    let mut places: FxHashMap<String, Place> = FxHashMap::default();
    walk::walk(paths)
        .into_iter()
        .flat_map(move |entry| match entry.and_then(|entry| content(entry, &options, &mut stdin)) {
            Ok((format, content)) => documents_of(format, content),
            Err(error) => Box::new(std::iter::once(Err(error))),
        })
        .map(move |item| {
            let (mut document, place) = item?;
            match places.entry(document.id.clone()) {
                Entry::Occupied(first) => {
                    return Err(Error::DuplicateId { place, id: document.id, first: Box::new(first.get().clone()) });
                }
                Entry::Vacant(vacant) => {
                    vacant.insert(place);
                }
            }
            layout::lay_out(&mut document);
            Ok(document)
        })
}

/// Reads and decodes a file, and tells its format.
fn content(entry: walk::Entry, options: &Options, stdin: &mut dyn Read) -> Result<(Format, Content), Error> {
    let walk::Entry { path, id } = entry;
    let by_extension = match options.format {
        Some(format) => ByExtension::Known(format),
        None if path.as_os_str() == walk::STDIN => ByExtension::Unknown,
        None => Format::by_extension(&path),
    };
    if let ByExtension::Refused(what) = by_extension {
        return Err(Error::Format { place: Place::file(path), what });
    }
    let text = decode::decode(bytes(&path, stdin).map_err(|source| Error::Io { place: Place::file(&path), source })?)
        .map_err(|at| Error::Binary { place: Place { byte: Some(at.byte), ..Place::file(&path) } })?;
    if u32::try_from(text.len()).is_err() {
        return Err(Error::TooLong { place: Place::file(path) });
    }
    let format = match by_extension {
        ByExtension::Known(format) => format,
        _ => Format::sniff(&text)
            .ok_or_else(|| Error::Format { place: Place::file(&path), what: "markup".to_owned() })?,
    };
    Ok((format, Content { path, id, text }))
}

fn bytes(path: &Path, stdin: &mut dyn Read) -> io::Result<Vec<u8>> {
    if path.as_os_str() != walk::STDIN {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    stdin.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn documents_of(format: Format, content: Content) -> Documents {
    match format {
        Format::Text => text::article(content),
        Format::Jsonl => json::lines(content),
        Format::Json => json::values(content),
        Format::Csv => csv::rows(content, b','),
        Format::Tsv => csv::rows(content, b'\t'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn from_stdin(input: &[u8], options: &Options) -> Vec<Result<Document, Error>> {
        read_with(&["-".into()], options, input).collect()
    }

    #[test]
    fn standard_input_is_sniffed() {
        let docs = from_stdin(b"{\"id\": \"a\", \"text\": \"A ferry sank.\"}", &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().id, "a");
        let docs = from_stdin(b"A ferry sank on Monday, police said.", &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().id, "stdin");
        let docs = from_stdin(b"<html>", &Options::default());
        assert!(matches!(docs[0], Err(Error::Format { .. })));
        let docs = from_stdin(b"<html>", &Options::default().format(Some(Format::Text)));
        assert!(docs[0].is_ok());
    }

    #[test]
    fn a_second_document_of_an_id_is_an_error() {
        let input = b"{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"a\", \"text\": \"Two.\"}\n";
        let docs = from_stdin(input, &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().text, "One.");
        let error = docs[1].as_ref().unwrap_err().to_string();
        assert!(error.starts_with("standard input:2 (byte 28): the id \"a\" was given"), "{error}");
    }

    #[test]
    fn what_cannot_be_read_stands_in_its_place_in_the_order() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.txt"), "One ferry sank on Monday.").unwrap();
        fs::write(dir.path().join("b.jpg"), b"\xFF\xD8\xFF\xE0\0\x10JFIF\0").unwrap();
        fs::write(dir.path().join("c.txt"), "").unwrap();
        fs::write(dir.path().join("d.html"), "<p>").unwrap();
        fs::write(dir.path().join("e.story"), "Two ferries sank on Monday.").unwrap();
        let docs: Vec<_> = read(&[dir.path().to_owned()], &Options::default()).collect();
        assert!(docs[0].is_ok());
        assert!(matches!(docs[1], Err(Error::Binary { .. })));
        assert!(matches!(docs[2], Err(Error::Empty { .. })));
        assert!(matches!(docs[3], Err(Error::Format { .. })));
        assert_eq!(docs[4].as_ref().unwrap().id, "e.story");
        assert_eq!(docs.len(), 5);
    }

    #[test]
    fn a_missing_text_field_is_refused_however_long() {
        let header = (0..100).map(|i| i.to_string()).collect::<Vec<_>>().join(",");
        let docs = from_stdin(header.as_bytes(), &Options::default().format(Some(Format::Csv)));
        let error = docs[0].as_ref().unwrap_err().to_string();
        assert!(error.contains("`11`, …;"), "{error}");
    }
}
