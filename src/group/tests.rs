//! Whole groups, from small texts with a rough annotation: capitals are names, the lists below say which.

use super::{affinity, events, origins, signature};
use crate::model::{
    Annotated, DateEvidence, Dep, Document, EntityKind, EntitySpan, Field, NO_HEAD, Published, Reading, Sentence, Span,
    Tag, Token,
};
use proptest::prelude::*;

const PLACES: &[&str] = &["Oslo", "Geneva", "Stockholm", "Tampere", "Aarhus", "Norway"];
const MEETING: &[&str] = &["met", "talks", "meeting", "summit"];

/// Tokens by blanks, full stops end sentences; capitals are proper nouns, digits numbers, "in" hangs on the word before.
fn annotate(document: &Document) -> Annotated {
    let mut sentences = Vec::new();
    for field in [Field::Title, Field::Text] {
        let text = document.field(field);
        let mut tokens: Vec<Token> = Vec::new();
        let mut entities = Vec::new();
        let mut at = 0;
        for word in text.split(' ') {
            let start = at as u32;
            at += word.len() + 1;
            let bare = word.trim_end_matches(['.', ',']);
            let i = tokens.len() as u16;
            let tag = match bare.chars().next() {
                Some(c) if c.is_uppercase() => Tag::Nnp,
                Some(c) if c.is_ascii_digit() => Tag::Cd,
                _ if bare == "in" => Tag::In,
                _ => Tag::Nn,
            };
            if tag == Tag::Nnp && !tokens.is_empty() {
                let kind = if PLACES.contains(&bare) { EntityKind::Gpe } else { EntityKind::Person };
                entities.push(EntitySpan { start: i, end: i + 1, kind });
            }
            let (head, dep) = if bare == "in" && i > 0 { (i - 1, Dep::Prep) } else { (NO_HEAD, Dep::Root) };
            let lemma = if MEETING.contains(&bare) { "meeting".into() } else { bare.to_lowercase().into() };
            tokens.push(Token { span: Span::new(start, start + bare.len() as u32), lemma, tag, head, dep });
            if word.ends_with('.') {
                sentences.push(sentence(field, std::mem::take(&mut tokens), std::mem::take(&mut entities)));
            }
        }
        sentences.push(sentence(field, tokens, entities));
    }
    sentences.retain(|s| !s.tokens.is_empty());
    Annotated { sentences }
}

fn sentence(field: Field, tokens: Vec<Token>, entities: Vec<EntitySpan>) -> Sentence {
    let span = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => Span::default(),
    };
    Sentence { field, span, block: 0, heading: field == Field::Title, tokens, entities }
}

fn reading(id: &str, title: &str, text: &str) -> Reading {
    let document = Document { id: id.into(), title: Some(title.into()), text: text.into(), ..Document::default() };
    let signature = signature(&document, &annotate(&document));
    Reading { signature, document, ..Reading::default() }
}

fn groups(readings: &[Reading]) -> Vec<Vec<String>> {
    let ids = |documents: &[u32]| documents.iter().map(|&d| readings[d as usize].document.id.clone()).collect();
    events(readings).iter().map(|e| ids(&e.documents)).collect()
}

fn shootings() -> Vec<Reading> {
    vec![
        reading(
            "a1",
            "Two dead in Tampere shooting",
            "Two men were shot dead in Tampere on the quay. Police named Virtanen as victim.",
        ),
        reading(
            "a2",
            "Police name victim of Tampere shooting",
            "The dead man Virtanen was shot on the quay in Tampere with a second man.",
        ),
        reading(
            "b1",
            "Two dead in Aarhus shooting",
            "Two men were shot dead in Aarhus near a kiosk. Police named Sorensen as victim.",
        ),
        reading(
            "b2",
            "Suspect charged with Aarhus killing",
            "A suspect was charged with the shooting of Sorensen near a kiosk in Aarhus.",
        ),
    ]
}

