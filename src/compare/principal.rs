//! Which of a document's answers is its own: a text that dates its main happening also dates others of the same kind, and one
//! that counts all the hurt also counts some of them, and those of other days.

use super::cell::Entry;
use super::position;
use crate::model::{Certainty, Corpus, Value};
use std::collections::BTreeMap;

/// Keeps, of the exact tolls of each document, its own: the largest of those told first, else the one told first. Fewer are
/// some of them, and more, further down, are those of other happenings. The others come back apart, except where they are
/// told of "people" and so may be meant as the whole.
pub(super) fn tolls(corpus: &Corpus, entries: Vec<Entry>) -> (Vec<Entry>, Vec<Entry>) {
    let mut by_edition: BTreeMap<(u32, u32), Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        by_edition.entry(entry.edition(corpus)).or_default().push(entry);
    }
    let (mut kept, mut rest) = (Vec::new(), Vec::new());
    for (_, mut entries) in by_edition {
        entries.sort_by_key(|e| e.of(corpus).trigger);
        let exact = |e: &Entry| match &e.of(corpus).value {
            Value::Number(n) => n.set.point(),
            _ => None,
        };
        let least = |e: &Entry| match &e.of(corpus).value {
            Value::Number(n) => n.set.0.first().map(|i| i.low),
            _ => None,
        };
        let leads = |e: &&Entry| e.of(corpus).trigger.is_in_lead();
        let told = entries.iter().filter(leads).filter_map(exact).reduce(f64::max);
        // "One man was hurt … three other men were hurt": one is not all.
        let whole = |n: &f64| entries.iter().filter_map(least).all(|low| low <= *n) || told == Some(*n);
        let own = told.or_else(|| entries.iter().find_map(exact)).filter(whole);
        let is_own = |e: &Entry| exact(e).is_none_or(|n| Some(n) == own) || position::counts_people(corpus, e);
        let (own, others): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(is_own);
        kept.extend(own);
        rest.extend(others);
    }
    (kept, rest)
}

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
