//! Which pairs of documents are worth a comparison.

use super::affinity::affinity;
use crate::model::{IdHasher, Signature};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Documents that a term may join directly; beyond it the term is taken together with a second one.
const LONG: usize = 128;
/// Terms that are combined for that.
const COMBINED: usize = 12;
/// Lists that a document is looked up in, the shortest first, as they tell most.
const LISTS: usize = 48;
/// Documents to either side that are compared where even two terms join too many.
const WINDOW: usize = 32;
/// Candidates of one document, those that share most terms first.
const CANDIDATES: usize = 64;

/// Two documents, the lower first, and their affinity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    pub a: u32,
    pub b: u32,
    pub affinity: f64,
}

/// Pairs of documents that share a heavy term and reach `floor`, sorted.
pub fn edges(signatures: &[&Signature], floor: f64) -> Vec<Edge> {
    let lists = Lists::new(signatures);
    let mut edges: Vec<Edge> = (0..signatures.len() as u32)
        .into_par_iter()
        .flat_map_iter(|a| {
            lists.candidates(a).into_iter().filter_map(move |b| {
                let affinity = affinity(signatures[a as usize], signatures[b as usize]);
                (affinity >= floor).then_some(Edge { a: a.min(b), b: a.max(b), affinity })
            })
        })
        .collect();
    edges.par_sort_unstable_by_key(|e| (e.a, e.b));
    edges.dedup_by_key(|e| (e.a, e.b));
    edges
}

/// Documents by shared term, for each term that two documents or more share.
struct Lists {
    /// Concatenated lists of documents.
    documents: Vec<u32>,
    /// For each document, the lists it stands in: start, end and its own place.
    of: Vec<Vec<(u32, u32, u32)>>,
}

impl Lists {
    fn new(signatures: &[&Signature]) -> Self {
        let mut lists = Self { documents: Vec::new(), of: vec![Vec::new(); signatures.len()] };
        let mut postings: Vec<(u64, u32)> = Vec::new();
        for (document, signature) in signatures.iter().enumerate() {
            postings.extend(signature.index.iter().map(|&key| (key, document as u32)));
        }
        postings.par_sort_unstable();
        let mut combined: Vec<(u64, u32)> = Vec::new();
        for run in postings.chunk_by(|x, y| x.0 == y.0) {
            if run.len() <= LONG {
                lists.add(run);
                continue;
            }
            for &(key, document) in run {
                let heavy = &signatures[document as usize].index;
                let heavy = &heavy[..heavy.len().min(COMBINED)];
                if !heavy.contains(&key) {
                    continue;
                }
                for &second in heavy.iter().filter(|&&k| k != key) {
                    // The same whichever of the two terms comes first.
                    let pair = IdHasher::new().number(key.min(second)).number(key.max(second)).finish().0;
                    combined.push((pair, document));
                }
            }
        }
        combined.par_sort_unstable();
        combined.dedup();
        for run in combined.chunk_by(|x, y| x.0 == y.0) {
            if run.len() <= LONG {
                lists.add(run);
            } else {
                let mut run = run.to_vec();
                run.sort_unstable_by_key(|&(_, d)| (signatures[d as usize].published.map(|p| p.at), d));
                lists.add(&run);
            }
        }
        for of in &mut lists.of {
            of.sort_unstable_by_key(|&(start, end, _)| (end - start, start));
            of.truncate(LISTS);
            of.shrink_to_fit();
        }
        lists
    }

    fn add(&mut self, run: &[(u64, u32)]) {
        if run.len() < 2 {
            return;
        }
        let start = self.documents.len() as u32;
        let end = start + run.len() as u32;
        for (place, &(_, document)) in (start..).zip(run) {
            self.documents.push(document);
            self.of[document as usize].push((start, end, place));
        }
    }

    /// The documents that share most lists with `document`, at most [`CANDIDATES`].
    fn candidates(&self, document: u32) -> Vec<u32> {
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for &(start, end, place) in &self.of[document as usize] {
            let (start, end) = if (end - start) as usize <= LONG {
                (start, end)
            } else {
                (start.max(place.saturating_sub(WINDOW as u32)), end.min(place + WINDOW as u32 + 1))
            };
            // A short list tells more than a long one.
            let worth = if end - start <= 16 { 3 } else { 2 };
            for &other in &self.documents[start as usize..end as usize] {
                if other != document {
                    *shared.entry(other).or_default() += worth;
                }
            }
        }
        let mut found: Vec<(u32, u32)> = shared.into_iter().map(|(other, n)| (u32::MAX - n, other)).collect();
        found.sort_unstable();
        found.truncate(CANDIDATES);
        found.into_iter().map(|(_, other)| other).collect()
    }
}
