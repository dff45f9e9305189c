//! Which pairs of documents are worth a comparison.

use super::Signatures;
use super::affinity::affinity;
use super::batches::{self, Lists};
use crate::model::IdHasher;
use jiff::civil::DateTime;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

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
pub fn edges<S: Signatures + ?Sized>(signatures: &S, floor: f64) -> Vec<Edge> {
    let lists = lists(&Index::new(signatures));
    let mut edges = batches::each_pair(
        signatures,
        |batch| candidates(&lists, batch),
        |(a, x), (b, y)| {
            let affinity = affinity(x, y);
            (affinity >= floor).then_some(Edge { a: a.min(b), b: a.max(b), affinity })
        },
    );
    edges.par_sort_unstable_by_key(|e| (e.a, e.b));
    edges.dedup_by_key(|e| (e.a, e.b));
    edges
}

/// The heaviest terms of all documents, and when those were published.
struct Index {
    keys: Vec<u64>,
    /// Where the terms of each document end.
    ends: Vec<u32>,
    published: Vec<Option<DateTime>>,
}

impl Index {
    fn new<S: Signatures + ?Sized>(signatures: &S) -> Self {
        let mut index = Self { keys: Vec::new(), ends: Vec::new(), published: Vec::new() };
        for document in 0..signatures.count() {
            let signature = signatures.get(document);
            index.keys.extend(&signature.index);
            index.ends.push(index.keys.len() as u32);
            index.published.push(signature.published.map(|p| p.at));
        }
        index
    }

    /// Each document with its heaviest terms, the heaviest first.
    fn documents(&self) -> impl Iterator<Item = (u32, &[u64])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let terms = starts.zip(&self.ends).map(|(start, &end)| &self.keys[start as usize..end as usize]);
        (0..).zip(terms)
    }
}

/// Documents by shared term, for each term that two documents or more share.
fn lists(index: &Index) -> Lists {
    let mut lists = Lists::default();
    let parts = batches::parts(index.ends.len() as u32);
    let mut long: FxHashSet<u64> = FxHashSet::default();
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for part in 0..parts {
        postings.clear();
        for (document, terms) in index.documents() {
            postings.extend(terms.iter().filter(|&&key| key % parts == part).map(|&key| (key, document)));
        }
        postings.par_sort_unstable();
        for run in postings.chunk_by(|x, y| x.0 == y.0) {
            match run.len() {
                0 | 1 => {}
                2..=LONG => lists.add(run.iter().map(|&(_, document)| document)),
                _ => drop(long.insert(run[0].0)),
            }
        }
    }
    for part in 0..parts {
        postings.clear();
        for (document, terms) in index.documents() {
            let heavy = &terms[..terms.len().min(COMBINED)];
            for &key in heavy.iter().filter(|key| long.contains(key)) {
                for &second in heavy.iter().filter(|&&second| second != key && key.min(second) % parts == part) {
                    // The same whichever of the two terms comes first.
                    let pair = IdHasher::new().number(key.min(second)).number(key.max(second)).finish().0;
                    postings.push((pair, document));
                }
            }
        }
        postings.par_sort_unstable();
        postings.dedup();
        for run in postings.chunk_by(|x, y| x.0 == y.0).filter(|run| run.len() > 1) {
            let mut documents: Vec<u32> = run.iter().map(|&(_, document)| document).collect();
            if run.len() > LONG {
                documents.sort_unstable_by_key(|&d| (index.published[d as usize], d));
            }
            lists.add(documents.into_iter());
        }
    }
    lists
}

/// For each document of a batch those that share most lists with it, at most [`CANDIDATES`], the candidate first.
fn candidates(lists: &Lists, batch: Range<u32>) -> Vec<(u32, u32)> {
    // For each document the lists it stands in: start, end and its own place.
    let mut of: Vec<Vec<(u32, u32, u32)>> = vec![Vec::new(); batch.len()];
    for (start, list) in lists.iter() {
        let end = start + list.len() as u32;
        for (place, document) in (start..).zip(list).filter(|(_, document)| batch.contains(document)) {
            of[(document - batch.start) as usize].push((start, end, place));
        }
    }
    batch
        .into_par_iter()
        .zip(of)
        .flat_map_iter(|(document, mut of)| {
            of.sort_unstable_by_key(|&(start, end, _)| (end - start, start));
            of.truncate(LISTS);
            most_shared(lists, document, &of).into_iter().map(move |other| (other, document))
        })
        .collect()
}

fn most_shared(lists: &Lists, document: u32, of: &[(u32, u32, u32)]) -> Vec<u32> {
    let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
    for &(start, end, place) in of {
        let (start, end) = if (end - start) as usize <= LONG {
            (start, end)
        } else {
            (start.max(place.saturating_sub(WINDOW as u32)), end.min(place + WINDOW as u32 + 1))
        };
        // A short list tells more than a long one.
        let worth = if end - start <= 16 { 3 } else { 2 };
        for &other in lists.at(start, end) {
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
