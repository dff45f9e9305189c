//! What stands before a name: courtesy, offices, roles. `data/names/titles.toml`.

use super::Nouns;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::Gender;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table of titles.
#[derive(Debug)]
pub struct Titles {
    honorific: FxHashMap<String, Gender>,
    suffix: FxHashSet<String>,
    modifier: FxHashSet<String>,
    /// Every name of an office → its usual one.
    office: FxHashMap<String, String>,
    /// The last words of those names: most phrases end with none of them.
    office_ends: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    honorific: Honorific,
    suffix: Suffix,
    modifier: Modifier,
    office: BTreeMap<String, Vec<String>>,
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

#[derive(Deserialize)]
struct Modifier {
    words: String,
}

impl Titles {
    /// The table built into the library.
    #[must_use]
    pub fn table() -> &'static Self {
        static TABLE: LazyLock<Titles> = LazyLock::new(|| {
            let file: File = knowledge!("names/titles.toml");
            let mut honorific = FxHashMap::default();
            for (list, gender) in [
                (&file.honorific.masculine, Gender::Masculine),
                (&file.honorific.feminine, Gender::Feminine),
                (&file.honorific.neutral, Gender::Unknown),
            ] {
                honorific.extend(list.split_whitespace().map(|w| (w.to_owned(), gender)));
            }
            let words = |list: &str| list.split_whitespace().map(str::to_owned).collect::<FxHashSet<_>>();
            let mut suffix = words(&file.suffix.generation);
            suffix.extend(words(&file.suffix.degree));
            let mut office = FxHashMap::default();
            for (name, forms) in file.office {
                for form in forms {
                    office.insert(form, name.clone());
                }
            }
            let end = |name: &String| name.rsplit(' ').next().unwrap_or(name).to_owned();
            let office_ends = office.keys().map(end).collect();
            Titles { honorific, suffix, modifier: words(&file.modifier.words), office, office_ends }
        });
        &TABLE
    }

    /// The gender that a courtesy title tells; `None` for a word that is none. Case and a full stop do not matter.
    #[must_use]
    pub fn honorific(&self, word: &str) -> Option<Gender> {
        self.honorific.get(bare(word).as_ref()).copied()
    }

    /// Whether a word follows names: "Jr.", "Esq.".
    #[must_use]
    pub fn is_suffix(&self, word: &str) -> bool {
        self.suffix.contains(bare(word).as_ref())
    }

    /// Whether a word can be part of a title: a courtesy title, a role noun, or what modifies one.
    #[must_use]
    pub fn is_part(&self, word: &str) -> bool {
        let word = bare(word);
        self.honorific.contains_key(word.as_ref())
            || self.modifier.contains(word.as_ref())
            || Nouns::table().get(&word).is_some_and(|n| n.role)
            || word.ends_with("man") && Nouns::table().get(&word).is_some()
            || word.ends_with("woman") && Nouns::table().get(&word).is_some()
    }

    /// The usual name of the office that a title names, if one person holds it for a country at a time:
    /// "Secretary of State" → "foreign minister". The longest office at the end of the phrase counts.
    ///
    /// ```
    /// use gainsay::extract::mention::Titles;
    /// let titles = Titles::table();
    /// assert_eq!(titles.office("Secretary of State"), Some("foreign minister"));
    /// assert_eq!(titles.office("deputy foreign minister"), None);
    /// assert_eq!(titles.office("driver"), None);
    /// ```
    #[must_use]
    pub fn office(&self, title: &str) -> Option<&str> {
        self.office_as_said(title).map(|(name, _)| name)
    }

    /// The usual name of an office and the name the title gives it: ("foreign minister", "secretary of state").
    #[must_use]
    pub fn office_as_said(&self, title: &str) -> Option<(&str, &str)> {
        let lower = title.lower();
        const LESSER: &[&str] =
            &["deputy", "assistant", "under", "vice", "former", "ex", "late", "then", "acting", "first"];
        if !lower.split_whitespace().next_back().is_some_and(|end| self.office_ends.contains(end)) {
            return None;
        }
        let words: Vec<&str> = lower.split_whitespace().collect();
        (0..words.len()).find_map(|i| {
            let (said, name) = self.office.get_key_value(&words[i..].join(" "))?;
            let lesser = words[..i].iter().any(|w| LESSER.contains(w));
            (!lesser).then_some((name.as_str(), said.as_str()))
        })
    }
}

fn bare(word: &str) -> Cow<'_, str> {
    word.trim_end_matches('.').lower()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        let table = Titles::table();
        assert_eq!(table.honorific("Mrs."), Some(Gender::Feminine));
        assert_eq!(table.honorific("MR"), Some(Gender::Masculine));
        assert_eq!(table.honorific("Lavrov"), None);
        assert!(table.is_suffix("Jr.") && table.is_part("Secretary") && table.is_part("Spokeswoman"));
        assert!(!table.is_part("Woman's") && !table.is_part("Blinken"));
        assert_eq!(table.office("US President"), Some("president"));
        assert_eq!(table.office("former president"), None);
        assert_eq!(table.office("top diplomat"), Some("foreign minister"));
    }
}
