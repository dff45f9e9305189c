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

#[test]
fn two_voices_on_one_deed() {
    for text in [
        "Silva has made no concessions, she said. John Okafor said that Silva made concessions.",
        "The Herald wrote that Silva and Okafor signed an agreement on the dam. No deal was signed, Okafor said.",
        "Okafor said Silva promised that the dam would open. Nor had Silva promised that the dam would open, an aide said.",
    ] {
        let found = report(&[(7, &format!("{TALKS}{text}"))]);
        assert!(found.findings.iter().any(|f| f.relation == Relation::Disputed), "{text}");
    }
    let refuses = "Silva will not pay for the dam, she said.";
    let pays = "Silva will pay for the dam, Okafor said.";
    let found = report(&[(7, &format!("{TALKS}{refuses}")), (7, &format!("{TALKS}{pays}"))]);
    assert_eq!(relation(&found, "fact:pay"), [Relation::Disputed]);
}

#[test]
fn one_voice_or_two_deeds_are_no_dispute() {
    for text in [
        "Silva has made no concessions, she said. Silva made concessions on the road, she said.",
        "Silva made no commitment on the dam. Okafor said Silva kept her campaign promise.",
        "Silva signed an agreement on the dam. No letter was signed, Okafor said.",
        "Silva offered lasting protection, Okafor said. She offered no brief protection, an aide said.",
        "Silva knew of the dam, Okafor said. She did not know of the dam, an aide said.",
        "The city would not have paid for the dam, Silva said. The city paid for the bridge, Okafor said.",
    ] {
        let found = report(&[(7, &format!("{TALKS}{text}"))]);
        let disputed: Vec<_> = found.findings.iter().filter(|f| f.relation == Relation::Disputed).collect();
        assert!(disputed.is_empty(), "{text} {disputed:?}");
    }
}

#[test]
fn committing_to_something_promises_committing_a_crime_does_not() {
    let text = "Silva committed no crime, she said. Silva promised a crime report, Okafor said.";
    assert_eq!(within(text, "fact:promise"), []);
    let text = "Silva committed to the repair of the dam, an aide said. Silva has not committed to the repair of the dam, Okafor said.";
    assert_eq!(within(text, "fact:promise").len(), 1);
}

#[test]
fn a_narrower_negative_leaves_the_rest_open() {
    for text in [
        "Silva fired shots at the dam, Okafor said. No shots were fired when Silva was arrested, an aide said.",
        "Silva has experience of dams, Okafor said. Silva has no federal building experience, an aide said.",
        "Silva published the plan of the dam, Okafor said. Silva did not publish details, an aide said.",
        "Silva repaired the dam, Okafor said. Silva is no longer repairing the dam, an aide said.",
        "Silva repaired the dam, Okafor said. Silva must not repair the dam, an aide said.",
    ] {
        let found = report(&[(7, &format!("{TALKS}{text}"))]);
        let disputed: Vec<_> = found.findings.iter().filter(|f| f.relation == Relation::Disputed).collect();
        assert!(disputed.is_empty(), "{text} {disputed:?}");
    }
    let text = "Silva repaired the dam, Okafor said. Silva did not repair the dam, an aide said.";
    assert_eq!(within(text, "fact:repair"), [Relation::Disputed]);
}

#[test]
fn what_one_text_tells_and_denies() {
    let text = "Silva, who arrived on Sunday, denied reports that she had sold the dam.";
    assert_eq!(within(text, "denied:report"), [Relation::Disputed]);
    let text = "Okafor made an offer for the dam in May, an aide said. The ministry knows of no such offer.";
    assert_eq!(within(text, "denied:offer"), [Relation::Disputed]);
    assert_eq!(within("Silva did not deny reports that she had sold the dam.", "denied:report"), []);
}

/// A long sentence is one, whomever a report takes for its speaker; a short one may be anybody's.
#[test]
fn a_long_quotation_is_found_again_under_another_speaker() {
    let long = |name: &str| {
        format!(
            "The river dam near Lagos broke after heavy storms and the {name} Bridge fell, leaving forty families without shelter or water"
        )
    };
    let text = |speaker: &str, quote: &str| format!("A dam broke near Lagos on Sunday. \"{quote},\" {speaker} said.");
    let found = |a: &str, b: &str| relation(&report(&[(7, a), (7, b)]), "quote");
    let (a, b) = (text("Maria Silva", &long("Carter")), text("an engineer", &long("Mercer")));
    assert_eq!(found(&a, &b), [Relation::Conflict]);
    assert_eq!(found(&a, &text("an engineer", &long("Carter"))), []);
    let (a, b) = (text("Maria Silva", "The Carter Bridge fell"), text("an engineer", "The Mercer Bridge fell"));
    assert_eq!(found(&a, &b), []);
}
