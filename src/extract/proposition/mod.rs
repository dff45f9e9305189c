//! Propositions: a predicate with its arguments by role, read off the dependency tree.
//!
//! Voice, relative and cleft clauses, control, coordination, nominal forms and light verbs fall together here, once, for
//! all: "Y shot X", "X was shot by Y", "Y, who shot X" and "the shooting of X by Y" come out with the same roles.

mod clause;
#[cfg(test)]
pub(crate) mod fixture;
mod nominal;
mod preposition;
#[cfg(test)]
mod tests;

pub(crate) use clause::outcome;

use crate::extract::lexicon::Lexicon;
use crate::lower::Lower;
use crate::model::{Dep, NO_HEAD, Role, Sentence, Tag};
use smol_str::SmolStr;
use std::ops::Range;

/// A predicate with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposition {
    /// The predicate's token.
    pub trigger: u16,
    /// The predicate's lemma, with its particle ("carry out"); a light verb gives way to its noun.
    pub predicate: SmolStr,
    /// The part of speech that carries it.
    pub form: Form,
    /// When it happens, as the verb tells it.
    pub tense: Tense,
    /// The arguments, in order of the text.
    pub arguments: Vec<Argument>,
    /// The verb that carries a noun or an adjective ("held" of "held a meeting"), for its tense and polarity.
    pub carrier: Option<u16>,
}

/// What carries a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A verb.
    Verb,
    /// An event noun.
    Noun,
    /// An adjective or a noun after a copula; the same as an attribute or apposition.
    Copula,
}

/// When a predicate happens, as its verb tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// Past or perfect.
    Past,
    /// Present.
    Present,
    /// "Will", "is to", "is set to".
    Future,
    /// No finite verb tells.
    Untold,
}

/// An argument of a predicate.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its part.
    pub role: Role,
    /// The head of its phrase.
    pub head: u16,
    /// The phrase, without relative clauses that trail it.
    pub tokens: Range<u16>,
    /// The preposition that brings it in.
    pub preposition: Option<SmolStr>,
}

impl Proposition {
    /// The first argument with a role.
    #[must_use]
    pub fn argument(&self, role: Role) -> Option<&Argument> {
        self.arguments.iter().find(|a| a.role == role)
    }
}

/// Finds the propositions of a sentence, in order of their triggers.
#[must_use]
pub fn find(sentence: &Sentence, text: &str, lexicon: &Lexicon) -> Vec<Proposition> {
    let mut found = Vec::new();
    for (i, token) in sentence.tokens.iter().enumerate() {
        let i = i as u16;
        if token.tag.is_verb() && !matches!(token.dep, Dep::Aux | Dep::Auxpass | Dep::Amod | Dep::Compound) {
            found.extend(clause::read(sentence, text, i, lexicon));
        } else if token.tag == Tag::Vbn && token.dep == Dep::Amod {
            found.extend(nominal::participle(sentence, text, i));
        } else if token.tag.is_noun() && lexicon.is_event_noun(&token.lemma.lower()) {
            // "Opened fire" is one predicate.
            if token.head != NO_HEAD && clause::with_object(sentence, token.head, i, lexicon).is_some() {
                continue;
            }
            found.extend(nominal::read(sentence, text, i));
        }
    }
    found
}

/// The tense of the verb at `verb`.
pub(crate) fn tense_of(sentence: &Sentence, verb: u16) -> Tense {
    clause::tense(sentence, verb)
}

/// The phrase of the noun at `head` without the clauses that trail it: determiners, modifiers and prepositional
/// phrases stay, relative clauses, appositions and coordinated phrases go.
pub(crate) fn phrase(sentence: &Sentence, head: u16) -> Range<u16> {
    let mut low = head;
    let mut high = head + 1;
    for child in sentence.children(head) {
        let token = &sentence.tokens[child as usize];
        let keep = match token.dep {
            Dep::Relcl | Dep::Appos | Dep::Conj | Dep::Cc | Dep::Punct | Dep::Advcl | Dep::Parataxis | Dep::Preconj => {
                false
            }
            Dep::Prep => child > head && matches!(token.lemma.as_str(), "of" | "in" | "for" | "from" | "to" | "on"),
            Dep::Acl => false,
            _ => true,
        };
        if keep {
            let range = sentence.subtree(child);
            low = low.min(range.start);
            // A modifier behind the head counts only where it touches the phrase.
            high = high.max(if range.start > high { high } else { range.end });
        }
    }
    low..high
}

/// The heads coordinated with `head`, itself first.
pub(crate) fn conjuncts(sentence: &Sentence, head: u16) -> Vec<u16> {
    let mut all = vec![head];
    let mut next = Some(head);
    while let Some(i) = next {
        next = sentence.child(i, Dep::Conj).filter(|&c| !all.contains(&c) && sentence.tokens[c as usize].tag.is_noun());
        all.extend(next);
    }
    all
}
