//! Counts, quantities, money, percentages, ages.

use super::{Intervals, Overlap};
use smol_str::SmolStr;
use std::fmt;

/// A number with a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The exact values it allows.
    pub set: Intervals,
    /// What sort of number.
    pub kind: NumberKind,
    /// Unit: empty for a count, ISO 4217 code for money, SI symbol for a quantity converted to SI base or derived
    /// units ("m", "kg", "m/s"), "%" for a percentage, "year" for an age.
    pub unit: SmolStr,
}

/// What sort of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// How the two lie to one another; incomparable where kind or unit differ.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self.kind == other.kind && self.unit == other.unit {
            self.set.compare(&other.set)
        } else {
            Overlap::Incomparable
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.set)
    }
}
