//! The comparer: claims of one event put side by side, and the relation of what they say.

mod align;
mod birthday;
mod cell;
mod confidence;
mod dispute;
mod identity;
mod judge;
mod news;
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

use crate::extract::{Frames, Lexicon};
use crate::model::{Corpus, Finding};

/// Finds, for every attribute that the documents of an event speak of, the positions taken on it and their relation.
///
/// The order is total: by event, then flagged before unflagged, then confidence, subject, attribute and id.
#[must_use]
pub fn findings(corpus: &Corpus, lexicon: &Lexicon, frames: &Frames) -> Vec<Finding> {
    use rayon::prelude::*;
    let mut all: Vec<Finding> = corpus
        .events
        .par_iter()
        .enumerate()
        .flat_map_iter(|(e, event)| {
            let things = things::Things::of_event(corpus, &event.documents);
            let cells = cell::gather(corpus, &event.documents, &things, lexicon, frames);
            cells
                .into_iter()
                .filter_map(|cell| judge::judge(corpus, e as u32, &things, cell, lexicon, frames))
                .collect::<Vec<_>>()
        })
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
