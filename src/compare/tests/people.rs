//! Who is who: the described and the named, by part, age and sex.

use super::{relation, report, undated};
use crate::model::Relation;

const SHOT: &str = "A man was shot dead at a bakery on Elm Street in Denver on Sunday, police said. ";

/// What two reports of the shooting come to on somebody's age.
fn ages(first: &str, second: &str) -> Vec<Relation> {
    relation(&undated(&[&format!("{SHOT}{first}"), &format!("{SHOT}{second}")]), "people.age")
}

#[test]
fn who_is_held_is_not_who_was_killed() {
    let killed = "Paul Lund, 40, was killed.";
    assert!(ages(killed, "A 61-year-old baker was arrested.").is_empty());
    assert!(ages(killed, "A 42-year-old baker was arrested.").is_empty());
}

#[test]
fn the_only_one_held_is_one_whatever_the_age() {
    let held = "Police arrested a 16-year-old male neighbour.";
    let court = "A teenager accused of the shooting said nothing. The 15-year-old appeared in court on Monday.";
    assert_eq!(ages(held, court), [Relation::Conflict]);
    assert!(ages(held, "A teenager accused of the shooting said nothing.").is_empty());
}

#[test]
fn a_man_facing_charges_is_the_one_named() {
    let young =
        "A 20-year-old man facing murder charges was in court on Friday. Peter Holm has been charged with murder.";
    assert_eq!(ages(young, "Peter Holm, 21, has been found guilty of murder."), [Relation::Conflict]);
}

#[test]
fn of_two_held_neither_is_meant() {
    let two = "Peter Holm, 28, was charged with murder. Jane Dale, 22, was charged with hiding him.";
    assert!(ages(two, "A 20-year-old neighbour was charged.").is_empty());
}

#[test]
fn an_age_names_whom_another_report_gives_it() {
    let first = "Two women were shot at a bakery in Denver on Sunday, police said. Anna Lund, 34, was hit in the chest. \
                 Maria Holm, 32, was hit in the left leg.";
    let second = "Two women were shot at a bakery in Denver on Sunday, police said. Anna Lund and Maria Holm had gone there \
                  together. The 34-year-old teacher was struck in the chest.";
    let found = report(&[(7, first), (8, second)]);
    assert!(relation(&found, "people.age").is_empty());
    assert!(relation(&found, "casualties.wound").is_empty());
}

#[test]
fn where_the_attacker_is_from() {
    let homes = |first: &str, second: &str| {
        relation(&undated(&[&format!("{SHOT}{first}"), &format!("{SHOT}{second}")]), "people.residence")
    };
    let named = "Peter Holm, 31, of Boulder, was charged with murder on Friday.";
    assert_eq!(homes(named, "The attacker was from Pueblo, police said."), [Relation::Conflict]);
    assert!(homes(named, "The attacker was from Boulder, police said.").is_empty());
    let felon = "A felon was charged with murder last week. Peter Holm, 31, of Boulder, was charged on Friday.";
    assert_eq!(homes(felon, "The attacker was from Pueblo, police said."), [Relation::Conflict]);
    // A county holds towns.
    assert!(homes(named, "The attacker was from Adams County, police said.").is_empty());
}

/// What two reports come to on an attribute, each after the same first sentence.
fn on(attribute: &str, first: &str, second: &str) -> Vec<Relation> {
    let lead = "Police were called to a bakery on Elm Street in Denver on Sunday after a shooting. ";
    relation(&undated(&[&format!("{lead}{first}"), &format!("{lead}{second}")]), attribute)
}

#[test]
fn the_one_victim_is_one_whatever_they_are_called() {
    let critical = "The 20-year-old victim was in critical condition on Monday night.";
    assert_eq!(on("people.condition", critical, "Paul Lund died from his injuries on Tuesday."), [Relation::Update]);
    let girl = "A seven-year-old girl was shot inside her home and is on life support.";
    let died = "Ana Lund, 7, was shot inside her home. The girl passed away on Saturday.";
    assert_eq!(on("people.condition", girl, died), [Relation::Update]);
    let arm = "Paul Lund was shot in the leg.";
    assert_eq!(on("casualties.wound", arm, "The victim was struck in the chest."), [Relation::Conflict]);
    assert!(on("casualties.wound", arm, "The victim was struck in the leg.").is_empty());
}

#[test]
fn of_two_victims_neither_is_the_only_one() {
    let critical = "The victim was in critical condition on Monday night.";
    assert!(on("people.condition", critical, "Paul Lund died. Another man was wounded.").is_empty());
    assert!(on("people.condition", critical, "Paul Lund died and Ana Dale was wounded.").is_empty());
    assert!(on("people.condition", critical, "Two people were shot, and Paul Lund died.").is_empty());
    // The gunman whom officers shot is no victim.
    let shot = "Officers shot the gunman, who died. The victim was in critical condition.";
    assert!(on("people.condition", critical, shot).is_empty());
}

#[test]
fn the_one_accused_is_one_whatever_they_are_called() {
    let young = "An 18-year-old neighbour confessed to the killing, police said.";
    assert_eq!(on("people.age", young, "Peter Holm, 20, was convicted of murder."), [Relation::Conflict]);
    assert!(on("people.age", young, "Peter Holm, 20, was shot.").is_empty());
    assert!(on("people.age", young, "Three men were arrested. Peter Holm, 20, was charged with murder.").is_empty());
}

