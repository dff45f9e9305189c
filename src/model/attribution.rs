//! Who says so.

use super::{Target, TokenRef};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Who is credited with a claim, outermost first: agency, then the spokeswoman it quotes. Empty where the outlet
/// speaks for itself. Source, cue and content are PARC 3.0's terms (Pareti 2016).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The sources, outermost first.
    pub chain: Vec<Source>,
}

impl Attribution {
    /// The one whose words the claim is: the innermost source.
    #[must_use]
    pub fn speaker(&self) -> Option<&Source> {
        self.chain.last()
    }
}

/// A source with its cue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The head of the source's phrase; `None` for a hearsay cue ("reportedly").
    pub head: Option<TokenRef>,
    /// The source as written, without articles and trailing clauses ("a senior US diplomat" → "senior US diplomat").
    /// A pronoun or a description gives way to the name that it stands for, where the document has one.
    pub name: SmolStr,
    /// Index of the [`super::LocalEntity`] that it stands for, where the document speaks of it elsewhere or by name.
    pub local: Option<u32>,
    /// Where the source stands; the cue's place for hearsay.
    pub target: Target,
    /// The lemma of the cue: "say", "deny", "according", "allegedly".
    pub cue: SmolStr,
    /// Where the cue stands.
    pub cue_at: TokenRef,
    /// How the words are given.
    pub kind: AttributionKind,
}

impl Source {
    /// Whether two sources of one document are one voice.
    #[must_use]
    pub fn is_voice_of(&self, other: &Self) -> bool {
        match (self.local, other.local) {
            (Some(a), Some(b)) => a == b,
            _ => self.name == other.name,
        }
    }
}

/// How a source's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AttributionKind {
    /// Between quotation marks.
    Direct,
    /// Reported: "said that …".
    Indirect,
    /// A phrase beside the clause: "according to …".
    Parenthetical,
    /// Nobody named: "reportedly", "allegedly".
    Hearsay,
}
