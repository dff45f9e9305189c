//! Which numbers count the same.

use super::{relation, undated};

const FIGHT: &str = "Marco Bruno beat Paul Stone in Turin on Sunday. ";

fn conflicts(attribute: &str, a: &str, b: &str) -> usize {
    let of = |told: &str| format!("{FIGHT}{told}");
    relation(&undated(&[&of(a), &of(b)]), attribute).len()
}

#[test]
fn some_out_of_more_are_not_all() {
    let whole = "Bruno landed 90 of 200 punches.";
    assert_eq!(conflicts("number:punch in all", whole, "Bruno landed 90 of 150 punches."), 1);
    assert_eq!(conflicts("number:punch in all", whole, "Bruno landed 90 punches."), 0);
}

#[test]
fn a_round_is_not_the_fight() {
    assert_eq!(conflicts("number:punch", "Bruno landed 90 punches.", "Bruno landed 20 punches."), 1);
    assert_eq!(conflicts("number:punch", "Bruno landed 90 punches.", "Bruno landed 20 punches in the last round."), 0);
}

#[test]
fn a_choice_is_no_count() {
    assert_eq!(conflicts("number:bout", "Bruno won five bouts.", "Bruno won three bouts."), 1);
    assert_eq!(conflicts("number:bout", "Bruno won five bouts.", "Bruno won his first three bouts."), 0);
}

#[test]
fn places_within_one_another_sit_together() {
    let home = |a: &str, b: &str| {
        let of = |place: &str| format!("{FIGHT}Marco Bruno, 31, of {place}, was hurt in the bout.");
        relation(&undated(&[&of(a), &of(b)]), "people.residence").len()
    };
    assert_eq!(home("Fairhollow, Oregon", "Oregon"), 0);
    assert_eq!(home("Salem, Oregon", "Portland, Oregon"), 1);
}

#[test]
fn moments_of_a_game_are_told_by_its_clock() {
    let moments = |a: &str, b: &str| conflicts("clock:into", a, b) + conflicts("clock:left", a, b);
    let stopped = "The referee stopped the bout 44 seconds into the seventh round.";
    assert_eq!(moments(stopped, "The referee stopped the bout 58 seconds into the seventh round."), 1);
    assert_eq!(moments(stopped, "The referee warned Stone 58 seconds into the sixth round."), 0);
    let goal = "Bruno stumbled with 7:41 left in the first half.";
    assert_eq!(moments(goal, "Bruno hit Stone hard with 7:42 left in the first half."), 1);
    assert_eq!(moments(goal, "Bruno hit Stone hard with 1:12 left in the first half."), 0);
}

#[test]
fn parents_are_told_by_how_many_children_they_have() {
    let children = |a: &str, b: &str| conflicts("people.children", a, b);
    assert_eq!(children("Bruno is a father of three.", "Bruno, a father of two, was hurt."), 1);
    assert_eq!(children("Bruno is a father of three.", "Bruno, a father of three children, was hurt."), 0);
    assert_eq!(children("Bruno is a father of three.", "Bruno came with his two sons."), 0);
}

#[test]
fn a_lower_bound_takes_no_side_against_what_it_allows() {
    let both = "A gunman opened fire at a bakery on Elm Street in Denver on Sunday. Eight people were wounded. Friends said that at least six were wounded.";
    let six =
        "A gunman opened fire at a bakery on Elm Street in Denver on Sunday. Six people were wounded, police said.";
    let found = super::report(&[(7, both), (7, six)]);
    assert_eq!(super::relation(&found, "casualties.injured"), [crate::model::Relation::Conflict]);
    let found = super::report(&[(7, both), (7, both)]);
    assert!(super::relation(&found, "casualties.injured").is_empty());
    // One of many dead elsewhere is no bound on them.
    let other = "A gunman opened fire at a bakery on Elm Street in Denver on Sunday. A woman was killed. A gunman killed 49 people in Boulder in the deadliest shooting of the state.";
    let one = "A gunman opened fire at a bakery on Elm Street in Denver on Sunday. One person was killed, police said.";
    assert!(super::relation(&super::report(&[(7, other), (7, one)]), "casualties.killed").is_empty());
}

