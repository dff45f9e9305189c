//! Whole documents read into claims.

use crate::extract::testing::annotated;
use crate::extract::{Frames, Lexicon, read};
use crate::model::{Claim, Reading, Value};

pub(super) fn reading(text: &str) -> Reading {
    let (document, annotated) = annotated(text);
    read(document, &annotated, Lexicon::builtin(), Frames::builtin())
}

/// The values that a text gives an attribute, as written in reports.
pub(super) fn values(text: &str, attribute: &str) -> Vec<String> {
    of(&reading(text), attribute).iter().map(|c| c.value.to_string()).collect()
}

fn of<'r>(reading: &'r Reading, attribute: &str) -> Vec<&'r Claim> {
    reading.claims.iter().filter(|c| c.attribute.name() == attribute).collect()
}

fn quote<'r>(reading: &'r Reading, claim: &Claim) -> &'r str {
    claim.evidence.span.of(reading.document.field(claim.evidence.field))
}

#[test]
fn ordinals_count_those_caught_by_then() {
    assert_eq!(values("A fifth man has been arrested over the robbery.", "arrests.arrested"), ["5"]);
    assert_eq!(values("A man has been arrested over the robbery.", "arrests.arrested"), ["at least 1"]);
}

#[test]
fn made_arrests_count() {
    assert_eq!(values("No arrests have been made.", "arrests.arrested"), ["0"]);
    assert_eq!(values("Police said an arrest was made in the case.", "arrests.arrested"), ["at least 1"]);
    assert!(values("The arrest surprised the neighbours.", "arrests.arrested").is_empty());
}

#[test]
fn charged_people_are_a_lower_bound_of_those_caught() {
    assert_eq!(values("Two women were charged with fraud.", "arrests.arrested"), ["at least 2"]);
    assert!(values("Nobody was charged with the fraud.", "arrests.arrested").is_empty());
    assert_eq!(values("Maria Lund was taken into custody at noon.", "arrests.arrested"), ["at least 1"]);
}

#[test]
fn pleas_are_told_by_pleading_alone() {
    assert_eq!(values("Peter Falk pleaded not guilty to arson.", "courts.plea"), ["no"]);
    assert_eq!(values("Peter Falk pleaded guilty to arson.", "courts.plea"), ["yes"]);
    assert!(values("Peter Falk is guilty, the prosecutor said.", "courts.plea").is_empty());
    assert_eq!(values("Peter Falk was found guilty of arson.", "courts.verdict"), ["yes"]);
}

#[test]
fn dropped_charges_are_those_of_the_accused() {
    let read = reading("The charges against Peter Falk were dropped on Monday.");
    let claims = of(&read, "courts.charges stand");
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].value, Value::Polarity(false));
    let crate::model::Subject::Mention(m) = claims[0].subject else { panic!("the claim is on nobody") };
    assert!(read.mentions[m as usize].text.contains("Falk"));
}

#[test]
fn nothing_known_of_a_suspect() {
    for text in [
        "Police have no information about the attackers.",
        "There are no suspects.",
        "Detectives do not have a suspect.",
        "No suspect description was given.",
    ] {
        assert!(values(text, "police.suspect known").contains(&"no".to_owned()), "{text}");
    }
    assert!(!values("Police have a suspect in mind.", "police.suspect known").contains(&"no".to_owned()));
    assert!(values("No suspect should walk free, she said.", "police.suspect known").is_empty());
}

#[test]
fn age_goes_to_whoever_is_named() {
    let read = reading("The coroner identified the 31-year-old as Maria Lund, of Dover.");
    let named: Vec<_> = of(&read, "people.age")
        .into_iter()
        .filter(|c| matches!(c.subject, crate::model::Subject::Mention(m) if read.mentions[m as usize].text.contains("Lund")))
        .collect();
    assert_eq!(named.len(), 1);
    assert_eq!(quote(&read, named[0]), "identified the 31-year-old as Maria Lund");
}

#[test]
fn home_before_the_noun() {
    assert_eq!(of(&reading("A Denver man was jailed on Friday."), "people.residence").len(), 1);
    assert!(values("A Denver newspaper said so.", "people.residence").is_empty());
    assert!(values("The foreign ministers of Norway and Chile met on Friday.", "people.residence").is_empty());
}

#[test]
fn lawsuits_open_and_settled() {
    assert_eq!(values("A baker sued the city of Dover.", "courts.suit open"), ["yes"]);
    assert_eq!(values("The city settled out of court with the baker.", "courts.suit open"), ["no"]);
    assert!(values("The family settled in Dover.", "courts.suit open").is_empty());
}

#[test]
fn conditions_of_one_person() {
    for (text, value) in [
        ("The boy is in critical condition.", "critical condition"),
        ("Maria Lund was listed in fair condition on Friday.", "fair condition"),
        ("The fire critically injured a boy.", "critical condition"),
        ("The boy died at the hospital.", "dead"),
        ("The girl is out of critical condition.", "out of critical condition"),
    ] {
        assert_eq!(values(text, "people.condition"), [value], "{text}");
    }
    for text in
        ["The house was in good condition.", "Three men are in critical condition.", "He is expected to resign."]
    {
        assert!(values(text, "people.condition").is_empty(), "{text}");
    }
}

#[test]
fn whether_somebody_will_live() {
    for (text, value) in [
        ("A man was taken to hospital with life-threatening injuries.", "life-threatening injuries"),
        ("Her injuries were not life-threatening.", "expected to live"),
        ("He is expected to survive.", "expected to live"),
        ("She is expected to be fine.", "expected to live"),
    ] {
        assert_eq!(values(text, "people.outlook"), [value], "{text}");
    }
    assert!(values("He is expected to resign.", "people.outlook").is_empty());
}

