//! Values in the notations that reports show them in, where these are no words of a text: ISO 8601 and its kin.

use crate::model::Value;
use crate::model::value::{Arc, DateSet, DayRange, Duration, Interval, Intervals, Number, Ordinal, Phrase, TimeSet};
use jiff::civil::Date;

/// `PT40M`, `PT8M–PT12M`, `more than PT3H`, `P1D or P2D`.
pub(super) fn duration(text: &str) -> Option<Value> {
    let set: Option<Vec<Interval>> = text.split(" or ").map(|part| interval(part.trim(), seconds)).collect();
    let set = Intervals(set?);
    // What is written in minutes is meant to the minute.
    let grain = if text.contains('S') { 1.0 } else { 60.0 };
    Some(Value::Duration(Duration { set, grain }))
}

/// `12`, `8–12`, `at least 30`, `up to 20`.
pub(super) fn count(text: &str) -> Option<Value> {
    let plain = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        text.parse::<f64>().ok().filter(|_| digits)
    };
    let set: Option<Vec<Interval>> = text.split(" or ").map(|part| interval(part.trim(), plain)).collect();
    Some(Value::Number(Number { set: Intervals(set?), ..Number::count(0.0) }))
}

/// `2nd`, `1st private meeting`, `last game`.
pub(super) fn ordinal(text: &str) -> Option<Value> {
    let (rank, scope) = text.split_once(' ').unwrap_or((text, ""));
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| rank.strip_suffix(suffix));
    let rank = match rank {
        "last" => -1,
        _ => digits?.parse().ok().filter(|rank| (0..=10_000).contains(rank))?,
    };
    let (modifiers, head) = scope.rsplit_once(' ').unwrap_or(("", scope));
    Some(Value::Ordinal(Ordinal { rank, scope: Phrase::new(head, modifiers.split_whitespace()) }))
}

/// `2014-10-09`, `2014-10`, `2014`, `198X`, `2014-11-11/2014-11-20`, several joined by "or".
pub(super) fn date(text: &str) -> Option<Value> {
    let ranges: Option<Vec<DayRange>> = text.split(" or ").map(|part| days(part.trim())).collect();
    let mut ranges = ranges?;
    ranges.sort_unstable();
    Some(Value::Date(DateSet { ranges, ..DateSet::default() }))
}

/// `20:00`, `19:45–20:15`, `08:30 or 20:30`.
pub(super) fn time(text: &str) -> Option<Value> {
    let arcs: Option<Vec<Arc>> = text
        .split(" or ")
        .map(|part| {
            let (from, to) = part.split_once('–').unwrap_or((part, part));
            Some(Arc::new(minutes(from)?, minutes(to)?))
        })
        .collect();
    Some(Value::Time(TimeSet { arcs: arcs?, ..TimeSet::at(0) }))
}

/// A bounded or one-sided interval, as [`Intervals::describe`] words it.
fn interval(text: &str, read: impl Fn(&str) -> Option<f64>) -> Option<Interval> {
    let after = |words: &str| text.strip_prefix(words).and_then(|rest| read(rest.trim()));
    if let Some((low, high)) = text.split_once('–') {
        let (low, high) = (read(low)?, read(high)?);
        return (low <= high).then(|| Interval::closed(low, high));
    }
    after("at least ")
        .map(Interval::at_least)
        .or_else(|| after("more than ").map(Interval::above))
        .or_else(|| after("less than ").map(|high| Interval::half_open(0.0, high)))
        .or_else(|| after("up to ").map(|high| Interval::closed(0.0, high)))
        .or_else(|| read(text).map(Interval::exactly))
}

/// The seconds of an ISO 8601 duration.
fn seconds(text: &str) -> Option<f64> {
    let (days, clock) = match text.strip_prefix('P')?.split_once('T') {
        Some((days, clock)) if !clock.is_empty() => (days, clock),
        Some(_) => return None,
        None => (text.strip_prefix('P')?, ""),
    };
    let units = [('Y', Duration::YEAR), ('M', Duration::MONTH), ('W', 7.0 * Duration::DAY), ('D', Duration::DAY)];
    let found = (sum(days, &units)?, sum(clock, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)])?);
    (!days.is_empty() || !clock.is_empty()).then_some(found.0 + found.1)
}

/// The sum of numbers, each before the sign of its unit, in the order of the units.
fn sum(text: &str, units: &[(char, f64)]) -> Option<f64> {
    let (mut rest, mut total, mut units) = (text, 0.0, units);
    while !rest.is_empty() {
        let at = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let number: f64 = rest[..at].replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite() && *n >= 0.0)?;
        let unit = units.iter().position(|(sign, _)| rest[at..].starts_with(*sign))?;
        total += number * units[unit].1;
        units = &units[unit + 1..];
        rest = &rest[at + 1..];
    }
    Some(total)
}

fn days(text: &str) -> Option<DayRange> {
    if let Some((first, last)) = text.split_once('/') {
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        return (first <= last).then_some(DayRange { first, last });
    }
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        4 if digits(text) => DayRange::year(text.parse().ok()?),
        4 if text.ends_with('X') && digits(&text[..3]) => {
            let first: i16 = text[..3].parse::<i16>().ok()? * 10;
            Some(DayRange { first: DayRange::year(first)?.first, last: DayRange::year(first + 9)?.last })
        }
        7 if text.is_ascii() && text.as_bytes()[4] == b'-' => {
            DayRange::month(text[..4].parse().ok()?, text[5..].parse().ok()?)
        }
        10 => text.parse::<Date>().ok().map(DayRange::day),
        _ => None,
    }
}

/// The minutes after midnight of a time of day on a 24-hour clock.
fn minutes(text: &str) -> Option<i32> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_reports_show_is_read_back() {
        for text in ["12", "8–12", "at least 30", "more than 2.5", "less than 9", "up to 20", "3 or 5"] {
            assert_eq!(count(text).map(|v| v.to_string()).as_deref(), Some(text));
        }
        for text in ["1st", "2nd summit", "1st private meeting", "last game", "22nd"] {
            assert_eq!(ordinal(text).map(|v| v.to_string()).as_deref(), Some(text));
        }
        for text in ["PT40M", "PT8M–PT12M", "more than PT3H", "at least P2D", "up to PT20M", "P2Y6M", "P1D or P2D"] {
            assert_eq!(duration(text).map(|v| v.to_string()).as_deref(), Some(text));
        }
        for text in ["2014-10-09", "2014-10", "2014", "198X", "2014-11-11/2014-11-20", "2014-01-02 or 2014-01-09"] {
            assert_eq!(date(text).map(|v| v.to_string()).as_deref(), Some(text));
        }
        for text in ["20:00", "19:45–20:15", "08:30 or 20:30"] {
            assert_eq!(time(text).map(|v| v.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_none_of_them_is_not_read() {
        for text in ["", "twelve", "12 km", "-3", "27–24", "inf", "1e5"] {
            assert_eq!(count(text), None, "{text}");
        }
        for text in ["", "first", "st", "2", "lasting peace"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
        for text in ["", "P", "PT", "PT1", "P1H", "12", "1DP", "PT5M1H", "PTxM"] {
            assert_eq!(duration(text), None, "{text}");
        }
        for text in ["", "2014-13", "2014-10-40", "20x4", "2014-10-09/2014-10-01", "ab-c€d"] {
            assert_eq!(date(text), None, "{text}");
        }
        for text in ["", "25:00", "8", "evening", "10:61"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in r"[PTYMWDHS0-9:./–X ora€-]{0,14}") {
            let _ = (count(&text), ordinal(&text), duration(&text), date(&text), time(&text));
        }
    }
}
