//! Numbers and dates that differ and yet exclude nothing: bounds, parts of a whole, days told loosely.

use crate::compare::cell::{Cell, Entry};
use crate::compare::position::Stand;
use crate::extract::frame::{Answer, AttributeFrame};
use crate::model::value::NumberKind;
use crate::model::{Claim, Corpus, Value};

/// Whether two dates are told sharply enough to conflict: to the day, or of happenings that surely are one. "Last week"
/// and "Friday" of two reports most often are two happenings.
pub(super) fn sharp(cell: &Cell, a: &Stand, b: &Stand) -> bool {
    let day = |value: &Value| match value {
        Value::Date(date) => match date.ranges[..] {
            [] => date.pattern.weekday.is_some() || date.pattern.days.is_some(),
            [range] => range.first == range.last,
            _ => false,
        },
        _ => true,
    };
    cell.alignment >= 0.75 || (day(&a.value) && day(&b.value))
}

/// Whether two counts differ by as many as the event tells of those whom either may take in: four were injured, of whom one
/// died, where another report has three injured and one dead; three are dead with the gunman who killed two.
pub(super) fn takes_in(corpus: &Corpus, event: u32, frame: Option<&AttributeFrame>, a: &Stand, b: &Stand) -> bool {
    let count = |value: &Value| match value {
        Value::Number(n) if n.kind == NumberKind::Count => n.set.0.first().map(|i| i.low),
        _ => None,
    };
    let Some(frame) = frame else { return false };
    let (Some(x), Some(y)) = (count(&a.value), count(&b.value)) else { return false };
    let apart = (x - y).abs();
    // "One dead, three wounded" sets the dead apart.
    let larger = if x > y { a } else { b };
    if frame.takes_in.as_ref().is_some_and(|other| larger.entries.iter().all(|e| is_told_beside(corpus, e, other))) {
        return false;
    }
    let many = |c: &Claim| {
        frame.takes_in.as_ref().is_some_and(|other| c.attribute.name() == other) && count(&c.value) == Some(apart)
    };
    let one = |c: &Claim| {
        let is = |answer: &Answer| c.attribute.name() == answer.attribute && c.value.to_string() == answer.value;
        apart == 1.0 && frame.takes_in_one.as_ref().is_some_and(is)
    };
    let mut told = corpus.events[event as usize].documents.iter().flat_map(|&d| &corpus.readings[d as usize].claims);
    told.any(|c| many(c) || one(c))
}

/// Whether the sentence of a claim tells the other toll, too, in other words and of others: not "six wounded, two fatally".
fn is_told_beside(corpus: &Corpus, entry: &Entry, other: &str) -> bool {
    let own = entry.of(corpus);
    let of_them = |c: &Claim| {
        let text = corpus.document(entry.document).field(c.evidence.field);
        c.evidence.span.of(text).ends_with("ly")
    };
    let beside = |c: &Claim| {
        c.trigger.sentence == own.trigger.sentence
            && c.attribute.name() == other
            && !c.evidence.span.overlaps(own.evidence.span)
            && !of_them(c)
    };
    corpus.readings[entry.document as usize].claims.iter().any(beside)
}

/// Words from which on a stretch of text hardly comes twice by chance.
const COPIED: usize = 4;

/// Whether two days are told in the same words: "was arrested on Elm Street this afternoon", copied into a report of another
/// day, is still the afternoon of the first.
pub(super) fn are_copied(corpus: &Corpus, a: &Stand, b: &Stand) -> bool {
    if !matches!((&a.value, &b.value), (Value::Date(_), Value::Date(_))) {
        return false;
    }
    let copied = |e: &Entry| {
        let own = e.evidence(corpus);
        own.split_whitespace().count() >= COPIED && a.entries.iter().any(|other| other.evidence(corpus) == own)
    };
    b.entries.iter().all(copied)
}

/// Whether of two numbers one is more than half as much again as the other; of two votes, by all who voted: those of two
/// chambers.
pub(super) fn far(a: &Value, b: &Value) -> bool {
    let size = |value: &Value| match value {
        Value::Score(score) => Some(score.pairs.iter().map(|&(x, y)| f64::from(x) + f64::from(y)).sum()),
        other => other.figures().first().copied(),
    };
    match (size(a), size(b)) {
        (Some(x), Some(y)) => f64::max(x, y) > 1.5 * f64::min(x, y),
        _ => false,
    }
}

/// As many as "several" may be.
const A_FEW: f64 = 9.0;

/// Whether a lower bound takes no side against a number: "at least six" says nothing against eight, but hardly means 49. "A
/// man was hurt" says nothing against a few.
pub(super) fn allows(bound: &Value, number: &Value) -> bool {
    let (Value::Number(bound), Value::Number(number)) = (bound, number) else { return false };
    let low = bound.set.0.first().filter(|i| i.high.is_infinite()).map(|i| i.low);
    matches!((low, number.set.point()), (Some(low), Some(n)) if (low..=if low <= 2.0 { A_FEW } else { 2.0 * low }).contains(&n))
}
