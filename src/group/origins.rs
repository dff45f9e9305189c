//! Copies of one text into origins.

use super::batches::{self, Lists};
use super::ties::{self, Ties};
use super::{Signatures, canonical, components::components, events::group_id, shingles};
use crate::model::{Origin, Reading, Signature};
use rayon::prelude::*;
use std::ops::Range;

/// Share of the shorter text that two copies have in common, word for word.
const COPY: f64 = 0.5;
/// The same where both credit one agency: more room for an editor's hand.
const COPY_OF_AGENCY: f64 = 0.35;
/// Shared word sequences below which a likeness may be chance, a quotation or a footer: where all are kept, and where one in
/// four is.
const FEWEST: usize = 20;
const FEWEST_KEPT: usize = 8;
/// Neighbours that are compared where one sequence stands in many documents.
const WINDOW: usize = 8;

/// Groups documents that are one voice: the same text, syndicated, cut or lightly edited. Each document stands in exactly
/// one origin; origins are sorted by their first document's id. Articles that merely quote the same sentence stay apart.
///
/// ```
/// use gainsay::model::{Document, Reading};
/// let reading = |id: &str| Reading { document: Document { id: id.into(), ..Document::default() }, ..Reading::default() };
/// assert_eq!(gainsay::group::origins(&[reading("a"), reading("b")]).len(), 2);
/// ```
#[must_use]
pub fn origins(readings: &[Reading]) -> Vec<Origin> {
    origins_with(readings, &Ties::default())
}

/// As [`origins`], where some documents are known to be one voice.
#[must_use]
pub fn origins_with(readings: &[Reading], ties: &Ties) -> Vec<Origin> {
    let order = canonical(readings);
    let signatures: Vec<&Signature> = order.iter().map(|&i| &readings[i as usize].signature).collect();
    let known = ties.numbered(&ties.origins, &order, readings);
    origin_groups(&signatures[..], &known)
        .into_iter()
        .map(|members| {
            let documents: Vec<u32> = members.into_iter().map(|member| order[member as usize]).collect();
            Origin { id: group_id(documents.iter().map(|&d| &readings[d as usize].document.id)), documents }
        })
        .collect()
}

/// The documents that are one voice, each in one group. Those with one number in `known` are.
pub(crate) fn origin_groups<S: Signatures + ?Sized>(signatures: &S, known: &[Option<u32>]) -> Vec<Vec<u32>> {
    let lists = lists(signatures);
    let copies = batches::each_pair(
        signatures,
        |batch| neighbours(&lists, batch),
        |(b, y), (a, x)| is_copy(x, y).then_some((a, b)),
    );
    components(signatures.count(), ties::pairs(known).chain(copies))
}

/// Documents by word sequence, for each that two documents or more share.
fn lists<S: Signatures + ?Sized>(signatures: &S) -> Lists {
    let mut hashes: Vec<u32> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for document in 0..signatures.count() {
        hashes.extend(signatures.get(document).shingles.iter().filter(|&&hash| shingles::kept(hash)));
        ends.push(hashes.len());
    }
    let mut lists = Lists::default();
    // The lowest bits of what is kept are all the same.
    let (parts, part_of) = (batches::parts(signatures.count()), |hash: u32| u64::from(hash >> 16));
    let mut postings: Vec<(u32, u32)> = Vec::new();
    for part in 0..parts {
        postings.clear();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        for (document, (start, &end)) in (0..).zip(starts.zip(&ends)) {
            let own = hashes[start..end].iter().filter(|&&hash| part_of(hash) % parts == part);
            postings.extend(own.map(|&hash| (hash, document)));
        }
        postings.par_sort_unstable();
        for run in postings.chunk_by(|x, y| x.0 == y.0).filter(|run| run.len() > 1) {
            lists.add(run.iter().map(|&(_, document)| document));
        }
    }
    lists
}

/// Pairs that share two word sequences or more, the higher first and the lower one of the batch. Where a sequence stands in
/// many documents, only near ones are paired: copies of copies still join in the end.
fn neighbours(lists: &Lists, batch: Range<u32>) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (_, list) in lists.iter() {
        let own = list.partition_point(|&d| d < batch.start)..list.partition_point(|&d| d < batch.end);
        for i in own {
            pairs.extend(list[i + 1..].iter().take(WINDOW).map(|&other| (other, list[i])));
        }
    }
    pairs.par_sort_unstable();
    pairs.par_chunk_by(|x, y| x == y).filter(|run| run.len() > 1).map(|run| run[0]).collect()
}

fn is_copy(a: &Signature, b: &Signature) -> bool {
    let (shared, shorter) = shingles::overlap(a, b);
    let one_agency = a.agency.is_some() && a.agency == b.agency;
    let needed = if one_agency { COPY_OF_AGENCY } else { COPY };
    let fewest = if a.all_shingles && b.all_shingles { FEWEST } else { FEWEST_KEPT };
    shared >= fewest && shared as f64 >= needed * shorter as f64
}
