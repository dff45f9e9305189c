//! Claims that nothing is known of a suspect: "no suspects", "no information about any suspects", "don't have a suspect".

use crate::extract::claim::context::{Context, Draft, cover};
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::{Claim, Dep, NO_HEAD, Sentence, Subject, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The words for it, of `data/lexicon/unsettled.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    knowledge: FxHashSet<String>,
    having: FxHashSet<String>,
    besides: FxHashSet<String>,
}

/// Adds a claim where a sentence says that no suspect, or nothing about one, is known.
pub(super) fn build(context: &Context, s: usize, out: &mut Vec<Claim>) {
    let (sentence, text) = context.sentence(s);
    for (i, token) in sentence.tokens.iter().enumerate() {
        let noun = i as u16;
        let lemma = token.lemma.lower();
        let besides =
            |c: u16| super::WORDS.suspect.besides.contains(sentence.tokens[c as usize].lemma.lower().as_ref());
        if !nouns::is_suspect(&lemma) || sentence.children(noun).any(besides) {
            continue;
        }
        let Some(phrase) = information(sentence, noun) else { continue };
        let range = if determined(sentence, text, phrase, &["no"]) {
            sentence.subtree(phrase)
        } else {
            // "Do not have any information about suspects", "had no description": the verb is denied.
            let Some(verb) = denied(sentence, phrase) else { continue };
            let whole = sentence.subtree(phrase);
            verb.min(whole.start)..whole.end
        };
        let range = range.start..range.end.min(range.start + super::LONGEST);
        let span = cover(sentence, range);
        out.push(
            context.finish(s, Draft::frame("police.suspect known", Subject::Event, Value::Polarity(false), noun, span)),
        );
    }
}

/// The noun phrase that stands for knowledge of a suspect: the suspect itself after *have* or *there is*, or information on one.
fn information(sentence: &Sentence, noun: u16) -> Option<u16> {
    let token = &sentence.tokens[noun as usize];
    if token.head == NO_HEAD {
        return None;
    }
    let head = &sentence.tokens[token.head as usize];
    let known = |at: u16| super::WORDS.suspect.knowledge.contains(sentence.tokens[at as usize].lemma.lower().as_ref());
    match token.dep {
        Dep::Compound | Dep::Amod if known(token.head) => Some(token.head),
        Dep::Pobj if head.dep == Dep::Prep && head.head != NO_HEAD && known(head.head) => Some(head.head),
        // "He is not the suspect" says who it is not.
        Dep::Attr
            if sentence.child(token.head, Dep::Nsubj).is_some_and(|s| sentence.tokens[s as usize].lemma != "there") =>
        {
            None
        }
        Dep::Attr | Dep::Dobj | Dep::Nsubj if matches!(head.lemma.lower().as_ref(), "have" | "be") => Some(noun),
        _ => None,
    }
}

fn determined(sentence: &Sentence, text: &str, noun: u16, words: &[&str]) -> bool {
    sentence.child(noun, Dep::Det).is_some_and(|d| words.contains(&sentence.word(d, text).lower().as_ref()))
}

/// The negated verb that a phrase is the object or the complement of; its negation.
fn denied(sentence: &Sentence, noun: u16) -> Option<u16> {
    let token = &sentence.tokens[noun as usize];
    if token.head == NO_HEAD || !matches!(token.dep, Dep::Dobj | Dep::Attr) {
        return None;
    }
    let verb = token.head;
    let own = sentence.tokens[verb as usize].lemma.lower();
    if !super::WORDS.suspect.having.contains(own.as_ref()) {
        return None;
    }
    sentence.child(verb, Dep::Neg)
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::values;

    #[test]
    fn that_nothing_is_known_of_a_suspect() {
        for text in ["There are no suspects.", "Police do not have any information about the suspects."] {
            assert!(values(text, "police.suspect known").contains(&"no".to_owned()), "{text}");
        }
    }

    #[test]
    fn that_nobody_else_is_sought_says_nothing_of_the_one() {
        for text in ["There are no outstanding suspects.", "Police said there were no other shooters."] {
            assert!(values(text, "police.suspect known").is_empty(), "{text}");
        }
    }
}
