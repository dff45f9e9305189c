//! What goes one way, stage by stage: somebody is sought, arrested, charged, convicted.

use crate::compare::cell::Entry;
use crate::compare::position::Stand;
use crate::extract::frame::AttributeFrame;
use crate::extract::kinds;
use crate::model::{Attribute, Corpus, Overlap, Value};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Leaves out, of each report, the stages that are over by the one it has come to: "he was arrested in March" of a report on
/// his conviction.
pub(super) fn furthest(corpus: &Corpus, attribute: &Attribute, frame: &AttributeFrame, entries: &mut Vec<Entry>) {
    let value = |e: &Entry| e.of(corpus).value.clone();
    let mut last: BTreeMap<(u32, u32), Value> = BTreeMap::new();
    for entry in entries.iter() {
        let told = last.entry(entry.edition(corpus)).or_insert_with(|| value(entry));
        if frame.stage_of(&value(entry)) > frame.stage_of(told) {
            *told = value(entry);
        }
    }
    entries.retain(|e| match (&e.of(corpus).value, &last[&e.edition(corpus)]) {
        (Value::Phrase(own), Value::Phrase(last)) => {
            kinds::compare(attribute.name(), own, last).unwrap_or_else(|| own.compare(last)) != Overlap::Disjoint
        }
        _ => true,
    });
}

/// Whether one report that tells the later stage is not older than all that tell the earlier one. Who was convicted, and in a
/// later report is sought, is recalled, or has another case.
pub(super) fn goes_on(corpus: &Corpus, frame: &AttributeFrame, a: &Stand, b: &Stand) -> bool {
    let (early, late) = if frame.stage_of(&a.value) < frame.stage_of(&b.value) { (a, b) } else { (b, a) };
    let days = |s: &Stand| -> Vec<Date> {
        let published = |e: &Entry| corpus.document(e.document).published.filter(|p| p.is_trusted()).map(|p| p.date());
        s.entries.iter().filter_map(published).collect()
    };
    match (days(early).iter().min(), days(late).iter().max()) {
        (Some(first), Some(last)) => first <= last,
        _ => true,
    }
}
