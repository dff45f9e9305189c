//! A head and its modifiers.

use super::Overlap;
use std::fmt;

/// A head and its modifiers.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase;

impl Phrase {
    /// How the two lie to one another.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other { Overlap::Equal } else { Overlap::Disjoint }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("")
    }
}
