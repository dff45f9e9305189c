//! The group stage: which documents report the same event, and which are copies of one text.
//!
//! Each document is first boiled down to a [`Signature`](crate::model::Signature), by itself ([`signature`]). Two
//! signatures are then compared by what they share: rare words and names above all, with words of the title and opening
//! counting more ([`affinity`]). [`events`] joins documents whose affinities are high on average; [`origins`] joins those
//! whose running text is the same.
//!
//! No step looks at all pairs: documents meet only where they share a heavy term ([`events`]) or a sequence of words
//! ([`origins`]), and lists that grow too long are subdivided. So the work grows nearly in line with the number of documents.
//! Nor does any step need all signatures at once ([`Signatures`]): they are looked at in batches.
//! How rare a word is comes from a fixed table, not from the documents at hand: five documents and a million are read alike.

mod affinity;
mod background;
mod batches;
mod candidates;
mod cluster;
mod components;
mod events;
mod label;
mod origins;
mod pool;
mod shingles;
mod signature;
mod signatures;
#[cfg(test)]
mod tests;
mod ties;
mod venue;

pub use affinity::affinity;
pub use events::{events, events_with};
pub use origins::{origins, origins_with};
pub use signature::{signature, term, term_class};
pub use signatures::Signatures;
pub use ties::Ties;

pub(crate) use events::{event_groups, group_id};
pub(crate) use label::label;
pub(crate) use origins::origin_groups;

use crate::model::Reading;

/// The order in which documents are worked on, so that the order of input tells nothing: by id, then by text.
fn canonical(readings: &[Reading]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..readings.len() as u32).collect();
    order.sort_by(|&a, &b| {
        let key = |i: u32| {
            let document = &readings[i as usize].document;
            (&document.id, &document.title, &document.text)
        };
        key(a).cmp(&key(b))
    });
    order
}
