//! How long.

use super::Overlap;
use std::fmt;

/// How long.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration;

impl Duration {
    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other { Overlap::Equal } else { Overlap::Disjoint }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
