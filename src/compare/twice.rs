//! One disagreement told under two questions: "nobody was caught" and "how many were caught?", five or six shot and five or six
//! hurt.

use super::Confidence;
use crate::extract::Frames;
use crate::model::{Corpus, Field, Finding, NO_TOKEN, Position};
use std::collections::BTreeSet;

/// Where a claim's predicate stands.
type At = (u32, Field, u32, u16);

/// Leaves out the flagged findings whose opposing positions rest on the same words as those of another that has more claims,
/// or give the answers of one that says more: as many hurt as shot.
pub(super) fn drop(
    corpus: &Corpus,
    frames: &Frames,
    findings: Vec<(Finding, Confidence)>,
) -> Vec<(Finding, Confidence)> {
    let flagged: Vec<usize> = (0..findings.len()).filter(|&i| findings[i].0.relation.is_flagged()).collect();
    let places: Vec<Vec<BTreeSet<At>>> =
        flagged.iter().map(|&i| findings[i].0.positions.iter().map(|p| places(corpus, p)).collect()).collect();
    let weight = |k: usize| -> usize { places[k].iter().map(BTreeSet::len).sum() };
    let told = |k: usize, other: usize| {
        let shared = |p: &BTreeSet<At>, q: &BTreeSet<At>| !p.is_disjoint(q);
        let (own, others) = (&places[k], &places[other]);
        (0..own.len()).any(|i| {
            (0..own.len()).any(|j| {
                i != j
                    && others.iter().enumerate().any(|(x, p)| {
                        shared(&own[i], p) && others.iter().enumerate().any(|(y, q)| x != y && shared(&own[j], q))
                    })
            })
        })
    };
    let tolls = |k: usize| {
        let finding = &findings[flagged[k]].0;
        let labels: BTreeSet<&str> = finding.positions.iter().map(|p| p.label.as_str()).collect();
        (finding.event, &finding.subject, labels)
    };
    // That they were shot tells more than that they were hurt; that as many were killed tells something else.
    let fuller = |k: usize| frames.attribute(&findings[flagged[k]].0.attribute).and_then(|f| f.fuller.as_ref());
    let same_tolls = |k: usize, other: usize| {
        fuller(k).is_some_and(|name| findings[flagged[other]].0.attribute.name() == name) && tolls(k) == tolls(other)
    };
    let mut dropped = BTreeSet::new();
    for k in 0..flagged.len() {
        let stronger = |other: usize| (weight(other), std::cmp::Reverse(other)) > (weight(k), std::cmp::Reverse(k));
        if (0..flagged.len()).any(|other| other != k && (stronger(other) && told(k, other) || same_tolls(k, other))) {
            dropped.insert(flagged[k]);
        }
    }
    findings.into_iter().enumerate().filter(|(i, _)| !dropped.contains(i)).map(|(_, finding)| finding).collect()
}

fn places(corpus: &Corpus, position: &Position) -> BTreeSet<At> {
    let at = |&(document, claim): &(u32, u32)| {
        let claim = corpus.claim(document, claim);
        (document, claim.evidence.field, claim.trigger.sentence, claim.trigger.token)
    };
    // A claim from elsewhere rests on no predicate, and each answers the question that was asked.
    position.claims.iter().map(at).filter(|at| at.3 != NO_TOKEN).collect()
}
