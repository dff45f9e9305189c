//! What the sources, put side by side, come to.

use super::{Attribute, Id, Value};
use serde::{Deserialize, Serialize};

/// One attribute of one event or entity, the positions taken on it, and their relation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// Hash of attribute, subject and answers: the same in another run, whatever the order, the ids and the further
    /// documents, as long as the answers are the same (`docs/review.md` has the rule).
    pub id: Id,
    /// Index of the event.
    pub event: u32,
    /// Name of the entity or event in question.
    pub subject: String,
    /// What is asked.
    pub attribute: Attribute,
    /// The same in plain words: "How many people were killed?"
    pub question: String,
    /// How the positions sit together.
    pub relation: Relation,
    /// Probability that an editor would call the relation right, 0 to 1.
    pub confidence: f32,
    /// Why, in one sentence.
    pub reason: String,
    /// The positions: in order of the number of origins, then of value.
    pub positions: Vec<Position>,
}

/// One answer, and the claims that give it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Position {
    /// The answer.
    pub value: Value,
    /// The answer in plain form: `3`, `PT40M`, `2014-10-09`, `Antony Blinken`, `yes`.
    pub label: String,
    /// Claims: (index of the document, index of the claim in it), sorted by document id and place.
    pub claims: Vec<(u32, u32)>,
}

/// How positions sit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Relation {
    /// Both can't be true.
    Conflict,
    /// The parties themselves differ, or one denies what another says.
    Disputed,
    /// Both were true when written.
    Update,
    /// The values differ but sit together.
    Imprecise,
    /// Two origins or more say the same.
    Corroborated,
    /// One source only.
    Single,
    /// The values differ because the events do.
    OtherEvent,
}

impl Relation {
    /// Every relation, flagged ones first.
    pub const ALL: [Self; 7] = [
        Self::Conflict,
        Self::Disputed,
        Self::Update,
        Self::Imprecise,
        Self::Corroborated,
        Self::Single,
        Self::OtherEvent,
    ];

    /// Its place among all relations.
    #[must_use]
    pub fn rank(self) -> usize {
        Self::ALL.iter().position(|&relation| relation == self).unwrap_or(Self::ALL.len() - 1)
    }

    /// Whether the relation asks for an editor's eye.
    #[must_use]
    pub const fn is_flagged(self) -> bool {
        matches!(self, Self::Conflict | Self::Disputed | Self::Update)
    }

    /// The name as columns show it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Disputed => "disputed",
            Self::Update => "update",
            Self::Imprecise => "imprecise",
            Self::Corroborated => "corroborated",
            Self::Single => "single",
            Self::OtherEvent => "other_event",
        }
    }
}
