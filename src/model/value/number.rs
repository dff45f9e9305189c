//! Counts, quantities, money, percentages, ages.

use super::{Intervals, Overlap, interval::plain};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// A number with a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// The exact values it allows, in `unit`.
    pub set: Intervals,
    /// The step that the writer counts in, in `unit`; 0 for a number meant to the unit. See
    /// [`Intervals::compare_written`].
    pub grain: f64,
    /// What sort of number.
    pub kind: NumberKind,
    /// Unit: empty for a count, ISO 4217 code for money, SI symbol for a quantity converted to SI base or derived
    /// units ("m", "kg", "m/s"), "%" for a percentage ("pp" for percentage points), "year" for an age.
    pub unit: SmolStr,
    /// The unit as written, where it is not `unit`: only for showing.
    pub written: Option<WrittenUnit>,
}

/// A unit of the text: value in [`Number::unit`] = written × `factor` + `offset`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenUnit {
    /// Its name: "ft", "mph".
    pub name: SmolStr,
    /// How many of [`Number::unit`] one is.
    pub factor: f64,
    /// What its zero is in [`Number::unit`].
    pub offset: f64,
}

/// What sort of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NumberKind {
    /// How many.
    Count,
    /// How much of a physical unit.
    Quantity,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// Years of life.
    Age,
}

impl Number {
    /// The number `x` as a count.
    ///
    /// ```
    /// use gainsay::model::value::Number;
    /// assert_eq!(Number::count(3.0).to_string(), "3");
    /// ```
    #[must_use]
    pub fn count(x: f64) -> Self {
        Self {
            set: Intervals::exactly(x),
            grain: 0.0,
            kind: NumberKind::Count,
            unit: SmolStr::default(),
            written: None,
        }
    }

    /// An exact age of `years`.
    #[must_use]
    pub fn age(years: f64) -> Self {
        let unit = SmolStr::new_static("year");
        Self { set: Intervals::exactly(years), grain: 1.0, kind: NumberKind::Age, unit, written: None }
    }

    /// How the two lie to one another; incomparable where kind or unit differ.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self.kind != other.kind || self.unit != other.unit {
            return Overlap::Incomparable;
        }
        if self.kind == NumberKind::Age
            && let (Some(a), Some(b)) = (self.set.point(), other.set.point())
        {
            return compare_ages(a, self.grain, b, other.grain);
        }
        self.set.compare_written(self.grain, &other.set, other.grain)
    }
}

/// Ages are rounded down, not to the nearest: at 18 months one is "1 year old".
fn compare_ages(a: f64, grain: f64, b: f64, other_grain: f64) -> Overlap {
    let coarse = grain.max(other_grain);
    let floor = |x: f64| if coarse > 0.0 { ((x + 1e-9) / coarse).floor() } else { x };
    if (a - b).abs() < 1e-9 {
        Overlap::Equal
    } else if grain != other_grain && floor(a) == floor(b) {
        Overlap::Overlapping
    } else {
        Overlap::Disjoint
    }
}

/// A large number as newspapers write it: `1.7 billion`.
fn scaled(x: f64) -> String {
    for (size, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let scaled = x / size;
        if scaled >= 1.0 && (scaled * 1000.0 - (scaled * 1000.0).round()).abs() < 1e-6 {
            return format!("{} {name}", plain(scaled));
        }
    }
    plain(x)
}

/// `3`, `at least 30`, `8–12`; `USD 1.7 billion`; `5%`; `4 m`, `13 ft` in the unit as written; an age in years without the unit, in months where it
/// is no whole number of years.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.as_str();
        let years = |x: f64| (x - x.round()).abs() <= 1e-9;
        let is_point_of_months = self.set.point().is_some_and(|x| !years(x));
        let show = |x: f64| match (self.kind, &self.written) {
            (NumberKind::Quantity, Some(w)) => plain((x - w.offset) / w.factor),
            (NumberKind::Money, _) => format!("{unit} {}", scaled(x)),
            (NumberKind::Age, _) if is_point_of_months => plain((x * 12.0 * 10.0).round() / 10.0),
            _ => plain(x),
        };
        f.write_str(&self.set.describe(show))?;
        match (self.kind, &self.written) {
            (NumberKind::Quantity, Some(w)) => write!(f, " {}", w.name),
            (NumberKind::Quantity, None) => write!(f, " {unit}"),
            (NumberKind::Percent, _) if unit == "%" => f.write_str("%"),
            (NumberKind::Percent, _) => f.write_str(" percentage points"),
            (NumberKind::Age, _) if is_point_of_months => f.write_str(" months"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::Interval;

    fn number(kind: NumberKind, unit: &str, x: f64, grain: f64) -> Number {
        Number { set: Intervals::exactly(x), grain, kind, unit: unit.into(), written: None }
    }

    #[test]
    fn a_written_step_allows_the_finer_number() {
        let money = |x, grain| number(NumberKind::Money, "USD", x, grain);
        assert_eq!(money(1.7e9, 1e8).compare(&money(1.8e9, 1e8)), Overlap::Disjoint);
        assert_eq!(money(1.7e9, 1e8).compare(&money(1.68e9, 1e7)), Overlap::Overlapping);
        assert_eq!(money(1.7e9, 1e8).compare(&number(NumberKind::Money, "EUR", 1.7e9, 1e8)), Overlap::Incomparable);
    }

    #[test]
    fn one_length_in_two_units_is_equal() {
        let metres = number(NumberKind::Quantity, "m", 4.0, 1.0);
        let feet = number(NumberKind::Quantity, "m", 13.0 * 0.3048, 0.3048);
        assert_eq!(metres.compare(&feet), Overlap::Equal);
        assert_eq!(metres.compare(&number(NumberKind::Quantity, "m", 6.0, 1.0)), Overlap::Disjoint);
    }

    #[test]
    fn ages_round_down() {
        let months = number(NumberKind::Age, "year", 1.5, 1.0 / 12.0);
        assert_eq!(Number::age(1.0).compare(&months), Overlap::Overlapping);
        assert_eq!(Number::age(2.0).compare(&months), Overlap::Disjoint);
        assert_eq!(Number::age(61.0).compare(&Number::age(68.0)), Overlap::Disjoint);
        let teens = Number { set: Intervals::of(Interval::closed(13.0, 19.0)), ..Number::age(0.0) };
        assert_eq!(teens.compare(&Number::age(17.0)), Overlap::Overlapping);
        assert_eq!(months.to_string(), "18 months");
    }

    #[test]
    fn plain_forms() {
        assert_eq!(number(NumberKind::Money, "USD", 1.7e9, 0.0).to_string(), "USD 1.7 billion");
        assert_eq!(number(NumberKind::Money, "EUR", 499.99, 0.0).to_string(), "EUR 499.99");
        assert_eq!(number(NumberKind::Percent, "%", 5.5, 0.0).to_string(), "5.5%");
        assert_eq!(number(NumberKind::Quantity, "m/s", 10.0, 0.0).to_string(), "10 m/s");
        assert_eq!(Number::count(3_412_000.0).to_string(), "3412000");
    }
}
