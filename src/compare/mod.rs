//! The comparer: claims of one event put side by side, and the relation of what they say.

mod address;
mod align;
mod birthday;
mod cell;
mod confidence;
mod dispute;
mod identity;
mod judge;
mod news;
mod numbers;
mod party;
mod position;
mod principal;
mod question;
mod quote;
mod reason;
mod same;
#[cfg(test)]
mod tests;
mod things;
mod twice;

pub use confidence::Confidence;
pub use identity::{by_claims, by_evidence};

use crate::extract::{Frames, Lexicon};
use crate::model::{Corpus, Finding};
use rayon::prelude::*;

/// Finds, for every attribute that the documents of an event speak of, the positions taken on it and their relation.
///
/// The order is total: by event, then flagged before unflagged, then confidence, subject, attribute and id.
#[must_use]
pub fn findings(corpus: &Corpus, lexicon: &Lexicon, frames: &Frames) -> Vec<Finding> {
    let mut all: Vec<Finding> = corpus
        .events
        .par_iter()
        .enumerate()
        .flat_map_iter(|(e, _)| of_event(corpus, e as u32, lexicon, frames))
        .collect();
    identity::tell_apart(corpus, &mut all);
    all.sort_by(|a, b| {
        (a.event, !a.relation.is_flagged())
            .cmp(&(b.event, !b.relation.is_flagged()))
            .then(b.confidence.total_cmp(&a.confidence))
            .then_with(|| (&a.subject, &a.attribute, a.id).cmp(&(&b.subject, &b.attribute, b.id)))
    });
    all
}

/// What the confidence of a finding is made of; `None` for a finding that [`findings`] does not give.
#[must_use]
pub fn confidence_of(corpus: &Corpus, finding: &Finding, lexicon: &Lexicon, frames: &Frames) -> Option<Confidence> {
    let all = judged(corpus, finding.event, lexicon, frames);
    let same = |other: &Finding| {
        let claims = |finding: &Finding| finding.positions.iter().map(|p| p.claims.clone()).collect::<Vec<_>>();
        other.attribute == finding.attribute && other.subject == finding.subject && claims(other) == claims(finding)
    };
    all.into_iter().find(|(other, _)| same(other)).map(|(_, confidence)| confidence)
}

/// The findings of one event, in no order, before those of one id are told apart over all events ([`by_evidence`], [`by_claims`]).
#[must_use]
pub fn of_event(corpus: &Corpus, event: u32, lexicon: &Lexicon, frames: &Frames) -> Vec<Finding> {
    judged(corpus, event, lexicon, frames).into_iter().map(|(finding, _)| finding).collect()
}

/// The findings of one event, each with what its confidence is made of.
fn judged(corpus: &Corpus, event: u32, lexicon: &Lexicon, frames: &Frames) -> Vec<(Finding, Confidence)> {
    let Some(documents) = corpus.events.get(event as usize).map(|event| &event.documents) else { return Vec::new() };
    let things = things::Things::of_event(corpus, documents);
    let cells = cell::gather(corpus, documents, &things, lexicon, frames);
    let all = cells.into_par_iter().filter_map(|cell| judge::judge(corpus, event, &things, cell, lexicon, frames));
    twice::drop(corpus, all.collect())
}
