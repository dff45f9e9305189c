//! Dates as the calendar has them: "Sept. 29", "9 October 2014", "03.12.2021", "October 2014", "2005", "the 1980s".

use super::{
    Part, Reading, Scan,
    resolve::{Third, in_some_year, in_year, third_of_month, third_of_year},
};
use crate::model::{
    Tag, Value,
    value::{DatePattern, DateSet, DayRange},
};
use jiff::civil::{Date, Weekday};

/// Years that a bare four-digit number may be.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2099;

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let candidates = [numeric(scan, i), named(scan, i), bare_year(scan, i), decade(scan, i), day_alone(scan, i)];
    candidates.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

/// The day of the month at piece `i`, with its "th": day and end.
fn day_of_month(scan: &Scan<'_>, i: usize) -> Option<(i8, usize)> {
    let atoms = &scan.atoms;
    let day = atoms.digits(i).filter(|d| (1..=31).contains(d) && atoms.width(i) <= 2)?;
    let suffix = atoms.glued(i + 1) && atoms.is(i + 1, &["st", "nd", "rd", "th"]);
    let end = i + 1 + usize::from(suffix);
    // "May 5.4" and "June 5:30" go on.
    let goes_on = (atoms.joins(end, ".") || atoms.joins(end, ":") || atoms.joins(end, ",")) && atoms.is_digits(end + 1);
    let attached = !suffix && atoms.glued(end) && atoms.is_word(end);
    (!goes_on && !attached).then_some((day as i8, end))
}

/// A year of four digits at piece `i`.
fn year_at(scan: &Scan<'_>, i: usize) -> Option<i16> {
    let atoms = &scan.atoms;
    let year = atoms.digits(i).filter(|y| atoms.width(i) == 4 && YEARS.contains(y))?;
    let goes_on = (atoms.joins(i + 1, ".") || atoms.joins(i + 1, ",")) && atoms.is_digits(i + 2)
        || atoms.glued(i + 1) && atoms.is_word(i + 1);
    (!goes_on).then_some(year as i16)
}

impl Scan<'_> {
    /// The month at piece `i` and its end, past the stop of "Sept.". Words that are not only months ("may", "march")
    /// need a capital and, unless a day or a year follows, a tag or a word before that makes them one.
    fn month_at(&self, i: usize) -> Option<(i8, usize)> {
        let atoms = &self.atoms;
        let month = atoms.entry(i).month?;
        if !atoms.is_capital(i) {
            return None;
        }
        let end = if atoms.low(i).len() <= 4 && !atoms.is(i, &["may", "june", "july"]) {
            atoms.past_stop(i + 1)
        } else {
            i + 1
        };
        let dated =
            day_of_month(self, end).is_some() || year_at(self, end).is_some() || i > 0 && atoms.is_digits(i - 1);
        let led = [
            "in", "last", "next", "this", "since", "until", "by", "early", "late", "mid", "of", "from", "to", "for",
            "-", "through", "during", "between", "before", "after", "every", "each",
        ];
        let clear = match atoms.low(i) {
            "may" | "march" => led.contains(&atoms.before(i, 1)) && atoms.tag(i) != Tag::Md && !atoms.tag(i).is_verb(),
            "jan" | "mar" | "jun" | "dec" | "sep" => false,
            // "April Jones" and "June Smith" are people.
            "april" | "june" | "august" => led.contains(&atoms.before(i, 1)) || !atoms.is_capital(i + 1),
            _ => true,
        };
        (dated || clear).then_some((month, end))
    }

    /// The day of the week at piece `i` and its end.
    pub(super) fn weekday_at(&self, i: usize) -> Option<(Weekday, usize)> {
        let atoms = &self.atoms;
        let entry = atoms.entry(i);
        let day = entry.weekday?;
        if !entry.weekday_short {
            return atoms.is_capital(i).then_some((day, i + 1));
        }
        let end = atoms.past_stop(i + 1);
        let comma = end + usize::from(atoms.low(end) == ",");
        (atoms.is_capital(i) && atoms.entry(comma).month.is_some()
            || atoms.is_capital(i) && day_of_month(self, comma).is_some())
        .then_some((day, end))
    }

    /// "Early", "mid-", "the end of" at piece `i`, and where the rest begins.
    fn third_at(&self, i: usize) -> Option<(Third, usize)> {
        let atoms = &self.atoms;
        let dash = |k: usize| k + usize::from(atoms.low(k) == "-");
        let of = |k: usize| atoms.is(k, &["of"]).then_some(k + 1);
        match atoms.low(i) {
            "early" => Some((Third::Early, dash(i + 1) + usize::from(atoms.is(i + 1, &["in"])))),
            "mid" => Some((Third::Mid, dash(i + 1))),
            "late" => Some((Third::Late, dash(i + 1) + usize::from(atoms.is(i + 1, &["in"])))),
            "beginning" | "start" => of(i + 1).map(|k| (Third::Early, k)),
            "middle" => of(i + 1).map(|k| (Third::Mid, k)),
            "end" => of(i + 1).map(|k| (Third::Late, k)),
            _ => None,
        }
    }

    /// Past ", 2016" or " 2016" at piece `i`.
    fn year_after(&self, i: usize) -> (Option<i16>, usize) {
        let comma = i + usize::from(self.atoms.low(i) == "," || self.atoms.is(i, &["of", "in"]));
        match year_at(self, comma) {
            Some(year) => (Some(year), comma + 1),
            None => (None, i),
        }
    }

    fn dated(&self, at: usize, pattern: DatePattern, year: Option<i16>) -> DateSet {
        match year.and_then(|y| in_year(&pattern, y)) {
            Some(range) => DateSet { ranges: vec![range], pattern },
            None => in_some_year(pattern, self.anchor, self.tense(at)),
        }
    }
}

