//! Times of day.

use super::Overlap;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// Times of day, on the clock of the place unless a zone is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSet {
    /// Stretches of the clock; more than one where "8:30" may be morning or evening.
    pub arcs: Vec<Arc>,
    /// Minutes either way that the writing leaves open, beside something written more finely: "8 p.m." can be 7:52.
    pub slack: u16,
    /// The zone, where one is written.
    pub zone: Option<Zone>,
    /// The part of the day that was written, if it was no clock time: "evening".
    pub part: Option<SmolStr>,
}

/// A stretch of the clock in minutes after midnight, both ends included; it goes over midnight where `to < from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Arc {
    /// First minute, 0 to 1439.
    pub from: u16,
    /// Last minute, 0 to 1439.
    pub to: u16,
}

/// A time zone as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// The abbreviation as written: "EST".
    pub name: SmolStr,
    /// Minutes east of Greenwich that it can stand for. Newspapers write EST in summer too, so an American zone
    /// has both its standard and its summer offset.
    pub offsets: (i16, i16),
}

impl Arc {
    /// A stretch from minute `from` to minute `to`, each taken round the clock.
    #[must_use]
    pub fn new(from: i32, to: i32) -> Self {
        if to - from >= DAY - 1 {
            return Self { from: 0, to: (DAY - 1) as u16 };
        }
        Self { from: from.rem_euclid(DAY) as u16, to: to.rem_euclid(DAY) as u16 }
    }

    /// Whether minute `m` lies within.
    #[must_use]
    pub fn contains(&self, m: u16) -> bool {
        if self.from <= self.to { (self.from..=self.to).contains(&m) } else { m >= self.from || m <= self.to }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.contains(other.from) || other.contains(self.from)
    }

    /// Minutes from first to last.
    fn length(&self) -> i32 {
        (i32::from(self.to) - i32::from(self.from)).rem_euclid(DAY)
    }

    fn moved(&self, by: i32) -> Self {
        let from = i32::from(self.from) + by;
        Self::new(from, from + self.length())
    }

    fn widened(&self, by: i32) -> Self {
        let from = i32::from(self.from);
        Self::new(from - by, from + self.length() + by)
    }
}

impl TimeSet {
    /// A clock time in minutes after midnight.
    ///
    /// ```
    /// use gainsay::model::{Overlap, value::TimeSet};
    /// let about_eight = TimeSet::between(20 * 60 - 15, 20 * 60 + 15);
    /// assert_eq!(about_eight.compare(&TimeSet::at(19 * 60 + 52)), Overlap::Overlapping);
    /// ```
    #[must_use]
    pub fn at(minute: i32) -> Self {
        Self::between(minute, minute)
    }

    /// A stretch of the clock, in minutes after midnight.
    #[must_use]
    pub fn between(from: i32, to: i32) -> Self {
        Self { arcs: vec![Arc::new(from, to)], slack: 0, zone: None, part: None }
    }

    /// The one clock time, in minutes after midnight, where the set is one.
    #[must_use]
    pub fn minute(&self) -> Option<u16> {
        match self.arcs.as_slice() {
            [one] if one.from == one.to => Some(one.from),
            _ => None,
        }
    }

    /// Whether minute `m` lies within.
    #[must_use]
    pub fn contains(&self, m: u16) -> bool {
        self.arcs.iter().any(|a| a.contains(m))
    }

