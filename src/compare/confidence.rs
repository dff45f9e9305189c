//! How probable it is that an editor would call a finding right.

use super::cell::{Cell, parts};
use super::position::Stand;
use super::things::Things;
use crate::extract::Frames;
use crate::model::{Corpus, Relation};

/// The confidence of a finding, 0 to 1: what the attribute is worth, how surely the claims meet, and how surely their
/// subject is one.
pub(super) fn confidence(
    _corpus: &Corpus,
    things: &Things,
    cell: &Cell,
    stands: &[Stand],
    relation: Relation,
    _pair: Option<(usize, usize)>,
    frames: &Frames,
) -> f32 {
    let attribute = if frames.attribute(&cell.attribute).is_some() {
        0.8
    } else {
        match parts(&cell.attribute).0 {
            "when" | "time" | "duration" => 0.6,
            "number" => 0.5,
            _ => 0.4,
        }
    };
    let subject = cell.subject.map_or(1.0, |t| things.list[t as usize].sure);
    let crowd = if stands.len() > 3 { 0.7 } else { 1.0 };
    let flagged = if relation.is_flagged() { crowd } else { 1.0 };
    (attribute * cell.alignment.max(0.3) * subject * flagged * 100.0_f32).round() / 100.0
}
