//! Names that outlets spell differently.

use super::View;
use super::words::outlet;
use crate::model::{Entity, MentionKind};
use any_ascii::any_ascii;
use std::collections::{BTreeMap, BTreeSet};

/// How alike two words must be (Jaro and Winkler's measure) to be one word in two spellings and not two words.
const ALIKE: f64 = 0.78;

/// One spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spelling<'a> {
    /// The name as written, without titles.
    pub name: &'a str,
    /// How often it is written so.
    pub mentions: usize,
    /// Who writes it so, by name.
    pub outlets: Vec<&'a str>,
}

/// Every spelling of an entity's name, the most frequent first; empty where all spell it the same, or only shorten it.
#[must_use]
pub fn spellings<'a>(view: &View<'a>, entity: &'a Entity) -> Vec<Spelling<'a>> {
    if !entity.variants.iter().enumerate().any(|(n, a)| entity.variants[n + 1..].iter().any(|b| respelt(a, b))) {
        return Vec::new();
    }
    let mut found: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for (document, mention) in view.mentions_of(&entity.members) {
        let reading = &view.corpus.readings[document as usize];
        let mention = &reading.mentions[mention as usize];
        if mention.kind == MentionKind::Name {
            let (mentions, outlets) = found.entry(&mention.text).or_default();
            *mentions += 1;
            outlets.insert(outlet(&reading.document));
        }
    }
    let mut spellings: Vec<Spelling<'_>> = found
        .into_iter()
        .map(|(name, (mentions, outlets))| Spelling { name, mentions, outlets: outlets.into_iter().collect() })
        .collect();
    // Stable, so that equal counts stay in order of the name.
    spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.mentions));
    spellings
}

/// Whether two names have a word in common that they spell differently. "Reagan" only shortens "Ronald Reagan".
fn respelt(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let only = |of: &[String], not: &[String]| -> Vec<String> {
        of.iter().filter(|word| !not.contains(word)).cloned().collect()
    };
    let (of_a, of_b) = (only(&a, &b), only(&b, &a));
    let alike = |x: &str, y: &str| strsim::jaro_winkler(&any_ascii(x), &any_ascii(y)) >= ALIKE;
    of_a.iter().any(|x| of_b.iter().any(|y| alike(x, y)))
}

#[cfg(test)]
mod tests {
    use super::respelt;

    #[test]
    fn a_word_in_two_spellings() {
        for (a, b) in [
            ("Florencio Avalos", "Florencio Ávalos"),
            ("Gorbachev", "Mikhail Gorbatschow"),
            ("Lodz", "Łódź"),
            ("Aleksandr Petrov", "Alexander Petrov"),
        ] {
            assert!(respelt(a, b), "{a}, {b}");
        }
        for (a, b) in
            [("Reagan", "Ronald Reagan"), ("White House", "United States"), ("US", "United States"), ("Bonn", "Bonn")]
        {
            assert!(!respelt(a, b), "{a}, {b}");
        }
    }
}