#[test]
fn a_name_is_made_public() {
    let unnamed = "A man was shot in the leg. His name was not released.";
    assert_eq!(on("people.named", unnamed, "Paul Lund, 40, was shot in the leg."), [Relation::Update]);
    assert!(on("people.named", unnamed, "Peter Holm, 40, was arrested.").is_empty());
    assert!(on("people.named", unnamed, "The victim was shot in the leg.").is_empty());
    assert!(on("people.named", unnamed, "Paul Lund and Peter Dale were shot.").is_empty());
}

#[test]
fn of_a_group_told_with_ages_each_is_who_is_nearest() {
    let group = "Police arrested two men, ages 28 and 21, on Friday.";
    let named = "Peter Holm, 27, was charged with murder. Carl Dale, 20, was charged with murder.";
    assert_eq!(ages(group, named), [Relation::Conflict, Relation::Conflict]);
    let same = "Peter Holm, 28, was charged with murder. Carl Dale, 21, was charged with murder.";
    assert!(ages(group, same).is_empty());
    // Not a slip of a year: these may be two more.
    let others = "Peter Holm, 31, was charged with murder. Carl Dale, 24, was charged with murder.";
    assert!(ages(group, others).is_empty());
}

#[test]
fn a_home_tells_who_is_meant() {
    let named = "Peter Holm, 36, of Pueblo, spoke to the baker before.";
    assert_eq!(ages(named, "A 34-year-old man from Pueblo spoke to the baker before."), [Relation::Conflict]);
    assert!(ages(named, "A 34-year-old man from Boulder spoke to the baker before.").is_empty());
    // Two of one town, and either may be meant.
    let two = format!("{named} Carl Dale, 38, of Pueblo, stood outside.");
    assert!(ages(&two, "A 34-year-old man from Pueblo spoke to the baker before.").is_empty());
}

#[test]
fn two_of_one_age_in_one_report_are_two() {
    let lead = "Three people were shot at a bakery on Elm Street in Denver on Sunday, police said. ";
    let two = "Officers came within minutes. The street was closed. A 24-year-old woman was shot in the head and died at \
               the scene. Neighbours brought water. A 24-year-old woman was shot in the leg and was in stable condition.";
    let one = "Ana Lund, 22, was shot in the head and died at the scene.";
    let found = undated(&[&format!("{lead}{two}"), &format!("{lead}{one}")]);
    assert_eq!(relation(&found, "people.age"), [Relation::Conflict]);
    assert!(relation(&found, "people.condition").is_empty());
}

#[test]
fn whoever_fits_as_well_is_a_rival() {
    let lead = "Two people were killed at a bakery on Elm Street in Denver on Sunday, police said. ";
    let of = |a: &str, b: &str| relation(&undated(&[&format!("{lead}{a}"), &format!("{lead}{b}")]), "people.age");
    let named = "Paul Lund, 38, was killed. Carl Dale, 44, was killed.";
    assert!(of(named, "A 41-year-old man was killed by a bullet.").is_empty());
    assert_eq!(of(named, "A 45-year-old man was killed. A 38-year-old man was killed."), [Relation::Conflict]);
}

#[test]
fn a_large_event_has_one_cast() {
    let lead = "Four people were shot at a bakery on Elm Street in Denver on Sunday, police said. ";
    let others = "A 9-year-old girl was shot in the hand. A 70-year-old woman was shot in the foot. A 25-year-old man was \
                  shot in the arm.";
    let told = |age: u32| format!("{lead}Paul Lund, {age}, was killed. {others}");
    let mut texts: Vec<String> = (0..60).map(|_| told(40)).collect();
    texts.push(format!("{lead}{others} A 42-year-old man was killed."));
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(relation(&undated(&texts), "people.age"), [Relation::Conflict]);
}

#[test]
fn a_text_that_gives_one_full_name_two_ages_has_a_slip() {
    let twice = "Maria Torres, 67, was sentenced to ten years on Monday. The court heard that Maria Torres, 68, bought the gun.";
    assert_eq!(relation(&report(&[(7, twice)]), "people.age"), [Relation::Conflict]);
    let grown = "Maria Torres, 67, was sentenced to ten years on Monday. Torres was just nine when she left school.";
    assert!(relation(&report(&[(7, grown)]), "people.age").is_empty());
    let two = "Anna and Maria Torres, 67 and 68, were sentenced to ten years on Monday.";
    assert!(relation(&report(&[(7, two)]), "people.age").is_empty());
}

#[test]
fn what_is_told_later_on_one_day_is_an_update() {
    let unknown =
        "A woman was shot at a bakery on Elm Street in Denver on Sunday. Her condition is not known, police said.";
    let told =
        "A woman was shot at a bakery on Elm Street in Denver on Sunday. She is in critical condition, police said.";
    let found = report(&[(7, unknown), (7, told)]);
    assert_eq!(relation(&found, "people.condition told"), [Relation::Update]);
    assert!(relation(&report(&[(7, told), (7, told)]), "people.condition told").is_empty());
}
