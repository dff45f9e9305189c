//! Intervals of real numbers and unions of them.

use super::Overlap;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// An interval with bounds that may be open or infinite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Whether `low` itself is left out.
    pub open_low: bool,
    /// Whether `high` itself is left out.
    pub open_high: bool,
}

/// A union of intervals, sorted, without overlaps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Intervals(pub Vec<Interval>);

/// Whether two bounds are the same but for the noise of floating-point arithmetic.
fn same(a: f64, b: f64) -> bool {
    a == b || (a.is_finite() && b.is_finite() && (a - b).abs() <= 1e-9 * a.abs().max(b.abs()))
}

impl Interval {
    /// `{x}`.
    #[must_use]
    pub const fn exactly(x: f64) -> Self {
        Self { low: x, high: x, open_low: false, open_high: false }
    }

    /// `[low, high]`.
    #[must_use]
    pub const fn closed(low: f64, high: f64) -> Self {
        Self { low, high, open_low: false, open_high: false }
    }

    /// `[low, ∞)`.
    #[must_use]
    pub const fn at_least(low: f64) -> Self {
        Self { low, high: f64::INFINITY, open_low: false, open_high: true }
    }

    /// `(low, ∞)`.
    #[must_use]
    pub const fn above(low: f64) -> Self {
        Self { low, high: f64::INFINITY, open_low: true, open_high: true }
    }

    /// `[low, high)`.
    #[must_use]
    pub const fn half_open(low: f64, high: f64) -> Self {
        Self { low, high, open_low: false, open_high: true }
    }

    /// Whether the interval is one number.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.low == self.high
    }

    /// Whether `x` lies within.
    ///
    /// ```
    /// use gainsay::model::value::Interval;
    /// assert!(Interval::half_open(27.0, 30.0).contains(27.0));
    /// assert!(!Interval::half_open(27.0, 30.0).contains(30.0));
    /// ```
    #[must_use]
    pub fn contains(&self, x: f64) -> bool {
        self.overlaps(&Self::exactly(x))
    }

    /// Whether the two share a value.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| {
            if same(a.high, b.low) { a.open_high || b.open_low } else { a.high < b.low }
        };
        !before(self, other) && !before(other, self)
    }

    /// The interval with both bounds multiplied by `factor`, which must be positive, and shifted by `offset`: a
    /// conversion of units.
    #[must_use]
    pub fn converted(self, factor: f64, offset: f64) -> Self {
        Self { low: self.low * factor + offset, high: self.high * factor + offset, ..self }
    }

    fn equals(&self, other: &Self) -> bool {
        same(self.low, other.low)
            && same(self.high, other.high)
            && self.open_low == other.open_low
            && self.open_high == other.open_high
    }
}

impl Intervals {
    /// The set of one interval.
    #[must_use]
    pub fn of(interval: Interval) -> Self {
        Self(vec![interval])
    }

    /// `{x}`.
    #[must_use]
    pub fn exactly(x: f64) -> Self {
        Self::of(Interval::exactly(x))
    }

    /// The one number of the set, where it is one.
    #[must_use]
    pub fn point(&self) -> Option<f64> {
        match self.0.as_slice() {
            [one] if one.is_point() => Some(one.low),
            _ => None,
        }
    }

    /// Whether `x` lies within.
    #[must_use]
    pub fn contains(&self, x: f64) -> bool {
        self.0.iter().any(|i| i.contains(x))
    }

    /// The smallest interval that holds the set.
    #[must_use]
    pub fn hull(&self) -> Option<Interval> {
        let (first, last) = (self.0.first()?, self.0.last()?);
        Some(Interval { high: last.high, open_high: last.open_high, ..*first })
    }

    /// Every interval converted, see [`Interval::converted`].
    #[must_use]
    pub fn converted(&self, factor: f64, offset: f64) -> Self {
        Self(self.0.iter().map(|i| i.converted(factor, offset)).collect())
    }

