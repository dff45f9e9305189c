//! A corpus that lives in one file, to which articles are added as they come in.
//!
//! The file is a SQLite database. Each document stands in it with all that was read off it, so that adding takes time
//! in proportion to what is added, and a report takes no reading. What joins documents, entities and events, hangs on
//! all of them and is worked out for each report; the tables of it keep what the last report found.
//!
//! A batch of documents is one transaction: whatever stops the program, a document is in the file whole or not at all,
//! and adding it again changes nothing.

mod error;
mod row;
mod schema;
#[cfg(test)]
mod tests;

pub use error::Error;

use crate::model::{Corpus, Document, Reading};
use crate::pipeline::{self, Options, Report};
use row::Row;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rustc_hash::FxHashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Documents of one transaction.
const BATCH: usize = 64;
/// How long to wait for another writer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A store, open for reading and writing.
///
/// ```
/// use gainsay::model::Document;
/// use gainsay::{Options, store::Store};
///
/// let folder = tempfile::tempdir()?;
/// let mut store = Store::open(&folder.path().join("news.gainsay"))?;
/// let document = |id: &str, text: &str| Document { id: id.into(), text: text.into(), ..Document::default() };
/// let documents = [document("a", "Three people died in the fire."), document("b", "Four people died in the fire.")];
/// assert_eq!(store.add(&documents, &Options::default())?.added, 2);
/// assert_eq!(store.add(&documents, &Options::default())?.known, 2);
/// assert_eq!(store.report(&Options::default())?, gainsay::reconcile(&documents, &Options::default())?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

/// What became of documents that were to be added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Added {
    /// How many are new.
    pub added: usize,
    /// How many the store had, the very same.
    pub known: usize,
}

impl Store {
    /// Opens a store, and makes it where there is none.
    ///
    /// # Errors
    /// When the file can't be opened, is no store, is damaged, or is of a later version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens a store that is there.
    ///
    /// # Errors
    /// As [`Store::open`], and when there is none.
    pub fn existing(path: &Path) -> Result<Self, Error> {
        Self::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Whether a file is a database, by its first bytes.
    #[must_use]
    pub fn is_at(path: &Path) -> bool {
        let mut start = [0; schema::MAGIC.len()];
        let read = |mut file: File| file.read_exact(&mut start);
        path.is_file() && File::open(path).and_then(read).is_ok() && start == *schema::MAGIC
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Self, Error> {
        let told = |error| Error::database(path, error);
        let mut connection = Connection::open_with_flags(path, flags).map_err(told)?;
        connection.busy_timeout(PATIENCE).map_err(told)?;
        schema::prepare(&mut connection, path)?;
        Ok(Self { path: path.to_owned(), connection })
    }

    /// Reads documents and keeps them. One that the store has already is passed over.
    ///
    /// # Errors
    /// When the store has another document of the same id, or can't be written. What was added before that stays.
    pub fn add(&mut self, documents: &[Document], options: &Options) -> Result<Added, Error> {
        let mut outcome = Added::default();
        for batch in documents.chunks(BATCH) {
            let mut new: Vec<Document> = Vec::new();
            let mut digests: FxHashMap<&str, i64> = FxHashMap::default();
            for document in batch {
                let digest = row::digest(document)?;
                let there = match digests.insert(&document.id, digest) {
                    Some(there) => Some(there),
                    None => row::find(&self.connection, &document.id).map_err(|error| self.failure(error))?,
                };
                match there {
                    None => new.push(document.clone()),
                    Some(there) if there == digest => outcome.known += 1,
                    Some(_) => return Err(Error::OtherDocument { path: self.path.clone(), id: document.id.clone() }),
                }
            }
            self.put(pipeline::readings(&new, options)?, &mut outcome)?;
        }
        Ok(outcome)
    }

    /// Keeps readings, all or none of them. Another writer may have been quicker with some.
    fn put(&mut self, readings: Vec<Reading>, outcome: &mut Added) -> Result<(), Error> {
        if readings.is_empty() {
            return Ok(());
        }
        let rows = readings.into_iter().map(Row::new).collect::<Result<Vec<Row>, Error>>()?;
        let told = |error| Error::database(&self.path, error);
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
        for row in &rows {
            match row::find(&change, &row.id).map_err(told)? {
                None => {
                    row.insert(&change).map_err(told)?;
                    outcome.added += 1;
                }
                Some(there) if there == row.digest => outcome.known += 1,
                Some(_) => return Err(Error::OtherDocument { path: self.path.clone(), id: row.id.clone() }),
            }
        }
        change.commit().map_err(told)
    }

    /// All documents as read, by id.
    ///
    /// # Errors
    /// When something of the file is damaged, or can't be read.
    pub fn readings(&mut self, options: &Options) -> Result<Vec<Reading>, Error> {
        schema::check(&self.connection, &self.path)?;
        self.refresh(options)?;
        let told = |error| Error::database(&self.path, error);
        let mut rows = self.connection.prepare(row::SELECT).map_err(told)?;
        let rows = rows.query_map([], Row::of).map_err(told)?;
        rows.map(|row| row.map_err(told)?.reading(&self.path)).collect()
    }

    /// Reads again what another version of the program has read, for a report must not depend on when documents came.
    fn refresh(&mut self, options: &Options) -> Result<(), Error> {
        loop {
            let rows = row::outdated(&self.connection, BATCH).map_err(|error| self.failure(error))?;
            if rows.is_empty() {
                return Ok(());
            }
            let documents =
                rows.iter().map(|row| row.document(&self.path)).collect::<Result<Vec<Document>, Error>>()?;
            let readings = pipeline::readings(&documents, options)?;
            let rows = readings.into_iter().map(Row::new).collect::<Result<Vec<Row>, Error>>()?;
            let told = |error| Error::database(&self.path, error);
            let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
            for row in &rows {
                row::remove(&change, &row.id).map_err(told)?;
                row.insert(&change).map_err(told)?;
            }
            change.commit().map_err(told)?;
        }
    }

    /// Puts side by side what the documents say: the same as [`crate::reconcile`] of all of them at once.
    ///
    /// # Errors
    /// As [`Store::readings`].
    pub fn report(&mut self, options: &Options) -> Result<Report, Error> {
        let report = pipeline::compare(self.readings(options)?, options)?;
        self.keep(&report.corpus)?;
        Ok(report)
    }

    /// Keeps what joins the documents, in place of what was found before.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn keep(&mut self, corpus: &Corpus) -> Result<(), Error> {
        let told = |error| Error::database(&self.path, error);
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
        schema::keep(&change, corpus).map_err(told)?;
        change.commit().map_err(told)
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn count(&self) -> Result<usize, Error> {
        let count = self.connection.query_row("SELECT count(*) FROM document", [], |row| row.get::<_, i64>(0));
        count.map(|count| usize::try_from(count).unwrap_or(0)).map_err(|error| self.failure(error))
    }

    fn failure(&self, error: rusqlite::Error) -> Error {
        Error::database(&self.path, error)
    }
}
