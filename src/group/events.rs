//! Documents into events.

use super::{Signatures, Ties, candidates, canonical, cluster::cluster, label};
use crate::model::{Event, Id, IdHasher, Reading, Signature};

/// Affinity below which a pair starts no group.
const FLOOR: f64 = 0.0;

/// Groups documents by the event they report. Each stands in exactly one event; events are sorted by their first
/// document's id. Neither the order of the documents nor the number of threads changes the outcome.
///
/// ```
/// use gainsay::model::{Document, Reading};
/// let reading = |id: &str| Reading { document: Document { id: id.into(), ..Document::default() }, ..Reading::default() };
/// let events = gainsay::group::events(&[reading("b"), reading("a")]);
/// assert_eq!(events.len(), 2, "nothing in common, two events");
/// assert_eq!(events[0].documents, [1]);
/// ```
#[must_use]
pub fn events(readings: &[Reading]) -> Vec<Event> {
    events_with(readings, &Ties::default())
}

/// As [`events`], where some documents are known to report one event, or two.
#[must_use]
pub fn events_with(readings: &[Reading], ties: &Ties) -> Vec<Event> {
    let order = canonical(readings);
    let signatures: Vec<&Signature> = order.iter().map(|&i| &readings[i as usize].signature).collect();
    let known = ties.numbered(&ties.events, &order, readings);
    event_groups(&signatures[..], &known)
        .into_iter()
        .map(|members| {
            let own = || label::label(&members.iter().map(|&m| signatures[m as usize]).collect::<Vec<_>>());
            let documents: Vec<u32> = members.iter().map(|&m| order[m as usize]).collect();
            // What people call it goes before what its words tell.
            let label = ties.label(&documents, readings).map_or_else(own, str::to_owned);
            Event { id: group_id(documents.iter().map(|&d| &readings[d as usize].document.id)), label, documents }
        })
        .collect()
}

/// The documents that report one event, each in one group, groups by first document. Those with one number in `known` are
/// of one group, those with two are not.
pub(crate) fn event_groups<S: Signatures + ?Sized>(signatures: &S, known: &[Option<u32>]) -> Vec<Vec<u32>> {
    cluster(signatures, &candidates::edges(signatures, FLOOR), known)
}

/// The id of a set of documents, of their ids in order.
pub(crate) fn group_id(ids: impl Iterator<Item = impl AsRef<[u8]>>) -> Id {
    ids.fold(IdHasher::new(), IdHasher::part).finish()
}
