//! Crime and accidents: people, what befell them, what the law did.

use super::{relation, report};
use crate::model::Relation;

#[test]
fn between_reports_people_have_birthdays() {
    let aged = |age: u8| {
        format!("Peter Falk, {age}, was arrested after a bakery on Elm Street in Denver was robbed on May 1.")
    };
    let ages = |first: (i8, u8), then: (i8, u8)| {
        relation(&report(&[(first.0, &aged(first.1)), (then.0, &aged(then.1))]), "people.age")
    };
    assert_eq!(ages((-10, 40), (30, 41)), [Relation::Update]);
    assert_eq!(ages((1, 40), (8, 41)), [Relation::Conflict]);
    assert_eq!(ages((-10, 41), (30, 40)), [Relation::Conflict]);
}

const SHOT: &str = "A baker was shot at the Larkspur club on Elm Street in Denver on Sunday, police said. ";

/// What two reports of the shooting, a day apart, come to on an attribute.
fn on(attribute: &str, first: &str, then: &str) -> Vec<Relation> {
    relation(&report(&[(7, &format!("{SHOT}{first}")), (8, &format!("{SHOT}{then}"))]), attribute)
}

#[test]
fn inside_is_not_outside() {
    let inside = "A man opened fire in the club at midnight.";
    assert_eq!(
        on("police.setting", inside, "The shooting happened in the yard behind the club."),
        [Relation::Conflict]
    );
    assert!(on("police.setting", inside, "The shooting happened inside the club.").is_empty());
}

#[test]
fn one_officer_is_not_several() {
    let one = "A deputy fired at the gunman.";
    assert_eq!(on("police.officers firing", one, "Deputies fired at the gunman."), [Relation::Conflict]);
    assert!(on("police.officers firing", one, "The deputy fired twice at the gunman.").is_empty());
}

#[test]
fn conditions_withheld_and_then_told() {
    let withheld = "Two boys were wounded. Their conditions were not released.";
    let told = "Two boys were wounded. Both are listed in fair condition.";
    assert_eq!(on("people.condition told", withheld, told), [Relation::Update]);
    assert!(on("people.condition told", told, told).is_empty());
}

#[test]
fn a_suspect_who_denies_it_disputes_it() {
    let accused = "Investigators said that Peter Falk shot the baker.";
    let denies = "Peter Falk said from jail that he was not the shooter.";
    assert_eq!(on("police.doer", accused, &format!("{accused} {denies}")), [Relation::Disputed]);
    assert!(on("police.doer", accused, accused).is_empty());
}
