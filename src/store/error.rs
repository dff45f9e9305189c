//! What keeps a store from being used.

use crate::pipeline;
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why a store can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is something else.
    #[error("{} is no store of gainsay; name another file, or a new one", .0.display())]
    NoStore(PathBuf),
    /// Bytes of the file are not what was written.
    #[error("{} is damaged ({what}); take it from a copy, or make it anew with gainsay add", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where or how.
        what: String,
    },
    /// The file was made by a later version of the program.
    #[error("{} was made by a later version of gainsay; use that one", .0.display())]
    Later(PathBuf),
    /// Others kept the file to themselves for too long.
    #[error("{} is being written by another program; try again when it is done", .0.display())]
    Busy(PathBuf),
    /// There is a document of that id, with other words.
    #[error("{} has another document with the id `{id}`; give each its own", .path.display())]
    OtherDocument {
        /// The file.
        path: PathBuf,
        /// The id.
        id: String,
    },
    /// Something the database can't do: a full disk, no right to write.
    #[error("{}: {error}", .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What it said.
        error: rusqlite::Error,
    },
    /// A document can't be written down.
    #[error("the document `{id}` can't be kept: {what}")]
    Unwritable {
        /// The document.
        id: String,
        /// Why.
        what: String,
    },
    /// Reading documents failed.
    #[error(transparent)]
    Pipeline(#[from] pipeline::Error),
}

impl Error {
    /// What the database's error means for the file at `path`.
    pub(super) fn database(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NoStore(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, what: error.to_string() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(path),
            _ => Self::Database { path, error },
        }
    }
}
