//! The tables of a store.

use super::Error;
use crate::model::Corpus;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::path::Path;

/// The first bytes of a SQLite database.
pub(super) const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// What marks a database as a store: "gain" in ASCII.
const APPLICATION: i32 = 0x6761_696e;
/// The version of the tables.
const VERSION: i32 = 1;

/// `document.reading` is what the program works on, the other tables are for whoever asks the file with SQL.
const TABLES: &str = "
    CREATE TABLE document (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        digest INTEGER NOT NULL,
        reader TEXT NOT NULL,
        document TEXT NOT NULL,
        reading BLOB NOT NULL,
        check_sum INTEGER NOT NULL
    );
    CREATE INDEX document_reader ON document (reader);
    CREATE TABLE claim (
        document TEXT NOT NULL REFERENCES document (id),
        id TEXT NOT NULL,
        attribute TEXT NOT NULL,
        value TEXT NOT NULL,
        quote TEXT NOT NULL
    );
    CREATE INDEX claim_document ON claim (document);
    CREATE TABLE entity (id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL);
    CREATE TABLE entity_document (entity TEXT NOT NULL, document TEXT NOT NULL);
    CREATE TABLE event (id TEXT NOT NULL, label TEXT NOT NULL);
    CREATE TABLE event_document (event TEXT NOT NULL, document TEXT NOT NULL);
";

/// Sees to it that the database is a store.
pub(super) fn prepare(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let told = |error| Error::database(path, error);
    let (application, version) = marks(connection).map_err(told)?;
    match (application, version) {
        (APPLICATION, VERSION) => {}
        (APPLICATION, later) if later > VERSION => return Err(Error::Later(path.to_owned())),
        (0, 0) => create(connection, path)?,
        _ => return Err(Error::NoStore(path.to_owned())),
    }
    // A commit is on the disk before it is reported.
    connection.pragma_update(None, "journal_mode", "WAL").map_err(told)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(told)
}

/// Makes the tables in an empty database; two programs may try at once.
fn create(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let told = |error| Error::database(path, error);
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(told)?;
    let tables: i64 = change.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(told)?;
    if tables == 0 {
        change.execute_batch(TABLES).map_err(told)?;
        change.pragma_update(None, "application_id", APPLICATION).map_err(told)?;
        change.pragma_update(None, "user_version", VERSION).map_err(told)?;
    } else if marks(&change).map_err(told)? != (APPLICATION, VERSION) {
        return Err(Error::NoStore(path.to_owned()));
    }
    change.commit().map_err(told)
}

fn marks(connection: &Connection) -> rusqlite::Result<(i32, i32)> {
    let mark = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((mark("application_id")?, mark("user_version")?))
}

/// Looks at every page of the file.
pub(super) fn check(connection: &Connection, path: &Path) -> Result<(), Error> {
    let found: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| Error::database(path, error))?;
    if found == "ok" { Ok(()) } else { Err(Error::Damaged { path: path.to_owned(), what: found }) }
}

/// Writes what joins documents, in place of what was there.
pub(super) fn keep(change: &Transaction<'_>, corpus: &Corpus) -> rusqlite::Result<()> {
    for table in ["entity", "entity_document", "event", "event_document"] {
        change.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let mut entity = change.prepare("INSERT INTO entity VALUES (?1, ?2, ?3)")?;
    let mut entity_document = change.prepare("INSERT INTO entity_document VALUES (?1, ?2)")?;
    for one in &corpus.entities {
        let id = one.id.to_string();
        entity.execute(params![id, one.name.as_str(), one.kind.as_str()])?;
        let mut documents: Vec<u32> = one.members.iter().map(|&(document, _)| document).collect();
        documents.dedup();
        for document in documents {
            entity_document.execute(params![id, corpus.document(document).id])?;
        }
    }
    let mut event = change.prepare("INSERT INTO event VALUES (?1, ?2)")?;
    let mut event_document = change.prepare("INSERT INTO event_document VALUES (?1, ?2)")?;
    for one in &corpus.events {
        let id = one.id.to_string();
        event.execute(params![id, one.label])?;
        for &document in &one.documents {
            event_document.execute(params![id, corpus.document(document).id])?;
        }
    }
    Ok(())
}