/// "Thursday, Oct. 9, 2014", "Sept. 29", "9 October", "February 10th-20th", "mid-November", "October 2014".
fn named(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    // "late Tuesday night, May 5": the day of the week leads, and may bring a part of the day.
    let (weekday, at) = match scan.weekday_at(i) {
        Some((day, end)) => {
            let end = end + usize::from(atoms.entry(end).part.is_some());
            (Some(day), end + usize::from(atoms.low(end) == ",") + usize::from(atoms.is(end, &["the"])))
        }
        None => (None, i),
    };
    let plain = |days: Option<(i8, i8)>, month: i8| DatePattern { months: Some((month, month)), days, weekday };
    if let Some((day, after_day)) = day_of_month(scan, at) {
        // "9 October 2014", "the 9th of October", "10-20 February", "10 and 11 May"
        let (days, after) = match joined_day(scan, after_day) {
            Some((last, end)) if last > day => ((day, last), end),
            _ => ((day, day), after_day),
        };
        let of = after + usize::from(atoms.is(after, &["of"]));
        let (month, end) = scan.month_at(of)?;
        let (year, end) = scan.year_after(end);
        let date = scan.dated(i, plain(Some(days), month), year);
        return Some(scan.day_reading(i, end, date));
    }
    let (third, month_at) = match scan.third_at(at) {
        Some((third, k)) if weekday.is_none() => (Some(third), k),
        _ => (None, at),
    };
    let (month, after_month) = scan.month_at(month_at)?;
    if third.is_none()
        && let Some((day, after_day)) = day_of_month(scan, after_month)
    {
        let (days, end) = match joined_day(scan, after_day) {
            Some((last, end)) if last > day => ((day, last), end),
            _ => ((day, day), after_day),
        };
        if let Some(range) = to_other_month(scan, i, month, day, after_day) {
            return Some(range);
        }
        let (year, end) = scan.year_after(end);
        let date = scan.dated(i, plain(Some(days), month), year);
        return Some(scan.day_reading(i, end, date));
    }
    if weekday.is_some() {
        return None;
    }
    let (year, end) = scan.year_after(after_month);
    let date = scan.dated(i, plain(third.map(third_of_month), month), year);
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(date)) }))
}

/// "-20", "to 20", "and 20" at piece `i`: the later day and its end.
fn joined_day(scan: &Scan<'_>, i: usize) -> Option<(i8, usize)> {
    let atoms = &scan.atoms;
    if atoms.low(i) == "-" || atoms.is(i, &["to", "and", "or", "through", "—"]) {
        let (day, end) = day_of_month(scan, i + 1)?;
        // "May 5 and 20 others" counts.
        let counts = atoms.is(i, &["and"]) && (atoms.tag(end).is_noun() || atoms.entry(end).on_top);
        return (!counts).then_some((day, end));
    }
    None
}

