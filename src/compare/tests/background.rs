//! What a report recalls is not its news.

use super::{relation, report, undated};
use crate::model::Relation;

const QUAKE: &str = "A strong earthquake struck Nubra island on Sunday, killing ten people, officials said. ";

/// Whether a toll of eleven, told by a further sentence of the same news, is held against the ten dead.
fn meets(sentence: &str) -> bool {
    let second = format!(
        "A strong earthquake struck Nubra island on Sunday, officials said. The island has a port and a town. {sentence}"
    );
    !relation(&undated(&[QUAKE, &second]), "casualties.killed").is_empty()
}

#[test]
fn tolls_of_the_news_meet() {
    assert!(meets("Eleven people were killed."));
    assert!(meets("The earthquake killed eleven people on the island."));
}

#[test]
fn tolls_of_other_times_do_not() {
    assert!(!meets("In March, a quake killed eleven people near the port."));
    assert!(!meets("A quake killed eleven people there in December 2003."));
    assert!(!meets("Earlier this year a quake killed eleven people."));
    assert!(!meets("A quake killed eleven people there two years ago."));
}

#[test]
fn tolls_of_other_happenings_do_not() {
    assert!(!meets("Eleven people were killed in a separate quake."));
    assert!(!meets(
        "The wave of 2003 did more harm. In March, a quake struck the port. That quake killed eleven people."
    ));
}

#[test]
fn a_clause_is_under_the_time_that_stands_before_it() {
    assert!(!meets("In March, a quake hit the port, destroying homes and killing eleven people."));
}

#[test]
fn the_month_of_the_news_is_told_by_its_first_sentences() {
    let early = "An earthquake struck Nubra island in March, killing ten people, officials said.";
    let late = "An earthquake struck Nubra island in March, killing eleven people, officials said.";
    assert_eq!(relation(&undated(&[early, late]), "casualties.killed"), [Relation::Conflict]);
}

#[test]
fn the_days_about_publication_are_news() {
    let first = "A strong earthquake struck Nubra island on June 5, killing ten people, officials said.";
    let told = |sentence: &str| {
        let second = format!("A strong earthquake struck Nubra island on Saturday, officials said. {sentence}");
        relation(&report(&[(7, first), (7, &second)]), "casualties.killed")
    };
    assert_eq!(told("The June 5 quake killed eleven people."), [Relation::Conflict]);
    assert!(told("The May 5 quake killed eleven people.").is_empty());
}
