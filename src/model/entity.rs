//! The thing that mentions share, within a document and across documents.

use super::{EntityKind, Gender, GrammaticalNumber, Id, MentionIx};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The mentions of one document that refer to one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalEntity {
    /// Its mentions, in order of the text.
    pub mentions: Vec<MentionIx>,
    /// What sort of thing it is, by a vote of its names.
    pub kind: EntityKind,
    /// The fullest name; empty for what is only described.
    pub name: SmolStr,
    /// Every spelling of the name, in order of first appearance.
    pub variants: Vec<SmolStr>,
    /// Head nouns of its descriptions and titles, lower-case, sorted: "boy", "victim", "foreign minister".
    pub descriptions: Vec<SmolStr>,
    /// Singular or plural.
    pub number: GrammaticalNumber,
    /// Gender, where told.
    pub gender: Gender,
}

/// One thing named in one or more documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Hash of its first mention by document id and place.
    pub id: Id,
    /// Canonical name: the fullest, most frequent spelling.
    pub name: SmolStr,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Every spelling seen, most frequent first, then by text.
    pub variants: Vec<SmolStr>,
    /// Its members: (index of the document, index of the [`LocalEntity`] in it), sorted.
    pub members: Vec<(u32, u32)>,
}
