//! One document's telling of somebody: where, and what.

use super::profile::Profile;
use super::rules::RULES;
use crate::model::{Corpus, Mention, MentionIx, MentionKind};

/// What one document tells of somebody.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub document: u32,
    pub local: u32,
    /// The first mention that is no pronoun, else the first.
    pub first: MentionIx,
    /// Told as one beside others: "a second suspect".
    pub another: bool,
    pub profile: Profile,
}

impl Telling {
    pub fn of(corpus: &Corpus, document: u32, local: u32, profile: Profile) -> Option<Self> {
        let reading = &corpus.readings[document as usize];
        let mentions = &reading.locals[local as usize].mentions;
        let spoken = |m: &&MentionIx| reading.mentions[**m as usize].kind != MentionKind::Pronoun;
        let first = *mentions.iter().find(spoken).or_else(|| mentions.first())?;
        let another = mentions.iter().any(|&m| is_another(corpus, document, &reading.mentions[m as usize]));
        Some(Self { document, local, first, another, profile })
    }

    /// The mention that brings them in.
    pub fn mention<'c>(&self, corpus: &'c Corpus) -> &'c Mention {
        &corpus.readings[self.document as usize].mentions[self.first as usize]
    }
}

/// Whether a description says that somebody else is meant: "another man", "a second victim".
pub(super) fn is_another(corpus: &Corpus, document: u32, mention: &Mention) -> bool {
    let text = mention.target.span.of(corpus.document(document).field(mention.target.field)).to_lowercase();
    text.split_whitespace().any(|w| RULES.another.iter().any(|another| another == w))
}
