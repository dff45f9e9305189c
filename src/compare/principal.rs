//! Which of a document's answers is its own: a text that dates its main happening also dates others of the same kind.

use super::cell::Entry;
use crate::model::{Certainty, Corpus, Value};
use std::collections::BTreeMap;

/// Keeps, for each document, the claims that give its principal value: the one told first, for the news stands at the head of
/// a report. The others come back apart.
pub(super) fn keep(corpus: &Corpus, entries: Vec<Entry>) -> (Vec<Entry>, Vec<Entry>) {
    let mut by_document: BTreeMap<u32, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        by_document.entry(entry.document).or_default().push(entry);
    }
    let (mut kept, mut rest) = (Vec::new(), Vec::new());
    for (_, mut own) in by_document {
        own.sort_by_key(|e| e.of(corpus).trigger);
        let sure = |e: &Entry| e.of(corpus).factuality.certainty != Certainty::Uncommitted;
        // The day nearest to publication is the news; other values have no such sign but their place in the text.
        let far = |e: &Entry| match (&e.of(corpus).value, corpus.document(e.document).published) {
            (Value::Date(date), Some(p)) if p.is_trusted() => date
                .ranges
                .last()
                .and_then(|r| r.last.since(p.date()).ok())
                .map_or(i32::MAX, |span| span.get_days().abs()),
            _ => 0,
        };
        let Some(first) = own.iter().min_by_key(|e| (!sure(e), far(e))).cloned() else { continue };
        let value = &first.of(corpus).value;
        let (same, other): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|e| e.of(corpus).value.compare(value) != crate::model::Overlap::Disjoint);
        kept.extend(same);
        rest.extend(other);
    }
    (kept, rest)
}
