//! The words that bring in a source, from `data/attribution/`.

use crate::knowledge::knowledge;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// How a verb can bring in what somebody says.
#[derive(Clone, Debug, Default)]
pub(crate) struct VerbUse {
    /// A finite clause after it is the content.
    pub clause: bool,
    /// It may stand beside or after its content.
    pub inserted: bool,
    /// A noun phrase is the content.
    pub object: bool,
    /// The content is an object and what is said of it.
    pub predicate: bool,
    /// Its object is who is told, not what.
    pub recipient: bool,
    /// Says something in the present tense only ("scholars agree that"; "they agreed that" is a deed).
    pub present: bool,
    /// The clause needs its "that" ("found that"; "found him asleep" tells what happened).
    pub needs_that: bool,
    /// What is thought, not said.
    pub belief: bool,
    /// The subject may be a thing that shows.
    pub evidence: bool,
    /// An infinitive is the content.
    pub infinitive: bool,
    /// The source says that the content is not so.
    pub negative: bool,
    /// Its object must be something told: "rejected the claim", not "rejected the offer".
    pub told: bool,
    /// The object of these prepositions is the content.
    pub prepositions: Vec<&'static str>,
    /// Needs one of these beside it.
    pub particles: Vec<&'static str>,
}

#[derive(Deserialize)]
struct VerbFile {
    group: Vec<VerbGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbGroup {
    name: String,
    lemmas: Vec<String>,
    #[serde(default)]
    clause: bool,
    #[serde(default)]
    inserted: bool,
    #[serde(default)]
    object: bool,
    #[serde(default)]
    predicate: bool,
    #[serde(default)]
    recipient: bool,
    #[serde(default)]
    present: bool,
    #[serde(default)]
    needs_that: bool,
    #[serde(default)]
    belief: bool,
    #[serde(default)]
    evidence: bool,
    #[serde(default)]
    infinitive: bool,
    #[serde(default)]
    negative: bool,
    #[serde(default)]
    told: bool,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    particles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    containers: Vec<String>,
    evidence: Vec<String>,
    voices: Vec<String>,
    bodies: Vec<String>,
    unvoiced: Vec<String>,
    speech_nouns: Vec<String>,
    self_voices: Vec<String>,
    anaphors: Vec<String>,
    opinion_nouns: Vec<String>,
    phrase: Vec<Phrase>,
}

#[derive(Deserialize)]
struct Phrase {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HearsayFile {
    adverbs: Vec<String>,
    passives: Vec<String>,
    stances: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DenialFile {
    false_words: Vec<String>,
    true_words: Vec<String>,
    adverbs: Vec<String>,
}

type Words = FxHashSet<&'static str>;

/// Every list, ready for look-up.
pub(crate) struct Lexicon {
    /// Verbs of saying, by lemma.
    pub verbs: FxHashMap<&'static str, VerbUse>,
    /// Nouns that hold somebody's words.
    pub containers: Words,
    /// Nouns that show something without being a voice.
    pub evidence: Words,
    /// Common nouns that can be a source.
    pub voices: Words,
    /// Nouns for a body of people.
    pub bodies: Words,
    /// What something can be according to without anybody saying so.
    pub unvoiced: Words,
    /// Nouns of saying.
    pub speech_nouns: Words,
    /// Nouns of saying that are a voice by themselves.
    pub self_voices: Words,
    /// Nouns that take up what was said before.
    pub anaphors: Words,
    /// Nouns under "in" whose possessor is the source.
    pub opinion_nouns: Words,
    /// Phrases that bring in a source beside a clause, as lower-case words, longest first.
    pub phrases: Vec<Vec<&'static str>>,
    /// Hearsay adverbs.
    pub hearsay: Words,
    /// Adjectives whose clause is what somebody thinks.
    pub stances: Words,
    /// Verbs whose passive without an agent is hearsay.
    pub passives: Words,
    /// Predicates that deny.
    pub false_words: Words,
    /// Predicates that deny when negated.
    pub true_words: Words,
    /// Adverbs that deny what the verb says was said.
    pub false_adverbs: Words,
}

/// The lists, parsed once.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);
    &LEXICON
}

fn keep(words: Vec<String>) -> Words {
    words.into_iter().map(|w| &*w.leak()).collect()
}

impl Lexicon {
    fn load() -> Self {
        let verb_file: VerbFile = knowledge!("attribution/verbs.toml");
        let sources: SourceFile = knowledge!("attribution/sources.toml");
        let hearsay: HearsayFile = knowledge!("attribution/hearsay.toml");
        let denials: DenialFile = knowledge!("attribution/denials.toml");
        let mut verbs: FxHashMap<&'static str, VerbUse> = FxHashMap::default();
        for group in verb_file.group {
            debug_assert!(!group.name.is_empty());
            let prepositions: Vec<&'static str> = group.prepositions.into_iter().map(|w| &*w.leak()).collect();
            let particles: Vec<&'static str> = group.particles.into_iter().map(|w| &*w.leak()).collect();
            for lemma in group.lemmas {
                let verb = verbs.entry(lemma.leak()).or_default();
                verb.clause |= group.clause;
                verb.inserted |= group.inserted;
                verb.object |= group.object;
                verb.predicate |= group.predicate;
                verb.recipient |= group.recipient;
                verb.present |= group.present;
                verb.needs_that |= group.needs_that;
                verb.belief |= group.belief;
                verb.evidence |= group.evidence;
                verb.infinitive |= group.infinitive;
                verb.negative |= group.negative;
                verb.told |= group.told;
                verb.prepositions.extend(&prepositions);
                verb.particles.extend(&particles);
            }
        }
        let mut phrases: Vec<Vec<&'static str>> =
            sources.phrase.into_iter().map(|p| p.words.into_iter().map(|w| &*w.leak()).collect()).collect();
        phrases.sort_by_key(|words| std::cmp::Reverse(words.len()));
        Self {
            verbs,
            containers: keep(sources.containers),
            evidence: keep(sources.evidence),
            voices: keep(sources.voices),
            bodies: keep(sources.bodies),
            unvoiced: keep(sources.unvoiced),
            speech_nouns: keep(sources.speech_nouns),
            self_voices: keep(sources.self_voices),
            anaphors: keep(sources.anaphors),
            opinion_nouns: keep(sources.opinion_nouns),
            phrases,
            hearsay: keep(hearsay.adverbs),
            stances: keep(hearsay.stances),
            passives: keep(hearsay.passives),
            false_words: keep(denials.false_words),
            true_words: keep(denials.true_words),
            false_adverbs: keep(denials.adverbs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_load_and_merge() {
        let lexicon = lexicon();
        let report = &lexicon.verbs["report"];
        assert!(report.clause && report.object && report.infinitive && !report.negative);
        assert!(lexicon.verbs["deny"].negative);
        assert_eq!(lexicon.phrases[0].len(), 4);
        assert!(lexicon.verbs.keys().all(|lemma| *lemma == lemma.to_lowercase()));
    }
}
