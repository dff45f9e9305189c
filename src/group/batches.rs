//! Pairs of documents, a batch at a time.

use super::Signatures;
use crate::model::Signature;
use rayon::prelude::*;
use std::borrow::Cow;
use std::ops::Range;

/// Documents whose signatures are held at once, and whose entries of an index are sorted at once: a few hundred megabytes.
const BATCH: u32 = 1 << 16;

/// Looks at pairs of documents without holding more than a batch of signatures: `pairs` gives those whose second document
/// is of a batch, `look` what comes of one. The outcome is in no order that means anything.
pub fn each_pair<S: Signatures + ?Sized, T: Send>(
    signatures: &S,
    pairs: impl Fn(Range<u32>) -> Vec<(u32, u32)>,
    look: impl Fn((u32, &Signature), (u32, &Signature)) -> Option<T> + Sync,
) -> Vec<T> {
    let mut found = Vec::new();
    for batch in batches(signatures.count()) {
        let mut pairs = pairs(batch.clone());
        pairs.par_sort_unstable();
        let own: Vec<Cow<'_, Signature>> = batch.clone().into_par_iter().map(|d| signatures.get(d)).collect();
        found.par_extend(pairs.par_chunk_by(|x, y| x.0 == y.0).flat_map_iter(|run| {
            let (a, other) = (run[0].0, signatures.get(run[0].0));
            let look = &look;
            let of = |&(_, b): &(u32, u32)| look((a, &other), (b, &own[(b - batch.start) as usize]));
            run.iter().filter_map(of).collect::<Vec<T>>()
        }));
    }
    found
}

/// How many parts an index of so many documents is made in: a power of two, so that bits of a key tell its part.
pub fn parts(documents: u32) -> u64 {
    u64::from(documents.div_ceil(BATCH).max(1)).next_power_of_two()
}

/// All documents, so many at a time.
fn batches(documents: u32) -> impl Iterator<Item = Range<u32>> {
    (0..documents).step_by(BATCH as usize).map(move |start| start..start.saturating_add(BATCH).min(documents))
}

/// Lists of documents, end to end.
#[derive(Default)]
pub struct Lists {
    documents: Vec<u32>,
    ends: Vec<u32>,
}

impl Lists {
    /// Adds a list.
    pub fn add(&mut self, documents: impl Iterator<Item = u32>) {
        self.documents.extend(documents);
        self.ends.push(self.documents.len() as u32);
    }

    /// The lists, each with where it starts.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| (start, self.at(start, end)))
    }

    /// What stands from `start` to `end`.
    pub fn at(&self, start: u32, end: u32) -> &[u32] {
        &self.documents[start as usize..end as usize]
    }
}
