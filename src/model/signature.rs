//! What tells which event a document reports.

use super::Published;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The features that `group` joins documents by: compact, and computed from one document alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// The telling words, sorted by key, each once.
    pub terms: Vec<Term>,
    /// Squared weights, summed: over all terms, over the lead, and by class.
    pub mass: Mass,
    /// Keys of the heaviest terms, heaviest first: where to look for documents alike.
    pub index: Vec<u64>,
    /// What to call the event: names and nouns as written, most telling first.
    pub words: Vec<LabelWord>,
    /// Where people meet, if the document opens with a meeting; sorted.
    pub venues: Vec<Venue>,
    /// When the document was published, where that can be trusted.
    pub published: Option<Published>,
    /// Hashes of word sequences, sorted: a fixed share of them, alike in every document.
    pub shingles: Vec<u32>,
    /// Whether `shingles` holds every sequence of a short document, not a share of them.
    pub all_shingles: bool,
    /// Hash of the agency that the document credits.
    pub agency: Option<u64>,
}

/// A word of a document with its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Hash of the normalised word.
    pub key: u64,
    /// Weight in the document: frequency, damped, times rarity; in 256ths.
    pub weight: u16,
    /// The same, counted in title and opening only.
    pub lead: u16,
    /// What the document mostly uses the word as.
    pub class: TermClass,
    /// Whether the word is a name or number that stands out, so that an event can hinge on it.
    pub anchor: bool,
    /// Of a name, by how much it is rarer than names that stand in much of the news, in 16ths of a nat; else 0.
    pub rare: u8,
}

/// What a [`Term`] is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TermClass {
    /// Part of a person's name.
    Person,
    /// Part of a place's name.
    Place,
    /// A number, ordinal, age or day.
    Number,
    /// Part of any other name.
    Name,
    /// A common noun or adjective.
    Noun,
    /// A verb.
    Verb,
}

impl TermClass {
    /// The number of classes.
    pub const COUNT: usize = 6;
}

/// A known place where people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Venue {
    /// Hash of the country's name.
    pub country: u64,
    /// Hash of the place's own name; the country's where no more is told.
    pub place: u64,
}

/// Sums of squared weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mass {
    /// Of all terms.
    pub all: u64,
    /// Of the lead.
    pub lead: u64,
    /// By [`TermClass`].
    pub class: [u64; TermClass::COUNT],
}

/// A word or name that can stand in an event's label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelWord {
    /// As written; a person by the last name, a noun by its lemma.
    pub text: SmolStr,
    /// What it is.
    pub class: TermClass,
    /// How much the document makes of it.
    pub weight: u16,
}
