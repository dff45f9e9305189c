//! Who and what a document speaks of: names, descriptions, pronouns.
//!
//! [`find`] only says where they stand and what can be read off each by itself; what they refer to is for the
//! normalize stage.

mod bodies;
mod heading;
mod names;
mod nouns;
mod phrases;
mod titles;

pub use nouns::{Noun, NounClass, Nouns, age_ending_at, small_number};
pub use titles::Titles;

use crate::model::{Annotated, Document, Mention};

/// The mentions of a document, in order of the text: by sentence, then by first token, longer ones first.
///
/// Named are what the annotator took for names of people, peoples, organisations, places, events and the like, and runs
/// of proper nouns that it passed over. Described are noun phrases whose head is a noun for people, bodies, places or
/// things worth following, or a number that stands for people ("three were hurt"). Every personal or possessive pronoun
/// counts.
#[must_use]
pub fn find(document: &Document, annotated: &Annotated) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut taken = Vec::new();
    for (ix, sentence) in annotated.sentences.iter().enumerate() {
        let view = View { ix: ix as u32, sentence, text: document.field(sentence.field) };
        taken.clear();
        taken.resize(sentence.tokens.len(), false);
        names::find(view, &mut taken, &mut mentions);
        phrases::find(view, &taken, &mut mentions);
    }
    heading::mend(document, annotated, &mut mentions);
    mentions.sort_by_key(|m| (m.head.sentence, m.start, std::cmp::Reverse(m.end), m.head.token));
    mentions.dedup_by_key(|m| (m.head, m.kind == crate::model::MentionKind::Pronoun));
    mentions
}

/// A sentence with what is needed to read it.
#[derive(Clone, Copy)]
struct View<'a> {
    ix: u32,
    sentence: &'a crate::model::Sentence,
    text: &'a str,
}

impl<'a> View<'a> {
    fn word(self, i: u16) -> &'a str {
        self.sentence.word(i, self.text)
    }

    fn token(self, i: u16) -> &'a crate::model::Token {
        &self.sentence.tokens[i as usize]
    }

    fn len(self) -> u16 {
        self.sentence.tokens.len() as u16
    }

    /// Whether an age ends at token `i`.
    fn is_age(self, i: u16) -> bool {
        age_ending_at(self.sentence, i, self.text).is_some()
    }

    /// The text of a stretch, with single spaces.
    fn words(self, tokens: std::ops::Range<u16>) -> String {
        let covered = self.sentence.cover(tokens).span.of(self.text);
        let mut out = String::with_capacity(covered.len());
        for word in covered.split_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
        out
    }

    /// The token of a stretch whose head lies outside: its syntactic head. The last one of several, which is where
    /// English puts it.
    fn head_of(self, tokens: std::ops::Range<u16>) -> u16 {
        let outside = |i: &u16| !tokens.contains(&self.token(*i).head) && !self.token(*i).tag.is_punctuation();
        tokens.clone().rev().find(outside).unwrap_or(tokens.end.saturating_sub(1))
    }
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
