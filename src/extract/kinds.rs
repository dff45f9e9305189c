//! Answers in words that exclude one another: `data/lexicon/kinds.toml`.

use crate::knowledge::knowledge;
use crate::model::Overlap;
use crate::model::value::Phrase;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    set: Vec<Set>,
}

/// The kinds of answer to one question, as the file has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    attribute: SmolStr,
    open: Vec<SmolStr>,
    near: Vec<[SmolStr; 2]>,
    kinds: Vec<(SmolStr, Vec<SmolStr>)>,
}

/// The same with the kinds looked up by what tells them.
struct Kinds {
    set: Set,
    /// A word, or two side by side → the index of its kind.
    by_words: FxHashMap<SmolStr, usize>,
}

static KINDS: LazyLock<FxHashMap<SmolStr, Kinds>> = LazyLock::new(|| {
    let file: File = knowledge!("lexicon/kinds.toml");
    let indexed = |set: Set| {
        let mut by_words = FxHashMap::default();
        for (k, (_, words)) in set.kinds.iter().enumerate() {
            for word in words {
                by_words.entry(word.clone()).or_insert(k);
            }
        }
        (set.attribute.clone(), Kinds { set, by_words })
    };
    file.set.into_iter().map(indexed).collect()
});

/// The kind of answer that a phrase is, given its words in order, in lower case: the first of the table that has one of
/// them, or two of them side by side.
pub(super) fn of(attribute: &str, words: &[SmolStr]) -> Option<&'static str> {
    let kinds = KINDS.get(attribute)?;
    let single = words.iter().filter_map(|w| kinds.by_words.get(w));
    let pairs = words.windows(2).filter_map(|w| kinds.by_words.get(&*format!("{} {}", w[0], w[1])));
    let first = single.chain(pairs).min()?;
    kinds.set.kinds.get(*first).map(|(kind, _)| kind.as_str())
}

/// How two kinds of answer lie to one another; `None` for an attribute without a table. Both must be of one sort, where
/// their modifiers tell one: husband and girlfriend are two people.
pub(crate) fn compare(attribute: &str, a: &Phrase, b: &Phrase) -> Option<Overlap> {
    let set = &KINDS.get(attribute)?.set;
    let both = |pair: &[SmolStr; 2]| pair.contains(&a.head) && pair.contains(&b.head);
    Some(if !a.modifiers.is_empty() && !b.modifiers.is_empty() && a.modifiers != b.modifiers {
        Overlap::Incomparable
    } else if a.head == b.head {
        Overlap::Equal
    } else if set.open.contains(&a.head) || set.open.contains(&b.head) || set.near.iter().any(both) {
        Overlap::Overlapping
    } else {
        Overlap::Disjoint
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<SmolStr> {
        text.split(' ').map(SmolStr::from).collect()
    }

    #[test]
    fn every_kind_named_beside_a_table_is_in_it() {
        for Kinds { set, .. } in KINDS.values() {
            let named = set.open.iter().chain(set.near.iter().flatten());
            let known = |kind: &SmolStr| set.kinds.iter().any(|(k, _)| k == kind);
            assert!(named.clone().all(known), "{}", set.attribute);
            assert!(set.kinds.iter().flat_map(|(_, words)| words).all(|word| *word == word.to_lowercase()));
        }
    }

    #[test]
    fn kinds_of_causes() {
        let cause = |text: &str| of("people.cause of death", &words(text));
        assert_eq!(cause("congestive heart failure"), Some("heart failure"));
        assert_eq!(cause("complication of lung cancer"), Some("cancer"));
        assert_eq!(cause("natural causes"), Some("natural causes"));
        assert_eq!(cause("boredom"), None);
    }

    #[test]
    fn narrower_and_wider_kinds() {
        let lie = |a: &str, b: &str| {
            let phrase = |kind: &str| Phrase::new(kind, Vec::<SmolStr>::new());
            compare("people.cause of death", &phrase(a), &phrase(b)).unwrap()
        };
        assert_eq!(lie("cancer", "stroke"), Overlap::Disjoint);
        assert_eq!(lie("cancer", "illness"), Overlap::Overlapping);
        assert_eq!(lie("gunshot", "injuries"), Overlap::Overlapping);
        assert_eq!(lie("cancer", "cancer"), Overlap::Equal);
    }
}
