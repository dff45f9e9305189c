//! What time has changed: what a later report tells of how things went on.

use crate::compare::cell::Entry;
use crate::compare::position::Stand;
use crate::extract::frame::{AttributeFrame, Evolution, ValueKind};
use crate::model::value::NumberKind;
use crate::model::{Certainty, Corpus, Value};
use std::collections::BTreeMap;

/// Whether the later report differs from the earlier in the direction that time takes the attribute.
pub(super) fn updated(corpus: &Corpus, a: &Stand, b: &Stand, way: Evolution) -> bool {
    let is_no = |s: &Stand| s.value == Value::Polarity(false);
    let other = |s: &Stand| if std::ptr::eq(s, a) { b } else { a };
    // Who tells that it has come about tells how it stood before, not how it stands.
    let stands = |s: &Stand, e: &Entry| {
        way != Evolution::Up || !is_no(s) || other(s).entries.iter().all(|o| o.edition(corpus) != e.edition(corpus))
    };
    // The day, and on one day the older edition before what was put in later.
    let first = |s: &Stand| {
        let told = s.entries.iter().filter(|e| stands(s, e)).filter_map(|e| {
            let published = corpus.document(e.document).published?;
            Some((published.date(), std::cmp::Reverse(e.edition(corpus).1)))
        });
        told.min()
    };
    let number = |v: &Value| match v {
        Value::Number(n) if n.kind == NumberKind::Count => n.set.0.first().map(|i| i.low),
        _ => None,
    };
    let level = |v: &Value| match v {
        Value::Polarity(so) => Some(f64::from(u8::from(*so))),
        other => number(other),
    };
    let (x, y) = match (first(a), first(b)) {
        (Some(x), Some(y)) => (x, y),
        // Undated, nobody before somebody is the way of the world.
        _ => {
            let zero = |v: &Value| level(v) == Some(0.0);
            return way == Evolution::Any || way == Evolution::Up && zero(&a.value) != zero(&b.value);
        }
    };
    match (level(&a.value), level(&b.value)) {
        // What began within the day of the reports: nobody was caught, then somebody was.
        (Some(m), Some(n)) if x == y => way != Evolution::Down && (m == 0.0) != (n == 0.0),
        (Some(m), Some(n)) => {
            let rises = (x < y) == (m < n);
            match way {
                Evolution::Up => rises,
                Evolution::Down => !rises,
                Evolution::Any => true,
            }
        }
        _ => x != y && way == Evolution::Any,
    }
}

/// Whether a later document tells how what an earlier one tells went on, and recalls the earlier state beside: "settled
/// with a man who filed a lawsuit". Time runs one way: who was caught first and sought in a later report is two men, or
/// the report looks back.
pub(super) fn succeeds(corpus: &Corpus, a: &Stand, b: &Stand, frame: Option<&AttributeFrame>) -> bool {
    let Some(way) = frame.filter(|f| f.value == ValueKind::Polarity).and_then(|f| f.evolves) else { return false };
    let days = |s: &Stand| -> BTreeMap<u32, Option<jiff::civil::Date>> {
        let published = |d: u32| corpus.document(d).published.filter(|p| p.is_trusted()).map(|p| p.date());
        let told = s.entries.iter().filter(|e| e.of(corpus).factuality.certainty != Certainty::Uncommitted);
        told.map(|e| (e.document, published(e.document))).collect()
    };
    let begins = |s: &Stand| match way {
        Evolution::Up => s.value == Value::Polarity(false),
        Evolution::Down => s.value == Value::Polarity(true),
        Evolution::Any => true,
    };
    let one_way = |early: &Stand, late: &Stand| {
        let (first, then) = (days(early), days(late));
        let precedes = |day: jiff::civil::Date| then.values().all(|other| other.is_some_and(|other| other > day));
        begins(early)
            && !then.is_empty()
            && first.iter().any(|(d, day)| !then.contains_key(d) && day.is_some_and(precedes))
    };
    one_way(a, b) || one_way(b, a)
}

/// Whether an attribute asks if something has come about that, once it has, stays so.
pub(super) fn comes_about(frame: Option<&AttributeFrame>) -> bool {
    frame.is_some_and(|f| f.value == ValueKind::Polarity && f.evolves == Some(Evolution::Up))
}
