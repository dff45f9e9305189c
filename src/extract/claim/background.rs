//! Claims on what happened at another time than the document's own matter: the crime of years before, the last summit.

use super::context::Context;
use crate::extract::proposition::Proposition;
use crate::model::{Document, Sentence, Value};

/// A date this many days before publication is not that of the news, nor of what a follow-up takes up again.
const LONG_AGO: i32 = 400;

/// For every proposition of a sentence, the event it tells of: 0 for the document's own matter, else the year of the
/// background event, so that two documents' claims on it can meet.
pub(super) fn events(context: &Context, s: usize) -> Vec<u32> {
    let (sentence, _) = context.sentence(s);
    let propositions = &context.propositions[s];
    let own: Vec<Option<u32>> = (0..propositions.len())
        .map(|k| context.own_times(s, k).find_map(|found| year_long_ago(context.document, &found.value)))
        .collect();
    propositions
        .iter()
        .enumerate()
        .map(|(k, p)| own[k].or_else(|| above(sentence, propositions, p).and_then(|up| own[up])).unwrap_or(0))
        .collect()
}

/// The proposition that a proposition's clause hangs on.
fn above(sentence: &Sentence, propositions: &[Proposition], p: &Proposition) -> Option<usize> {
    sentence.ancestors(p.trigger).skip(1).find_map(|at| propositions.iter().position(|q| q.trigger == at))
}

/// The year of a date long before publication.
fn year_long_ago(document: &Document, value: &Value) -> Option<u32> {
    let Value::Date(date) = value else { return None };
    let published = document.published.filter(|p| p.is_trusted())?.date();
    let last = date.ranges.last()?.last;
    let days = published.since(last).ok()?.get_days();
    (days > LONG_AGO).then(|| u32::from(last.year().unsigned_abs()))
}
