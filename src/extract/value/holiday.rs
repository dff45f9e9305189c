//! Days with a name: "Christmas Eve", "Labor Day weekend", "Easter Sunday 2015".

use super::{
    Part, Reading, Scan,
    lexicon::{Holiday, lexicon},
    resolve::plus,
    tense::Tense,
};
use crate::model::{
    Value,
    value::{DatePattern, DateSet, DayRange},
};
use jiff::civil::{Date, Weekday};

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !(atoms.is_capital(i) || atoms.is_digits(i)) {
        return None;
    }
    let (end, holiday) = lexicon().holidays.longest(i, |k| atoms.low(k))?;
    let comma = end + usize::from(atoms.low(end) == ",");
    let year = atoms.digits(comma).filter(|y| atoms.width(comma) == 4 && (1800..2100).contains(y));
    let last = matches!(atoms.before(i, 1), "last");
    let (date, end) = match (year, scan.anchor) {
        (Some(year), _) => (DateSet::range(days(holiday, year as i16)?), comma + 1),
        (None, Some(anchor)) => {
            let tense = if last { Tense::Past } else { scan.tense(i) };
            let all = (-1..=1).filter_map(|k| days(holiday, anchor.year().checked_add(k)?));
            let range = match tense {
                Tense::Past => all.filter(|r| r.first <= anchor).max(),
                Tense::Future => all.filter(|r| r.last >= anchor).min(),
                Tense::Unknown => all.min_by_key(|r| (r.first - anchor).get_days().abs()),
            };
            (DateSet::range(range?), end)
        }
        (None, None) => {
            // A fixed day needs no year; a movable one says nothing without it.
            let [month, day] = holiday.day?;
            let pattern = DatePattern { months: Some((month, month)), days: Some((day, day)), weekday: None };
            (DateSet::recurring(pattern), end)
        }
    };
    Some(Reading::of(Part { sense: scan.sense_before(i), ..Part::new(i..end, Value::Date(date)) }))
}

/// The days of `holiday` in `year`.
fn days(holiday: &Holiday, year: i16) -> Option<DayRange> {
    let day = if let Some([month, day]) = holiday.day {
        Date::new(year, month, day).ok()?
    } else if let Some([month, weekday, nth]) = holiday.nth {
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?
    } else {
        plus(easter(year)?, holiday.easter?)
    };
    let first = plus(day, holiday.shift);
    Some(DayRange { first, last: plus(first, holiday.days - 1) })
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus 1991, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    Date::new(year, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_right() {
        for day in [date(2000, 4, 23), date(2015, 4, 5), date(2024, 3, 31), date(2038, 4, 25)] {
            assert_eq!(easter(day.year()), Some(day));
        }
    }

    #[test]
    fn movable_days_fall_right() {
        let of = |words: &[&str], year| {
            let found = lexicon().holidays.longest(0, |k| words.get(k).copied().unwrap_or(""));
            days(found.unwrap().1, year).unwrap()
        };
        assert_eq!(of(&["thanksgiving"], 2015).first, date(2015, 11, 26));
        assert_eq!(of(&["memorial", "day"], 2015).first, date(2015, 5, 25));
        assert_eq!(of(&["labor", "day", "weekend"], 2015).first, date(2015, 9, 4));
        assert_eq!(of(&["good", "friday"], 2015).first, date(2015, 4, 3));
    }
}
