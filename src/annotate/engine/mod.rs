//! The statistical engine: words as features, weights by feature, and the three models that use them.
//!
//! Open to the trainer, which extracts the very features that the annotator uses; other code wants
//! [`Annotator`](crate::annotate::Annotator).

pub mod bytes;
pub mod hash;
pub mod labeller;
pub mod lexicon;
pub mod models;
pub mod ner;
pub mod parser;
pub mod shape;
pub mod table;
pub mod tagger;
pub mod transition;
pub mod word;

/// Slots of the features that are active in one decision; kept and refilled to save allocations.
pub type Features = Vec<u32>;

/// The index of the greatest score, the first of equals.
#[inline]
#[must_use]
pub fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (i, &s) in scores.iter().enumerate() {
        if s > scores[best] {
            best = i;
        }
    }
    best
}
