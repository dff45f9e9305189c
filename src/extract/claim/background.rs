//! Claims on what happened at another time than the document's own matter: the crime of years before, the last summit.

use super::context::Context;
use crate::extract::proposition::{Form, Proposition};
use crate::model::{Role, Sentence, Value};

/// For every proposition of a sentence, the day it tells of as a number `yyyymmdd`, the year alone as `yyyy0000`, 0 where
/// the text gives no date of the calendar; `mmdd` where it gives no year. What day is that of the news, the documents of an event tell together.
pub(super) fn events(context: &Context, s: usize) -> Vec<u32> {
    let (sentence, _) = context.sentence(s);
    let propositions = &context.propositions[s];
    let own: Vec<Option<u32>> =
        (0..propositions.len()).map(|k| context.own_times(s, k).find_map(|found| day(&found.value))).collect();
    propositions
        .iter()
        .enumerate()
        .map(|(k, p)| {
            own[k]
                .or_else(|| below(propositions, p).and_then(|of| own[of]))
                .or_else(|| above(sentence, propositions, p).and_then(|up| own[up]))
                .unwrap_or(0)
        })
        .collect()
}

/// The proposition that a proposition's clause hangs on.
fn above(sentence: &Sentence, propositions: &[Proposition], p: &Proposition) -> Option<usize> {
    sentence.ancestors(p.trigger).skip(1).find_map(|at| propositions.iter().position(|q| q.trigger == at))
}

/// The event that a proposition tells of by a noun: "that January 10 session went on for hours" is on the session's day.
fn below(propositions: &[Proposition], p: &Proposition) -> Option<usize> {
    let subject = p.argument(Role::Agent).or_else(|| p.argument(Role::Patient)).filter(|_| p.form == Form::Verb)?;
    propositions.iter().position(|q| q.form == Form::Noun && q.trigger == subject.head)
}

/// The day of a date that tells one, or its year.
fn day(value: &Value) -> Option<u32> {
    let Value::Date(date) = value else { return None };
    if date.ranges.is_empty() && date.pattern.is_day_of_year() {
        let (month, day) = (date.pattern.months?.0, date.pattern.days?.0);
        return Some(u32::from(month.unsigned_abs()) * 100 + u32::from(day.unsigned_abs()));
    }
    let [range] = date.ranges[..] else { return None };
    let year = u32::from(range.first.year().unsigned_abs()) * 10_000;
    if range.first == range.last {
        Some(year + u32::from(range.first.month().unsigned_abs()) * 100 + u32::from(range.first.day().unsigned_abs()))
    } else {
        (range.last.since(range.first).ok()?.get_days() > 300).then_some(year)
    }
}
