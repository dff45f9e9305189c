//! Times of day.

use super::Overlap;
use std::fmt;

/// Times of day.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeSet;

impl TimeSet {
    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other { Overlap::Equal } else { Overlap::Disjoint }
    }
}

impl fmt::Display for TimeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
