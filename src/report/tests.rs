//! The renderers on a small corpus, written out.

use super::{Chosen, Format, Options, Selection, View};
use crate::model::{
    Attribute, Attribution, AttributionKind, Claim, Corpus, DateEvidence, Document, EntityKind, Event, Factuality,
    Field, Filler, Finding, Gender, GrammaticalNumber, Id, LocalEntity, Mention, MentionKind, Origin, Position,
    Published, Reading, Relation, Role, Source, Span, Subject, Target, TokenRef, Value,
};
use crate::model::{Certainty, Entity};

/// The stretch of `text` that holds `words`.
fn find(text: &str, words: &str) -> Target {
    let start = text.find(words).unwrap() as u32;
    Target { field: Field::Text, span: Span::new(start, start + words.len() as u32) }
}

fn reading(id: &str, source: &str, day: i8, text: &str, wounded: bool, evidence: &str) -> Reading {
    let at = TokenRef { sentence: 0, token: 0 };
    let document = Document {
        id: id.into(),
        source: Some(source.into()),
        published: Some(Published {
            at: jiff::civil::date(2020, 3, day).at(0, 0, 0, 0),
            timed: false,
            evidence: DateEvidence::Metadata,
        }),
        title: Some("Brand in der Mühle".into()),
        text: text.into(),
        ..Document::default()
    };
    let claim = Claim {
        id: Id(u64::from(day as u8)),
        attribute: Attribute::Frame("casualties.injured".into()),
        subject: Subject::Event,
        value: Value::Polarity(wounded),
        rest: vec![(Role::Place, Filler::Mention(0)), (Role::Instrument, Filler::Words(vec!["smoke".into()]))],
        attribution: Attribution {
            chain: vec![Source {
                head: None,
                name: "the fire service".into(),
                local: None,
                target: find(text, "the fire service"),
                cue: "say".into(),
                cue_at: at,
                kind: AttributionKind::Indirect,
            }],
        },
        factuality: Factuality { certainty: Certainty::Probable, positive: true },
        trigger: at,
        evidence: find(text, evidence),
        as_written: find(text, evidence.split(' ').next().unwrap()),
        occasion: crate::model::Occasion::News,
    };
    let mention = Mention {
        head: at,
        start: 0,
        end: 1,
        target: find(text, "Łódź"),
        kind: MentionKind::Name,
        entity: EntityKind::Gpe,
        text: "Łódź".into(),
        titles: Vec::new(),
        number: GrammaticalNumber::Singular,
        gender: Gender::Unknown,
    };
    let local = LocalEntity {
        mentions: vec![0],
        kind: EntityKind::Gpe,
        name: "Łódź".into(),
        variants: vec!["Łódź".into()],
        descriptions: Vec::new(),
        number: GrammaticalNumber::Singular,
        gender: Gender::Unknown,
    };
    let end = text.find(". ").map_or(text.len(), |end| end + 1) as u32;
    Reading {
        document,
        sentences: vec![Target { field: Field::Text, span: Span::new(0, end) }],
        mentions: vec![mention],
        locals: vec![local],
        local_of: vec![Some(0)],
        claims: vec![claim],
        ..Reading::default()
    }
}

pub(super) fn corpus() -> (Corpus, Vec<Finding>) {
    let wire = "In Łódź three people were hurt, the fire service said. A mill burned.";
    let mut readings = vec![
        reading("a", "Morning Post", 4, wire, true, "three people were hurt"),
        reading("b", "=Evening Echo", 4, wire, true, "three people were hurt"),
        reading("c", "Daily\u{1b}[31m Herald", 5, "Smoke hurt four in Łódź, the fire service thinks.", false, "four"),
    ];
    readings[0].document.agency = Some("dpa".into());
    let entity = Entity {
        id: Id(7),
        name: "Łódź".into(),
        kind: EntityKind::Gpe,
        variants: vec!["Łódź".into(), "Lodz".into()],
        members: vec![(0, 0), (1, 0), (2, 0)],
    };
    let event = Event { id: Id(8), label: "Łódź — fire".into(), documents: vec![0, 1, 2] };
    let origins = vec![Origin { id: Id(9), documents: vec![0, 1] }, Origin { id: Id(10), documents: vec![2] }];
    let position = |label: &str, claims: Vec<(u32, u32)>| Position {
        value: readings[claims[0].0 as usize].claims[0].value.clone(),
        label: label.into(),
        claims,
    };
    let finding = |relation, positions| Finding {
        id: Id(11),
        event: 0,
        subject: "Łódź — fire".into(),
        attribute: Attribute::Frame("casualties.injured".into()),
        question: "How many people were injured?".into(),
        relation,
        confidence: 0.876,
        reason: "3 and 4 can't both be true.".into(),
        positions,
    };
    let findings = vec![
        finding(Relation::Corroborated, vec![position("3", vec![(0, 0), (1, 0)])]),
        finding(Relation::Conflict, vec![position("3", vec![(0, 0), (1, 0)]), position("4", vec![(2, 0)])]),
    ];
    (Corpus::new(readings, vec![entity], vec![event], origins), findings)
}

