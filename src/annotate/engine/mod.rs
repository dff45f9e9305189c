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
    /// No decision has more features.
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

    /// Puts features in, unless that made more than [`Features::MOST`].
    ///
    /// Takes them by the array, for a check at every single one takes longer than hashing it.
    #[inline]
    pub fn extend<const N: usize>(&mut self, slots: [u32; N]) {
        if let Some(to) = self.slots.get_mut(self.len..self.len + N) {
            to.copy_from_slice(&slots);
            self.len += N;
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
