//! What texts tell of people: deaths, kin, posts, addresses.

use super::tests::{reading, values};

/// The values that a text gives an attribute, with the slots beside them.
fn told(text: &str, attribute: &str) -> Vec<(String, usize)> {
    let read = reading(text);
    read.claims
        .iter()
        .filter(|c| c.attribute.name() == attribute)
        .map(|c| (c.value.to_string(), c.rest.len()))
        .collect()
}

#[test]
fn where_and_of_what_somebody_died() {
    let text = "Maria Lund died of pneumonia on Friday at a hospital in Denver, her son said.";
    assert_eq!(values(text, "people.cause of death"), ["lung disease"]);
    assert_eq!(values(text, "people.place of death"), ["in hospital"]);
    assert_eq!(values(text, "people.day of death"), ["Friday"]);
    let text = "Peter Falk died of stab wounds on the way to the hospital.";
    assert_eq!(values(text, "people.place of death"), ["on the way"]);
    assert_eq!(values(text, "people.cause of death"), ["stabbing"]);
    let place = |text: &str| values(text, "people.place of death");
    assert!(place("Ana Diaz was fatally shot at home on Monday.").is_empty());
    assert_eq!(place("Peter Falk was taken to Dover General Hospital, where he died."), ["in hospital"]);
    assert_eq!(place("Peter Falk was pronounced dead at the scene."), ["at the scene"]);
    assert_eq!(place("Peter Falk was found dead on Sunday."), ["at the scene"]);
    assert!(place("Peter Falk left the hospital where his father was born.").is_empty());
    assert!(place("Peter Falk, who worked at a hospital, was declared dead in 2010.").is_empty());
}

#[test]
fn streets_and_avenues() {
    let street = "places.street";
    assert_eq!(values("Shots fell on Elm Ave. and then at 1249 Mill Pond Road.", street), ["avenue", "road"]);
    assert!(values("The Supreme Court met on Fifth Avenue, at Manny's Place.", street).is_empty());
}

#[test]
fn deaths_of_many_or_of_none_tell_no_cause() {
    assert!(values("Two sailors died of hunger.", "people.cause of death").is_empty());
    assert!(values("The old plan died of neglect at the office.", "people.place of death").is_empty());
    assert!(values("Peter Falk died of boredom.", "people.cause of death").is_empty());
}

#[test]
fn couples() {
    let partner = "people.partner";
    assert_eq!(values("Maria Lund came with her fiancé on Sunday.", partner), ["engaged"]);
    assert!(values("Peter Falk shot at his ex-wife.", partner).is_empty(), "he may have a wife, too");
    let former = "Peter Falk shot at his ex-wife, Maria Lund.";
    assert_eq!(values(former, "people.couple"), ["woman no more"]);
    assert_eq!(told("Maria Lund and her husband, Carl Moss, sold the farm.", partner), [("man married".into(), 1)]);
    assert!(values("My husband was there, she said.", partner).is_empty());
    assert!(values("Their wives were there.", partner).is_empty());
}

#[test]
fn kin_is_of_the_relative_who_is_named() {
    let relation = "people.relation";
    assert_eq!(values("The boy was shot by his uncle, Carl Moss.", relation), ["man uncle or aunt"]);
    assert_eq!(values("Carl Moss, the boy's cousin, was arrested.", relation), ["cousin"]);
    assert!(values("The boy was shot by his uncle.", relation).is_empty(), "nobody is named");
}

#[test]
fn posts_and_ranks() {
    assert_eq!(values("Assistant Fire Chief Carl Moss put it out.", "people.post"), ["assistant fire chief"]);
    assert_eq!(values("Maria Lund, deputy director of the museum, resigned.", "people.post"), ["deputy director"]);
    assert!(values("Maria Lund, a former director of the museum, resigned.", "people.post").is_empty());
    assert_eq!(values("Police Sgt. Carl Moss said nothing.", "people.rank"), ["sergeant"]);
    assert!(values("Sgt. Moss said nothing.", "people.rank").is_empty(), "a surname alone");
}

#[test]
fn numbers_of_streets() {
    let street = "address:mill pond road";
    assert_eq!(values("The house at 1249 Mill Pond Road burned down.", street), ["1249"]);
    assert_eq!(values("They met at 1240 Mill Pond Rd. on Sunday.", street), ["1240"]);
    assert_eq!(values("Shots fell in the 400 block of Elm Street.", "address:elm street"), ["400–499"]);
    assert_eq!(values("He lives in the 400 block of N. Elm.", "address:elm"), ["400–499"]);
    assert!(
        reading("In 2014 Elm Street was closed.").claims.iter().all(|c| !c.attribute.name().starts_with("address"))
    );
}

#[test]
fn an_age_stands_for_somebody() {
    assert_eq!(values("A 24-year-old was shot in the leg on Monday.", "casualties.wound"), ["leg"]);
    assert_eq!(values("Police arrested a 16-year-old.", "arrests.arrested"), ["at least 1"]);
    assert!(values("The car hit the 24-year-old bridge.", "casualties.injured").is_empty());
}

#[test]
fn quantities_stand_for_what_they_are_of() {
    assert_eq!(values("A total of seven people were shot.", "casualties.shot"), ["7"]);
    assert_eq!(values("A group of five men were arrested.", "arrests.arrested"), ["5"]);
    assert!(values("A total of seven shops were hit.", "casualties.injured").is_empty());
}

#[test]
fn parts_of_the_body_that_are_somebodys() {
    assert_eq!(values("The bullet struck her left side.", "casualties.wound"), ["left side"]);
    assert_eq!(values("He had a hole in his chest.", "casualties.wound"), ["chest"]);
    assert_eq!(values("The bullet hit him in the side of the head.", "casualties.wound"), ["head"]);
    assert!(values("The bullet struck the side of the house.", "casualties.wound").is_empty());
}

#[test]
fn life_support_is_a_condition() {
    assert_eq!(values("Ana Diaz is on life support.", "people.condition"), ["critical condition"]);
    assert!(values("Ana Diaz lives on state support.", "people.condition").is_empty());
}

#[test]
fn what_thieves_took() {
    assert_eq!(values("Thieves made off with $3 million in gems.", "business.loot"), ["USD 3 million"]);
    assert!(values("The officers seized $3 million in gems.", "business.loot").is_empty());
}

#[test]
fn one_suspect_is_no_suspect_less() {
    assert!(values("He said he was not the gunman.", "police.suspect known").is_empty());
}