#[test]
fn times_hit() {
    assert_eq!(values("The boy was shot twice.", "casualties.times hit"), ["2"]);
    assert_eq!(values("The woman was stabbed several times.", "casualties.times hit"), ["at least 2"]);
    assert_eq!(values("He had a single gunshot wound.", "casualties.times hit"), ["1"]);
    assert!(values("The woman was shot on Friday.", "casualties.times hit").is_empty());
}

#[test]
fn arraigned_or_to_be_arraigned() {
    assert_eq!(values("Peter Falk was arraigned on Monday.", "courts.before the court"), ["yes"]);
    assert_eq!(values("Peter Falk is scheduled to be arraigned on Monday.", "courts.before the court"), ["no"]);
}

#[test]
fn counts_of_one_offence_are_not_all_counts() {
    assert_eq!(values("Peter Falk faces three charges.", "courts.counts"), ["3"]);
    assert!(values("Peter Falk faces two counts of fraud.", "courts.counts").is_empty());
}

#[test]
fn some_out_of_a_number_are_not_all() {
    for text in ["He was one of the sailors killed in the storm.", "Five sailors swam, including the two killed."] {
        assert!(values(text, "casualties.killed").is_empty(), "{text}");
    }
    assert_eq!(values("The two sailors were killed in the storm.", "casualties.killed"), ["2"]);
}

#[test]
fn where_on_the_body() {
    for (text, value) in [
        ("The boy was shot in the back.", "back"),
        ("Maria Lund suffered a stab wound to the left knee.", "knee left leg"),
        ("Two men, 21 and 40, were shot in their heads.", "head"),
        ("The dog bit the woman, hitting her in the lower back.", "lower back"),
        ("A sailor had head injuries.", "head"),
    ] {
        assert_eq!(values(text, "casualties.wound"), [value], "{text}");
    }
    for text in
        ["The boy was shot in the park.", "They were shot in the arms and legs.", "The car was hit in the back."]
    {
        assert!(values(text, "casualties.wound").is_empty(), "{text}");
    }
}

#[test]
fn hearings_to_come() {
    for text in [
        "Peter Falk's next hearing was scheduled for Feb. 3, 2021.",
        "A hearing is set Feb. 3, 2021, for Peter Falk.",
        "Peter Falk is scheduled to appear in court on Feb. 3, 2021.",
    ] {
        assert_eq!(values(text, "courts.next hearing"), ["2021-02-03"], "{text}");
    }
    for text in ["Peter Falk appeared in court on Feb. 3, 2021.", "A concert is set for Feb. 3, 2021."] {
        assert!(values(text, "courts.next hearing").is_empty(), "{text}");
    }
}

#[test]
fn sentences_faced_and_given() {
    assert_eq!(values("Peter Falk faces up to ten years in prison.", "courts.sentenced"), ["no"]);
    assert_eq!(values("Peter Falk was sentenced to four years in prison.", "courts.sentenced"), ["yes"]);
    assert!(values("The city faces years of drought.", "courts.sentenced").is_empty());
}

#[test]
fn a_lesser_charge_takes_the_place_of_the_first() {
    assert_eq!(values("Peter Falk will plead guilty to a lesser charge.", "courts.charges stand"), ["no"]);
    assert!(values("Peter Falk will plead guilty to a charge of arson.", "courts.charges stand").is_empty());
    assert!(values("Peter Falk will plead guilty to a lesser charge.", "courts.plea").is_empty());
}

#[test]
fn inside_or_outside() {
    for (text, value) in [
        ("A man opened fire in the club.", "inside"),
        ("A woman was shot in a parking lot.", "outside"),
        ("The shooting happened in the patio area behind the building.", "outside"),
        ("A man was stabbed outside a bar.", "outside"),
        ("A man was stabbed in front of a bar.", "outside"),
    ] {
        assert!(values(text, "police.setting").iter().all(|v| v == value), "{text}");
        assert!(!values(text, "police.setting").is_empty(), "{text}");
    }
    for text in [
        "A man was shot in the leg.",
        "A man was shot in Denver.",
        "A man was shot inside a van.",
        "A man was arrested in a bar.",
    ] {
        assert!(values(text, "police.setting").is_empty(), "{text}");
    }
}

#[test]
fn officers_who_fired() {
    assert_eq!(values("A deputy fired at the driver.", "police.officers firing"), ["1"]);
    assert_eq!(values("Officers fired at the driver.", "police.officers firing"), ["at least 2"]);
    assert_eq!(values("Three officers fired at the driver.", "police.officers firing"), ["3"]);
    assert!(values("No officers fired at the driver.", "police.officers firing").is_empty());
    assert!(values("Two robbers fired at the driver.", "police.officers firing").is_empty());
}

#[test]
fn who_denies_having_done_it() {
    for (text, value) in [
        ("Peter Falk said he was not the shooter.", "no"),
        ("Peter Falk denied any involvement.", "no"),
        ("Peter Falk shot the baker.", "yes"),
    ] {
        assert_eq!(values(text, "police.doer"), [value], "{text}");
    }
    assert!(values("Peter Falk denied the report.", "police.doer").is_empty());
}

#[test]
fn a_day_before_the_verb_is_the_day_of_the_verb() {
    for text in
        ["A junior aide on Friday apologised for the letter.", "The ministry on Friday apologised for the letter."]
    {
        assert_eq!(values(text, "when:apologize").len() + values(text, "when:apologise").len(), 1, "{text}");
    }
    assert!(values("The best runner in 2009 was hurt in the crash.", "when:injure").is_empty());
}