    /// How the two sets lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| a.equals(b)) {
            Overlap::Equal
        } else if self.0.iter().any(|a| other.0.iter().any(|b| a.overlaps(b))) {
            Overlap::Overlapping
        } else {
            Overlap::Disjoint
        }
    }

    /// How the two sets lie to one another, given the *grain* of each: the step that its writer counts in (0 for a
    /// number that is meant to the unit).
    ///
    /// An exact number stands for all that would be rounded to it at its grain, but only beside something written
    /// more finely: "1.7 billion" (grain 0.1 billion) can be 1,712,000,000 but not "1.8 billion". Two exact numbers
    /// that differ by less than half of the finer grain are one number in two units: 4 m and 13 ft.
    ///
    /// ```
    /// use gainsay::model::{Overlap, value::Intervals};
    /// let of = Intervals::exactly;
    /// assert_eq!(of(3.4e6).compare_written(1e5, &of(3_412_000.0), 1e3), Overlap::Overlapping);
    /// assert_eq!(of(1.7e9).compare_written(1e8, &of(1.8e9), 1e8), Overlap::Disjoint);
    /// ```
    #[must_use]
    pub fn compare_written(&self, grain: f64, other: &Self, other_grain: f64) -> Overlap {
        let plain = self.compare(other);
        if plain != Overlap::Disjoint {
            return plain;
        }
        let (fine, coarse) = (grain.min(other_grain), grain.max(other_grain));
        if let (Some(a), Some(b)) = (self.point(), other.point()) {
            let apart = (a - b).abs();
            return if apart < fine / 2.0 {
                Overlap::Equal
            } else if apart < coarse / 2.0 {
                Overlap::Overlapping
            } else {
                Overlap::Disjoint
            };
        }
        let widened = |set: &Self, by: f64| {
            let widen = |i: &Interval| {
                if i.is_point() && by > 0.0 {
                    Interval { low: i.low - by / 2.0, high: i.high + by / 2.0, open_low: true, open_high: true }
                } else {
                    *i
                }
            };
            Self(set.0.iter().map(widen).collect())
        };
        match widened(self, grain).compare(&widened(other, other_grain)) {
            Overlap::Disjoint => Overlap::Disjoint,
            _ => Overlap::Overlapping,
        }
    }

    /// The set in words, each bound shown by `show`: `3`, `at least 30`, `more than 30`, `less than 10`, `up to 10`,
    /// `8–12`, joined by "or".
    #[must_use]
    pub fn describe(&self, show: impl Fn(f64) -> String) -> String {
        let mut out = String::new();
        for (k, i) in self.0.iter().enumerate() {
            if k > 0 {
                out.push_str(" or ");
            }
            let written = if i.is_point() {
                write!(out, "{}", show(i.low))
            } else if i.high.is_infinite() {
                write!(out, "{} {}", if i.open_low { "more than" } else { "at least" }, show(i.low))
            } else if i.low <= 0.0 && !i.open_low {
                write!(out, "{} {}", if i.open_high { "less than" } else { "up to" }, show(i.high))
            } else {
                write!(out, "{}–{}", show(i.low), show(i.high))
            };
            debug_assert!(written.is_ok(), "writing to a String cannot fail");
        }
        out
    }
}

/// A number in the shortest plain form: whole numbers without a point, others with up to three decimals.
///
/// ```
/// use gainsay::model::value::plain;
/// assert_eq!((plain(3.0), plain(2.5), plain(0.3048)), ("3".into(), "2.5".into(), "0.305".into()));
/// ```
#[must_use]
pub fn plain(x: f64) -> String {
    let text = format!("{x:.3}");
    match text.split_once('.') {
        Some((_, fraction)) if fraction.bytes().any(|b| b != b'0') => text.trim_end_matches('0').to_owned(),
        Some((whole, _)) => whole.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn intervals() -> impl Strategy<Value = (Intervals, f64)> {
        let interval = (0..200_i32, 0..50_i32, any::<bool>(), any::<bool>()).prop_map(|(low, width, a, b)| {
            let point = width == 0;
            Interval {
                low: f64::from(low),
                high: f64::from(low + width),
                open_low: a && !point,
                open_high: b && !point,
            }
        });
        (interval.prop_map(Intervals::of), prop::sample::select(vec![0.0, 1.0, 5.0, 10.0]))
    }

    proptest! {
        #[test]
        fn comparison_is_symmetric((a, ga) in intervals(), (b, gb) in intervals()) {
            prop_assert_eq!(a.compare_written(ga, &b, gb), b.compare_written(gb, &a, ga));
        }

        #[test]
        fn a_set_equals_itself((a, grain) in intervals()) {
            prop_assert_eq!(a.compare_written(grain, &a, grain), Overlap::Equal);
        }

        #[test]
        fn conversion_there_and_back_is_the_same_set((a, _) in intervals()) {
            prop_assert_eq!(a.converted(0.3048, 0.0).converted(1.0 / 0.3048, 0.0).compare(&a), Overlap::Equal);
        }
    }

    #[test]
    fn open_bounds_do_not_touch() {
        let at_most_30 = Intervals::of(Interval::closed(0.0, 30.0));
        let over_30 = Intervals::of(Interval::above(30.0));
        assert_eq!(at_most_30.compare(&over_30), Overlap::Disjoint);
        assert_eq!(Intervals::of(Interval::at_least(30.0)).compare(&at_most_30), Overlap::Overlapping);
    }

    #[test]
    fn words_for_sets() {
        let show = |i| Intervals::of(i).describe(plain);
        assert_eq!(show(Interval::at_least(30.0)), "at least 30");
        assert_eq!(show(Interval::above(30.0)), "more than 30");
        assert_eq!(show(Interval::half_open(0.0, 10.0)), "less than 10");
        assert_eq!(show(Interval::closed(0.0, 10.0)), "up to 10");
        assert_eq!(show(Interval::closed(8.0, 12.0)), "8–12");
    }
}
