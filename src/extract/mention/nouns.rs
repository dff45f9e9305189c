//! What a common noun describes: `data/names/nouns.toml`.

use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{EntityKind, Gender, Sentence};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// What sort of thing a noun describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NounClass {
    /// A person.
    Person,
    /// Several people at once: "family", "crew".
    Group,
    /// A body: "ministry".
    Organisation,
    /// A place or a building.
    Place,
    /// Anything else that is worth following: "ship", "treaty".
    Thing,
}

/// What is known of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What it describes, the first of the classes it is listed in.
    pub class: NounClass,
    /// The gender it tells.
    pub gender: Gender,
    /// Whether it says what somebody does or is appointed to ("minister"), so that it may stand as a title.
    pub role: bool,
    /// Whether it describes one person by another ("mother").
    pub kinship: bool,
}

/// How many a noun phrase without a noun of its own stands for: "the pair", "the trio".
#[derive(Clone, Debug)]
pub struct Nouns {
    nouns: FxHashMap<&'static str, Noun>,
    two: Vec<&'static str>,
    three: Vec<&'static str>,
    bodies: Vec<&'static str>,
    agreements: Vec<&'static str>,
    venues: Vec<&'static str>,
    fronts: Vec<&'static str>,
    streets: Vec<&'static str>,
    of_district: Vec<&'static str>,
}

#[derive(Deserialize)]
struct File {
    person: PersonLists,
    organisation: List,
    place: List,
    thing: List,
    plural: Plural,
    name: Name,
}

#[derive(Deserialize)]
struct Name {
    bodies: String,
    agreements: String,
    venues: String,
    fronts: String,
    streets: String,
    of_district: String,
}

#[derive(Deserialize)]
struct PersonLists {
    masculine: String,
    feminine: String,
    neutral: String,
    role: String,
    kinship: String,
    group: String,
}

#[derive(Deserialize)]
struct List {
    nouns: String,
}

#[derive(Deserialize)]
struct Plural {
    two: Vec<String>,
    three: Vec<String>,
}

impl Nouns {
    /// The table built into the library.
    #[must_use]
    pub fn table() -> &'static Self {
        static TABLE: LazyLock<Nouns> = LazyLock::new(|| {
            let file: &'static File = Box::leak(Box::new(knowledge!("names/nouns.toml")));
            let mut table = Nouns {
                nouns: FxHashMap::default(),
                two: file.plural.two.iter().map(String::as_str).collect(),
                three: file.plural.three.iter().map(String::as_str).collect(),
                bodies: file.name.bodies.split_whitespace().collect(),
                agreements: file.name.agreements.split_whitespace().collect(),
                venues: file.name.venues.split_whitespace().collect(),
                fronts: file.name.fronts.split_whitespace().collect(),
                streets: file.name.streets.split_whitespace().collect(),
                of_district: file.name.of_district.split_whitespace().collect(),
            };
            let mut add = |list: &'static str, class: NounClass, gender: Gender, role: bool, kinship: bool| {
                for lemma in list.split_whitespace() {
                    let noun = table.nouns.entry(lemma).or_insert(Noun { class, gender, role: false, kinship: false });
                    noun.role |= role;
                    noun.kinship |= kinship;
                }
            };
            add(&file.person.masculine, NounClass::Person, Gender::Masculine, false, false);
            add(&file.person.feminine, NounClass::Person, Gender::Feminine, false, false);
            add(&file.person.neutral, NounClass::Person, Gender::Unknown, false, false);
            add(&file.person.role, NounClass::Person, Gender::Unknown, true, false);
            add(&file.person.kinship, NounClass::Person, Gender::Unknown, false, true);
            add(&file.person.group, NounClass::Group, Gender::Unknown, false, false);
            add(&file.organisation.nouns, NounClass::Organisation, Gender::Unknown, false, false);
            add(&file.place.nouns, NounClass::Place, Gender::Unknown, false, false);
            add(&file.thing.nouns, NounClass::Thing, Gender::Unknown, false, false);
            table
        });
        &TABLE
    }

    /// What is known of a lemma. Compounds are known by their last part: "ex-wife", "co-founder", "police-woman".
    ///
    /// ```
    /// use gainsay::{extract::mention::{NounClass, Nouns}, model::Gender};
    /// let nouns = Nouns::table();
    /// assert_eq!(nouns.get("spokeswoman").unwrap().gender, Gender::Feminine);
    /// assert_eq!(nouns.get("ex-minister").unwrap().class, NounClass::Person);
    /// assert!(nouns.get("happiness").is_none());
    /// ```
    #[must_use]
    pub fn get(&self, lemma: &str) -> Option<Noun> {
        if let Some(&noun) = self.nouns.get(lemma) {
            return Some(noun);
        }
        if lemma.bytes().any(|b| b.is_ascii_uppercase()) {
            let lower = lemma.lower();
            return self.get(&lower);
        }
        if let Some((_, last)) = lemma.rsplit_once('-') {
            return self.nouns.get(last).copied();
        }
        // A year-old is a person: "the 36-year-old".
        // Open word formation: "…woman" and "…man" tell what they are.
        let open = |gender| Noun { class: NounClass::Person, gender, role: false, kinship: false };
        if lemma.len() > 7 && lemma.ends_with("woman") {
            return Some(open(Gender::Feminine));
        }
        if lemma.len() > 6 && lemma.ends_with("sman") {
            return Some(open(Gender::Masculine));
        }
        None
    }

    /// What a name is that ends with this word, though the word is often written small: "Marlow police".
    pub(super) fn ends_name(&self, word: &str) -> Option<EntityKind> {
        if self.bodies.contains(&word) {
            Some(EntityKind::Org)
        } else if self.agreements.contains(&word) {
            Some(EntityKind::Law)
        } else {
            None
        }
    }

    /// Whether "district" behind this word is a body rather than a part of a town: "Marlow School District".
    pub(super) fn tells_district(&self, word: &str) -> bool {
        self.of_district.contains(&word)
    }

    /// Whether a capitalised word ends the name of a street.
    pub(super) fn is_street(&self, word: &str) -> bool {
        self.streets.contains(&word)
    }

    /// Whether a capitalised word begins the name of a house: "Hotel President Harding".
    pub(super) fn begins_venue(&self, word: &str) -> bool {
        self.fronts.contains(&word)
    }

    /// Whether a capitalised word ends the name of a house: "Quist's Place".
    pub(super) fn ends_venue(&self, word: &str) -> bool {
        self.venues.contains(&word)
    }

    /// How many "both", "the pair" or "the trio" stand for.
    #[must_use]
    pub fn how_many(&self, lemma: &str) -> Option<u8> {
        if self.two.contains(&lemma) {
            Some(2)
        } else if self.three.contains(&lemma) {
            Some(3)
        } else {
            None
        }
    }
}

