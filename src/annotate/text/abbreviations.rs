//! Which words keep their full stop.

use crate::knowledge::knowledge;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// What an abbreviation says about the end of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// A name follows: "Mr.", "Gen.".
    BeforeName,
    /// An initial: "J.".
    Initial,
    /// A time of day: "p.m.".
    Clock,
    /// Any other, after which a sentence may end or not: "Inc.", "U.S.", "Sept.".
    Inner,
}

#[derive(Deserialize)]
struct Raw {
    before_name: Vec<String>,
    before_number: Vec<String>,
    inner: Vec<String>,
    capital_only: Vec<String>,
    clitics: Vec<String>,
    before_d: Vec<String>,
    pairs: std::collections::BTreeMap<String, String>,
    units: RawUnits,
}

#[derive(Deserialize)]
struct RawUnits {
    attached: Vec<String>,
}

/// `data/annotate/tokens.toml`.
#[derive(Debug)]
pub(super) struct Tables {
    before_name: FxHashSet<String>,
    before_number: FxHashSet<String>,
    inner: FxHashSet<String>,
    capital_only: FxHashSet<String>,
    /// Endings behind an apostrophe.
    pub clitics: Vec<String>,
    /// What "'d" leans on.
    pub before_d: FxHashSet<String>,
    /// One word that is two: written, and length of the first.
    pub pairs: FxHashMap<String, usize>,
    /// Units that follow a number without a blank.
    pub units: FxHashSet<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let raw: Raw = knowledge!("annotate/tokens.toml");
    let set = |v: Vec<String>| v.into_iter().collect::<FxHashSet<String>>();
    Tables {
        before_name: set(raw.before_name),
        before_number: set(raw.before_number),
        inner: set(raw.inner),
        capital_only: set(raw.capital_only),
        clitics: raw.clitics,
        before_d: set(raw.before_d),
        pairs: raw.pairs.into_iter().map(|(k, v)| (k, v.find(' ').unwrap_or(v.len()))).collect(),
        units: set(raw.units.attached),
    }
});

pub(super) fn tables() -> &'static Tables {
    &TABLES
}

/// What sort of abbreviation `word`, which ends with a full stop, is; `followed_by_digit` tells whether a number
/// comes next. `None` for a word whose full stop is no part of it.
#[must_use]
pub fn abbreviation(word: &str, followed_by_digit: bool) -> Option<Abbreviation> {
    let stem = word.strip_suffix('.')?;
    let mut chars = stem.chars();
    let first = chars.next()?;
    if !first.is_alphabetic() {
        return None;
    }
    if chars.next().is_none() {
        // "I." ends a sentence more often than it abbreviates Ian.
        return (first.is_uppercase() && first != 'I').then_some(Abbreviation::Initial);
    }
    let lower = stem.to_lowercase();
    if lower == "a.m" || lower == "p.m" {
        return Some(Abbreviation::Clock);
    }
    // "U.S.", "D.C.", "Ph.D.", "J.R.R."
    if stem.contains('.')
        && stem.split('.').all(|p| (1..=2).contains(&p.chars().count()) && p.chars().all(char::is_alphabetic))
    {
        return Some(Abbreviation::Inner);
    }
    let t = tables();
    if t.capital_only.contains(&lower)
        && !first.is_uppercase()
        && !(followed_by_digit && t.before_number.contains(&lower))
    {
        return None;
    }
    if t.before_name.contains(&lower) {
        Some(Abbreviation::BeforeName)
    } else if t.before_number.contains(&lower) {
        followed_by_digit.then_some(Abbreviation::BeforeName)
    } else {
        t.inner.contains(&lower).then_some(Abbreviation::Inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts() {
        assert_eq!(abbreviation("Mr.", false), Some(Abbreviation::BeforeName));
        assert_eq!(abbreviation("J.", false), Some(Abbreviation::Initial));
        assert_eq!(abbreviation("p.m.", false), Some(Abbreviation::Clock));
        assert_eq!(abbreviation("U.S.", false), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("Sept.", false), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("No.", true), Some(Abbreviation::BeforeName));
        assert_eq!(abbreviation("No.", false), None);
        assert_eq!(abbreviation("ill.", false), None);
        assert_eq!(abbreviation("Ill.", false), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("house.", false), None);
        assert_eq!(abbreviation("17.", false), None);
    }
}
