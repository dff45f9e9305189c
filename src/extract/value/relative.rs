//! Days told from the day of publication: "Thursday", "last week", "yesterday", "earlier this month", "over the weekend".

use super::{
    Part, Reading, Scan, Sense,
    resolve::{in_some_year, in_year, monday, month_from, plus, week_from, weekday_near},
    tense::Tense,
};
use crate::model::{
    Value,
    value::{DatePattern, DateSet, DayRange, Duration, TimeSet},
};
use jiff::civil::{Date, Weekday};

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let candidates = [weekday(scan, i), near_day(scan, i), shifted(scan, i), season(scan, i), weekend(scan, i)];
    candidates.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

/// The shift that "last", "next" or "this" make.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shift {
    Last,
    This,
    Next,
}

fn shift_at(scan: &Scan<'_>, i: usize) -> Option<(Shift, usize)> {
    let atoms = &scan.atoms;
    match atoms.low(i) {
        "last" | "previous" => Some((Shift::Last, i + 1)),
        "past" if atoms.before(i, 1) != "the" => Some((Shift::Last, i + 1)),
        "next" | "coming" | "upcoming" => Some((Shift::Next, i + 1)),
        "this" if atoms.is(i + 1, &["past", "last"]) => Some((Shift::Last, i + 2)),
        "this" if atoms.is(i + 1, &["coming", "upcoming", "next"]) => Some((Shift::Next, i + 2)),
        "this" => Some((Shift::This, i + 1)),
        _ => None,
    }
}

/// "Thursday", "last Thursday", "early Tuesday morning", "late on Monday".
fn weekday(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (which, after) = scan.which(i);
    let on = after + usize::from(which.is_some() && atoms.is(after, &["on"]));
    let (shift, at) = shift_at(scan, on).map_or((None, on), |(s, k)| (Some(s), k));
    let (day, end) = scan.weekday_at(at)?;
    let pattern = DatePattern { weekday: Some(day), ..DatePattern::default() };
    let ranges = scan.anchor.map_or_else(Vec::new, |anchor| shifted_weekday(anchor, day, shift, scan.tense(at)));
    let date = DateSet { ranges, pattern };
    let sense = scan.sense_before(on);
    if which.is_some() {
        return Some(scan.with_part_of_day(i, on..end, date, sense));
    }
    Some(scan.with_part_of_day(on, on..end, date, sense))
}

fn shifted_weekday(anchor: Date, day: Weekday, shift: Option<Shift>, tense: Tense) -> Vec<DayRange> {
    let days = match shift {
        None | Some(Shift::This) => vec![weekday_near(anchor, day, tense)],
        Some(Shift::Last) => {
            let recent = weekday_near(plus(anchor, -1), day, Tense::Past);
            // Within the running week, "last Tuesday" may also be that of the week before.
            if recent >= monday(anchor) && recent < plus(anchor, -1) || recent == plus(anchor, -1) {
                vec![plus(recent, -7), recent]
            } else {
                vec![recent]
            }
        }
        Some(Shift::Next) => {
            let soon = weekday_near(plus(anchor, 1), day, Tense::Future);
            if soon <= plus(monday(anchor), 6) { vec![soon, plus(soon, 7)] } else { vec![soon] }
        }
    };
    days.into_iter().map(DayRange::day).collect()
}

/// "Yesterday", "today", "tomorrow morning", "tonight", "last night", "this morning".
fn near_day(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (which, at) = scan.which(i);
    let on = |days: i32, end: usize| {
        let ranges = scan.anchor.map_or_else(Vec::new, |anchor| vec![DayRange::day(plus(anchor, days))]);
        let date = DateSet { ranges, pattern: DatePattern::default() };
        (date, end)
    };
    let (date, end) = match atoms.low(at) {
        "yesterday" => on(-1, at + 1),
        "today" => on(0, at + 1),
        "tomorrow" => on(1, at + 1),
        "tonight" => {
            let (date, end) = on(0, at + 1);
            let set = TimeSet { part: Some("tonight".into()), ..TimeSet::between(17 * 60, 28 * 60) };
            return Some(two(scan, i, i..end, date, Value::Time(set)));
        }
        "last" | "this" if atoms.entry(at + 1).part.is_some() => {
            let back = if atoms.is(at, &["last"]) { -1 } else { 0 };
            let (date, end) = on(back, at + 2);
            let (from, to) = atoms.entry(at + 1).part?.minutes(which.unwrap_or(""));
            let set = TimeSet { part: Some(atoms.low(at + 1).into()), ..TimeSet::between(from, to) };
            return Some(two(scan, i, i..end, date, Value::Time(set)));
        }
        _ => return None,
    };
    let sense = scan.sense_before(i);
    Some(with_anchor(scan.with_part_of_day(i, at..end, date, sense)))
}

/// A reading without its date, where the date has no anchor and so says nothing.
fn with_anchor(mut reading: Reading) -> Reading {
    let says_nothing = |value: &Value| matches!(value, Value::Date(date) if *date == DateSet::default());
    reading.parts.retain(|part| !says_nothing(&part.value));
    reading
}

