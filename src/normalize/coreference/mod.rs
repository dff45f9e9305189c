//! What the mentions of one document refer to.
//!
//! Names are clustered first, by the names alone. Then the text is read once from front to back: titles, appositions
//! and copulas say who is who; a description looks back for the latest that fits and that nothing forbids (age, gender,
//! number, country); a pronoun for the latest, best placed one that agrees. Where no candidate is clearly right, a
//! description stays by itself and a pronoun refers to nothing: a wrong link costs more than a missing one.

mod descriptions;
mod government;
mod lead;
mod links;
mod names;
mod parts;
mod pronouns;
mod state;
mod traits;

use crate::model::{Annotated, Document, LocalEntity, Mention};

/// Finds what the mentions of a document refer to: its entities in order of first mention, and for each mention the
/// index of its entity, `None` for a pronoun that stays open.
///
/// `mentions` are those of [`crate::extract::mention::find`] for the same document.
#[must_use]
pub fn document(
    document: &Document,
    annotated: &Annotated,
    mentions: &[Mention],
) -> (Vec<LocalEntity>, Vec<Option<u32>>) {
    let text = Text { document, annotated, mentions };
    let named = names::cluster(text);
    let linked = links::find(text, &named);
    let mut state = state::State::new(text, &named);
    for ix in 0..mentions.len() as u32 {
        state.read(ix, &linked);
    }
    state.read_again();
    if let Some((described, named)) = lead::find(&state) {
        state.merge(described, named);
    }
    state.finish()
}

/// The mentions of those whom a document has accused, caught or charged, or whom it calls so ("the attacker"), in order.
pub fn accused(document: &Document, annotated: &Annotated, mentions: &[Mention]) -> Vec<u32> {
    parts::accused(Text { document, annotated, mentions }).collect()
}

/// The mentions of those whom a document calls a victim, in order.
pub fn victims(document: &Document, annotated: &Annotated, mentions: &[Mention]) -> Vec<u32> {
    parts::victims(Text { document, annotated, mentions }).collect()
}

/// What is being read.
#[derive(Clone, Copy)]
struct Text<'a> {
    document: &'a Document,
    annotated: &'a Annotated,
    mentions: &'a [Mention],
}

impl<'a> Text<'a> {
    fn sentence(self, m: &Mention) -> &'a crate::model::Sentence {
        &self.annotated.sentences[m.head.sentence as usize]
    }

    fn word(self, m: &Mention, token: u16) -> &'a str {
        let sentence = self.sentence(m);
        sentence.word(token, self.document.field(sentence.field))
    }

    fn head(self, m: &Mention) -> &'a crate::model::Token {
        &self.sentence(m).tokens[m.head.token as usize]
    }

    /// The token that governs a mention's head; `None` for the root.
    fn governor(self, m: &Mention) -> Option<(u16, &'a crate::model::Token)> {
        let head = self.head(m).head;
        self.sentence(m).tokens.get(head as usize).map(|t| (head, t))
    }
}

#[cfg(test)]
mod tests;
