//! Predicate classes: which words tell of one kind of happening.

use crate::knowledge::knowledge;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use smol_str::SmolStr;
use std::sync::LazyLock;

/// The predicate classes of `data/lexicon/classes.toml`, by word.
#[derive(Debug, Default)]
pub struct Lexicon {
    classes: Vec<Class>,
    names: FxHashMap<SmolStr, u16>,
    verbs: FxHashMap<SmolStr, u16>,
    nouns: FxHashMap<SmolStr, u16>,
    adjectives: FxHashMap<SmolStr, u16>,
    outcomes: FxHashMap<SmolStr, u16>,
    affecting: FxHashSet<SmolStr>,
    /// Lemma → numbers of WordNet synsets that tell with which other predicates it is kin.
    kin: FxHashMap<&'static str, Vec<&'static str>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    name: SmolStr,
    #[serde(default)]
    verbs: Vec<SmolStr>,
    #[serde(default)]
    nouns: Vec<SmolStr>,
    #[serde(default)]
    adjectives: Vec<SmolStr>,
    #[serde(default)]
    outcomes: Vec<SmolStr>,
    #[serde(default)]
    without_outcome: FxHashSet<SmolStr>,
    #[serde(default)]
    affects: bool,
    event: Option<SmolStr>,
}

#[derive(Deserialize)]
struct File {
    class: Vec<Class>,
}

impl Lexicon {
    /// The lexicon that is built in.
    ///
    /// ```
    /// use gainsay::extract::Lexicon;
    /// let lexicon = Lexicon::builtin();
    /// assert_eq!(lexicon.class_of_noun("slaying"), lexicon.class_of_verb("murder"));
    /// assert!(lexicon.is_event_noun("summit"));
    /// ```
    #[must_use]
    pub fn builtin() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let file: File = knowledge!("lexicon/classes.toml");
            Lexicon::new(file.class)
        });
        &LEXICON
    }

    fn new(classes: Vec<Class>) -> Self {
        let mut out = Self::default();
        for (k, class) in classes.iter().enumerate() {
            let k = k as u16;
            out.names.insert(class.name.clone(), k);
            // The first class that names a word has it.
            for (words, map) in [
                (&class.verbs, &mut out.verbs),
                (&class.nouns, &mut out.nouns),
                (&class.adjectives, &mut out.adjectives),
                (&class.outcomes, &mut out.outcomes),
            ] {
                for word in words {
                    map.entry(word.clone()).or_insert(k);
                }
            }
            if class.affects {
                out.affecting.extend(class.verbs.iter().cloned());
            }
        }
        out.classes = classes;
        for line in include_str!("../../data/lexicon/wordnet.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            if let (Some(lemma), Some(_), Some(sets)) = (cells.next(), cells.next(), cells.next()) {
                out.kin.entry(lemma).or_default().extend(sets.split(' '));
            }
        }
        out
    }

    /// The keys by which open attributes of kin predicates find one another: a class has its name; a word without a class
    /// has itself and the verb synsets of Princeton WordNet 3.1 that it shares with other words of the news.
    ///
    /// ```
    /// use gainsay::extract::Lexicon;
    /// let lexicon = Lexicon::builtin();
    /// let kin = |a, b| lexicon.keys(a).iter().any(|k| lexicon.keys(b).contains(k));
    /// assert!(kin("reduce", "reduction"));
    /// assert!(!kin("reduce", "confess"));
    /// ```
    #[must_use]
    pub fn keys<'a>(&'a self, class: &'a str) -> Vec<&'a str> {
        let mut keys = vec![class];
        if !self.has_class(class) {
            keys.extend(self.kin.get(class).into_iter().flatten());
        }
        keys
    }

    /// Whether two predicates, by class or lemma, are one or near to one.
    ///
    /// ```
    /// # use gainsay::extract::Lexicon;
    /// assert!(Lexicon::builtin().are_kin("reduce", "reduction"));
    /// ```
    #[must_use]
    pub fn are_kin(&self, a: &str, b: &str) -> bool {
        a == b || self.keys(a).iter().any(|key| self.keys(b).contains(key))
    }

    /// The class of a verb's lemma.
    #[must_use]
    pub fn class_of_verb(&self, lemma: &str) -> Option<&str> {
        self.verbs.get(lemma).map(|&k| self.classes[k as usize].name.as_str())
    }

    /// The class of an event noun's lemma.
    #[must_use]
    pub fn class_of_noun(&self, lemma: &str) -> Option<&str> {
        self.nouns.get(lemma).map(|&k| self.classes[k as usize].name.as_str())
    }

    /// The class of an adjective that serves as a predicate.
    #[must_use]
    pub fn class_of_adjective(&self, lemma: &str) -> Option<&str> {
        self.adjectives.get(lemma).map(|&k| self.classes[k as usize].name.as_str())
    }

    /// The adjective that says of somebody what an adverb or a phrase beside a verb tells came of the deed.
    ///
    /// ```
    /// # use gainsay::extract::Lexicon;
    /// let lexicon = Lexicon::builtin();
    /// assert_eq!(lexicon.outcome("shoot", "fatally"), Some("dead"));
    /// assert_eq!(lexicon.outcome("beat", "to death"), Some("dead"));
    /// assert_eq!(lexicon.outcome("sentence", "to death"), None);
    /// ```
    #[must_use]
    pub fn outcome(&self, verb: &str, words: &str) -> Option<&str> {
        let class = &self.classes[*self.outcomes.get(words)? as usize];
        class.adjectives.first().filter(|_| !class.without_outcome.contains(verb)).map(SmolStr::as_str)
    }

    /// The class of a predicate, whatever its part of speech.
    #[must_use]
    pub fn class(&self, lemma: &str) -> Option<&str> {
        self.class_of_verb(lemma).or_else(|| self.class_of_noun(lemma)).or_else(|| self.class_of_adjective(lemma))
    }

    /// Whether a noun's lemma names a happening.
    #[must_use]
    pub fn is_event_noun(&self, lemma: &str) -> bool {
        self.nouns.contains_key(lemma)
    }

    /// Whether the patient of a verb undergoes something, so that a headline's participle is passive.
    #[must_use]
    pub fn affects(&self, lemma: &str) -> bool {
        self.affecting.contains(lemma)
    }

    /// Whether there is a class of this name.
    #[must_use]
    pub fn has_class(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// Whether somebody undergoes what a class tells.
    #[must_use]
    pub fn class_affects(&self, class: &str) -> bool {
        self.names.get(class).is_some_and(|&k| self.classes[k as usize].affects)
    }

    /// Whether a class tells of harm that is an event of its own: a killing, a bombing.
    #[must_use]
    pub fn is_harm(&self, class: &str) -> bool {
        self.class_affects(class) && self.event_kind(class).is_some()
    }

    /// The kinds of event that have classes of their own.
    pub fn event_kinds(&self) -> impl Iterator<Item = &str> {
        self.classes.iter().filter_map(|class| class.event.as_deref()).filter(|kind| *kind != "any")
    }

    /// The kind of event whose main happening a class can be ("meet" → "meeting"); "any" for one that can
    /// be that of every kind.
    #[must_use]
    pub fn event_kind(&self, class: &str) -> Option<&str> {
        self.names.get(class).and_then(|&k| self.classes[k as usize].event.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_parses_and_is_lower_case() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.classes.len() > 50);
        for word in lexicon.verbs.keys().chain(lexicon.nouns.keys()).chain(lexicon.adjectives.keys()) {
            assert_eq!(*word, word.to_lowercase());
        }
    }
}
