//! Numbers that add up many happenings and are no toll of one: "ten people killed since May", "shot in 12 shootings".

use super::context::Context;
use crate::extract::nouns;
use crate::extract::proposition::Proposition;
use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Dep, GrammaticalNumber, NO_HEAD, Sentence, Tag};
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
    let several = |noun: u16| are_several(sentence, noun);
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

/// "In 12 shootings", "in shootings across the city": not "in the shootings", which may be one event's.
fn are_several(sentence: &Sentence, noun: u16) -> bool {
    let token = &sentence.tokens[noun as usize];
    let known = |i: u16| matches!(sentence.tokens[i as usize].dep, Dep::Det | Dep::Poss);
    WORDS.incidents.contains(token.lemma.lower().as_ref())
        && nouns::number(token.tag) == GrammaticalNumber::Plural
        && (sentence.child(noun, Dep::Nummod).is_some() || !sentence.children(noun).any(known))
}

/// Whether a toll without a verb that ends before a token is of several happenings: "27 wounded in weekend shootings".
pub(super) fn is_headlined(sentence: &Sentence, end: u16) -> bool {
    let tokens = end..(end + FAR).min(sentence.tokens.len() as u16);
    let phrase = tokens.take_while(|&i| {
        let tag = sentence.tokens[i as usize].tag;
        !tag.is_verb() && !tag.is_punctuation()
    });
    let prepositional = sentence.tokens.get(end as usize).is_some_and(|t| t.tag == Tag::In);
    prepositional && phrase.into_iter().any(|i| are_several(sentence, i))
}

/// As many tokens a headline's phrase is looked through for what happened.
const FAR: u16 = 6;

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn tolls_of_several_happenings() {
        for text in ["Seven men were shot in shootings across the city.", "Two dead, 9 wounded in weekend shootings."] {
            assert!(values(text, "casualties.shot").is_empty(), "{text}");
            assert!(values(text, "casualties.injured").is_empty(), "{text}");
        }
        assert_eq!(values("Seven men were shot in the shootings.", "casualties.shot"), ["7"]);
        assert_eq!(values("Five dead, eight wounded in market shooting.", "casualties.injured"), ["8"]);
    }
}