pub(super) fn render(
    format: Format,
    write: impl Fn(&dyn super::Renderer, &View<'_>, &Chosen<'_>, &mut Vec<u8>),
) -> String {
    let (corpus, findings) = corpus();
    let mut out = Vec::new();
    let renderer = format.renderer(&Options { width: 72, ..Options::default() });
    write(renderer.as_ref(), &View::new(&corpus), &Selection::default().choose(&findings), &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn findings_as_text() {
    let text = render(Format::Text, |r, view, chosen, out| r.findings(view, chosen, out).unwrap());
    assert_eq!(
        text,
        "\
== Łódź — fire ==
   3 documents, 2 voices (the others are copies)

 1. How many people were injured? [00000000]
    CONFLICT, probable (0.88): 3 and 4 can't both be true.
    - 3
      Morning Post, 4 March 2020, citing the fire service (as likely or
      alleged); the same report in =Evening Echo:
        “In Łódź *three people were hurt*, the fire service said.”
    - 4
      Daily\u{fffd}[31m Herald, 5 March 2020, citing the fire service (as
      likely or alleged):
        “Smoke hurt *four* in Łódź, the fire service thinks.”

3 documents, 1 event: 1 conflict. Not shown: 1 agreement (--relations
all shows them).
"
    );
}

#[test]
fn findings_as_csv() {
    let csv = render(Format::Csv, |r, view, chosen, out| r.findings(view, chosen, out).unwrap());
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(header.iter().collect::<Vec<_>>().join(", "), COLUMNS);
    let expected = [
        [
            "000000000000000b",
            "conflict",
            "0.88",
            "0000000000000008",
            "Łódź — fire",
            "Łódź — fire",
            "casualties.injured",
        ],
        ["1", "three", "Morning Post", "0000000000000009", "a", "2020-03-04", "the fire service"],
        ["2", "four", "Daily\u{1b}[31m Herald", "000000000000000a", "c", "2020-03-05", "the fire service"],
    ];
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].iter().take(7).collect::<Vec<_>>(), expected[0]);
    let pick = |row: usize| [8, 11, 12, 13, 14, 15, 16].map(|column| &rows[row][column]);
    assert_eq!(pick(0), expected[1]);
    assert_eq!(pick(2), expected[2]);
    assert_eq!(&rows[1][12], "'=Evening Echo");
    // Code points, not bytes: "In Łódź " has eight of the one and eleven of the other.
    assert_eq!([&rows[0][18], &rows[0][20], &rows[0][21], &rows[0][22]], ["three people were hurt", "text", "8", "30"]);
    assert_eq!(&rows[0][19], "In Łódź three people were hurt, the fire service said.");
}

const COLUMNS: &str = "finding_id, relation, confidence, event_id, event, subject, attribute, question, position, value, unit, \
    as_written, source, origin, document, published, speaker, factuality, quote, context, field, start, end, reason";

#[test]
fn findings_as_json_lines() {
    let jsonl = render(Format::Jsonl, |r, view, chosen, out| r.findings(view, chosen, out).unwrap());
    let lines: Vec<serde_json::Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 1);
    let claim = |document: &str, source: &str| {
        serde_json::json!({
            "document": document, "source": source, "origin": "0000000000000009", "published": "2020-03-04",
            "field": "text", "start": 8, "end": 30, "quote": "three people were hurt",
            "context": "In Łódź three people were hurt, the fire service said.",
            "as_written": "three", "speaker": "the fire service", "factuality": "probable",
        })
    };
    assert_eq!(lines[0]["id"], "000000000000000b");
    assert_eq!(lines[0]["event"], "0000000000000008");
    assert_eq!(lines[0]["relation"], "conflict");
    assert_eq!(lines[0]["confidence"], 0.876);
    assert_eq!(lines[0]["positions"][0]["value"], "3");
    assert_eq!(lines[0]["positions"][0]["claims"][0], claim("a", "Morning Post"));
    assert_eq!(lines[0]["positions"][0]["claims"][1], claim("b", "=Evening Echo"));
    assert_eq!(lines[0]["positions"][1]["claims"][0]["quote"], "four");
}

