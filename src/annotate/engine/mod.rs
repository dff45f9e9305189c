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

/// Slots of the features that are active in one decision; kept and refilled.
#[derive(Clone, Debug)]
pub struct Features {
    len: usize,
    slots: [u32; Features::MOST],
}

impl Features {
    /// No decision has more features; further ones are dropped.
    pub const MOST: usize = 64;

    /// No features.
    #[must_use]
    pub const fn new() -> Self {
        Self { len: 0, slots: [0; Self::MOST] }
    }

    /// Takes all features out.
    #[inline]
    pub const fn clear(&mut self) {
        self.len = 0;
    }

    /// Puts a feature in.
    #[inline]
    pub fn push(&mut self, slot: u32) {
        if let Some(s) = self.slots.get_mut(self.len) {
            *s = slot;
            self.len += 1;
        }
    }
}

impl Default for Features {
    fn default() -> Self {
        Self::new()
    }
}

impl std::ops::Deref for Features {
    type Target = [u32];

    #[inline]
    fn deref(&self) -> &[u32] {
        &self.slots[..self.len.min(Self::MOST)]
    }
}

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
