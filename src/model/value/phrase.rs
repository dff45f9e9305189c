//! A head and its modifiers.

use super::Overlap;
use crate::knowledge::knowledge;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::{fmt, sync::LazyLock};

/// A head and its modifiers, as lemmas: the normal form of a charge, a weapon, a cause, a condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Lemma of the head; empty for a phrase of modifiers alone.
    pub head: SmolStr,
    /// Lemmas of the content words that narrow the head down, sorted, each once.
    pub modifiers: Vec<SmolStr>,
}

#[derive(serde::Deserialize)]
struct Table {
    pairs: Vec<[SmolStr; 2]>,
    grades: Vec<Vec<SmolStr>>,
}

static OPPOSITES: LazyLock<FxHashSet<(SmolStr, SmolStr)>> = LazyLock::new(|| {
    let table: Table = knowledge!("values/opposites.toml");
    let of_grades = table.grades.iter().flat_map(|grade| {
        grade.iter().flat_map(move |a| grade.iter().filter(move |b| a != *b).map(move |b| (a.clone(), b.clone())))
    });
    let of_pairs = table.pairs.iter().flat_map(|[a, b]| [(a.clone(), b.clone()), (b.clone(), a.clone())]);
    of_grades.chain(of_pairs).collect()
});

/// Whether the two words exclude one another: left and right, dead and alive.
fn opposite(a: &SmolStr, b: &SmolStr) -> bool {
    OPPOSITES.contains(&(a.clone(), b.clone()))
}

impl Phrase {
    /// The phrase of `head` and `modifiers`, which are sorted and freed of repeats.
    ///
    /// ```
    /// use gainsay::model::{Overlap, value::Phrase};
    /// let knee = |side: &str| Phrase::new("knee", [side]);
    /// assert_eq!(knee("left").compare(&knee("right")), Overlap::Disjoint);
    /// assert_eq!(knee("left").compare(&Phrase::new("knee", [""; 0])), Overlap::Overlapping);
    /// ```
    #[must_use]
    pub fn new<M: Into<SmolStr>>(head: impl Into<SmolStr>, modifiers: impl IntoIterator<Item = M>) -> Self {
        let mut modifiers: Vec<SmolStr> = modifiers.into_iter().map(Into::into).collect();
        modifiers.sort();
        modifiers.dedup();
        Self { head: head.into(), modifiers }
    }

    /// Whether the phrase says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.head.is_empty() && self.modifiers.is_empty()
    }

    /// How the two lie to one another.
    ///
    /// Words leave much open, so only known opposites exclude one another. Other heads are incomparable: "rifle" and
    /// "gun" may be one thing, "rifle" and "knife" not, and a table of words can't tell. Of two phrases with one head,
    /// the one with more modifiers is the narrower; where both bring modifiers of their own ("gunshot wound",
    /// "head wound"), both can hold.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Overlap {
        if self == other {
            return Overlap::Equal;
        }
        if self.head != other.head {
            return if opposite(&self.head, &other.head) { Overlap::Disjoint } else { Overlap::Incomparable };
        }
        let excluded = self.modifiers.iter().any(|a| {
            !other.modifiers.contains(a)
                && other.modifiers.iter().any(|b| !self.modifiers.contains(b) && opposite(a, b))
        });
        if excluded { Overlap::Disjoint } else { Overlap::Overlapping }
    }

    /// Whether every word of `self` is also in `other`.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let holds = |word: &SmolStr| word.is_empty() || other.head == *word || other.modifiers.contains(word);
        holds(&self.head) && self.modifiers.iter().all(holds)
    }
}

/// Modifiers, then the head: `left knee`.
impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.modifiers.iter().chain(std::iter::once(&self.head)).filter(|w| !w.is_empty());
        for (k, word) in words.enumerate() {
            write!(f, "{}{word}", if k == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrower_and_wider_overlap() {
        let none: [&str; 0] = [];
        assert_eq!(Phrase::new("wound", ["gunshot"]).compare(&Phrase::new("wound", none)), Overlap::Overlapping);
        assert_eq!(Phrase::new("wound", ["gunshot"]).compare(&Phrase::new("wound", ["head"])), Overlap::Overlapping);
        assert_eq!(Phrase::new("rifle", none).compare(&Phrase::new("knife", none)), Overlap::Incomparable);
        assert_eq!(Phrase::new("dead", none).compare(&Phrase::new("alive", none)), Overlap::Disjoint);
    }

    #[test]
    fn order_of_modifiers_does_not_matter() {
        let a = Phrase::new("murder", ["attempted", "double"]);
        assert_eq!(a.compare(&Phrase::new("murder", ["double", "attempted", "double"])), Overlap::Equal);
        assert_eq!(a.to_string(), "attempted double murder");
        assert!(Phrase::new("murder", ["double"]).is_within(&a));
    }
}