#[test]
fn claims_entities_and_events_as_json_lines() {
    let parse = |text: String| -> Vec<serde_json::Value> {
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let claims = parse(render(Format::Jsonl, |r, view, _, out| r.claims(view, out).unwrap()));
    assert_eq!(claims.len(), 3);
    assert_eq!(claims[2]["subject"], "Łódź — fire");
    assert_eq!(claims[2]["kind"], "frame");
    assert_eq!(
        claims[2]["rest"],
        serde_json::json!([{"role": "place", "filler": "Łódź"}, {"role": "instrument", "filler": "smoke"}])
    );
    let entities = parse(render(Format::Jsonl, |r, view, _, out| r.entities(view, out).unwrap()));
    assert_eq!(entities.len(), 1);
    assert_eq!(entities[0]["variants"], serde_json::json!(["Łódź", "Lodz"]));
    let at = |n: usize| [&entities[0]["mentions"][n]["start"], &entities[0]["mentions"][n]["end"]];
    assert_eq!((at(0), at(2)), ([&3.into(), &7.into()], [&19.into(), &23.into()]));
    let events = parse(render(Format::Jsonl, |r, view, _, out| r.events(view, out).unwrap()));
    assert_eq!(
        events,
        [serde_json::json!({
            "version": 1, "id": "0000000000000008", "label": "Łódź — fire", "documents": ["a", "b", "c"], "origins": 2,
            "first_published": "2020-03-04", "last_published": "2020-03-05",
        })]
    );
}

#[test]
fn origins_name_the_copies_and_whom_they_credit() {
    let jsonl = render(Format::Jsonl, |r, view, _, out| r.origins(view, out).unwrap());
    let lines: Vec<serde_json::Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["id"], "0000000000000009");
    assert_eq!(lines[0]["agencies"], serde_json::json!(["dpa"]));
    assert_eq!(lines[0]["documents"][1]["source"], "=Evening Echo");
    assert_eq!(lines[1]["documents"][0]["document"], "c");
    let text = render(Format::Text, |r, view, _, out| r.origins(view, out).unwrap());
    assert_eq!(
        text,
        "\
== 2 copies of one report, by dpa ==
   Brand in der Mühle — Morning Post, 4 March 2020 [a]
   Brand in der Mühle — =Evening Echo, 4 March 2020 [b]

3 documents, 2 voices.
"
    );
}

#[test]
fn documents_read_back_as_they_were() {
    let documents: Vec<_> = corpus().0.readings.into_iter().map(|reading| reading.document).collect();
    let write = |format: Format, raw_cells: bool| {
        let mut out = Vec::new();
        format.renderer(&Options { raw_cells, ..Options::default() }).documents(&documents, &mut out).unwrap();
        out
    };
    for (format, extension) in [(Format::Jsonl, "jsonl"), (Format::Csv, "csv")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dump").with_extension(extension);
        std::fs::write(&path, write(format, true)).unwrap();
        let read: Vec<_> =
            crate::ingest::read(&[path], &crate::ingest::Options::default()).map(Result::unwrap).collect();
        let key = |d: &crate::model::Document| (d.id.clone(), d.source.clone(), d.title.clone(), d.text.clone());
        assert_eq!(read.iter().map(key).collect::<Vec<_>>(), documents.iter().map(key).collect::<Vec<_>>());
        assert_eq!(read[0].published, documents[0].published);
    }
    let text = String::from_utf8(write(Format::Text, false)).unwrap();
    assert!(text.contains("== Brand in der Mühle — Daily\u{fffd}[31m Herald, 5 March 2020 [c]\n"), "{text}");
    assert!(text.ends_with("\n3 documents.\n"));
}

#[test]
fn every_table_has_a_cell_for_every_column() {
    for write in [
        (|r, view, chosen, out| r.findings(view, chosen, out))
            as fn(&dyn super::Renderer, &View<'_>, &Chosen<'_>, &mut Vec<u8>) -> std::io::Result<()>,
        |r, view, _, out| r.claims(view, out),
        |r, view, _, out| r.entities(view, out),
        |r, view, _, out| r.events(view, out),
        |r, view, _, out| r.origins(view, out),
    ] {
        let csv = render(Format::Csv, |r, view, chosen, out| write(r, view, chosen, out).unwrap());
        let rows =
            ::csv::Reader::from_reader(csv.as_bytes()).into_records().inspect(|row| assert!(row.is_ok())).count();
        assert_eq!(rows, 3);
    }
}
