use super::*;
use crate::Options;
use crate::model::{Document, Published, Relation};
use crate::report::{Format, Selection, View};
use jiff::civil::date;

/// An article: outlet, day of May 2023, text.
type Article<'a> = (&'a str, i8, &'a str);

const FIRE: [Article<'static>; 2] = [
    ("Gazette", 3, "A fire in a hotel in Hull killed three people on Tuesday, police said. The hotel was full."),
    ("Herald", 3, "Four people were killed by a fire in a hotel in Hull on Tuesday, the fire service said."),
];

fn documents(articles: &[Article<'_>]) -> Vec<Document> {
    let one = |(index, (source, day, text)): (usize, &Article<'_>)| Document {
        id: format!("{source}-{index}"),
        source: Some((*source).to_owned()),
        published: Some(Published {
            at: date(2023, 5, *day).at(12, 0, 0, 0),
            timed: false,
            evidence: crate::model::DateEvidence::Metadata,
        }),
        text: (*text).to_owned(),
        ..Document::default()
    };
    articles.iter().enumerate().map(one).collect()
}

fn run_documents(documents: &[Document]) -> Vec<Outline> {
    let report = crate::reconcile(documents, &Options::default()).unwrap();
    outlines(&report.corpus, &report.findings)
}

fn run(articles: &[Article<'_>]) -> Vec<Outline> {
    run_documents(&documents(articles))
}

/// The place of the finding on the toll.
fn toll(findings: &[Outline]) -> usize {
    findings.iter().position(|finding| finding.attribute == "casualties.killed").unwrap()
}

fn dismissed(findings: &[Outline]) -> Review {
    let mut review = Review::default();
    let verdict = Verdict::new(Status::Dismissed, "Two counts, \"one\" fire.\n", "Ana Li", date(2023, 5, 4));
    review.decide(findings, toll(findings), Some(verdict));
    review
}

fn standing(review: &Review, findings: &[Outline]) -> Option<Standing> {
    review.standings(findings)[toll(findings)].clone()
}

#[test]
fn a_verdict_holds_while_the_answers_stay() {
    let findings = run(&FIRE);
    assert_eq!(findings[toll(&findings)].relation, Relation::Conflict);
    let review = Review::parse(&dismissed(&findings).to_toml()).unwrap();
    assert_eq!(review, dismissed(&findings));

    let mut again = documents(&FIRE);
    again.reverse();
    for document in &mut again {
        // A new crawl: other names of files, text moved by a line of its own.
        document.id = format!("crawl/2/{}.html", document.text.len());
        document.text.insert_str(0, "Updated at noon.\n\n");
    }
    let edited =
        [("Gazette", 3, "A fire in a big hotel in Hull killed three people on Tuesday, police said."), FIRE[1]];
    let third = [FIRE[0], FIRE[1], ("Courier", 4, "The fire in a hotel in Hull on Tuesday killed four people.")];
    for findings in [run_documents(&again), run(&edited), run(&third)] {
        let standing = standing(&review, &findings).unwrap();
        assert!(standing.is_settled(), "{findings:#?}");
        assert_eq!(standing.verdict.by, "Ana Li");
        assert_eq!(review.standings(&findings).iter().flatten().count(), 1);
    }
}

#[test]
fn a_new_answer_brings_a_finding_back() {
    let review = dismissed(&run(&FIRE));
    let third = [FIRE[0], FIRE[1], ("Courier", 3, "The fire in a hotel in Hull on Tuesday killed seven people.")];
    let findings = run(&third);
    let standing = standing(&review, &findings).unwrap();
    assert!(standing.changed_since && !standing.is_settled());
    assert_eq!(
        standing.to_string(),
        "changed since dismissed by Ana Li on 2023-05-04: Two counts, \"one\" fire.\n",
        "who reads it decides how to set it"
    );
    // Deciding anew replaces what was decided under the id of then.
    let mut review = review;
    let verdict = Verdict::new(Status::Confirmed, "", "Bo", date(2023, 5, 5));
    review.decide(&findings, toll(&findings), Some(verdict));
    assert_eq!(review.entries.len(), 1);
    review.decide(&findings, toll(&findings), None);
    assert_eq!(review, Review::default());
}

#[test]
fn another_event_with_the_same_answers_is_another_finding() {
    let review = dismissed(&run(&FIRE));
    let crash = [
        ("Gazette", 3, "A bus crash near Oslo killed three people on Tuesday, police said."),
        ("Herald", 3, "Four people were killed in a bus crash near Oslo on Tuesday, police said."),
    ];
    // Outlets, answers and days are the same: what tells the two is the words.
    let both = [FIRE[0], FIRE[1], crash[0], crash[1]];
    let all = run(&both);
    let decided: Vec<&Outline> =
        all.iter().zip(review.standings(&all)).filter(|(_, standing)| standing.is_some()).map(|(f, _)| f).collect();
    assert_eq!(decided.len(), 1);
    let statements = decided[0].answers.iter().flat_map(|answer| &answer.statements);
    assert!(statements.map(|s| &*s.document).eq(["Gazette-0", "Herald-1"]), "{decided:#?}");
    let mut ids: Vec<_> = all.iter().map(|finding| finding.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all.len(), "every finding has an id of its own");
}

#[test]
fn changes_are_new_changed_or_gone() {
    let (old, new) = (
        run(&FIRE),
        run(&[FIRE[0], FIRE[1], ("Courier", 3, "The fire in a hotel in Hull on Tuesday killed seven people.")]),
    );
    let changes = Changes::between(&old, &new);
    assert!(changes.changed.iter().any(|(was, now)| was.answers.len() == 2 && now.answers.len() == 3));
    let back = Changes::between(&new, &old);
    assert_eq!((back.new.len(), back.gone.len()), (changes.gone.len(), changes.new.len()));
    let same = Changes::between(&old, &old);
    assert!(same.is_empty());
    assert_eq!(same.same, old.len());
    let gone = Changes::between(&old, &[]);
    assert_eq!(gone.gone.len(), old.len());
}

#[test]
fn former_reports_read_as_what_was_found() {
    let report = crate::reconcile(&documents(&FIRE), &Options::default()).unwrap();
    let mut expected = outlines(&report.corpus, &report.findings);
    expected.sort_by_key(|outline| outline.id);
    for format in [Format::Csv, Format::Jsonl] {
        let mut out = Vec::new();
        let (view, chosen) = (View::new(&report.corpus), Selection::all().choose(&report.findings));
        format.renderer(&Default::default()).findings(&view, &chosen, &mut out).unwrap();
        let mut read = former::read(std::str::from_utf8(&out).unwrap()).unwrap();
        read.sort_by_key(|outline| outline.id);
        assert_eq!(read, expected, "{format:?}");
    }
}

#[test]
fn errors_say_where() {
    let parse = |text: &str| Review::parse(text).unwrap_err().to_string();
    assert_eq!(
        parse("version = 2"),
        "the review file is of version 2, this program reads version 1; get a newer gainsay"
    );
    assert!(parse("version = 1\n[findings.xyz]\nstatus = \"maybe\"").starts_with("line 3: unknown variant `maybe`"));
    assert!(parse("version = 1\nstats = 1").starts_with("line 2: unknown field `stats`"));
    let entry = dismissed(&run(&FIRE)).to_toml().replace("2023-05-04", "2023-05-04T10:00:00");
    assert!(parse(&entry).contains("`on` must be a day"), "{}", parse(&entry));
    assert_eq!(former::read("a,b\n1,2\n").unwrap_err(), Error::Column("finding_id"));
    assert!(former::read("{\"id\": 1}").unwrap_err().to_string().starts_with("line 1: no finding in JSON"));
}

proptest::proptest! {
    #[test]
    fn any_words_survive_the_file(reason: String, by: String, quote: String) {
        let mut outline = run_free();
        outline.answers[0].statements[0].quote = quote;
        let mut review = Review::default();
        let verdict = Verdict::new(Status::Resolved, reason, by, date(2023, 5, 4));
        review.decide(&[outline], 0, Some(verdict));
        proptest::prop_assert_eq!(Review::parse(&review.to_toml()).unwrap(), review);
    }

    #[test]
    fn no_text_makes_a_reader_panic(text: String) {
        let _ = Review::parse(&text);
        let _ = former::read(&text);
    }
}

/// A finding made without a run.
fn run_free() -> Outline {
    let line = r#"{"id": "00000000000000aa", "attribute": "casualties.killed", "relation": "conflict", "question": "?",
        "positions": [{"value": "3", "claims": [{"document": "a", "source": null, "quote": "q"}]}]}"#;
    former::read(&line.replace('\n', "")).unwrap().remove(0)
}
