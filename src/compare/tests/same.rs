//! What is the same answer, however it is written.

use super::{report, undated};
use crate::model::Relation;

const FIRE: &str = "A barn burned down in Moss Valley on Sunday. ";

fn told(attribute: &str, a: &str, b: &str) -> Vec<Relation> {
    let found = undated(&[&format!("{FIRE}{a}"), &format!("{FIRE}{b}")]);
    found.findings.iter().filter(|f| f.attribute.name() == attribute).map(|f| f.relation).collect()
}

#[test]
fn one_figure_is_one_answer_whatever_the_words_around_it() {
    let killed = |a: &str, b: &str| told("casualties.killed", a, b);
    assert_eq!(killed("Some 30 people were killed.", "Thirty people were killed."), [Relation::Corroborated]);
    assert_eq!(killed("At least 30 people were killed.", "About 45 people were killed."), [Relation::Imprecise]);
}

#[test]
fn the_dead_and_wounded_that_something_left_are_counted() {
    let killed = told("casualties.killed", "The fire left two people dead.", "The fire killed two people.");
    assert_eq!(killed, [Relation::Corroborated]);
    let injured = told("casualties.injured", "It left two people wounded.", "It left three people wounded.");
    assert_eq!(injured, [Relation::Conflict]);
}

#[test]
fn one_hour_under_two_verbs_is_one_time() {
    let found = report(&[
        (7, "Shots rang out around 6:30 p.m. on Elm Street in Denver on Sunday, police said."),
        (7, "Police were called to Elm Street in Denver just after 6:30 p.m. on Sunday."),
        (7, "Police were called to Elm Street in Denver around 6:30 p.m. on Sunday."),
    ]);
    let whole = found.findings.iter().find(|f| f.attribute.name().starts_with("time:")).unwrap();
    assert_eq!(whole.relation, Relation::Corroborated);
    assert_eq!(whole.positions[0].claims.len(), 3);
}
