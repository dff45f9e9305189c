//! A stretch that names or describes somebody or something.

use super::{EntityKind, Target, TokenRef};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Index of a mention within its document.
pub type MentionIx = u32;

/// A stretch that names or describes a person, organisation, place or group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The syntactic head.
    pub head: TokenRef,
    /// First token (in the sentence of `head`).
    pub start: u16,
    /// One past the last token.
    pub end: u16,
    /// Where it stands: the name or the noun phrase without trailing clauses.
    pub target: Target,
    /// Name, description or pronoun.
    pub kind: MentionKind,
    /// What sort of thing it is; `Other` where that is not known.
    pub entity: EntityKind,
    /// The name without titles for a name ("Sergei Lavrov"), the head's lemma for a description ("suspect"),
    /// the lower-cased word for a pronoun.
    pub text: SmolStr,
    /// Titles and roles written beside it, lemmas in order ("US", "Secretary of State").
    pub titles: Vec<SmolStr>,
    /// Singular or plural.
    pub number: GrammaticalNumber,
    /// Grammatical gender, where title, pronoun or noun give it.
    pub gender: Gender,
}

/// How a [`Mention`] refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MentionKind {
    /// By a proper name.
    Name,
    /// By a description that takes up something known: "the suspect", "his counterpart".
    Definite,
    /// By a description that brings something new: "a 24-year-old woman", "two men".
    Indefinite,
    /// By a pronoun.
    Pronoun,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GrammaticalNumber {
    /// One.
    Singular,
    /// More than one.
    Plural,
}

/// Gender of a person, as far as the text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// She.
    Feminine,
    /// He.
    Masculine,
    /// Not told, or not a person.
    Unknown,
}

impl Gender {
    /// Whether one and the same person can bear both.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Person {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, it, they.
    Third,
}
