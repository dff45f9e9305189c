//! Which in a row.

use super::{Overlap, Phrase};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which in a row, and in which row: *first since the war began* is not *first*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordinal {
    /// 1 for the first; −1 for the last.
    pub rank: i64,
    /// What is counted, and since when or among what: the content lemmas of "first meeting since the invasion".
    pub scope: Phrase,
}

impl Ordinal {
    /// How the two lie to one another. One rank in two scopes can be one thing told with more or less care; two
    /// ranks exclude one another only in one and the same scope.
    ///
    /// ```
    /// use gainsay::model::{Overlap, value::{Ordinal, Phrase}};
    /// let summit = |rank| Ordinal { rank, scope: Phrase::new("summit", [""; 0]) };
    /// assert_eq!(summit(2).compare(&summit(3)), Overlap::Disjoint);
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self.scope == other.scope {
            return if self.rank == other.rank { Overlap::Equal } else { Overlap::Disjoint };
        }
        let related = self.scope.is_within(&other.scope) || other.scope.is_within(&self.scope);
        match self.rank == other.rank {
            true if related || self.scope.head == other.scope.head => Overlap::Overlapping,
            _ => Overlap::Incomparable,
        }
    }
}

/// `1st`, `2nd in row`, with its scope: `3rd summit`, `last game`.
impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rank < 0 {
            f.write_str("last")?;
        } else {
            let suffix = match (self.rank % 10, self.rank % 100) {
                (1, n) if n != 11 => "st",
                (2, n) if n != 12 => "nd",
                (3, n) if n != 13 => "rd",
                _ => "th",
            };
            write!(f, "{}{suffix}", self.rank)?;
        }
        if self.scope.is_empty() { Ok(()) } else { write!(f, " {}", self.scope) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scope_matters() {
        let none: [&str; 0] = [];
        let ordinal = |rank, scope: Phrase| Ordinal { rank, scope };
        let narrow = ordinal(1, Phrase::new("meeting", ["war"]));
        assert_eq!(narrow.compare(&ordinal(1, Phrase::new("meeting", none))), Overlap::Overlapping);
        assert_eq!(narrow.compare(&ordinal(3, Phrase::new("meeting", none))), Overlap::Incomparable);
        assert_eq!(ordinal(22, Phrase::default()).to_string(), "22nd");
        assert_eq!(ordinal(11, Phrase::default()).to_string(), "11th");
        assert_eq!(ordinal(-1, Phrase::new("game", none)).to_string(), "last game");
    }
}
