//! What reports tell of people.

use super::{relation, report, undated};
use crate::model::Relation;

/// How two reports of one death sit together on an attribute.
fn deaths(a: &str, b: &str, attribute: &str) -> Vec<Relation> {
    let text = |told: &str| format!("Maria Lund, the painter of harbours, has died. Maria Lund {told}, her son said.");
    relation(&undated(&[&text(a), &text(b)]), attribute)
}

#[test]
fn deaths_have_one_day_one_cause_and_one_place() {
    assert_eq!(deaths("died on Thursday", "died on Friday", "people.day of death"), [Relation::Conflict]);
    assert!(deaths("died on Thursday", "died yesterday", "people.day of death").is_empty());
    assert_eq!(deaths("died of cancer", "died of a heart attack", "people.cause of death"), [Relation::Conflict]);
    assert!(deaths("died of cancer", "died of a long illness", "people.cause of death").is_empty());
    assert_eq!(deaths("died at her home", "died at a hospital", "people.place of death"), [Relation::Conflict]);
    assert!(deaths("died at her home", "died at her house in Denver", "people.place of death").is_empty());
}

#[test]
fn one_sentence_may_differ_in_cause_and_in_place() {
    let text = |told: &str| format!("Maria Lund, the painter of harbours, has died. Maria Lund {told}, her son said.");
    let found = undated(&[&text("died at her home of cancer"), &text("died at a hospital of a heart attack")]);
    assert_eq!(relation(&found, "people.cause of death"), [Relation::Conflict]);
    assert_eq!(relation(&found, "people.place of death"), [Relation::Conflict]);
    let never = undated(&[&text("died of cancer"), &text("did not die of a heart attack")]);
    assert!(relation(&never, "people.cause of death").is_empty());
}

/// How two reports of one shooting sit together on an attribute.
fn shootings(a: &str, b: &str, attribute: &str) -> Vec<Relation> {
    let text = |told: &str| {
        format!("Maria Lund, 33, was shot outside a bakery on Elm Street in Denver on Sunday, police said. {told}")
    };
    relation(&undated(&[&text(a), &text(b)]), attribute)
}

#[test]
fn engaged_is_not_married() {
    let with = |who: &str| format!("Maria Lund was at the bakery with her {who}.");
    let found = |a: &str, b: &str| shootings(&with(a), &with(b), "people.partner");
    assert_eq!(found("fiancée", "wife"), [Relation::Conflict]);
    assert!(found("fiancée", "girlfriend").is_empty(), "whoever is engaged is also a girlfriend");
    assert!(found("girlfriend", "husband").is_empty(), "two people");
    assert!(found("fiancé, Carl Moss", "husband, Peter Falk").is_empty(), "two names");
}

#[test]
fn kin_of_one_pair() {
    let by = |who: &str| format!("Maria Lund's {who}, Carl Moss, was arrested on Monday.");
    let found = |a: &str, b: &str| shootings(&by(a), &by(b), "people.relation");
    assert_eq!(shootings(&by("ex-husband"), &by("husband"), "people.couple"), [Relation::Conflict]);
    assert_eq!(found("cousin", "uncle"), [Relation::Conflict]);
    assert!(found("cousin", "relative").is_empty());
    assert!(found("father", "stepmother").is_empty(), "two people");
}

#[test]
fn a_deputy_is_not_the_chief() {
    let said = |who: &str| format!("{who} Carl Moss spoke of the shooting of Maria Lund on Monday.");
    let found = |a: &str, b: &str, attribute: &str| shootings(&said(a), &said(b), attribute);
    assert_eq!(found("District Attorney", "Assistant District Attorney", "people.post"), [Relation::Conflict]);
    assert!(found("Police Chief", "Chief", "people.post").is_empty());
    assert_eq!(found("Sgt.", "Lt.", "people.rank"), [Relation::Conflict]);
    assert!(found("Sgt.", "Police Sgt.", "people.rank").is_empty());
}

#[test]
fn one_street_with_two_numbers() {
    let at = |number: &str| format!("Maria Lund was shot at {number}.");
    let found = |a: &str, b: &str| shootings(&at(a), &at(b), "address:mill road");
    assert_eq!(found("1249 Mill Road", "1240 Mill Road"), [Relation::Conflict]);
    assert!(found("1249 Mill Road", "the 1200 block of Mill Road").is_empty(), "a house and its block");
    assert!(found("1249 Mill Road", "310 Mill Road").is_empty(), "two houses");
}

#[test]
fn what_was_not_done_yet_and_then_was() {
    let update = |early: &str, late: &str, attribute: &str| {
        let of = |told: &str| format!("Norland and Sudland held talks in Lagos on Monday. {told}");
        relation(&report(&[(7, &of(early)), (9, &of(late))]), attribute)
    };
    let yet = "Norland has not yet confirmed the cut, delegates said.";
    assert_eq!(update(yet, "Norland confirmed the cut in a letter.", "fact:confirm"), [Relation::Update]);
    assert_eq!(update(yet, "Sudland confirmed the cut in a letter.", "fact:confirm"), []);
    assert_eq!(update(yet, "Norland confirmed the date in a letter.", "fact:confirm"), []);
    assert_eq!(update("Norland confirmed the cut.", yet, "fact:confirm"), [], "time runs one way");
    let silent = "Maria Silva did not immediately respond to a request for comment.";
    assert_eq!(update(silent, "Maria Silva responded on Tuesday.", "fact:respond"), [Relation::Update]);
}

#[test]
fn a_text_may_give_a_street_two_kinds() {
    let slip = "A man was found dead at his home on Willow Creek Drive on Sunday. Neighbors on Willow Creek Road were shocked.";
    assert_eq!(relation(&report(&[(7, slip)]), "places.street"), [Relation::Conflict]);
    let corner = "A man was found dead at Willow Creek Drive and Mason Road on Sunday.";
    assert!(relation(&report(&[(7, corner)]), "places.street").is_empty());
}

#[test]
fn what_a_clause_was_doing_when_it_happened_tells_the_time() {
    let first = "A boy was shot in the leg in Dayton on Thursday. He was standing outside a house about 9 p.m. when he was shot.";
    let other = "A boy was shot in the leg in Dayton on Thursday. The boy was shot about 4 p.m.";
    let found = report(&[(4, first), (4, other)]);
    assert_eq!(relation(&found, "time:shoot"), [Relation::Conflict]);
}

#[test]
fn the_night_told_beside_the_hour_takes_no_side() {
    let first = "Shots rang out Wednesday night in Denton. A man was shot about 6 p.m., police said.";
    let other = "A man was shot in Denton on Wednesday about 5:45 p.m., police said.";
    assert!(relation(&report(&[(4, first), (4, other)]), "time:shoot").is_empty());
}
