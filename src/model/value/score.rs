//! The result of a game or a vote.

use super::Overlap;
use std::fmt;

/// The result of a game or a vote.
#[derive(Clone, Debug, PartialEq)]
pub struct Score;

impl Score {
    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other { Overlap::Equal } else { Overlap::Disjoint }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
