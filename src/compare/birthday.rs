//! Ages that grew: between two reports somebody may have had a birthday.

use super::position::Stand;
use super::things::{Thing, Things};
use crate::model::value::NumberKind;
use crate::model::{Corpus, Value};
use jiff::civil::Date;

/// A day further apart makes a birthday between two reports this much likelier; within a month of one another, another
/// count of somebody's years is a mistake rather than a birthday.
const MONTH: i32 = 30;

const YEAR: i32 = 365;

/// Whether the greater of two ages is the later told, by as many years as the reports allow, of one who lives.
pub(super) fn between(corpus: &Corpus, things: &Things, subject: Option<Thing>, a: &Stand, b: &Stand) -> bool {
    let (Some(x), Some(y)) = (age(&a.value), age(&b.value)) else { return false };
    let ((younger, first), (older, then)) = if x < y { ((x, a), (y, b)) } else { ((y, b), (x, a)) };
    let years = (older - younger) as i32;
    let told = |s: &Stand| -> Vec<Date> {
        s.entries.iter().filter_map(|e| corpus.document(e.document).published).map(|p| p.date()).collect()
    };
    let (Some(from), Some(to)) = (told(first).into_iter().max(), told(then).into_iter().min()) else { return false };
    let days = days(from, to);
    days >= YEAR * (years - 1) + MONTH
        && days <= YEAR * (years + 1)
        && !subject.is_some_and(|t| died(corpus, things, t))
}

/// Whole years, told exactly.
fn age(value: &Value) -> Option<f64> {
    match value {
        Value::Number(n) if n.kind == NumberKind::Age => n.set.point().filter(|years| years.fract() == 0.0),
        _ => None,
    }
}

fn days(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

/// Whether some report has somebody among the dead.
fn died(corpus: &Corpus, things: &Things, thing: Thing) -> bool {
    things.list[thing as usize].members.iter().any(|&(d, local)| {
        let reading = &corpus.readings[d as usize];
        reading
            .roles
            .iter()
            .any(|(m, part)| part == "killed" && reading.local_of.get(*m as usize).copied().flatten() == Some(local))
    })
}
