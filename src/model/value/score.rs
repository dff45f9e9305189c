//! The result of a game or a vote.

use super::Overlap;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The result of a game or a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The two numbers; one pair for each set or leg, as written.
    pub pairs: Vec<(u32, u32)>,
    /// The third number of a record such as 45-7-2.
    pub draws: Option<u32>,
    /// Whether it is one side's own record ("a 7-9 season"), in which the first number is wins. A result can be told
    /// from either side, so 24–27 is 27–24; a record can't.
    pub record: bool,
}

impl Score {
    fn mirrored(&self) -> Vec<(u32, u32)> {
        self.pairs.iter().map(|&(a, b)| (b, a)).collect()
    }

    /// How the two lie to one another: a list of sets overlaps one that it begins with.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self.record != other.record {
            return Overlap::Incomparable;
        }
        if matches!((self.draws, other.draws), (Some(a), Some(b)) if a != b) {
            return Overlap::Disjoint;
        }
        let mirrored = self.mirrored();
        let mut sides = vec![&self.pairs];
        if !self.record {
            sides.push(&mirrored);
        }
        if sides.iter().any(|s| **s == other.pairs) {
            if self.draws == other.draws { Overlap::Equal } else { Overlap::Overlapping }
        } else if sides.iter().any(|s| s.starts_with(&other.pairs) || other.pairs.starts_with(s)) {
            Overlap::Overlapping
        } else {
            Overlap::Disjoint
        }
    }
}

/// `27-24`, `6-4, 6-3`, `45-7-2`.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (k, (a, b)) in self.pairs.iter().enumerate() {
            write!(f, "{}{a}-{b}", if k == 0 { "" } else { ", " })?;
        }
        self.draws.map_or(Ok(()), |draws| write!(f, "-{draws}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(pairs: &[(u32, u32)], record: bool) -> Score {
        Score { pairs: pairs.to_vec(), draws: None, record }
    }

    #[test]
    fn a_result_reads_from_both_sides() {
        assert_eq!(score(&[(27, 24)], false).compare(&score(&[(24, 27)], false)), Overlap::Equal);
        assert_eq!(score(&[(27, 24)], false).compare(&score(&[(27, 21)], false)), Overlap::Disjoint);
        assert_eq!(score(&[(7, 9)], true).compare(&score(&[(9, 7)], true)), Overlap::Disjoint);
    }

    #[test]
    fn sets_may_be_told_in_part() {
        let all = score(&[(6, 4), (6, 3)], false);
        assert_eq!(all.compare(&score(&[(6, 4)], false)), Overlap::Overlapping);
        assert_eq!(all.to_string(), "6-4, 6-3");
    }
}
