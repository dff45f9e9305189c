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