/// A date and a time of day written by the same words.
fn two(scan: &Scan<'_>, i: usize, range: std::ops::Range<usize>, date: DateSet, time: Value) -> Reading {
    let sense = scan.sense_before(i);
    let parts = vec![
        Part { sense, ..Part::new(range.clone(), Value::Date(date)) },
        Part { sense, ..Part::new(range.clone(), time) },
    ];
    with_anchor(Reading { end: range.end, parts })
}

/// "Last week", "next month", "this year", "earlier this month", "last November".
fn shifted(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (part, from) = match atoms.low(i) {
        "earlier" | "later" | "early" | "late" => (Some(atoms.low(i)), i + 1),
        _ => (None, i),
    };
    let (shift, at) = shift_at(scan, from)?;
    let steps = match shift {
        Shift::Last => -1,
        Shift::This => 0,
        Shift::Next => 1,
    };
    let end = at + 1;
    if let Some(month) = atoms.entry(at).month.filter(|_| atoms.is_capital(at)) {
        let pattern = DatePattern { months: Some((month, month)), ..DatePattern::default() };
        let tense = match shift {
            Shift::Last => Tense::Past,
            Shift::Next => Tense::Future,
            Shift::This => scan.tense(at),
        };
        let mut date = in_some_year(pattern, scan.anchor, tense);
        // "Last May", written in May, is not this one.
        if let (Some(anchor), [range]) = (scan.anchor, date.ranges.as_slice())
            && range.first <= anchor
            && anchor <= range.last
            && shift != Shift::This
        {
            let year = anchor.year().checked_add(steps as i16)?;
            date.ranges = in_year(&pattern, year).into_iter().collect();
        }
        let end = atoms.past_abbreviation(end);
        // "last March 5" is read as a day of the calendar.
        return (!atoms.is_digits(end))
            .then(|| Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(date)) }));
    }
    let seconds = atoms.entry(at).time_unit?;
    let anchor = scan.anchor?;
    let range = if atoms.is(at, &["week"]) {
        week_from(anchor, steps)
    } else if atoms.is(at, &["month"]) {
        month_from(anchor, steps)?
    } else if atoms.is(at, &["year"]) {
        DayRange::year(anchor.year().checked_add(steps as i16)?)?
    } else if atoms.is(at, &["decade"]) && seconds > Duration::YEAR {
        let first = anchor.year().div_euclid(10) * 10 + steps as i16 * 10;
        DayRange { first: DayRange::year(first)?.first, last: DayRange::year(first + 9)?.last }
    } else {
        return None;
    };
    // "The last week" is the seven days up to now; "earlier this month" is over, "later this month" to come.
    let range = match (part, shift) {
        (Some("earlier" | "early"), Shift::This) => DayRange { last: anchor.max(range.first), ..range },
        (Some("later" | "late"), Shift::This) => DayRange { first: anchor.min(range.last), ..range },
        (None, Shift::Last) if atoms.before(i, 1) == "the" => {
            DayRange { first: plus(anchor, -((seconds / Duration::DAY).round() as i32)), last: anchor }
        }
        _ => range,
    };
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(DateSet::range(range))) }))
}

/// "In the spring", "last summer", "this winter".
fn season(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (shift, at) = shift_at(scan, i).map_or((None, i), |(s, k)| (Some(s), k));
    let months = atoms.entry(at).season?;
    let led = matches!(atoms.before(at, 1), "in" | "early" | "late" | "until" | "since" | "by")
        || atoms.before(at, 1) == "the"
            && matches!(atoms.before(at, 2), "in" | "during" | "of" | "by" | "since" | "until");
    // "training this spring" is a season; "spring training", "a fall" are not.
    if shift.is_none() && !led || atoms.tag(at).is_verb() || atoms.tag(at + 1).is_noun() {
        return None;
    }
    let pattern = DatePattern { months: Some(months), ..DatePattern::default() };
    let tense = match shift {
        Some(Shift::Last) => Tense::Past,
        Some(Shift::Next) => Tense::Future,
        _ => scan.tense(at),
    };
    let mut date = in_some_year(pattern, scan.anchor, tense);
    if let (Some(anchor), [range], Some(Shift::Last)) = (scan.anchor, date.ranges.as_slice(), shift)
        && anchor <= range.last
    {
        date.ranges = in_year(&pattern, range.first.year() - 1).into_iter().collect();
    }
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..at + 1, Value::Date(date)) }))
}

/// "Over the weekend", "this weekend", "last weekend".
fn weekend(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (shift, at) = match shift_at(scan, i) {
        Some((shift, at)) => (Some(shift), at),
        None if atoms.is(i, &["weekend"]) && atoms.before(i, 1) == "the" => (None, i),
        None => return None,
    };
    if !atoms.is(at, &["weekend"]) {
        return None;
    }
    let anchor = scan.anchor?;
    let saturday = plus(monday(anchor), 5);
    let running = anchor >= saturday;
    let first = match (shift, scan.tense(at)) {
        (Some(Shift::Last), _) => plus(saturday, -7),
        (Some(Shift::Next), _) => plus(saturday, 7),
        (Some(Shift::This), Tense::Past) | (None, Tense::Past | Tense::Unknown) if !running => plus(saturday, -7),
        _ => saturday,
    };
    // Friday night belongs to it.
    let range = DayRange { first: plus(first, -1), last: plus(first, 1) };
    Some(Reading::of(Part { sense: Sense::Plain, ..Part::new(i..at + 1, Value::Date(DateSet::range(range))) }))
}