#[test]
fn one_crime_in_two_towns_is_two_events() {
    assert_eq!(groups(&shootings()), [["a1", "a2"], ["b1", "b2"]]);
}

#[test]
fn two_fires_told_alike_are_two_events() {
    let told = "flames broke through a warehouse roof in PLACE at dusk. crews fought flames until dawn, inspectors searched \
        rubble, hospitals asked donors for blood, buses took detours past rubble, shops stayed shut.";
    let read = |id: &str, places: &str| reading(id, "warehouse burns at dusk", &told.replace("PLACE", places));
    assert_eq!(groups(&[read("a", "Tampere"), read("b", "Aarhus"), read("c", "Tampere")]), [vec!["a", "c"], vec!["b"]]);
    // Who names both may tell of either.
    assert_eq!(groups(&[read("a", "Aarhus"), read("b", "Tampere not Aarhus")]).len(), 1);
}

#[test]
fn a_headline_whose_page_lost_its_article_tells_the_event() {
    let furniture =
        "Seven recipes for rhubarb and a slow summer. Subscribe for more gardens and kitchens every weekend. "
            .repeat(8);
    let with = |text: &str| {
        let mut readings = shootings();
        readings.push(reading("c", "Virtanen widow speaks of Tampere shooting on quay", text));
        groups(&readings)
    };
    assert_eq!(with(&furniture), [vec!["a1", "a2", "c"], vec!["b1", "b2"]]);
    let terms =
        |text: &str| reading("c", "Virtanen widow speaks of Tampere shooting on quay", text).signature.terms.len();
    // A text that has a word of its headline is an article, and one of a line or two may put all in other words.
    let column = format!("{furniture} The widow bakes, too.");
    assert!(terms(&furniture) < terms(&column));
    assert!(terms(&furniture) < terms("Seven recipes for rhubarb and a slow summer."));
    // Without a name it may be a figure of speech.
    let figure = reading("c", "a gavel of wool falls on silk and steel", &furniture).signature.terms.len();
    assert!(terms(&furniture) < figure);
}

#[test]
fn the_name_of_a_column_is_no_headline() {
    let mut readings = shootings();
    readings[1].document.title = Some("Nordic Diary".into());
    let again = readings[1].document.clone();
    readings[1].signature = signature(&again, &annotate(&again));
    assert_eq!(groups(&readings)[0], ["a1", "a2"]);
}

#[test]
fn what_two_reports_have_in_common_is_no_hinge() {
    // The first reports quote a policeman and name nobody; the later ones name the man who was charged.
    let early = "A gunman fired at the crowd near the Nordkaj fountain in Aarhus. Police held a man by the fountain. Captain Lund praised the patrol.";
    let late = "A gunman fired at the crowd near the Nordkaj fountain in Aarhus. Police charged Petrakis over shots by the fountain.";
    let title = "Shots at Nordkaj fountain in Aarhus";
    let mut readings: Vec<Reading> = ["a", "b"].map(|id| reading(id, title, early)).into();
    readings.extend(["c", "d"].map(|id| reading(id, title, late)));
    assert_eq!(groups(&readings).len(), 1);
}

#[test]
fn labels_say_who_and_where() {
    let readings = shootings();
    let label = &events(&readings)[0].label;
    assert!(label.contains("Virtanen") && label.contains("Tampere"), "{label}");
}

#[test]
fn the_same_people_meet_twice() {
    let text = "Ministers Halvorsen and Petrakis met in PLACE for talks on fish quotas. Halvorsen told Petrakis that the fleet must shrink.";
    let read =
        |id: &str, place: &str| reading(id, "Halvorsen and Petrakis talk about fish", &text.replace("PLACE", place));
    let readings = [read("a", "Geneva"), read("b", "Stockholm"), read("c", "Geneva")];
    assert_eq!(groups(&readings), [vec!["a", "c"], vec!["b"]]);
    // A city and its country are no two places.
    let readings = [read("a", "Oslo"), read("b", "Norway")];
    assert_eq!(groups(&readings), [["a", "b"]]);
}