    /// How the two lie to one another. Times of two zones are brought to one clock; where only one names its zone
    /// the other is taken to be local, and a difference of up to three whole hours may be one of zones.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        match (&self.zone, &other.zone) {
            (Some(a), Some(b)) if a.offsets != b.offsets => {
                let pairs = [(a.offsets.0, b.offsets.0), (a.offsets.1, b.offsets.1)];
                let tries = pairs.map(|(x, y)| self.compare_moved(other, i32::from(y) - i32::from(x)));
                tries[0].min(tries[1])
            }
            (Some(_), Some(_)) | (None, None) => self.compare_moved(other, 0),
            _ => match self.compare_moved(other, 0) {
                Overlap::Disjoint if self.is_hours_from(other) => Overlap::Overlapping,
                plain => plain,
            },
        }
    }

    /// Compares after moving this set by `by` minutes.
    fn compare_moved(&self, other: &Self, by: i32) -> Overlap {
        let moved: Vec<Arc> = self.arcs.iter().map(|a| a.moved(by)).collect();
        let meet = |slack: i32| moved.iter().any(|a| other.arcs.iter().any(|b| a.widened(slack).overlaps(b)));
        if moved == other.arcs {
            Overlap::Equal
        } else if meet(i32::from(self.slack.max(other.slack))) {
            Overlap::Overlapping
        } else {
            Overlap::Disjoint
        }
    }

    fn is_hours_from(&self, other: &Self) -> bool {
        match (self.minute(), other.minute()) {
            (Some(a), Some(b)) => {
                let apart = (i32::from(a) - i32::from(b)).abs();
                apart % 60 == 0 && apart <= 180
            }
            _ => false,
        }
    }
}

impl fmt::Display for Arc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.from / 60, self.from % 60)?;
        if self.to == self.from { Ok(()) } else { write!(f, "–{:02}:{:02}", self.to / 60, self.to % 60) }
    }
}

/// `20:00`, `19:45–20:15`, `08:30 or 20:30`, `evening`; with its zone `19:52 EST`.
impl fmt::Display for TimeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = &self.part {
            f.write_str(part)?;
        } else {
            for (k, arc) in self.arcs.iter().enumerate() {
                write!(f, "{}{arc}", if k == 0 { "" } else { " or " })?;
            }
        }
        self.zone.as_ref().map_or(Ok(()), |zone| write!(f, " {}", zone.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn zoned(minute: i32, name: &str, standard: i16, summer: i16) -> TimeSet {
        TimeSet { zone: Some(Zone { name: name.into(), offsets: (standard, summer) }), ..TimeSet::at(minute) }
    }

    #[test]
    fn about_eight_holds_seven_fifty_two_but_not_ten() {
        let about = TimeSet::between(20 * 60 - 15, 20 * 60 + 15);
        assert_eq!(about.compare(&TimeSet::at(19 * 60 + 52)), Overlap::Overlapping);
        assert_eq!(TimeSet::at(20 * 60 + 30).compare(&TimeSet::at(22 * 60)), Overlap::Disjoint);
        assert_eq!(about.to_string(), "19:45–20:15");
    }

    #[test]
    fn the_night_goes_over_midnight() {
        let night = TimeSet::between(21 * 60, 5 * 60);
        assert_eq!(night.compare(&TimeSet::at(30)), Overlap::Overlapping);
        assert_eq!(night.compare(&TimeSet::at(12 * 60)), Overlap::Disjoint);
        let whole = TimeSet::between(0, DAY - 1);
        assert_eq!(whole.compare(&TimeSet::at(700)), Overlap::Overlapping);
    }

    #[test]
    fn zones_are_brought_to_one_clock() {
        let eastern = zoned(16 * 60 + 30, "ET", -300, -240);
        assert_eq!(eastern.compare(&zoned(15 * 60 + 30, "CT", -360, -300)), Overlap::Equal);
        assert_eq!(eastern.compare(&zoned(16 * 60 + 30, "CT", -360, -300)), Overlap::Disjoint);
        assert_eq!(eastern.compare(&TimeSet::at(15 * 60 + 30)), Overlap::Overlapping);
        assert_eq!(eastern.compare(&TimeSet::at(15 * 60 + 20)), Overlap::Disjoint);
        assert_eq!(eastern.to_string(), "16:30 ET");
    }

    proptest! {
        #[test]
        fn comparison_is_symmetric(a in 0..1440_i32, b in 0..1440_i32, c in 0..1440_i32, d in 0..1440_i32) {
            let (x, y) = (TimeSet::between(a, b), TimeSet::between(c, d));
            prop_assert_eq!(x.compare(&y), y.compare(&x));
        }

        #[test]
        fn two_zones_and_back(minute in 0..1440_i32, offset in -12..12_i16) {
            let here = zoned(minute, "UTC", 0, 0);
            let there = zoned(minute + i32::from(offset) * 60, "X", offset * 60, offset * 60);
            prop_assert_eq!(here.compare(&there), Overlap::Equal);
        }
    }
}
