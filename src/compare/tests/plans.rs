//! What became of plans and posts, who came first, and where people stand.

use super::{relation, report, undated};
use crate::model::Relation;

const TALKS: &str = "Maria Silva and John Okafor met in Lagos on Sunday for talks on the river dam. ";

/// The flagged relations on an attribute of two reports of the talks.
fn between(a: &str, b: &str, attribute: &str) -> Vec<Relation> {
    relation(&report(&[(7, &format!("{TALKS}{a}")), (7, &format!("{TALKS}{b}"))]), attribute)
}

#[test]
fn expelled_or_recalled() {
    let expelled = "The envoy Paul Stone was expelled in May.";
    let both = "The envoys Paul Stone and Ana Costa had both been expelled in May.";
    let recalled = "The envoy Paul Stone was recalled from Lagos in May.";
    assert_eq!(between(expelled, recalled, "plans.departure"), [Relation::Conflict]);
    assert_eq!(between(both, recalled, "plans.departure"), [Relation::Conflict]);
    let other = "The envoy Ana Costa was recalled from Lagos in May.";
    assert_eq!(between(expelled, other, "plans.departure"), []);
    assert_eq!(between(expelled, "Paul Stone recalled his mother.", "plans.departure"), []);
}

#[test]
fn when_a_country_left_a_treaty() {
    let left = |month: &str| format!("The river treaty ended when Brazil withdrew in {month}.");
    assert_eq!(between(&left("May"), &left("April"), "plans.left"), [Relation::Conflict]);
    assert_eq!(between(&left("May"), &left("May"), "plans.left"), []);
    assert_eq!(between(&left("May"), "The meeting, which Brazil left in April, was old.", "plans.left"), []);
}

#[test]
fn put_off_or_called_off() {
    let trip = |verb: &str| format!("Okafor {verb} a visit to Lisbon, an aide said.");
    assert_eq!(between(&trip("postponed"), &trip("cancelled"), "plans.outcome"), [Relation::Conflict]);
    assert_eq!(between(&trip("postponed"), &trip("delayed"), "plans.outcome"), []);
    assert_eq!(between(&trip("postponed"), "Okafor cancelled a concert in Rome.", "plans.outcome"), []);
    assert_eq!(between(&trip("postponed"), "Okafor may cancel a visit to Lisbon.", "plans.outcome"), []);
}

#[test]
fn who_came_first() {
    let ahead = "Silva arrived seven minutes ahead of Okafor.";
    let after = "Silva came shortly after Okafor.";
    assert_eq!(between(ahead, after, "meetings.first to arrive"), [Relation::Conflict]);
    assert_eq!(between(ahead, "Okafor came shortly after Silva.", "meetings.first to arrive"), []);
    assert_eq!(between(ahead, "Silva came shortly after the rain.", "meetings.first to arrive"), []);
}

#[test]
fn open_or_sceptical() {
    let open = "Silva was open to a new deal on the dam.";
    let cold = "Silva appeared to be sceptical of such an agreement.";
    assert_eq!(between(open, cold, "plans.stance"), [Relation::Conflict]);
    assert_eq!(between(open, "Okafor was sceptical of such an agreement.", "plans.stance"), []);
    assert_eq!(between(open, "Silva was sceptical of the tax.", "plans.stance"), []);
    assert_eq!(between(open, "Silva was not opposed to a deal.", "plans.stance"), []);
}

#[test]
fn spoken_of_or_not() {
    let came_up = "Fishing rights came up in their conversation.";
    let did_not = "Fishing rights were not mentioned, an aide said.";
    let asked = "meetings.discussed";
    assert_eq!(between(came_up, did_not, asked), [Relation::Disputed]);
    assert_eq!(between(came_up, "The two did not discuss the border.", asked), []);
    assert_eq!(between(came_up, "Fishing rights will be discussed in June.", asked), []);
    let all = report(&[(7, &format!("{TALKS}{came_up}")), (7, &format!("{TALKS}{did_not}"))]);
    let question = all.findings.iter().find(|f| f.attribute.name() == asked).map(|f| f.question.as_str());
    assert_eq!(question, Some("Did they speak of fishing rights?"));
}

#[test]
fn days_that_reports_look_back_on() {
    let news = "Norland and Sudland held talks in Lagos on Monday. They spoke of trade. Nobody signed anything. A meal followed. \
                The ministers shook hands. They smiled. ";
    let days = |a: &str, b: &str| {
        let found = undated(&[&format!("{news}{a}"), &format!("{news}{b}")]);
        found.findings.iter().filter(|f| f.attribute.name().starts_with("when:") && f.relation.is_flagged()).count()
    };
    let pact = "The first pact on trade quotas was reached in Oslo on June 10.";
    assert_eq!(days(pact, "Under the quotas signed in Oslo on 11 June, exports fell."), 1);
    assert_eq!(days(pact, "Under the quotas signed in Oslo on 10 June, exports fell."), 0);
    assert_eq!(days(pact, "Under the quotas signed in Oslo on 21 June, exports fell."), 0, "far apart");
    assert_eq!(days(pact, "Under the quotas signed in Bergen on 11 June, exports fell."), 0, "elsewhere");
    assert_eq!(days(pact, "A ferry sank off Oslo on 11 June."), 0, "of something else");
}

#[test]
fn a_vote_told_in_other_words() {
    let first = "The town council in Denton approved the pool plan on Monday by seven votes to two.";
    let same = "The council in Denton approved the pool plan on Monday. Seven members voted for it and two against.";
    let other = "The council in Denton voted 8-1 on Monday to approve the pool plan.";
    let chamber =
        "The town council in Denton approved the pool plan on Monday. The county board backed it 48 votes to 20.";
    assert!(relation(&report(&[(7, first), (8, same)]), "plans.vote").is_empty());
    assert!(relation(&report(&[(7, first), (8, chamber)]), "plans.vote").is_empty());
    assert_eq!(relation(&report(&[(7, first), (8, other)]), "plans.vote"), [Relation::Conflict]);
}
