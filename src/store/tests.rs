use super::*;
use std::fs;
use std::io::{Seek, SeekFrom, Write};

fn documents() -> Vec<Document> {
    let document = |id: &str, text: &str| Document {
        id: id.into(),
        title: Some("Fire at a mill".into()),
        text: text.into(),
        extra: [("desk".to_owned(), serde_json::json!({"name": "north", "pages": [1, 2]}))].into_iter().collect(),
        ..Document::default()
    };
    vec![
        document("c", "Two people died when a mill burned down in Porto on Monday, police said."),
        document("a", "Three people died when a mill burned down in Porto on Monday, Ana Reis told reporters."),
        document("b", "A mill burned down in Porto. Mayor Ana Reis, 51, said that 3 people had died."),
    ]
}

fn at(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("news.gainsay")
}

#[test]
fn added_bit_by_bit_or_all_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options::default();
    for document in documents() {
        let added = Store::open(&at(&folder)).unwrap().add(&[document], &options).unwrap();
        assert_eq!(added, Added { added: 1, known: 0 });
    }
    let mut store = Store::existing(&at(&folder)).unwrap();
    assert!(Store::is_at(&at(&folder)));
    assert_eq!(store.count().unwrap(), 3);
    let at_once = pipeline::reconcile(&documents(), &options).unwrap();
    assert!(!at_once.findings.is_empty());
    assert_eq!(store.report(&options).unwrap(), at_once);
    assert_eq!(store.report(&options).unwrap(), at_once, "a report changes nothing");
}

#[test]
fn one_document_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&at(&folder)).unwrap();
    let options = Options::default();
    let twice: Vec<Document> = documents().into_iter().chain(documents()).collect();
    assert_eq!(store.add(&twice, &options).unwrap(), Added { added: 3, known: 3 });
    let other = Document { text: "Nobody died.".into(), ..documents()[0].clone() };
    assert!(matches!(store.add(&[other], &options), Err(Error::OtherDocument { id, .. }) if id == "c"));
    assert_eq!(store.count().unwrap(), 3);
}

#[test]
fn what_an_older_version_read_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&at(&folder)).unwrap();
    store.add(&documents(), &Options::default()).unwrap();
    let fresh = store.report(&Options::default()).unwrap();
    store.connection.execute("UPDATE document SET reader = '0.0.1'", []).unwrap();
    assert_eq!(store.report(&Options::default()).unwrap(), fresh);
    let claims: i64 = store.connection.query_row("SELECT count(*) FROM claim", [], |row| row.get(0)).unwrap();
    assert_eq!(claims as usize, fresh.corpus.readings.iter().map(|r| r.claims.len()).sum::<usize>());
}

#[test]
fn other_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("news.txt");
    fs::write(&text, "It rained on Monday. ".repeat(100)).unwrap();
    assert!(!Store::is_at(&text));
    assert!(matches!(Store::open(&text), Err(Error::NoStore(_))));
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x); PRAGMA user_version = 7").unwrap();
    assert!(matches!(Store::open(&other), Err(Error::NoStore(_))));
    assert!(Store::existing(&folder.path().join("none")).is_err());
}

#[test]
fn damage_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = at(&folder);
    let mut store = Store::open(&path).unwrap();
    store.add(&documents(), &Options::default()).unwrap();
    store.connection.execute("UPDATE document SET reading = zeroblob(40) WHERE id = 'b'", []).unwrap();
    let error = store.report(&Options::default()).unwrap_err();
    assert!(matches!(&error, Error::Damaged { what, .. } if what.contains("`b`")), "{error}");
    drop(store);

    let size = fs::metadata(&path).unwrap().len();
    let mut file = fs::File::options().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xA5; size as usize - 4096]).unwrap();
    drop(file);
    let error = Store::existing(&path).and_then(|mut store| store.report(&Options::default())).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
}

#[test]
fn two_writers_take_turns() {
    let folder = tempfile::tempdir().unwrap();
    let path = at(&folder);
    let all: Vec<Document> = (0..24)
        .map(|n| Document { id: n.to_string(), text: format!("{n} people died in Porto."), ..Document::default() })
        .collect();
    let outcomes: Vec<Added> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..2)
            .map(|_| scope.spawn(|| Store::open(&path).unwrap().add(&all, &Options::default()).unwrap()))
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().map(|outcome| outcome.added).sum::<usize>(), 24);
    assert_eq!(outcomes.iter().map(|outcome| outcome.known).sum::<usize>(), 24);
    assert_eq!(Store::existing(&path).unwrap().count().unwrap(), 24);
}
