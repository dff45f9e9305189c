//! What a text leaves open, as the table of `data/lexicon/unsettled.toml` has it.

use super::opener::{self, Opener, is_denied};
use super::{Told, WORDS};
use crate::extract::claim::context::Context;
use crate::extract::nouns;
use crate::lower::Lower;
use crate::model::{Dep, Tag};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// One attribute that asks whether something is known, and how texts ask for that.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    attribute: String,
    #[serde(default)]
    nouns: FxHashSet<String>,
    #[serde(default)]
    none: bool,
    #[serde(default)]
    clauses: Vec<Clause>,
}

/// A question that depends on what leaves it open.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clause {
    words: FxHashSet<String>,
    #[serde(default)]
    verbs: FxHashSet<String>,
    #[serde(default)]
    nouns: FxHashSet<String>,
    #[serde(default)]
    complements: FxHashSet<String>,
    #[serde(default)]
    subject: bool,
    #[serde(default)]
    harm: bool,
}

/// The question that a sentence leaves open at a word: at the noun for it, or at the word that begins it.
pub(super) fn left_open(context: &Context, s: usize, at: u16) -> Option<Told<'static>> {
    WORDS.question.iter().find_map(|question| {
        let Opener { at: trigger, tokens } = question.opener(context, s, at)?;
        Some(Told { attribute: &question.attribute, known: false, trigger, tokens })
    })
}

impl Question {
    fn opener(&self, context: &Context, s: usize, at: u16) -> Option<Opener> {
        let (sentence, text) = context.sentence(s);
        let token = &sentence.tokens[at as usize];
        if token.tag.is_noun() && self.nouns.contains(token.lemma.lower().as_ref()) {
            // "No other motive" leaves one.
            let other = |c: u16| WORDS.other.contains(sentence.tokens[c as usize].lemma.lower().as_ref());
            if sentence.children(at).any(other) {
                return None;
            }
            let none = || Opener { at, tokens: crate::extract::proposition::phrase(sentence, at) };
            let no = || (self.none && is_denied(sentence, text, at)).then(none);
            return opener::of_noun(context, s, at).or_else(no);
        }
        let asking = matches!(token.tag, Tag::Wrb | Tag::Wp | Tag::Wdt) || token.dep == Dep::Mark;
        if !asking || self.clauses.is_empty() {
            return None;
        }
        let word = sentence.word(at, text).lower();
        // "No indication as to why": with no verb of its own.
        let verb = sentence.ancestors(at).find(|&a| a > at && sentence.tokens[a as usize].tag.is_verb()).unwrap_or(at);
        let mut clauses = self.clauses.iter().filter(|clause| clause.words.contains(word.as_ref()));
        clauses.any(|clause| clause.asks(context, s, at, verb)).then(|| opener::of_clause(context, s, at, verb))?
    }
}

impl Clause {
    /// Whether the clause of a verb, begun by a word, is such a question.
    fn asks(&self, context: &Context, s: usize, word: u16, verb: u16) -> bool {
        let (sentence, text) = context.sentence(s);
        let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
        let stands_with = || {
            let between = sentence.ancestors(word).skip(1).take_while(|&a| a != verb);
            between.into_iter().any(|a| self.nouns.contains(lemma(a).as_ref()))
        };
        let subject = || is_subject(sentence.tokens[word as usize].dep);
        let is = || {
            // "Who they think was the gunman".
            let inner = sentence.child(verb, Dep::Ccomp);
            [Some(verb), inner].into_iter().flatten().any(|v| {
                let complement = sentence.child(v, Dep::Attr);
                let who = sentence.child(v, Dep::Nsubj).is_none_or(|who| nouns::is_person(sentence, text, who));
                // "If there were several gunmen" asks how many.
                let there = sentence.children(v).any(|c| sentence.word(c, text).eq_ignore_ascii_case("there"));
                who && !there && complement.is_some_and(|c| self.complements.contains(lemma(c).as_ref()))
            })
        };
        let harm = || context.lexicon.class_of_verb(&lemma(verb)).is_some_and(|class| context.lexicon.is_harm(class));
        let verb_fits =
            self.verbs.is_empty() || self.verbs.contains(lemma(verb).as_ref()) || self.harm && (verb == word || harm());
        verb_fits
            && (self.nouns.is_empty() || stands_with())
            && (self.complements.is_empty() || is())
            && (!self.subject || subject())
    }
}

pub(super) fn is_subject(dep: Dep) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass)
}
