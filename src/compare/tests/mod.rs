//! Whole reports of one event, compared.

mod background;
mod crime;
mod dispute;
mod facts;
mod numbers;
mod people;
mod plans;
mod same;

use crate::model::{DateEvidence, Document, Published, Relation};
use crate::{Options, Report, reconcile};

/// Reports of one event: the days of June 2021 when they were published, and their texts.
fn report(texts: &[(i8, &str)]) -> Report {
    reconciled(texts.iter().map(|&(day, text)| (Some(day), text)))
}

/// Reports of one event that bear no date.
fn undated(texts: &[&str]) -> Report {
    reconciled(texts.iter().map(|&text| (None, text)))
}

fn reconciled<'a>(texts: impl Iterator<Item = (Option<i8>, &'a str)>) -> Report {
    let documents: Vec<Document> = texts
        .enumerate()
        .map(|(n, (day, text))| Document {
            id: n.to_string(),
            text: text.to_owned(),
            published: day.map(|day| Published {
                // Days before June count back from its first.
                at: (jiff::civil::date(2021, 5, 31) + jiff::Span::new().days(i64::from(day))).at(0, 0, 0, 0),
                timed: false,
                evidence: DateEvidence::Metadata,
            }),
            ..Document::default()
        })
        .collect();
    reconcile(&documents, &Options::default()).unwrap()
}

pub(super) fn relation(report: &Report, attribute: &str) -> Vec<Relation> {
    let mut found: Vec<Relation> =
        report.findings.iter().filter(|f| f.attribute.name() == attribute).map(|f| f.relation).collect();
    found.retain(|r| r.is_flagged());
    found
}

const DEAD: &str = "A 31-year-old woman was shot dead outside a bakery on Elm Street in Denver on Sunday, police said.";

#[test]
fn an_arrest_after_none_is_an_update() {
    let found = report(&[
        (
            7,
            "A woman was shot dead outside a bakery on Elm Street in Denver on Sunday. No arrests have been made, police said.",
        ),
        (
            9,
            "A man was arrested on Tuesday after a woman was shot dead outside a bakery on Elm Street in Denver on Sunday.",
        ),
    ]);
    assert_eq!(relation(&found, "arrests.arrested"), [Relation::Update]);
    let still = "No one was in custody after a woman was shot dead outside a bakery on Elm Street in Denver on Sunday.";
    assert!(relation(&report(&[(7, DEAD), (9, still)]), "arrests.arrested").is_empty());
}

#[test]
fn whoever_is_described_and_then_named_is_one() {
    let named = "A woman was shot dead outside a bakery on Elm Street in Denver on Sunday. Maria Lund, 33, was shot dead as she left, police said.";
    assert_eq!(relation(&report(&[(7, DEAD), (8, named)]), "people.age"), [Relation::Conflict]);
}

#[test]
fn another_victim_is_not_the_first() {
    let two = "Maria Lund, 33, was shot dead outside a bakery on Elm Street in Denver on Sunday, police said. \
               Another woman, 31, was shot dead inside.";
    assert!(relation(&report(&[(7, DEAD), (8, two)]), "people.age").is_empty());
}

#[test]
fn a_suit_that_was_brought_and_settled_is_an_update() {
    let found = report(&[
        (7, "A baker sued the city of Denver over a dog that bit him on Elm Street in May, the city said on Sunday."),
        (
            14,
            "The city of Denver settled out of court with a baker who filed a lawsuit over a dog that bit him on Elm Street in May.",
        ),
    ]);
    assert_eq!(relation(&found, "courts.suit open"), [Relation::Update]);
    let sued = "A baker sued the city of Denver over a dog that bit him on Elm Street in May.";
    assert!(relation(&report(&[(7, sued), (14, sued)]), "courts.suit open").is_empty());
}

#[test]
fn what_only_seemed_so_is_not_what_a_report_says() {
    let seemed = "A woman was shot outside a bakery on Elm Street in Denver on Sunday. It seemed that the woman was hit by several bullets, but she was struck by one bullet.";
    let sure = "A woman was shot several times outside a bakery on Elm Street in Denver on Sunday.";
    assert_eq!(relation(&report(&[(7, seemed), (7, sure)]), "casualties.times hit"), [Relation::Conflict]);
    assert!(relation(&report(&[(7, sure), (7, sure)]), "casualties.times hit").is_empty());
}

