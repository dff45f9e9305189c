//! The words that tell how sure a speaker is, from `data/factuality/`.

use crate::knowledge::knowledge;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// What a predicate tells of what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Effect {
    Implicative,
    Negative,
    Factive,
    Probable,
    Improbable,
    Possible,
    Uncommitted,
    Scheduled,
}

/// What a predicate's lemma is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Class {
    Verb,
    Adjective,
    Noun,
}

/// How something stands under a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Under {
    Clause,
    Infinitive,
    Gerund,
    Object,
    Preposition,
}

#[derive(Deserialize)]
struct PredicateFile {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    effect: Effect,
    of: Class,
    under: Vec<Under>,
    lemmas: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    modals: Modals,
    adverbs: Levels,
    adjectives: Levels,
    determiners: Levels,
    pronouns: Levels,
    marks: Levels,
    prepositions: Levels,
    light: Light,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Modals {
    possible: Vec<String>,
    uncommitted: Vec<String>,
    scheduled: Vec<String>,
    ability: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Levels {
    #[serde(default)]
    negative: Vec<String>,
    #[serde(default)]
    probable: Vec<String>,
    #[serde(default)]
    possible: Vec<String>,
    #[serde(default)]
    uncommitted: Vec<String>,
    #[serde(default)]
    scheduled: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Light {
    objects: Vec<String>,
    subjects: Vec<String>,
}

type Table = FxHashMap<&'static str, Effect>;

/// Every list, ready for look-up.
pub(super) struct Lexicon {
    predicates: FxHashMap<(&'static str, Class, Under), Effect>,
    /// Modal verbs.
    pub modals: Table,
    /// Modal verbs that with "not" say plainly that it is not so.
    pub ability: FxHashSet<&'static str>,
    /// Adverbs.
    pub adverbs: Table,
    /// Attributive adjectives.
    pub adjectives: Table,
    /// Determiners.
    pub determiners: Table,
    /// Pronouns.
    pub pronouns: Table,
    /// Conjunctions.
    pub marks: Table,
    /// Prepositions.
    pub prepositions: Table,
    /// Verbs that say that their object takes place.
    pub light_objects: FxHashSet<&'static str>,
    /// Verbs that say that their subject takes place.
    pub light_subjects: FxHashSet<&'static str>,
}

/// The lists, parsed once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
    &LEXICON
}

fn table(levels: Levels) -> Table {
    [
        (levels.negative, Effect::Negative),
        (levels.probable, Effect::Probable),
        (levels.possible, Effect::Possible),
        (levels.uncommitted, Effect::Uncommitted),
        (levels.scheduled, Effect::Scheduled),
    ]
    .into_iter()
    .flat_map(|(words, effect)| words.into_iter().map(move |w| (&*w.leak(), effect)))
    .collect()
}

fn set(words: Vec<String>) -> FxHashSet<&'static str> {
    words.into_iter().map(|w| &*w.leak()).collect()
}

impl Lexicon {
    fn load() -> Self {
        let file: PredicateFile = knowledge!("factuality/predicates.toml");
        let words: WordFile = knowledge!("factuality/words.toml");
        let mut predicates = FxHashMap::default();
        for group in file.group {
            for lemma in group.lemmas {
                let lemma: &'static str = lemma.leak();
                for &under in &group.under {
                    // A lemma in two groups belongs to the first, so the file's order decides.
                    predicates.entry((lemma, group.of, under)).or_insert(group.effect);
                }
            }
        }
        let modals = Levels {
            negative: Vec::new(),
            probable: Vec::new(),
            possible: words.modals.possible,
            uncommitted: words.modals.uncommitted,
            scheduled: words.modals.scheduled,
        };
        Self {
            predicates,
            modals: table(modals),
            ability: set(words.modals.ability),
            adverbs: table(words.adverbs),
            adjectives: table(words.adjectives),
            determiners: table(words.determiners),
            pronouns: table(words.pronouns),
            marks: table(words.marks),
            prepositions: table(words.prepositions),
            light_objects: set(words.light.objects),
            light_subjects: set(words.light.subjects),
        }
    }

    /// What `lemma` tells of what stands `under` it.
    pub fn predicate(&self, lemma: &str, of: Class, under: Under) -> Option<Effect> {
        self.predicates.get(&(lemma, of, under)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_load() {
        let lexicon = lexicon();
        assert_eq!(lexicon.predicate("manage", Class::Verb, Under::Infinitive), Some(Effect::Implicative));
        assert_eq!(lexicon.predicate("deny", Class::Verb, Under::Object), Some(Effect::Negative));
        assert_eq!(lexicon.modals["might"], Effect::Possible);
        assert_eq!(lexicon.predicate("walk", Class::Verb, Under::Object), None);
    }
}
