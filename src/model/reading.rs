//! All that one document gave, once read: what the stages after `extract` work on.

use super::{Claim, Document, Field, LocalEntity, Mention, MentionIx, Signature, Target};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A document with what was read off it. The syntax itself is not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Where its sentences stand.
    pub sentences: Vec<Target>,
    /// Where in the text, in bytes, older editions of the report begin, in order: what stands before was put in later.
    pub older: Vec<u32>,
    /// Stretches that tell what was told before, and may no longer hold ("police initially said …").
    pub former: Vec<Target>,
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

impl Reading {
    /// Which edition of the report a stretch is of: 0 for the newest, whose headline the title is; the oldest for what the
    /// report itself says was told before.
    #[must_use]
    pub fn edition(&self, target: Target) -> u32 {
        if self.former.iter().any(|told| told.field == target.field && told.span.contains(target.span)) {
            return u32::MAX;
        }
        match target.field {
            Field::Title => 0,
            Field::Text => self.older.partition_point(|&at| at <= target.span.start) as u32,
        }
    }
}
