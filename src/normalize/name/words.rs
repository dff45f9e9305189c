//! Words with a part of their own in names: titles, courtesy, company forms, abbreviations.

use super::fold;
use crate::knowledge::knowledge;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// What `data/names/words.toml` and the name parts of `data/names/titles.toml` tell.
#[derive(Debug)]
pub(super) struct Words {
    pub empty: FxHashSet<String>,
    pub legal: FxHashSet<String>,
    pub generic: FxHashSet<String>,
    pub street: FxHashSet<String>,
    pub body: FxHashSet<String>,
    same: FxHashMap<String, String>,
    /// For each sort of body or house the ways to end its name, in telling words, the longest first.
    pub ends: Vec<Vec<Vec<String>>>,
    pub honorific: FxHashSet<String>,
    pub generation: FxHashSet<String>,
    pub degree: FxHashSet<String>,
}

#[derive(Deserialize)]
struct WordsFile {
    empty: String,
    legal: String,
    same: SameList,
    ends: Ends,
    generic: List,
    street: List,
    body: List,
}

#[derive(Deserialize)]
struct List {
    words: String,
}

#[derive(Deserialize)]
struct SameList {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Ends {
    alike: Vec<String>,
}

#[derive(Deserialize)]
struct TitlesFile {
    honorific: Honorific,
    suffix: Suffix,
}

#[derive(Deserialize)]
struct Honorific {
    masculine: String,
    feminine: String,
    neutral: String,
}

#[derive(Deserialize)]
struct Suffix {
    generation: String,
    degree: String,
}

fn set(words: &str) -> FxHashSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

impl Words {
    pub(super) fn table() -> &'static Self {
        static TABLE: LazyLock<Words> = LazyLock::new(|| {
            let words: WordsFile = knowledge!("names/words.toml");
            let titles: TitlesFile = knowledge!("names/titles.toml");
            let mut same = FxHashMap::default();
            for line in &words.same.words {
                let mut forms = line.split_whitespace();
                let Some(first) = forms.next() else { continue };
                for form in forms {
                    same.insert(fold(form), first.to_owned());
                }
            }
            let empty = set(&words.empty);
            let canonical = |t: &str| same.get(t).cloned().unwrap_or_else(|| t.to_owned());
            let end = |way: &str| -> Vec<String> {
                way.split_whitespace().filter(|t| !empty.contains(*t)).map(canonical).collect()
            };
            let ends = words.ends.alike.iter().map(|sort| {
                let mut ways: Vec<Vec<String>> = sort.split('|').map(end).collect();
                ways.sort_by_key(|way| std::cmp::Reverse(way.len()));
                ways
            });
            let ends = ends.collect();
            let mut honorific = set(&titles.honorific.neutral);
            honorific.extend(set(&titles.honorific.masculine));
            honorific.extend(set(&titles.honorific.feminine));
            Words {
                empty,
                legal: set(&words.legal),
                generic: set(&words.generic.words),
                street: set(&words.street.words),
                body: set(&words.body.words),
                same,
                ends,
                honorific,
                generation: set(&titles.suffix.generation),
                degree: set(&titles.suffix.degree),
            }
        });
        &TABLE
    }

    /// The spelling that stands for all spellings of a word.
    pub(super) fn canonical<'t>(&'t self, token: &'t str) -> &'t str {
        self.same.get(token).map_or(token, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_parse() {
        let words = Words::table();
        assert_eq!(words.canonical("dept"), "department");
        assert_eq!(words.canonical("pact"), "agreement");
        assert!(words.ends.iter().all(|sort| sort.len() > 1 && sort.iter().all(|way| !way.is_empty())));
        assert!(words.honorific.contains("mr") && words.generation.contains("jr") && words.legal.contains("gmbh"));
    }
}