#[test]
fn the_home_of_the_accused_described_and_named() {
    let described =
        "A Denver man shot a woman outside a bakery on Elm Street on Sunday. Peter Falk, 41, was arrested on Monday.";
    let named = "Peter Falk, 41, of Boulder was arrested on Monday after a woman was shot outside a bakery on Elm Street on Sunday.";
    assert_eq!(relation(&report(&[(7, described), (8, named)]), "people.residence"), [Relation::Conflict]);
    let officer = "A Denver officer shot a woman outside a bakery on Elm Street on Sunday. Peter Falk, 41, was arrested on Monday.";
    assert!(relation(&report(&[(7, officer), (8, named)]), "people.residence").is_empty());
}

const FIRE: &str = "A fire tore through a farmhouse on Mill Lane in Dorset on Sunday. ";

#[test]
fn the_children_are_not_all_the_dead() {
    let all = format!("{FIRE}The fire in the farmhouse on Mill Lane killed five people, police said.");
    let some = format!("{FIRE}The fire in the farmhouse on Mill Lane killed two children, police said.");
    let other = format!("{FIRE}The fire in the farmhouse on Mill Lane killed six people, police said.");
    assert!(relation(&report(&[(7, &all), (7, &some)]), "casualties.killed").is_empty());
    assert_eq!(relation(&report(&[(7, &all), (7, &other)]), "casualties.killed"), [Relation::Conflict]);
}

#[test]
fn police_and_a_neighbour_are_two_who_found_police_and_deputies_may_be_one() {
    let by = |who: &str| format!("{FIRE}{who} found the bodies in the farmhouse on Mill Lane in Dorset on Sunday.");
    let finder = |a: &str, b: &str| relation(&report(&[(7, &by(a)), (7, &by(b))]), "police.finder");
    assert_eq!(finder("Police", "A neighbour"), [Relation::Conflict]);
    assert!(finder("Police", "Deputies").is_empty());
}

#[test]
fn a_record_in_brackets_is_of_the_name_before_it() {
    let record = |bracket: &str| {
        format!(
            "Marco Bruno beat Paul Stone in Turin on Sunday. Marco Bruno {bracket} won in five rounds over Paul Stone."
        )
    };
    let conflicts = |a: &str, b: &str| {
        let found = report(&[(7, &record(a)), (7, &record(b))]);
        relation(&found, "sport.record").len()
    };
    assert_eq!(conflicts("(45-1)", "(43-1)"), 1);
    assert_eq!(conflicts("(45-1)", "(45-1)"), 0);
}

const SHOT: &str = "Five people were shot, two of them fatally, outside a bakery on Elm Street in Denver on Sunday.";

#[test]
fn the_ages_of_a_group_are_those_of_its_members() {
    let group = format!("{SHOT} Two men, 21 and 40, were shot in the head and pronounced dead at the scene.");
    let named = format!(
        "{SHOT} Peter Falk, 21, was shot in the back and died at a hospital. Carl Moss, 43, was shot in the head and died there."
    );
    let found = report(&[(7, &group), (8, &named)]);
    assert_eq!(relation(&found, "people.age"), [Relation::Conflict]);
    assert_eq!(relation(&found, "casualties.wound"), [Relation::Conflict]);
    let same = format!(
        "{SHOT} Peter Falk, 21, was shot in the head and died at a hospital. Carl Moss, 40, was shot in the head and died there."
    );
    let found = report(&[(7, &group), (8, &same)]);
    assert!(relation(&found, "people.age").is_empty() && relation(&found, "casualties.wound").is_empty());
}

#[test]
fn wounds_of_two_people_are_two_wounds() {
    let one = format!("{SHOT} A 21-year-old woman was shot in the leg.");
    let other = format!("{SHOT} A 40-year-old man was shot in the head.");
    assert!(relation(&report(&[(7, &one), (8, &other)]), "casualties.wound").is_empty());
}

#[test]
fn an_article_that_grew_takes_back_what_it_told() {
    let grown = "UPDATE: A fifth man has been arrested in the robbery of a bakery on Elm Street in Denver.\n\n\
                 ORIGINAL: A fourth man has been arrested in the robbery of a bakery on Elm Street in Denver.";
    assert_eq!(relation(&report(&[(7, grown)]), "arrests.arrested"), [Relation::Update]);
    let plain = "A fifth man has been arrested in the robbery of a bakery on Elm Street in Denver.\n\n\
                 A fourth man was arrested in the robbery of a bakery on Elm Street in Denver.";
    assert!(relation(&report(&[(7, plain)]), "arrests.arrested").is_empty());
}
