//! Copies of one text into origins.

use super::ties::{self, Ties};
use super::{canonical, events::group_id, shingles};
use crate::model::{Origin, Reading, Signature};
use rayon::prelude::*;

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
    let mut pairs = neighbours(&signatures);
    pairs.par_sort_unstable();
    pairs.dedup();
    let copies: Vec<(u32, u32)> =
        pairs.into_par_iter().filter(|&(a, b)| is_copy(signatures[a as usize], signatures[b as usize])).collect();
    let mut parent: Vec<u32> = (0..order.len() as u32).collect();
    let known = ties.numbered(&ties.origins, &order, readings);
    for (a, b) in ties::pairs(&known).chain(copies) {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); order.len()];
    for i in 0..order.len() as u32 {
        let root = root(&mut parent, i);
        members[root as usize].push(order[i as usize]);
    }
    members
        .into_iter()
        .filter(|m| !m.is_empty())
        .map(|documents| Origin { id: group_id(readings, &documents), documents })
        .collect()
}

fn root(parent: &mut [u32], mut i: u32) -> u32 {
    while parent[i as usize] != i {
        parent[i as usize] = parent[parent[i as usize] as usize];
        i = parent[i as usize];
    }
    i
}

/// Pairs that share two word sequences or more, the lower first. Where a sequence stands in many documents, only near ones
/// are paired: copies of copies still join in the end.
fn neighbours(signatures: &[&Signature]) -> Vec<(u32, u32)> {
    let mut postings: Vec<(u32, u32)> = Vec::new();
    for (document, signature) in signatures.iter().enumerate() {
        let hashes = signature.shingles.iter().filter(|&&h| shingles::kept(h));
        postings.extend(hashes.map(|&h| (h, document as u32)));
    }
    postings.par_sort_unstable();
    let mut pairs: Vec<(u32, u32)> = postings
        .par_chunk_by(|x, y| x.0 == y.0)
        .flat_map_iter(|run| {
            run.iter()
                .enumerate()
                .flat_map(move |(i, &(_, a))| run[i + 1..].iter().take(WINDOW).map(move |&(_, b)| (a, b)))
        })
        .collect();
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