/// The age in years that ends at token `i`, and its first token: "24-year-old" in one token or in five.
///
/// Months count as no year: an eight-month-old is 0.
#[must_use]
pub fn age_ending_at(sentence: &Sentence, i: u16, text: &str) -> Option<(u16, u16)> {
    let word = sentence.word(i, text);
    if !word.get(word.len().saturating_sub(4)..).is_some_and(|w| w.lower().contains("old")) {
        return None;
    }
    let years = |number: &str, unit: &str| -> Option<u16> {
        let n = small_number(number).filter(|&n| n <= 120)?;
        match unit {
            "year" | "years" => Some(n),
            "month" | "months" | "week" | "weeks" | "day" | "days" => Some(0),
            _ => None,
        }
    };
    let lower = word.lower();
    let parts: Vec<&str> = lower.split('-').collect();
    if let [number, unit, "old" | "olds"] = parts.as_slice() {
        return years(number, unit).map(|n| (n, i));
    }
    // Apart: "24 - year - old", "24 years old".
    let mut back = (0..i).rev().filter(|&k| !is_hyphen(sentence.word(k, text)));
    if !matches!(lower.as_ref(), "old" | "olds") || i < 2 {
        return None;
    }
    let unit = back.next()?;
    let number = back.next()?;
    let joined = sentence.tokens.get(number as usize..=i as usize)?.len() <= 5;
    let age = years(sentence.word(number, text), &sentence.word(unit, text).lower())?;
    joined.then_some((age, number))
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–")
}

/// A small number in digits or words.
#[must_use]
pub fn small_number(word: &str) -> Option<u16> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    word.parse().ok().or_else(|| WORDS.iter().position(|w| word.eq_ignore_ascii_case(w)).map(|n| n as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_tell_what_they_describe() {
        let nouns = Nouns::table();
        let minister = nouns.get("minister").unwrap();
        assert!(minister.role && minister.class == NounClass::Person);
        assert!(nouns.get("mother").unwrap().kinship);
        assert_eq!(nouns.get("mother").unwrap().gender, Gender::Feminine);
        assert_eq!(nouns.get("police").unwrap().class, NounClass::Group);
        assert_eq!(nouns.get("hospital").unwrap().class, NounClass::Organisation);
        assert_eq!(nouns.get("stuntwoman").unwrap().gender, Gender::Feminine);
        assert_eq!(nouns.get("human"), None);
        assert_eq!(nouns.how_many("both"), Some(2));
    }

    #[test]
    fn ages() {
        use crate::extract::mention::testing::read;
        let (document, annotated) = read(&["
            24 CD 3 nummod
            - HYPH 3 punct
            year NN 5 npadvmod
            - HYPH 5 punct
            old JJ 6 amod
            woman NN 0 root
            and CC 6 cc
            two-year-old JJ 9 amod
            boy NN 6 conj
            old JJ 9 amod"]);
        let sentence = &annotated.sentences[0];
        assert_eq!(age_ending_at(sentence, 4, &document.text), Some((24, 0)));
        assert_eq!(age_ending_at(sentence, 7, &document.text), Some((2, 7)));
        assert_eq!(age_ending_at(sentence, 9, &document.text), None);
    }
}
