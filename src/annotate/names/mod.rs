//! What rules mend in the recogniser's entities.

pub mod aged;
pub mod patterns;
pub mod vote;

use crate::model::{EntitySpan, Sentence};

/// Puts `new` in, in place of the entities that it overlaps.
fn insert(sentence: &mut Sentence, new: EntitySpan) {
    sentence.entities.retain(|e| e.end <= new.start || new.end <= e.start);
    let at = sentence.entities.partition_point(|e| e.start < new.start);
    sentence.entities.insert(at, new);
}
