//! How probable it is that an editor would call a finding right.

use super::cell::{ASKED, Cell, parts};
use super::position::Stand;
use super::things::Things;
use crate::extract::Frames;
use crate::model::Relation;
use serde::Serialize;

/// What the confidence of a finding is made of, each from 0 to 1. It is their product, and each but the first is 1 where
/// nothing speaks against the finding.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Confidence {
    /// What the attribute is worth: a frame's more than one of the text's own words.
    pub attribute: f32,
    /// How surely the claims speak of one happening.
    pub alignment: f32,
    /// How surely the subject is one.
    pub subject: f32,
    /// Less than 1 where there are so many answers that they hardly are answers to one question.
    pub crowd: f32,
}

impl Confidence {
    /// The product, in hundredths.
    #[must_use]
    pub fn value(&self) -> f32 {
        (self.attribute * self.alignment * self.subject * self.crowd * 100.0_f32).round() / 100.0
    }
}

/// The confidence of a finding.
pub(super) fn confidence(
    things: &Things,
    cell: &Cell,
    stands: &[Stand],
    relation: Relation,
    frames: &Frames,
) -> Confidence {
    let attribute = if frames.attribute(&cell.attribute).is_some() {
        0.8
    } else {
        match parts(&cell.attribute).0 {
            "when" | "time" | "duration" => 0.6,
            // One text sets the two sides against one another itself.
            "denied" => 0.7,
            "number" => 0.5,
            // Whoever found the claims meant the same by the same question.
            ASKED => 0.8,
            _ => 0.4,
        }
    };
    Confidence {
        attribute,
        alignment: cell.alignment.max(0.3),
        subject: cell.subject.map_or(1.0, |t| things.list[t as usize].sure),
        crowd: if relation.is_flagged() && stands.len() > 3 { 0.7 } else { 1.0 },
    }
}
