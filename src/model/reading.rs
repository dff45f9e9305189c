//! All that one document gave, once read: what the stages after `extract` work on.

use super::{Claim, Document, LocalEntity, Mention, MentionIx, Signature, Target};
use smol_str::SmolStr;

/// A document with what was read off it. The syntax itself is not kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Where its sentences stand.
    pub sentences: Vec<Target>,
    /// Mentions, in order of the text.
    pub mentions: Vec<Mention>,
    /// What the mentions refer to.
    pub locals: Vec<LocalEntity>,
    /// For each mention, the index of its [`LocalEntity`].
    pub local_of: Vec<Option<u32>>,
    /// The parts that people play in what the document tells ("killed", "suspect"), sorted: they tell apart those who
    /// have no name.
    pub roles: Vec<(MentionIx, SmolStr)>,
    /// Claims, in order of the text.
    pub claims: Vec<Claim>,
    /// What tells which event the document reports.
    pub signature: Signature,
}
