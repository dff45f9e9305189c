//! Values as the sets that they are.

use crate::model::value::Interval;
use crate::model::{Corpus, Overlap, Value};

/// A value as a set of exact values, in the notation of mathematics; of what is none, its plain form.
pub(super) fn of(corpus: &Corpus, document: u32, value: &Value) -> String {
    match value {
        Value::Number(number) => {
            let unit = if number.unit.is_empty() { String::new() } else { format!(" {}", number.unit) };
            intervals(&number.set.0) + &unit
        }
        Value::Duration(duration) => intervals(&duration.set.0) + " s",
        Value::Date(date) if !date.ranges.is_empty() => {
            let range = |r: &crate::model::value::DayRange| match r.first == r.last {
                true => format!("{{{}}}", r.first),
                false => format!("[{}, {}]", r.first, r.last),
            };
            date.ranges.iter().map(range).collect::<Vec<_>>().join(" ∪ ")
        }
        Value::Mention(mention) => {
            let reading = &corpus.readings[document as usize];
            let written = reading.mentions.get(*mention as usize).map(|mention| mention.text.as_str());
            let entity = corpus.entity_of_mention(document, *mention).map(|entity| &corpus.entities[entity as usize]);
            match entity {
                Some(entity) => format!("{{{}}} (entity {})", entity.name, entity.id),
                None => format!("{{{}}} (described only)", written.unwrap_or_default()),
            }
        }
        other => format!("{{{other}}}"),
    }
}

fn intervals(intervals: &[Interval]) -> String {
    let one = |interval: &Interval| {
        if interval.low == interval.high {
            return format!("{{{}}}", interval.low);
        }
        let open = if interval.open_low { '(' } else { '[' };
        let close = if interval.open_high { ')' } else { ']' };
        let end = |x: f64| match x {
            f64::INFINITY => "∞".to_owned(),
            f64::NEG_INFINITY => "−∞".to_owned(),
            x => x.to_string(),
        };
        format!("{open}{}, {}{close}", end(interval.low), end(interval.high))
    };
    intervals.iter().map(one).collect::<Vec<_>>().join(" ∪ ")
}

pub(super) const fn overlap(overlap: Overlap) -> &'static str {
    match overlap {
        Overlap::Equal => "equal",
        Overlap::Overlapping => "overlapping",
        Overlap::Disjoint => "disjoint",
        Overlap::Incomparable => "incomparable",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_as_mathematics_writes_them() {
        assert_eq!(intervals(&[Interval::exactly(3.0)]), "{3}");
        assert_eq!(intervals(&[Interval::at_least(30.0)]), "[30, ∞)");
        assert_eq!(intervals(&[Interval::half_open(0.0, 10.0), Interval::closed(12.5, 13.0)]), "[0, 10) ∪ [12.5, 13]");
    }
}
