//! Judges the claims that answer one question: what positions there are, how they lie to one another, how sure that is.

mod bounds;
mod course;
mod evolution;
mod relation;
mod voices;

pub(super) use voices::voices;

use super::cell::Cell;
use super::confidence::Confidence;
use super::things::Things;
use super::{confidence, identity, position, question, reason};
use crate::extract::{Frames, Lexicon};
use crate::model::{Corpus, Finding, Position};
use relation::Case;

/// Judges a cell; `None` where it says nothing worth a line.
pub(super) fn judge(
    corpus: &Corpus,
    event: u32,
    things: &Things,
    mut cell: Cell,
    lexicon: &Lexicon,
    frames: &Frames,
) -> Option<(Finding, Confidence)> {
    if let Some(frame) = frames.attribute(&cell.attribute).filter(|f| f.forward) {
        course::furthest(corpus, &cell.attribute, frame, &mut cell.entries);
    }
    let stands = position::stands(corpus, things, &cell);
    if stands.is_empty() {
        return None;
    }
    let (relation, pair) = Case::new(corpus, event, things, &cell, lexicon, frames).relation(&stands);
    let subject = match cell.subject {
        Some(thing) => things.list[thing as usize].name.to_string(),
        None => corpus.events[event as usize].label.clone(),
    };
    let question = question::question(corpus, &cell, &subject, frames);
    let made_of = confidence::confidence(things, &cell, &stands, relation, frames);
    let confidence = made_of.value();
    let reason = reason::reason(corpus, &stands, relation, pair);
    let mut positions: Vec<Position> = stands
        .into_iter()
        .map(|s| {
            let mut claims: Vec<(u32, u32)> = s.entries.iter().map(|e| (e.document, e.claim)).collect();
            claims.sort_unstable();
            claims.dedup();
            Position { value: s.value, label: s.label, claims }
        })
        .collect();
    let origins = |p: &Position| voices(corpus, p.claims.iter().map(|c| c.0)).len();
    positions.sort_by(|a, b| {
        origins(b).cmp(&origins(a)).then_with(|| a.label.cmp(&b.label)).then_with(|| a.claims.cmp(&b.claims))
    });
    let named = cell.subject.map(|_| subject.as_str());
    let id = identity::id(corpus, event, &cell.attribute, named, &positions);
    let attribute = cell.attribute;
    let finding = Finding { id, event, subject, attribute, question, relation, confidence, reason, positions };
    Some((finding, made_of))
}
