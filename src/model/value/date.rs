//! Days of the calendar.

use super::Overlap;
use std::fmt;

/// Days of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct DateSet;

impl DateSet {
    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other { Overlap::Equal } else { Overlap::Disjoint }
    }
}

impl fmt::Display for DateSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
