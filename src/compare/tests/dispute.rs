//! What parties contest, and what only looks like it.

use super::{relation, report};
use crate::model::Relation;

const TALKS: &str = "Maria Silva and John Okafor met in Lagos on Sunday for talks on the river dam. ";

/// The flagged relations on an attribute in one report of the talks that goes on with `text`.
fn within(text: &str, attribute: &str) -> Vec<Relation> {
    relation(&report(&[(7, &format!("{TALKS}{text}"))]), attribute)
}

#[test]
fn what_another_reported_and_a_party_denies() {
    for text in [
        "The Herald wrote that Okafor sold the dam. Silva denied this.",
        "The Herald wrote that Okafor sold the dam. It has two gates. Silva later played down the report.",
        "Reporters welcomed news that Okafor sold the dam. But Silva dismissed the claim.",
    ] {
        assert_eq!(within(text, "fact:sell"), [Relation::Disputed], "{text}");
    }
}

#[test]
fn whoever_plays_down_his_own_deed_has_changed() {
    let text = "Reporters welcomed news that Okafor asked engineers to open the dam. But Okafor later downplayed the directive.";
    assert_eq!(within(text, "fact:request"), [Relation::Update]);
}

#[test]
fn rejecting_things_and_people_denies_nothing() {
    for text in [
        "The Herald wrote that Okafor sold the dam. Silva dismissed him.",
        "The Herald wrote that Okafor sold the dam. Silva rejected the offer.",
        "Silva wrote that Okafor sold the dam. Silva called the claim wrong.",
        "Okafor sold the dam. The workers brushed the dust away.",
    ] {
        assert_eq!(within(text, "fact:sell"), [], "{text}");
    }
}
