//! Days of the calendar.

use super::Overlap;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Days of the calendar, as far as they are known.
///
/// Where the year is known the set is a list of stretches of days. Where it is not ("Sept. 29", "Tuesday"), the set is
/// the days that fit what was written, in any year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateSet {
    /// Stretches of days, sorted; more than one where a reading is left open ("last Thursday"). Empty where the year
    /// is not known.
    pub ranges: Vec<DayRange>,
    /// What was written, year aside.
    pub pattern: DatePattern,
}

/// The days from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// Days that come round every year, month or week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatePattern {
    /// First and last month, 1 to 12; the last is the smaller where they go over the turn of the year.
    pub months: Option<(i8, i8)>,
    /// First and last day of the month.
    pub days: Option<(i8, i8)>,
    /// Day of the week.
    #[serde(with = "weekday")]
    pub weekday: Option<Weekday>,
}

/// The English name of a day of the week.
const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl DayRange {
    /// One day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// A whole month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first, last: first.last_of_month() })
    }

    /// A whole year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Some(Self { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether any day of the stretch fits `pattern`.
    fn fits(&self, pattern: &DatePattern) -> bool {
        // Every pattern but 29 February comes round within two years, and that one within eight or nine.
        const LONG: usize = 366 * 9;
        let mut seen = 0;
        for day in self.first.series(jiff::Span::new().days(1)).take_while(|d| *d <= self.last) {
            seen += 1;
            if seen > LONG || pattern.fits(day) {
                return true;
            }
        }
        false
    }
}

impl DatePattern {
    /// Whether `day` is one of those meant.
    #[must_use]
    pub fn fits(&self, day: Date) -> bool {
        self.months.is_none_or(|m| in_cycle(day.month(), m))
            && self.days.is_none_or(|(low, high)| (low..=high).contains(&day.day()))
            && self.weekday.is_none_or(|w| w == day.weekday())
    }

    /// Whether it names one day of the year.
    #[must_use]
    pub fn is_day_of_year(&self) -> bool {
        matches!((self.months, self.days), (Some((m, n)), Some((d, e))) if m == n && d == e)
    }

    fn compare(&self, other: &Self) -> Overlap {
        if self == other {
            return Overlap::Equal;
        }
        let months_apart = matches!((self.months, other.months), (Some(a), Some(b)) if !cycles_meet(a, b));
        let days_apart = matches!((self.days, other.days), (Some(a), Some(b)) if a.0 > b.1 || b.0 > a.1);
        let weekdays_apart = matches!((self.weekday, other.weekday), (Some(a), Some(b)) if a != b);
        if months_apart || days_apart || weekdays_apart { Overlap::Disjoint } else { Overlap::Overlapping }
    }
}

fn in_cycle(x: i8, (low, high): (i8, i8)) -> bool {
    if low <= high { (low..=high).contains(&x) } else { x >= low || x <= high }
}

fn cycles_meet(a: (i8, i8), b: (i8, i8)) -> bool {
    in_cycle(a.0, b) || in_cycle(b.0, a)
}

impl DateSet {
    /// One day of one year.
    ///
    /// ```
    /// use gainsay::model::{Overlap, value::{DatePattern, DateSet}};
    /// use jiff::civil::{Weekday, date};
    /// let day = DateSet::day(date(2015, 9, 28)); // a Monday
    /// let tuesday = DateSet::recurring(DatePattern { weekday: Some(Weekday::Tuesday), ..Default::default() });
    /// assert_eq!(day.compare(&tuesday), Overlap::Disjoint);
    /// ```
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self::range(DayRange::day(day))
    }

    /// A stretch of days.
    #[must_use]
    pub fn range(range: DayRange) -> Self {
        Self { ranges: vec![range], pattern: DatePattern::default() }
    }

    /// Days in a year that is not known.
    #[must_use]
    pub fn recurring(pattern: DatePattern) -> Self {
        Self { ranges: Vec::new(), pattern }
    }

    /// The one day, where the set is one.
    #[must_use]
    pub fn single(&self) -> Option<Date> {
        match self.ranges.as_slice() {
            [one] if one.first == one.last => Some(one.first),
            _ => None,
        }
    }

    /// How the two lie to one another. A day of an unknown year ("Sept. 29") equals that day of any year; a day of
    /// the week of an unknown week only overlaps one.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        match (self.ranges.is_empty(), other.ranges.is_empty()) {
            (false, false) if self.ranges == other.ranges => Overlap::Equal,
            (false, false) => {
                let meet = self.ranges.iter().any(|a| other.ranges.iter().any(|b| a.overlaps(b)));
                if meet { Overlap::Overlapping } else { Overlap::Disjoint }
            }
            (false, true) => self.compare_recurring(&other.pattern),
            (true, false) => other.compare_recurring(&self.pattern),
            (true, true) => self.pattern.compare(&other.pattern),
        }
    }

    fn compare_recurring(&self, pattern: &DatePattern) -> Overlap {
        if !self.ranges.iter().any(|r| r.fits(pattern)) {
            Overlap::Disjoint
        } else if self.single().is_some() && pattern.is_day_of_year() {
            Overlap::Equal
        } else {
            Overlap::Overlapping
        }
    }
}

impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (a, b) = (self.first, self.last);
        let decade = |y: i16| y.rem_euclid(10) == 0;
        if a == b {
            write!(f, "{a}")
        } else if Self::month(a.year(), a.month()) == Some(*self) {
            write!(f, "{:04}-{:02}", a.year(), a.month())
        } else if Self::year(a.year()) == Some(*self) {
            write!(f, "{:04}", a.year())
        } else if decade(a.year())
            && b.year() == a.year() + 9
            && (a.month(), a.day(), b.month(), b.day()) == (1, 1, 12, 31)
        {
            write!(f, "{:03}X", a.year() / 10)
        } else {
            write!(f, "{a}/{b}")
        }
    }
}

impl fmt::Display for DatePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |m: i8| MONTHS.get(usize::from(m.unsigned_abs()).wrapping_sub(1)).copied().unwrap_or("?");
        let mut gap = "";
        if let Some(day) = self.weekday {
            write!(f, "{}", weekday_name(day))?;
            gap = ", ";
        }
        match self.months {
            Some((a, b)) if a == b => write!(f, "{gap}{}", name(a))?,
            Some((a, b)) => write!(f, "{gap}{}–{}", name(a), name(b))?,
            None => {}
        }
        match (self.days, self.months) {
            (Some((a, b)), Some(_)) if a == b => write!(f, " {a}"),
            (Some((a, b)), Some(_)) => write!(f, " {a}–{b}"),
            (Some((a, b)), None) if a == b => write!(f, "{gap}day {a}"),
            (Some((a, b)), None) => write!(f, "{gap}day {a}–{b}"),
            (None, _) => Ok(()),
        }
    }
}

/// `2014-10-09`, `2014-10`, `2014`, `198X` (EDTF's decade), `2014-11-11/2014-11-20`; without a year `September 29`,
/// `November 11–20`, `Tuesday`.
impl fmt::Display for DateSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ranges.is_empty() {
            return self.pattern.fmt(f);
        }
        for (k, range) in self.ranges.iter().enumerate() {
            write!(f, "{}{range}", if k == 0 { "" } else { " or " })?;
        }
        Ok(())
    }
}

/// A day of the week as serde gives it on: 1 for Monday to 7 for Sunday, 0 for none.
mod weekday {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)] // The signature is serde's.
    pub(super) fn serialize<S: Serializer>(day: &Option<Weekday>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i8(day.map_or(0, Weekday::to_monday_one_offset))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Weekday>, D::Error> {
        match i8::deserialize(from)? {
            0 => Ok(None),
            day => Weekday::from_monday_one_offset(day).map(Some).map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn pattern(month: i8, days: (i8, i8)) -> DateSet {
        DateSet::recurring(DatePattern { months: Some((month, month)), days: Some(days), weekday: None })
    }

    fn weekday(day: Weekday) -> DateSet {
        DateSet::recurring(DatePattern { weekday: Some(day), ..DatePattern::default() })
    }

    #[test]
    fn an_unknown_year_is_any_year() {
        assert_eq!(pattern(9, (29, 29)).compare(&DateSet::day(date(2015, 9, 29))), Overlap::Equal);
        assert_eq!(pattern(9, (28, 28)).compare(&DateSet::day(date(2015, 9, 29))), Overlap::Disjoint);
        assert_eq!(pattern(11, (11, 20)).compare(&pattern(11, (19, 19))), Overlap::Overlapping);
        assert_eq!(pattern(2, (29, 29)).compare(&DateSet::range(DayRange::year(2015).unwrap())), Overlap::Disjoint);
    }

    #[test]
    fn weekdays_compare_without_an_anchor() {
        assert_eq!(weekday(Weekday::Tuesday).compare(&weekday(Weekday::Monday)), Overlap::Disjoint);
        assert_eq!(weekday(Weekday::Tuesday).compare(&weekday(Weekday::Tuesday)), Overlap::Equal);
        assert_eq!(weekday(Weekday::Tuesday).compare(&DateSet::day(date(2015, 9, 29))), Overlap::Overlapping);
        assert_eq!(weekday(Weekday::Tuesday).compare(&DateSet::day(date(2015, 9, 28))), Overlap::Disjoint);
    }

    #[test]
    fn seasons_go_over_the_turn_of_the_year() {
        let winter = DateSet::recurring(DatePattern { months: Some((12, 2)), ..DatePattern::default() });
        assert_eq!(winter.compare(&DateSet::day(date(2015, 1, 5))), Overlap::Overlapping);
        assert_eq!(winter.compare(&DateSet::day(date(2015, 7, 5))), Overlap::Disjoint);
    }

    #[test]
    fn plain_forms() {
        let shown = |r: Option<DayRange>| DateSet::range(r.unwrap()).to_string();
        assert_eq!(shown(DayRange::month(2014, 10)), "2014-10");
        assert_eq!(shown(DayRange::year(2005)), "2005");
        let decade = DayRange { first: date(1980, 1, 1), last: date(1989, 12, 31) };
        assert_eq!(shown(Some(decade)), "198X");
        assert_eq!(pattern(11, (11, 20)).to_string(), "November 11–20");
        assert_eq!(DateSet::day(date(2014, 10, 9)).to_string(), "2014-10-09");
    }
}
