//! How common words are in news at large.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Rows of `term`, tab, number of documents; the row without a term counts all documents.
static TABLE: &str = include_str!("../../data/group/background.tsv");
static NUMERALS: &str = include_str!("../../data/group/numerals.tsv");

/// What a term that the table lacks is taken to count: the table holds what stands in five documents or more.
const UNSEEN: f64 = 2.5;

struct Background {
    rarity: FxHashMap<&'static str, f64>,
    unseen: f64,
    numerals: FxHashMap<&'static str, &'static str>,
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

static BACKGROUND: LazyLock<Background> = LazyLock::new(|| {
    let counts: FxHashMap<&str, f64> = rows(TABLE).filter_map(|(t, n)| Some((t, n.parse().ok()?))).collect();
    let total = counts.get("").copied().unwrap_or(1.0) + 1.0;
    // Rounded, so that logarithms that differ in the last digit from one machine to the next weigh the same.
    let rarity = |count: f64| ((total / (count + 0.5)).ln() * 256.0).round() / 256.0;
    Background {
        unseen: rarity(UNSEEN),
        rarity: counts.into_iter().filter(|(t, _)| !t.is_empty()).map(|(t, n)| (t, rarity(n))).collect(),
        numerals: rows(NUMERALS).collect(),
    }
});

/// Inverse document frequency of a term, in nats, in steps of 1/256; `None` where the term is not in the table.
pub fn known_rarity(term: &str) -> Option<f64> {
    BACKGROUND.rarity.get(term).copied()
}

/// Inverse document frequency of terms that the table lacks.
pub fn unseen_rarity() -> f64 {
    BACKGROUND.unseen
}

/// "seven" as "7" and "seventh" as "7th"; other words as they are.
pub fn numeral(term: &str) -> &str {
    BACKGROUND.numerals.get(term).copied().unwrap_or(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more() {
        let common = known_rarity("police").unwrap();
        let rarer = known_rarity("summit").unwrap();
        assert!(common < rarer && rarer < unseen_rarity(), "{common} {rarer} {}", unseen_rarity());
        assert_eq!(known_rarity("qwertzuiop"), None);
    }

    #[test]
    fn numerals_fall_together_with_digits() {
        assert_eq!(numeral("seven"), "7");
        assert_eq!(numeral("seventh"), "7th");
        assert_eq!(numeral("severn"), "severn");
    }
}
