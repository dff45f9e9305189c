//! Which in a row.

use super::Overlap;
use std::fmt;

/// Which in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordinal;

impl Ordinal {
    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other { Overlap::Equal } else { Overlap::Disjoint }
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
