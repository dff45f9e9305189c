use super::record::*;
use super::*;
use crate::report::{Csv, Renderer, Selection, View};
use crate::{Options, model, reconcile};
use std::collections::BTreeMap;

/// News of several events: names in several spellings, copies, and one sentence in reports of two events, whose findings have
/// one id until they are told apart by their claims.
fn news() -> Vec<model::Document> {
    let mut documents = Vec::new();
    for (event, (place, mayor)) in
        [("Porto", "Ana Reis"), ("Malmö", "Sergei Lavrov"), ("Hull", "Kim Jong-un"), ("Ghent", "Jan Maes")]
            .into_iter()
            .enumerate()
    {
        let other = mayor.replace("Sergei Lavrov", "Sergej Lawrow").replace("Kim Jong-un", "KIM Jong Un");
        for (outlet, (dead, mayor)) in [(3, mayor), (4, &other), (3, mayor)].into_iter().enumerate() {
            let text = format!(
                "A fire in a mill in {place} killed {dead} people on Monday, mayor {mayor} said. {mayor} visited the mill. \
                 The mill in {place} belongs to Nordic Timber. The driver of the lorry was 41."
            );
            documents.push(model::Document {
                id: format!("{outlet}-{event}"),
                source: Some(format!("Outlet; =1+{outlet}")),
                title: Some(format!("Fire at a mill in {place}")),
                text,
                ..model::Document::default()
            });
        }
    }
    for (id, rest) in [
        ("x", "Sailors from nine harbours raced around the lighthouse. The regatta ended with a parade of schooners."),
        ("y", "A grandmaster opened the chess congress with a gambit. Pupils solved puzzles until the clocks stopped."),
    ] {
        let text = format!("A fire killed three people on Monday. {rest}");
        documents.push(model::Document { id: id.into(), text, ..model::Document::default() });
    }
    documents
}

fn lines<T: serde::Serialize>(records: impl IntoIterator<Item = T>) -> Vec<u8> {
    let mut out = Vec::new();
    records.into_iter().for_each(|record| put(&mut out, &record).unwrap());
    out
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Vec<T> {
    records(bytes).map(|record| record.unwrap().1).collect()
}

/// What an engine does: reads the documents in parts, shuffles names by spelling and block, and documents by event, in an order
/// that has nothing to do with theirs.
fn run(documents: &[model::Document], parts: usize, selection: &Selection) -> (Vec<Found>, String) {
    let options = Options::default();
    let mut read: Vec<Document> = Vec::new();
    for part in documents.chunks(documents.len().div_ceil(parts)) {
        let part = lines(
            part.iter().map(|d| serde_json::json!({"id": d.id, "source": d.source, "title": d.title, "text": d.text})),
        );
        let mut out = Vec::new();
        super::read(io::Cursor::new(part), &mut out, &Default::default(), &options).unwrap();
        read.extend(parse::<Read>(&out).into_iter().map(|record| match record {
            Read::Document(document) => *document,
            message => panic!("{message:?}"),
        }));
    }
    read.reverse();
    let mut spellings: BTreeMap<(u8, String), Name> = BTreeMap::new();
    for name in read.iter().flat_map(|document| &document.names) {
        let first = spellings.entry((name.class, name.name.to_string())).or_insert_with(|| name.clone());
        if (&name.document, name.local) < (&first.document, first.local) {
            *first = name.clone();
        }
    }
    let (mut keyed, mut found_same) = (Vec::new(), Vec::new());
    keys(&lines(spellings.values().rev())[..], &mut keyed).unwrap();
    let mut blocks: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for Keyed { key, name } in parse(&keyed) {
        blocks.entry(key).or_default().push(name);
    }
    let blocks = blocks.into_iter().rev().filter(|(_, names)| names.len() > 1);
    same(&lines(blocks.map(|(key, names)| Block { key, names }))[..], &mut found_same).unwrap();
    assert!(!found_same.is_empty(), "some name is spelt in two ways");

    let outlines = read.iter().map(|d| Outline { document: d.document.clone(), outline: d.outline.clone() });
    let mut places = Vec::new();
    join(&[found_same, lines(outlines)].concat()[..], &mut places, &options).unwrap();
    let mut events: BTreeMap<u32, Vec<Placed>> = BTreeMap::new();
    for place in parse::<Place>(&places) {
        let reading = read.iter().find(|d| d.document == place.document).unwrap().reading.clone();
        events.entry(place.event).or_default().insert(0, Placed { reading, place });
    }
    let mut out = Vec::new();
    let gathered = events.into_iter().map(|(event, documents)| Gathered { event, documents });
    super::compare(&lines(gathered)[..], &mut out, selection, &options).unwrap();
    let mut found: Vec<Found> = parse(&out);
    for round in 0..2 {
        let mut count: BTreeMap<model::Id, usize> = BTreeMap::new();
        found.iter().for_each(|f| *count.entry(f.id).or_default() += 1);
        assert!(count.values().any(|&n| n > 1), "some findings have one id");
        for f in found.iter_mut().filter(|f| count[&f.id] > 1) {
            f.id = match round {
                0 => f.by_evidence,
                _ if f.id == f.by_evidence => f.by_claims.1,
                _ => f.by_claims.0,
            };
        }
    }
    found.sort_by(|a, b| {
        (a.event, a.rank)
            .cmp(&(b.event, b.rank))
            .then(b.confidence.total_cmp(&a.confidence))
            .then_with(|| (&a.question, a.id).cmp(&(&b.question, b.id)))
    });
    let mut header = Vec::new();
    columns(&mut header).unwrap();
    let names: Vec<String> = parse::<Column>(&header).into_iter().map(|column| column.name).collect();
    let rows = found.iter().flat_map(|f| f.rows.iter().map(|row| format!("{}{}", f.id, row.csv)));
    let csv = std::iter::once(names.join(",") + "\r\n").chain(rows).collect();
    (found, csv)
}

#[test]
fn as_on_one_machine() {
    let documents = news();
    let report = reconcile(&documents, &Options::default()).unwrap();
    for selection in [Selection::default(), Selection::all()] {
        let mut csv = Vec::new();
        let chosen = selection.choose(&report.findings);
        Csv::default().findings(&View::new(&report.corpus), &chosen, &mut csv).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.lines().count() > 8, "{csv}");
        for parts in [1, 3, 7] {
            let (found, together) = run(&documents, parts, &selection);
            assert_eq!(together, csv);
            assert_eq!(found.len(), report.findings.len());
        }
    }
}

