//! What keeps a document from being read.

use super::limits::size;
use super::unpack::Fault;
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
/// One error stands for one thing skipped, set aside or noted (see [`Error::severity`]): what follows it in the input is
/// read all the same.
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
    #[error("{place}: binary data, not text; give the article as text, HTML, JSONL or CSV")]
    Binary {
        /// Where the first such byte stands.
        place: Place,
    },
    /// The file is of a format that is not read.
    #[error(
        "{place}: {what} is not a format that is read; convert it to text, HTML, JSONL or CSV, or force one with --input-format"
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
    /// Claims were asked for, and the file is of a format that holds none.
    #[error("{place}: no table and no JSON, so it holds no claims; give claims as CSV, TSV, JSONL or JSON")]
    NoClaims {
        /// Where.
        place: Place,
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
    /// The path leads to something that is no file and no folder.
    #[error("{place}: {what}, not a file; save what it gives to a file, or name it itself and not its folder")]
    NotAFile {
        /// Where.
        place: Place,
        /// What it is.
        what: &'static str,
    },
    /// A link leads to a folder that it stands in.
    #[error("{place}: a link to {}, which it stands in; its files are read once, remove the link", .to.display())]
    LinkCycle {
        /// The link.
        place: Place,
        /// Where it leads.
        to: PathBuf,
    },
    /// More links than are followed.
    #[error("{place}: more than {limit} symbolic links; name the folder that it leads to, or raise --max-links")]
    TooManyLinks {
        /// The link that is not followed.
        place: Place,
        /// How many are.
        limit: usize,
    },
    /// A compressed file is damaged or cut short. What comes before the damage is read.
    #[error("{place}: damaged or cut short ({what}); fetch or pack it again")]
    Damaged {
        /// Where.
        place: Place,
        /// The codec, and what it said.
        what: String,
    },
    /// A compressed file unpacks to more than is plausible.
    #[error("{place}: unpacks to more than {limit} times its size; unpack it yourself, or raise --max-ratio")]
    Ratio {
        /// Where.
        place: Place,
        /// The most that it may grow.
        limit: u64,
    },
    /// A document is longer than documents may be.
    #[error("{place}: longer than {}; split it into articles, or raise --max-document-size", size(*.limit))]
    DocumentTooLong {
        /// Where.
        place: Place,
        /// The most bytes that are read.
        limit: u64,
    },
    /// A file that must be read whole is longer than such files may be.
    #[error("{place}: longer than {}; give it as JSON Lines in UTF-8, or raise --max-file-size", size(*.limit))]
    FileTooLong {
        /// Where.
        place: Place,
        /// The most bytes that are read.
        limit: u64,
    },
    /// A line is longer than lines may be.
    #[error("{place}: a line of more than {}; break it up, or raise --max-line-length", size(*.limit))]
    LineTooLong {
        /// Where.
        place: Place,
        /// The most bytes that a line may have.
        limit: u64,
    },
    /// Values or elements nest deeper than they may.
    #[error("{place}: nested more than {limit} deep; flatten it, or raise --max-nesting")]
    TooDeep {
        /// Where.
        place: Place,
        /// The most levels.
        limit: usize,
    },
    /// The document is in another language than English. Nothing is wrong with it: it is set aside and counted.
    #[error("{place}: in {language}, not English; --any-language reads it all the same")]
    NotEnglish {
        /// Where.
        place: Place,
        /// The language's name in English, or its tag.
        language: String,
    },
    /// Something odd in a document that is read all the same.
    #[error("{place}: {what}")]
    Oddity {
        /// Where.
        place: Place,
        /// What, and how it is read.
        what: String,
    },
}

/// What an [`Error`] means for the document it tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// It could not be read.
    Skipped,
    /// It is not meant to be read: it is in another language.
    SetAside,
    /// It is read, and follows.
    Noted,
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
            | Self::NoClaims { place }
            | Self::Empty { place }
            | Self::DuplicateId { place, .. }
            | Self::NotAFile { place, .. }
            | Self::LinkCycle { place, .. }
            | Self::TooManyLinks { place, .. }
            | Self::Damaged { place, .. }
            | Self::Ratio { place, .. }
            | Self::DocumentTooLong { place, .. }
            | Self::FileTooLong { place, .. }
            | Self::LineTooLong { place, .. }
            | Self::TooDeep { place, .. }
            | Self::NotEnglish { place, .. }
            | Self::Oddity { place, .. } => place,
        }
    }

    /// What it means for the document.
    ///
    /// ```
    /// use gainsay::ingest::{self, Options, Severity};
    /// let article = "Die Fähre sank am Montag vor der Küste, und die Küstenwache rettete alle Menschen an Bord. \
    ///     Warum sie sank, ist noch nicht bekannt, sagte ein Sprecher der Behörde am Abend in der Hauptstadt.";
    /// let mut items = ingest::read_with(&["-".into()], &Options::default(), article.as_bytes());
    /// let error = items.next().unwrap().unwrap_err();
    /// assert_eq!(error.severity(), Severity::SetAside);
    /// assert!(error.to_string().contains("in German, not English"));
    /// ```
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::NotEnglish { .. } => Severity::SetAside,
            Self::Oddity { .. } => Severity::Noted,
            _ => Severity::Skipped,
        }
    }

    /// What went wrong while a stream was read.
    pub(super) fn of_io(source: io::Error, place: Place) -> Self {
        match source.get_ref().and_then(|error| error.downcast_ref::<Fault>()) {
            Some(Fault::Ratio(limit)) => Self::Ratio { place, limit: *limit },
            Some(fault @ Fault::Damaged { .. }) => Self::Damaged { place, what: fault.to_string() },
            None => Self::Io { place, source },
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
