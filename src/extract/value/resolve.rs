//! From what was written and the date of publication to days of the calendar.

use super::tense::Tense;
use crate::model::value::{DatePattern, DateSet, DayRange};
use jiff::{
    Span,
    civil::{Date, Weekday},
};

/// `day` moved by a number of days; `day` itself at the end of the calendar.
pub(super) fn plus(day: Date, days: i32) -> Date {
    day.checked_add(Span::new().days(days)).unwrap_or(day)
}

/// The first of the month that lies `months` after that of `day`.
pub(super) fn month_from(day: Date, months: i32) -> Option<DayRange> {
    let first = day.first_of_month().checked_add(Span::new().months(months)).ok()?;
    DayRange::month(first.year(), first.month())
}

/// The Monday of the week of `day`.
pub(super) fn monday(day: Date) -> Date {
    plus(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// Whole weeks, Monday to Sunday, `weeks` after that of `day`.
pub(super) fn week_from(day: Date, weeks: i32) -> DayRange {
    let first = plus(monday(day), weeks.saturating_mul(7));
    DayRange { first, last: plus(first, 6) }
}

/// The day of the week nearest to publication, as the tense has it; publication day counts for both.
pub(super) fn weekday_near(anchor: Date, day: Weekday, tense: Tense) -> Date {
    let back = i32::from(day.until(anchor.weekday()));
    match tense {
        Tense::Future if back > 0 => plus(anchor, 7 - back),
        _ => plus(anchor, -back),
    }
}

/// The days that `pattern` names, in the year that publication and tense point to; open where there is no anchor.
pub(super) fn in_some_year(pattern: DatePattern, anchor: Option<Date>, tense: Tense) -> DateSet {
    let open = DateSet::recurring(pattern);
    let Some(anchor) = anchor else { return open };
    let candidates = (-1..=1).filter_map(|k| in_year(&pattern, anchor.year().checked_add(k)?));
    // A paper may carry tomorrow's date in its own zone.
    let not_after = plus(anchor, 1);
    let best = match tense {
        Tense::Past => candidates.filter(|r| r.first <= not_after).max(),
        Tense::Future => candidates.filter(|r| r.last >= anchor).min(),
        Tense::Unknown => candidates.min_by_key(|r| distance(r, anchor)),
    };
    best.map_or(open, |range| DateSet { ranges: vec![range], pattern })
}

fn distance(range: &DayRange, day: Date) -> i32 {
    let days = |a: Date, b: Date| (b - a).get_days().max(0);
    days(range.last, day).max(days(day, range.first))
}

/// The stretch that `pattern` names in `year`; a season that goes over the turn of the year begins in it.
pub(super) fn in_year(pattern: &DatePattern, year: i16) -> Option<DayRange> {
    let (from, to) = pattern.months?;
    let end_year = if to < from { year.checked_add(1)? } else { year };
    match pattern.days {
        Some((low, high)) => {
            let last = DayRange::month(end_year, to)?.last;
            Some(DayRange {
                first: Date::new(year, from, low).ok()?,
                last: Date::new(end_year, to, high.min(last.day())).ok()?,
            })
        }
        None => Some(DayRange { first: Date::new(year, from, 1).ok()?, last: DayRange::month(end_year, to)?.last }),
    }
}

/// Early, mid or late within a month: the days.
pub(super) const fn third_of_month(which: Third) -> (i8, i8) {
    match which {
        Third::Early => (1, 10),
        Third::Mid => (11, 20),
        Third::Late => (21, 31),
    }
}

/// Early, mid or late within a year: the months.
pub(super) const fn third_of_year(which: Third) -> (i8, i8) {
    match which {
        Third::Early => (1, 4),
        Third::Mid => (5, 8),
        Third::Late => (9, 12),
    }
}

/// Which part of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    /// "Early", "the beginning of".
    Early,
    /// "Mid", "the middle of".
    Mid,
    /// "Late", "the end of".
    Late,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_weekday_lies_by_tense() {
        let wednesday = date(2015, 9, 30);
        assert_eq!(weekday_near(wednesday, Weekday::Tuesday, Tense::Past), date(2015, 9, 29));
        assert_eq!(weekday_near(wednesday, Weekday::Wednesday, Tense::Past), wednesday);
        assert_eq!(weekday_near(wednesday, Weekday::Tuesday, Tense::Future), date(2015, 10, 6));
        assert_eq!(weekday_near(wednesday, Weekday::Wednesday, Tense::Future), wednesday);
    }

    #[test]
    fn a_month_lies_by_tense() {
        let pattern = DatePattern { months: Some((11, 11)), days: Some((5, 5)), weekday: None };
        let year = |tense| in_some_year(pattern, Some(date(2016, 3, 1)), tense).single().map(Date::year);
        assert_eq!(year(Tense::Past), Some(2015));
        assert_eq!(year(Tense::Future), Some(2016));
        assert_eq!(year(Tense::Unknown), Some(2015));
        assert!(in_some_year(pattern, None, Tense::Past).ranges.is_empty());
    }
}
