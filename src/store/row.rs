//! A document as it stands in the store.

use super::Error;
use crate::model::{Document, IdHasher, Reading};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::path::Path;

/// What reads documents now.
const READER: &str = env!("CARGO_PKG_VERSION");

/// All rows by id, for [`Row::of`].
pub(super) const SELECT: &str = "SELECT id, digest, document, reading, check_sum FROM document ORDER BY id";

/// A row of the table of documents.
pub(super) struct Row {
    pub id: String,
    /// What tells two documents of one id apart.
    pub digest: i64,
    /// The document as JSON, which every version can read.
    document: String,
    /// The rest of its reading, as this version encodes it.
    reading: Vec<u8>,
    check_sum: i64,
    /// The claims for SQL: id, attribute, value, quotation.
    claims: Vec<[String; 4]>,
}

/// A hash of all that a document is.
pub(super) fn digest(document: &Document) -> Result<i64, Error> {
    json(document).map(|json| hash(&[json.as_bytes()]))
}

fn json(document: &Document) -> Result<String, Error> {
    serde_json::to_string(document).map_err(|error| unwritable(document, &error))
}

fn unwritable(document: &Document, error: &dyn std::error::Error) -> Error {
    Error::Unwritable { id: document.id.clone(), what: error.to_string() }
}

fn hash(parts: &[&[u8]]) -> i64 {
    parts.iter().fold(IdHasher::new(), |hasher, part| hasher.part(part)).finish().0 as i64
}

/// The digest of the document of that id.
pub(super) fn find(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    connection.prepare_cached("SELECT digest FROM document WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()
}

/// Some of the documents that another version has read.
pub(super) fn outdated(connection: &Connection, most: usize) -> rusqlite::Result<Vec<Row>> {
    let mut rows = connection.prepare(
        "SELECT id, digest, document, reading, check_sum FROM document WHERE reader < ?1 OR reader > ?1 LIMIT ?2",
    )?;
    let rows = rows.query_map(params![READER, most as i64], Row::of)?;
    rows.collect()
}

/// Takes a document out.
pub(super) fn remove(change: &Transaction<'_>, id: &str) -> rusqlite::Result<()> {
    change.prepare_cached("DELETE FROM claim WHERE document = ?1")?.execute([id])?;
    change.prepare_cached("DELETE FROM document WHERE id = ?1")?.execute([id])?;
    Ok(())
}

impl Row {
    pub(super) fn new(mut reading: Reading) -> Result<Self, Error> {
        let document = std::mem::take(&mut reading.document);
        let written = postcard::to_allocvec(&reading).map_err(|error| unwritable(&document, &error))?;
        let json = json(&document)?;
        if !document.extra.is_empty() {
            // Metadata may be nested deeper than the parser goes down.
            serde_json::from_str::<Document>(&json).map_err(|error| unwritable(&document, &error))?;
        }
        let claims = reading.claims.iter().map(|claim| {
            let quote = claim.evidence.span.of(document.field(claim.evidence.field));
            let attribute = claim.attribute.name().to_owned();
            [claim.id.to_string(), attribute, claim.value.to_string(), quote.to_owned()]
        });
        Ok(Self {
            claims: claims.collect(),
            digest: hash(&[json.as_bytes()]),
            check_sum: hash(&[json.as_bytes(), &written]),
            id: document.id,
            document: json,
            reading: written,
        })
    }

    /// A row that [`SELECT`] gives.
    pub(super) fn of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            digest: row.get(1)?,
            document: row.get(2)?,
            reading: row.get(3)?,
            check_sum: row.get(4)?,
            claims: Vec::new(),
        })
    }

    pub(super) fn insert(&self, change: &Transaction<'_>) -> rusqlite::Result<()> {
        change
            .prepare_cached(
                "INSERT INTO document (id, digest, reader, document, reading, check_sum) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![self.id, self.digest, READER, self.document, self.reading, self.check_sum])?;
        let mut claim = change.prepare_cached("INSERT INTO claim VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for [id, attribute, value, quote] in &self.claims {
            claim.execute(params![self.id, id, attribute, value, quote])?;
        }
        Ok(())
    }

    /// The document, read back.
    pub(super) fn document(&self, path: &Path) -> Result<Document, Error> {
        if self.check_sum != hash(&[self.document.as_bytes(), &self.reading]) {
            return Err(self.damaged(path, "its bytes have changed".to_owned()));
        }
        serde_json::from_str(&self.document).map_err(|error| self.damaged(path, error.to_string()))
    }

    /// The reading, read back.
    pub(super) fn reading(&self, path: &Path) -> Result<Reading, Error> {
        let document = self.document(path)?;
        let reading: Reading =
            postcard::from_bytes(&self.reading).map_err(|error| self.damaged(path, error.to_string()))?;
        Ok(Reading { document, ..reading })
    }

    fn damaged(&self, path: &Path, what: String) -> Error {
        Error::Damaged { path: path.to_owned(), what: format!("document `{}`: {what}", self.id) }
    }
}
