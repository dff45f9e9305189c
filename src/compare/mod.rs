//! The comparer: claims of one event put side by side, and the relation of what they say.

mod address;
mod align;
mod birthday;
mod cell;
mod confidence;
mod days;
mod digits;
mod dispute;
mod identity;
mod judge;
mod news;
mod numbers;
mod overtaken;
mod party;
mod position;
mod principal;
mod question;
mod quote;
mod reason;
mod same;
mod split;
#[cfg(test)]
mod tests;
mod things;
mod twice;

pub use confidence::Confidence;
pub(crate) use identity::Ids;
pub use identity::{by_claims, by_evidence};

use crate::extract::{Frames, Lexicon};
use crate::model::{Corpus, Finding};
use rayon::prelude::*;

/// Finds, for every attribute that the documents of an event speak of, the positions taken on it and their relation.
///
/// The order is total: by event, then flagged before unflagged, then confidence, subject, attribute and id.
#[must_use]
pub fn findings(corpus: &Corpus, lexicon: &Lexicon, frames: &Frames) -> Vec<Finding> {
    let mut all = unsettled(corpus, lexicon, frames);
    identity::tell_apart(corpus, &mut all);
    sort(&mut all);
    all
}

/// The findings of all events in no order, each with the ids that it may go by when there are more events than these.
pub(crate) fn with_ids(corpus: &Corpus, lexicon: &Lexicon, frames: &Frames) -> Vec<(Ids, Finding)> {
    let all = unsettled(corpus, lexicon, frames).into_par_iter();
    all.map(|finding| (Ids::of(corpus, &finding), finding)).collect()
}

/// Puts findings in the order of [`findings`].
pub(crate) fn sort(all: &mut [Finding]) {
    all.sort_by(|a, b| {
        (a.event, !a.relation.is_flagged())
            .cmp(&(b.event, !b.relation.is_flagged()))
            .then(b.confidence.total_cmp(&a.confidence))
            .then_with(|| (&a.subject, &a.attribute, a.id).cmp(&(&b.subject, &b.attribute, b.id)))
    });
}

/// The findings of all events, some of which may share an id.
fn unsettled(corpus: &Corpus, lexicon: &Lexicon, frames: &Frames) -> Vec<Finding> {
    let events = (0..corpus.events.len() as u32).into_par_iter();
    events.flat_map_iter(|event| of_event(corpus, event, lexicon, frames)).collect()
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
    twice::drop(corpus, frames, all.collect())
}