/// "May 30 to June 2".
fn to_other_month(scan: &Scan<'_>, i: usize, month: i8, day: i8, at: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !(atoms.low(at) == "-" || atoms.is(at, &["to", "through"])) {
        return None;
    }
    let (last_month, after) = scan.month_at(at + 1)?;
    let (last_day, end) = day_of_month(scan, after)?;
    let (year, end) = scan.year_after(end);
    let set = |m: i8, d: i8| {
        scan.dated(i, DatePattern { months: Some((m, m)), days: Some((d, d)), weekday: None }, year).single()
    };
    let date = match (set(month, day), set(last_month, last_day)) {
        (Some(first), Some(last)) if first <= last => DateSet::range(DayRange { first, last }),
        _ => DateSet::recurring(DatePattern { months: Some((month, last_month)), days: None, weekday: None }),
    };
    Some(Reading::of(Part::new(i..end, Value::Date(date))))
}

impl Scan<'_> {
    fn day_reading(&self, i: usize, end: usize, date: DateSet) -> Reading {
        // "Tuesday night, May 5": the part stands within the date and is a value of its own.
        let mut reading = Reading::of(Part { sense: self.sense_before(i), ..Part::new(i..end, Value::Date(date)) });
        if self.weekday_at(i).is_some() && self.atoms.entry(i + 1).part.is_some() {
            let inner = self.with_part_of_day(i, i..i + 1, DateSet::default(), super::Sense::Plain);
            reading.parts.extend(inner.parts.into_iter().skip(1));
        }
        reading
    }
}

/// "2014-10-09", "03.12.2021", "12/31/2016", "23-04-2016".
fn numeric(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let sign = atoms.low(i + 1);
    if !matches!(sign, "-" | "." | "/") || !atoms.joins(i + 1, sign) || !atoms.joins(i + 3, sign) {
        return None;
    }
    let (a, b, c) = (atoms.digits(i)?, atoms.digits(i + 2)?, atoms.digits(i + 4)?);
    let end = i + 5;
    if atoms.joins(end, sign) && atoms.is_digits(end + 1)
        || atoms.glued(i) && i > 0 && !matches!(atoms.low(i - 1), "(" | "\"")
    {
        return None;
    }
    let date =
        |y: u32, m: u32, d: u32| Date::new(i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    let year = |y: u32, width: usize| match width {
        4 => YEARS.contains(&y).then_some(y),
        2 => Some(if y < 70 { 2000 + y } else { 1900 + y }),
        _ => None,
    };
    let mut ranges: Vec<DayRange> = if atoms.width(i) == 4 {
        date(year(a, 4)?, b, c).into_iter().map(DayRange::day).collect()
    } else {
        // Only the slash is used for month-first dates; where both orders make a day, both stay open.
        let y = year(c, atoms.width(i + 4))?;
        if atoms.width(i + 4) == 2 && sign != "/" && sign != "." {
            return None;
        }
        let month_first = if sign == "/" { date(y, a, b) } else { None };
        [date(y, b, a), month_first].into_iter().flatten().map(DayRange::day).collect()
    };
    ranges.sort();
    ranges.dedup();
    if ranges.is_empty() {
        return None;
    }
    let date = DateSet { ranges, pattern: DatePattern::default() };
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(date)) }))
}

/// "In 2005", "late 2008", "the 2015 agreement", "spring of 2014", "2009-2011".
fn bare_year(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (third, at) = scan.third_at(i).map_or((None, i), |(t, k)| (Some(t), k));
    let season = atoms.entry(at).season;
    let at = if season.is_some() { at + 1 + usize::from(atoms.is(at + 1, &["of", "in"])) } else { at };
    let year = year_at(scan, at)?;
    if season.is_none() && third.is_none() && !is_year(scan, at) {
        return None;
    }
    let pattern = DatePattern { months: season.or(third.map(third_of_year)), days: None, weekday: None };
    let range = if pattern.months.is_some() { in_year(&pattern, year)? } else { DayRange::year(year)? };
    let mut end = at + 1;
    let mut date = DateSet::range(range);
    let sign = atoms.low(end);
    if pattern.months.is_none() && (atoms.joins(end, "-") || sign == "/" && atoms.joins(end, "/")) {
        let last = match atoms.width(end + 1) {
            4 => year_at(scan, end + 1)?,
            2 => i16::try_from(atoms.digits(end + 1)?).ok()? + year / 100 * 100,
            _ => return None,
        };
        if last > year {
            date = DateSet::range(DayRange { first: range.first, last: DayRange::year(last)?.last });
            end += 2;
        }
    }
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(date)) }))
}

