//! Numbers that add up many happenings and are no toll of one: "ten people killed since May", "shot in 12 shootings".

use super::context::Context;
use crate::extract::proposition::Proposition;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Dep, NO_HEAD};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words of `data/lexicon/statistics.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Prepositions from which on is counted.
    from: FxHashSet<String>,
    /// Spans of time for which is counted.
    spans: FxHashSet<String>,
    /// Words before a span that say which, or that it comes again.
    which: FxHashSet<String>,
    /// What happens several times.
    incidents: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/statistics.toml"));

/// Whether a proposition tells of what happened in a span of time, or in several happenings.
pub(super) fn is_one(context: &Context, s: usize, proposition: &Proposition) -> bool {
    let (sentence, text) = context.sentence(s);
    let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
    let span = |noun: u16| {
        WORDS.spans.contains(lemma(noun).as_ref())
            && sentence.children(noun).any(|c| WORDS.which.contains(sentence.word(c, text).lower().as_ref()))
    };
    let several = |noun: u16| {
        WORDS.incidents.contains(lemma(noun).as_ref())
            && sentence.child(noun, Dep::Nummod).is_some()
            && crate::extract::nouns::number(sentence.tokens[noun as usize].tag)
                == crate::model::GrammaticalNumber::Plural
    };
    // "The year before, when nine were killed".
    let verb = &sentence.tokens[proposition.trigger as usize];
    if verb.dep == Dep::Relcl && verb.head != NO_HEAD && WORDS.spans.contains(lemma(verb.head).as_ref()) {
        return true;
    }
    sentence.children(proposition.trigger).any(|c| match sentence.tokens[c as usize].dep {
        Dep::Npadvmod => span(c),
        Dep::Prep => {
            WORDS.from.contains(lemma(c).as_ref())
                || sentence.child(c, Dep::Pobj).is_some_and(|noun| span(noun) || several(noun))
        }
        _ => false,
    })
}