#[test]
fn cells_are_as_they_are() {
    let (found, _) = run(&news(), 2, &Selection::default());
    let row = &found.iter().find(|f| !f.rows.is_empty()).unwrap().rows[0];
    assert_eq!(row.cells.len() + 1, crate::report::Table::Findings.columns().len());
    assert!(row.cells.iter().any(|cell| cell.as_str().is_some_and(|cell| cell.starts_with("Outlet; ="))), "{row:?}");
    assert!(row.csv.contains("Outlet;' ="), "{row:?}");
    assert!(row.cells[1].is_f64() && row.csv.ends_with("\r\n"));
}

#[test]
fn what_is_no_record_is_told_with_its_line() {
    let options = Options::default();
    let error = keys(&b"\n{}\n"[..], Vec::new()).unwrap_err();
    assert!(matches!(error, Error::Line { line: 2, .. }), "{error}");
    for bad in ["[]", "{\"document\":\"a\",\"outline\":\"?\"}", "{\"document\":\"a\",\"outline\":\"AAAA\"}"] {
        let error = join(bad.as_bytes(), Vec::new(), &options).unwrap_err();
        assert!(matches!(error, Error::Line { line: 1, .. }), "{bad}: {error}");
    }
    let lost = Same { key: "k".into(), places: (1, 0), a: ("a".into(), 0), b: ("b".into(), 0) };
    assert!(matches!(join(&lines([lost])[..], Vec::new(), &options), Err(Error::Missing(_))));
    let none = Gathered { event: 0, documents: vec![] };
    let error = super::compare(&lines([none])[..], Vec::new(), &Selection::default(), &options).unwrap_err();
    assert!(matches!(error, Error::Line { line: 1, .. }), "{error}");
}

#[test]
fn one_id_one_document() {
    let mut out = Vec::new();
    let line = r#"{"id": "a", "text": "It rained in Porto, the mayor said."}"#;
    super::read(line.as_bytes(), &mut out, &Default::default(), &Options::default()).unwrap();
    let Read::Document(document) = parse::<Read>(&out).remove(0) else { panic!("no document") };
    let outline = Outline { document: document.document, outline: document.outline };
    let error = join(&lines([&outline, &outline])[..], Vec::new(), &Options::default()).unwrap_err();
    assert!(matches!(&error, Error::Pipeline(crate::Error::DuplicateId(id)) if id == "a"), "{error}");
}

#[test]
fn what_can_not_be_read_is_a_record() {
    let mut out = Vec::new();
    let input = "{\"id\":\"a\"}\n{\"id\":\"b\",\"text\":\"Der Zug fährt heute nicht, weil die Brücke gesperrt ist und niemand sie repariert.\"}\n";
    super::read(input.as_bytes(), &mut out, &Default::default(), &Options::default()).unwrap();
    let kinds: Vec<MessageKind> = parse::<Read>(&out)
        .into_iter()
        .filter_map(|record| match record {
            Read::Message { kind, .. } => Some(kind),
            Read::Document(_) => None,
        })
        .collect();
    assert_eq!(kinds, [MessageKind::Skipped, MessageKind::SetAside]);
}