/// Whether the four digits at piece `i` are a year rather than a count.
fn is_year(scan: &Scan<'_>, i: usize) -> bool {
    let atoms = &scan.atoms;
    let before = atoms.before(i, 1);
    // "2,005 of", "$2005", "No. 2005"
    if atoms.glued(i) && !matches!(before, "(" | "\"" | "'" | "[" | "-" | "/" | ",") {
        return false;
    }
    let led = [
        "in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "early", "late", "mid", "the",
        "through", "between", "to", "around", "circa", "and", "or", "(", ",", "fall", "spring", "summer", "winter",
        "autumn", "year", "his", "her", "their", "its", "a", "than",
    ];
    let counted = matches!(atoms.tag(i + 1), Tag::Nns)
        || atoms.entry(i + 1).time_unit.is_some()
        || scan.measure_at(i + 1).is_some()
        || atoms.is(i + 1, &["people", "more", "other", "of"]);
    if led.contains(&before) {
        return !counted
            || matches!(before, "the" | "his" | "her" | "their" | "its" | "a" | "in") && !atoms.is(i + 1, &["people"]);
    }
    let written = atoms.digits(i).unwrap_or(0);
    !counted
        && (1900..=2099).contains(&written)
        && scan.hedges(i).end == i
        && !atoms.entry(i.wrapping_sub(1)).designator
}

/// "The 1980s", "the '80s", "early 1990s".
fn decade(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let (third, at) = scan.third_at(i).map_or((None, i), |(t, k)| (Some(t), k));
    let short = atoms.low(at) == "'" && atoms.width(at + 1) == 2;
    let digits = at + usize::from(short);
    let number = atoms.digits(digits)?;
    let s = digits + 1 + usize::from(atoms.low(digits + 1) == "'" && atoms.glued(digits + 1));
    if !atoms.is(s, &["s"]) || !atoms.glued(s) || number % 10 != 0 {
        return None;
    }
    let first = match (short, atoms.width(digits)) {
        (true, _) => 1900 + number as i16,
        (false, 4) if YEARS.contains(&number) => number as i16,
        _ => return None,
    };
    let (from, to) = match third {
        None if first % 100 == 0 && first < 2000 => (0, 99),
        None => (0, 9),
        Some(Third::Early) => (0, 3),
        Some(Third::Mid) => (4, 6),
        Some(Third::Late) => (7, 9),
    };
    let range = DayRange { first: DayRange::year(first + from)?.first, last: DayRange::year(first + to)?.last };
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..s + 1, Value::Date(DateSet::range(range))) }))
}

/// "On the 12th".
fn day_alone(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if atoms.before(i, 1) != "the" || !matches!(atoms.before(i, 2), "on" | "by" | "until" | "since") {
        return None;
    }
    let (day, end) = day_of_month(scan, i)?;
    if end == i + 1 || atoms.tag(end).is_noun() || atoms.tag(end).is_adjective() {
        return None;
    }
    let pattern = DatePattern { days: Some((day, day)), ..DatePattern::default() };
    let ranges = scan.anchor.map_or_else(Vec::new, |anchor| {
        let tense = scan.tense(i);
        let days = (-1..=1).filter_map(|k| {
            let first = super::resolve::month_from(anchor, k)?.first;
            Date::new(first.year(), first.month(), day).ok()
        });
        let nearest = match tense {
            super::tense::Tense::Past => days.filter(|d| *d <= anchor).max(),
            super::tense::Tense::Future => days.filter(|d| *d >= anchor).min(),
            super::tense::Tense::Unknown => days.min_by_key(|d| (*d - anchor).get_days().abs()),
        };
        nearest.map(DayRange::day).into_iter().collect()
    });
    let date = DateSet { ranges, pattern };
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(date)) }))
}
