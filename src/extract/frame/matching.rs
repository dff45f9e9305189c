//! Whether a phrase can fill a slot of a frame.

use super::Constraint;
use crate::extract::lexicon::Lexicon;
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::{Dep, Sentence};

/// Whether the phrase headed by `head` meets a constraint.
pub(crate) fn fills(constraint: &Constraint, sentence: &Sentence, text: &str, head: u16, lexicon: &Lexicon) -> bool {
    let token = &sentence.tokens[head as usize];
    let lemma = token.lemma.lower();
    if constraint.except.iter().any(|w| w.as_str() == lemma) {
        return false;
    }
    let modified = |words: &[smol_str::SmolStr]| {
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
