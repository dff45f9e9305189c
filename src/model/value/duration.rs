//! How long.

use super::{Intervals, Overlap};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write as _};

/// How long, as a set of numbers of seconds.
///
/// A month counts as a twelfth of the Gregorian mean year of 365.2425 days, so that "18 months" and "a year and a half"
/// are equal; "nine months" and "270 days" overlap within the grain of a written month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Duration {
    /// The lengths it allows, in seconds.
    pub set: Intervals,
    /// The step that the writer counts in, in seconds. See [`Intervals::compare_written`].
    pub grain: f64,
}

impl Duration {
    /// Seconds in a day.
    pub const DAY: f64 = 86_400.0;
    /// Seconds in the mean Gregorian month.
    pub const MONTH: f64 = 2_629_746.0;
    /// Seconds in the mean Gregorian year.
    pub const YEAR: f64 = 31_556_952.0;

    /// A duration of exactly so many seconds, written to the second.
    ///
    /// ```
    /// use gainsay::model::value::Duration;
    /// assert_eq!(Duration::seconds(6000.0).to_string(), "PT1H40M");
    /// ```
    #[must_use]
    pub fn seconds(seconds: f64) -> Self {
        Self { set: Intervals::exactly(seconds), grain: 1.0 }
    }

    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        self.set.compare_written(self.grain, &other.set, other.grain)
    }
}

/// One length in ISO 8601's form.
fn iso(seconds: f64) -> String {
    let mut out = String::from("P");
    let mut part = |n: f64, sign: &str| {
        if n > 0.0 {
            let written = write!(out, "{n:.0}{sign}");
            debug_assert!(written.is_ok(), "writing to a String cannot fail");
        }
    };
    let months = seconds / Duration::MONTH;
    if months > 0.5 && (months - months.round()).abs() < 1e-6 {
        let months = months.round();
        part((months / 12.0).floor(), "Y");
        part(months % 12.0, "M");
        return out;
    }
    let seconds = seconds.round().max(0.0);
    part((seconds / Duration::DAY).floor(), "D");
    let rest = seconds % Duration::DAY;
    if rest > 0.0 || seconds == 0.0 {
        out.push('T');
        let mut part = |n: f64, sign: &str| {
            if n > 0.0 {
                let written = write!(out, "{n:.0}{sign}");
                debug_assert!(written.is_ok(), "writing to a String cannot fail");
            }
        };
        part((rest / 3600.0).floor(), "H");
        part((rest % 3600.0 / 60.0).floor(), "M");
        part(rest % 60.0, "S");
        if seconds == 0.0 {
            out.push_str("0S");
        }
    }
    out
}

/// ISO 8601: `PT40M`, `PT1H40M`, `P2D`, `P2Y6M`; sets as `more than PT3H`, `PT8M–PT12M`.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.set.describe(iso))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::Interval;

    const HOUR: f64 = 3600.0;

    #[test]
    fn iso_forms() {
        for (seconds, text) in [
            (600.0, "PT10M"),
            (6000.0, "PT1H40M"),
            (2.0 * Duration::DAY, "P2D"),
            (36.0 * HOUR, "P1DT12H"),
            (2.5 * Duration::YEAR, "P2Y6M"),
            (9.0 * Duration::MONTH, "P9M"),
            (0.0, "PT0S"),
            (90.0, "PT1M30S"),
        ] {
            assert_eq!(Duration::seconds(seconds).to_string(), text);
        }
        let over = Duration { set: Intervals::of(Interval::above(3.0 * HOUR)), grain: 0.0 };
        assert_eq!(over.to_string(), "more than PT3H");
    }

    #[test]
    fn brief_is_anything_short() {
        let brief = Duration { set: Intervals::of(Interval::half_open(0.0, HOUR)), grain: 0.0 };
        assert_eq!(brief.compare(&Duration::seconds(600.0)), Overlap::Overlapping);
        assert_eq!(brief.compare(&Duration::seconds(2.0 * HOUR)), Overlap::Disjoint);
    }

    #[test]
    fn two_hours_may_be_a_little_less() {
        let two_hours = Duration { set: Intervals::exactly(2.0 * HOUR), grain: HOUR / 2.0 };
        let finer = |minutes: f64| Duration { set: Intervals::exactly(minutes * 60.0), grain: 60.0 };
        assert_eq!(two_hours.compare(&finer(112.0)), Overlap::Overlapping);
        assert_eq!(two_hours.compare(&finer(93.0)), Overlap::Disjoint);
    }
}