#[test]
fn far_dates_part_meetings_but_not_crimes() {
    let on = |mut reading: Reading, month: i8| {
        let at = jiff::civil::date(2024, month, 3).at(0, 0, 0, 0);
        reading.document.published = Some(Published { at, timed: false, evidence: DateEvidence::Metadata });
        reading.signature = signature(&reading.document, &annotate(&reading.document));
        reading
    };
    let meeting = |id: &str| {
        reading(
            id,
            "Halvorsen meets Petrakis",
            "Halvorsen met Petrakis. The two met in Geneva for talks on fish quotas.",
        )
    };
    assert_eq!(groups(&[on(meeting("a"), 1), on(meeting("b"), 9)]).len(), 2);
    let [a, b, ..] = &shootings()[..] else { unreachable!() };
    assert_eq!(groups(&[on(a.clone(), 1), on(b.clone(), 9)]).len(), 1);
}

const WIRE: &str = "The ferry Aurora ran aground on a sandbank north of the harbour early this morning with ninety people on board. \
    Nobody was hurt and all passengers were taken ashore by lifeboats before noon. The captain told the coast guard that the \
    steering had failed minutes after the ship left its berth. Divers will look at the hull before tugs try to pull it free \
    at high tide.";

#[test]
fn cut_and_edited_copies_are_one_origin() {
    let cut = WIRE.split(" Divers").next().unwrap();
    let edited = WIRE.replace("early this morning", "at dawn").replace("before noon", "by noon");
    let own = "A ferry is stuck off the harbour. The captain told the coast guard that the steering had failed minutes after the \
        ship left its berth. We spoke to two of the passengers, who praised the crew and laughed about their cold breakfast, \
        and to the owner of the line, who would not say when sailings start again or whether tickets will be paid back.";
    let readings = [
        reading("a", "Ferry aground", WIRE),
        reading("b", "Ferry stuck", cut),
        reading("c", "Aurora", &edited),
        reading("d", "Stuck", own),
    ];
    let found: Vec<usize> = origins(&readings).iter().map(|o| o.documents.len()).collect();
    assert_eq!(found, [3, 1]);
}

#[test]
fn copies_join_through_copies_of_copies() {
    // Far more copies than are compared with each other.
    let readings: Vec<Reading> = (0..60).map(|n| reading(&format!("{n:02}"), "Ferry aground", WIRE)).collect();
    assert_eq!(origins(&readings).len(), 1);
    assert_eq!(events(&readings).len(), 1);
}

#[test]
fn affinity_is_the_same_either_way() {
    let readings = shootings();
    for a in &readings {
        for b in &readings {
            assert_eq!(affinity(&a.signature, &b.signature), affinity(&b.signature, &a.signature));
        }
    }
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        Just("Oslo"),
        Just("Geneva"),
        Just("Halvorsen"),
        Just("Petrakis"),
        Just("met"),
        Just("in"),
        Just("ferry"),
        Just("7"),
        Just("quay"),
        Just("shot."),
        Just("sandbank"),
        Just("é"),
        Just("quota,"),
    ];
    prop::collection::vec(prop::collection::vec(word, 0..40).prop_map(|w| w.join(" ")), 0..12)
}

proptest! {
    #[test]
    fn every_document_stands_in_one_group_whatever_the_order(texts in texts(), turn in 0usize..12) {
        let mut readings: Vec<Reading> =
            texts.iter().enumerate().map(|(n, text)| reading(&format!("{n:02}"), "", text)).collect();
        let (events_before, origins_before) = (events(&readings), origins(&readings));
        for documents in [
            events_before.iter().flat_map(|e| e.documents.clone()).collect::<Vec<_>>(),
            origins_before.iter().flat_map(|o| o.documents.clone()).collect(),
        ] {
            let mut documents = documents;
            documents.sort_unstable();
            prop_assert_eq!(documents, (0..readings.len() as u32).collect::<Vec<_>>());
        }
        if !readings.is_empty() {
            let turn = turn % readings.len();
            readings.rotate_left(turn);
        }
        let events_after = events(&readings);
        prop_assert_eq!(
            events_before.iter().map(|e| (e.id, &e.label)).collect::<Vec<_>>(),
            events_after.iter().map(|e| (e.id, &e.label)).collect::<Vec<_>>()
        );
        prop_assert_eq!(
            origins_before.iter().map(|o| o.id).collect::<Vec<_>>(),
            origins(&readings).iter().map(|o| o.id).collect::<Vec<_>>()
        );
    }
}

