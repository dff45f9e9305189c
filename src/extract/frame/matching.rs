//! Whether a phrase can fill a slot of a frame.

use super::Constraint;
use crate::extract::lexicon::Lexicon;
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::{Dep, NO_HEAD, Sentence};
use smol_str::{SmolStr, format_smolstr};

/// Whether the phrase headed by `head` meets a constraint.
pub(crate) fn fills(constraint: &Constraint, sentence: &Sentence, text: &str, head: u16, lexicon: &Lexicon) -> bool {
    let token = &sentence.tokens[head as usize];
    let lemma = token.lemma.lower();
    if constraint.except.iter().any(|w| w.as_str() == lemma) {
        return false;
    }
    let modified = |words: &[SmolStr]| {
        sentence.children(head).any(|c| {
            let word = sentence.word(c, text).lower();
            words.iter().any(|w| w.as_str() == word || *w == sentence.tokens[c as usize].lemma)
        })
    };
    // "The name of the suspect", "the suspect's name".
    let of = || sentence.child(head, Dep::Prep).filter(|&c| sentence.tokens[c as usize].lemma == "of");
    let owner = || of().and_then(|of| sentence.child(of, Dep::Pobj)).map(|o| sentence.tokens[o as usize].lemma.lower());
    let owned = || owner().is_some_and(|o| constraint.with.iter().any(|w| *w == *o));
    if !constraint.with.is_empty() && !modified(&constraint.with) && !owned() {
        return false;
    }
    if modified(&constraint.without) {
        return false;
    }
    constraint.words.iter().any(|w| w.as_str() == lemma)
        || lexicon.class(&lemma).is_some_and(|c| constraint.class.iter().any(|k| k == c))
        || constraint.kind.iter().any(|kind| match kind.as_str() {
            "person" => nouns::is_person(sentence, text, head),
            "group" => nouns::is_person(sentence, text, head) || nouns::is_organisation(sentence, head),
            "organisation" => nouns::is_organisation(sentence, head),
            "place" => nouns::is_place(sentence, head),
            "authority" => nouns::is_organisation(sentence, head) || nouns::is_authority(&lemma) == Some(true),
            "suspect" => nouns::is_suspect(&lemma),
            "titled" => token.tag.is_proper() && !nouns::is_person(sentence, text, head),
            "name" => nouns::is_named_person(sentence, text, head),
            _ => false,
        })
}

/// Whether one of the words for a manner says how it was done: an adverb or adjective under the predicate or under the verb
/// that it is coordinated with ("accidentally shot and killed"), or a phrase ("by accident").
pub(crate) fn is_done_in(manner: &[SmolStr], sentence: &Sentence, text: &str, predicate: u16) -> bool {
    let says = |c: u16| {
        let word = sentence.word(c, text).lower();
        let phrase = || {
            let noun = sentence.child(c, Dep::Pobj)?;
            Some(format_smolstr!("{word} {}", sentence.word(noun, text).lower()))
        };
        manner.iter().any(|w| w.as_str() == word) || phrase().is_some_and(|p| manner.contains(&p))
    };
    let token = &sentence.tokens[predicate as usize];
    let first = (token.dep == Dep::Conj && token.head != NO_HEAD).then_some(token.head);
    std::iter::once(predicate).chain(first).any(|at| sentence.children(at).any(says))
}
