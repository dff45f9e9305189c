//! What keeps a document from being read.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Where in the input something stands: the file, and the line and the byte in it where they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file; `-` is standard input.
    pub file: PathBuf,
    /// The line, the first being 1.
    pub line: Option<u64>,
    /// The byte, the first of the file being 0.
    pub byte: Option<u64>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { file: path.into(), line: None, byte: None }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(path: impl Into<PathBuf>, line: u64, byte: u64) -> Self {
        Self { file: path.into(), line: Some(line), byte: Some(byte) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.file.as_os_str() == "-" {
            f.write_str("standard input")?;
        } else {
            write!(f, "{}", self.file.display())?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match self.byte {
            Some(byte) => write!(f, " (byte {byte})"),
            None => Ok(()),
        }
    }
}

/// Why a file or a record gave no document, where it stands, and what to do about it.
///
/// One error stands for one thing skipped: what follows it in the input is read all the same.
///
/// ```
/// use gainsay::ingest::{self, Options};
/// let errors: Vec<_> = ingest::read(&["no/such/file.txt".into()], &Options::default())
///     .filter_map(Result::err)
///     .collect();
/// assert_eq!(errors.len(), 1);
/// assert!(errors[0].to_string().starts_with("no/such/file.txt: "));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system would not give the file or folder.
    #[error("{place}: {source}; check that the path exists and may be read")]
    Io {
        /// Where.
        place: Place,
        /// What the system said.
        source: io::Error,
    },
    /// The file holds bytes that no text has.
    #[error("{place}: binary data, not text; give the article as text, JSONL or CSV")]
    Binary {
        /// Where the first such byte stands.
        place: Place,
    },
    /// The file is of a format that is not read.
    #[error(
        "{place}: {what} is not a format that is read; convert it to text, JSONL or CSV, or force one with --input-format"
    )]
    Format {
        /// Where.
        place: Place,
        /// The format as its extension or its first characters tell it.
        what: String,
    },
    /// A record is not well-formed.
    #[error("{place}: {why}; correct the record or remove it")]
    Syntax {
        /// Where.
        place: Place,
        /// What the parser said.
        why: String,
    },
    /// A field has a value of the wrong type.
    #[error("{place}: `{field}` must be {expected}, not {found}; correct the record")]
    Field {
        /// Where.
        place: Place,
        /// The field.
        field: String,
        /// What it must be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// A record, or a CSV header, lacks the one field that no document can do without.
    #[error("{place}: no `text`, only {}; name the field of the article's body `text`", .found)]
    NoText {
        /// Where.
        place: Place,
        /// The fields that are there.
        found: String,
    },
    /// The document has neither title nor text.
    #[error("{place}: empty, with neither title nor text; nothing to read")]
    Empty {
        /// Where.
        place: Place,
    },
    /// Another document had the id before.
    #[error("{place}: the id {id:?} was given to another document at {first}; give each document its own")]
    DuplicateId {
        /// Where the second document stands.
        place: Place,
        /// The id.
        id: String,
        /// Where the first stands, which is kept.
        first: Box<Place>,
    },
    /// The document is longer than positions can count.
    #[error("{place}: longer than 4 GiB; split it into articles")]
    TooLong {
        /// Where.
        place: Place,
    },
}

impl Error {
    /// Where the thing stands that was skipped.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Self::Io { place, .. }
            | Self::Binary { place }
            | Self::Format { place, .. }
            | Self::Syntax { place, .. }
            | Self::Field { place, .. }
            | Self::NoText { place, .. }
            | Self::Empty { place }
            | Self::DuplicateId { place, .. }
            | Self::TooLong { place } => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_where_why_and_what_to_do() {
        let error = Error::NoText { place: Place::line("a.jsonl", 3, 40), found: "`body`".into() };
        assert_eq!(
            error.to_string(),
            "a.jsonl:3 (byte 40): no `text`, only `body`; name the field of the article's body `text`"
        );
        let error = Error::Empty { place: Place::file("-") };
        assert_eq!(error.to_string(), "standard input: empty, with neither title nor text; nothing to read");
    }
}