#[test]
fn as_many_hurt_as_killed_are_two_questions() {
    let fire =
        |toll: &str| format!("A fire in a hotel in Hull killed {toll} people and injured {toll} others on Monday.");
    let found = undated(&[&fire("three"), &fire("nine")]);
    assert_eq!(relation(&found, "casualties.killed").len(), 1);
    assert_eq!(relation(&found, "casualties.injured").len(), 1);
}

#[test]
fn counts_under_two_nouns() {
    assert_eq!(
        conflicts("number:country", "The fight was shown in 14 countries.", "The fight was shown in 12 nations."),
        1
    );
    assert_eq!(
        conflicts("number:country", "The fight was shown in 14 countries.", "The fight was shown in 14 nations."),
        0
    );
    assert_eq!(
        conflicts("number:country", "The fight was shown in 14 countries.", "The fight was shown in 12 bars."),
        0
    );
}

#[test]
fn long_numbers_that_all_but_agree_count_one_thing() {
    let nations = |a: &str, b: &str| conflicts("number:country", a, b);
    let bought = "Broadcasters from 193 nations had bought the rights.";
    assert_eq!(nations(bought, "The fight was shown in 192 countries."), 1);
    assert_eq!(nations("The deal saved a 193-nation fair.", "The fight was shown in 192 countries."), 1);
    assert_eq!(nations(bought, "The fight was shown in 190 countries."), 0, "rounded");
    assert_eq!(nations(bought, "The fight was shown in 112 countries."), 0, "far off");
    let fans = |a: &str, b: &str| conflicts("number:fan", a, b);
    assert_eq!(fans("In the streets 132 fans were injured.", "In the streets 135 fans were arrested."), 0);
}

#[test]
fn what_each_report_counts_but_once_is_mostly_one_thing() {
    let storm = |told: &str| format!("A storm hit the port of Hull on Monday. {told}");
    let count = |attribute: &str, a: &str, b: &str| relation(&undated(&[&storm(a), &storm(b)]), attribute).len();
    assert_eq!(count("number:ship", "Nine ships were lost.", "Eight vessels lay along the quay."), 1);
    assert_eq!(
        count("number:garment", "Some 75 million shirts had piled up.", "The quay held 82 million garments."),
        1
    );
    assert_eq!(count("number:ship", "Nine ships were lost.", "Two ships lay along the quay."), 0, "far apart");
    assert_eq!(count("number:ship", "Two ships were lost.", "Three ships lay along the quay."), 0, "a few of each");
    let others = "Nine ships were lost. Four ships were saved.";
    assert_eq!(count("number:ship", others, "Eight ships lay along the quay."), 0, "several counts in one report");
    assert_eq!(count("number:ship", "Nine ships were lost.", "Eight more ships lay along the quay."), 0, "on top");
    assert_eq!(count("number:ship", "Nine ships were lost.", "Eight grey ships lay along the quay."), 1);
    assert_eq!(count("number:shot", "Nine shots were heard.", "Eight shots were filmed."), 0, "each has its own");
    assert_eq!(count("number:sailor", "Nine sailors slept.", "Eight sailors ate."), 0, "some did this, some that");
}

#[test]
fn digits_that_changed_places_are_one_number() {
    let strike = |told: &str| format!("Miners at the pit of Hull went on strike on Monday. {told}");
    let count = |a: &str, b: &str| {
        let found = undated(&[&strike(a), &strike(b)]);
        found.findings.iter().filter(|f| f.attribute.name().starts_with("number:") && f.relation.is_flagged()).count()
    };
    assert_eq!(count("The union has 3,920 members.", "He leads the 3,290 strikers."), 1);
    assert_eq!(count("The union has 3,920 members.", "He leads the 3,860 strikers."), 0);
    assert_eq!(count("The union has 12,000 members.", "He leads the 21,000 strikers."), 0);
}