/// Reports of one exchange of prisoners, as its sides tell it.
const EXCHANGE: [(&str, &str); 5] = [
    (
        "Brandt freed in swap at Larnvik airfield",
        "Engineer Nora Brandt and four other captives were freed on Tuesday in a swap between Vellmark and Ostrava at Larnvik airfield, the government of Vellmark said. Two planes stood nose to nose while officers of both sides checked names. Colonel Pavel Dusek, held in Vellmark for the Kestrel bombing, walked the other way. President Ilse Maron thanked the mediators.",
    ),
    (
        "Vellmark hands Dusek over for five captives at Larnvik",
        "Vellmark handed Colonel Pavel Dusek to Ostrava on Tuesday for five captives, among them the engineer Nora Brandt, in a swap at Larnvik airfield. President Ilse Maron told parliament that there had been no other way. The opposition called the swap a reward for the Kestrel bombing. Relatives of those who died at Kestrel were told an hour before.",
    ),
    (
        "Dusek given a hero's welcome after Larnvik swap",
        "Colonel Pavel Dusek came home to Ostrava on Tuesday night after the swap at Larnvik airfield, and Premier Anton Reva met him on the runway with flowers. State television did not speak of the Kestrel bombing. Five people were sent to Vellmark for him, Reva said, and all had asked for pardon.",
    ),
    (
        "Reva decorates Dusek",
        "Premier Anton Reva of Ostrava pinned the Order of the Anchor on Colonel Pavel Dusek on Wednesday, a day after the swap that brought him home from Vellmark. State television showed the flowers and the runway, and did not speak of the Kestrel bombing. Dusek saluted and thanked Reva for the plane.",
    ),
    (
        "Ostrava's television and the colonel",
        "State television in Ostrava showed Colonel Pavel Dusek all Wednesday, on the runway with flowers and beside Premier Anton Reva. Of the Kestrel bombing it did not speak, nor of the five people sent to Vellmark for him in the swap, who Reva said had asked for pardon.",
    ),
];

/// Into how many events these reports fall, read as the command reads them.
fn count_events(reports: &[(&str, &str)]) -> usize {
    let document = |(n, (title, text)): (usize, &(&str, &str))| Document {
        id: n.to_string(),
        title: Some((*title).to_owned()),
        text: (*text).to_owned(),
        ..Document::default()
    };
    let documents: Vec<Document> = reports.iter().enumerate().map(document).collect();
    crate::reconcile(&documents, &crate::Options::default()).unwrap().corpus.events.len()
}

#[test]
fn a_report_from_another_angle_is_taken_in() {
    let night = "Nora Brandt did not sleep. She sat in the kitchen of her mother's house in Tessen with a cup of tea and counted the windows, her brother Jonas said on Wednesday. She had been held for 412 days in the prison of Gorod, where a guard named Milo brought her books. On the way from Larnvik airfield she asked only whether the dog was alive. The swap, the runway, the flowers: she saw them on television.";
    let clinic = "Nora Lind did not sleep. She sat in the kitchen of the new clinic in Tessen with a cup of tea and counted the windows, its head said on Wednesday. The clinic has 412 beds, and a choir sang at the airfield where the mayor landed.";
    assert_eq!(count_events(&EXCHANGE), 1);
    let with = |text| [&EXCHANGE[..], &[("A first night at home", text)]].concat();
    assert_eq!(count_events(&with(night)), 1);
    assert_eq!(count_events(&with(clinic)), 2);
}
