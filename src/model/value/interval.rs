//! Intervals of real numbers and unions of them.

use super::Overlap;

/// An interval with bounds that may be open or infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intervals(pub Vec<Interval>);

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

    /// Whether the two share a value.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| a.high < b.low || (a.high == b.low && (a.open_high || b.open_low));
        !before(self, other) && !before(other, self)
    }
}

impl Intervals {
    /// The set of one interval.
    #[must_use]
    pub fn of(interval: Interval) -> Self {
        Self(vec![interval])
    }

    /// How the two sets lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other {
            Overlap::Equal
        } else if self.0.iter().any(|a| other.0.iter().any(|b| a.overlaps(b))) {
            Overlap::Overlapping
        } else {
            Overlap::Disjoint
        }
    }
}
