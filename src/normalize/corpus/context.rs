//! Joins within a context: documents that share rare names speak of one matter, where a slip or a lone surname tells
//! enough.

use super::{Nodes, Proposal};
use crate::model::EntityKind;
use crate::normalize::country;
use crate::normalize::name::Verdict;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A name in more documents than this is no sign of one matter.
const RARE: usize = 48;
/// A full name of a person in so few documents is a sign by itself.
const TELLING: usize = 12;
/// How many documents each document is compared with at most.
const NEIGHBOURS: usize = 24;

/// What is known of pairs of spellings: the documents of a context use the same ones over and over.
type Verdicts = FxHashMap<(u32, u32), Verdict>;
/// More pairs than this are forgotten, a few megabytes a thread.
const KNOWN: usize = 1 << 17;

/// What contexts tell.
#[derive(Default)]
pub(super) struct Found {
    /// Pairs of nodes that are one, best first.
    pub sure: Vec<Proposal>,
    /// Lone names with those in a neighbouring document whose name they are part of.
    pub lone: Vec<(u32, Vec<u32>)>,
}

/// Finds the nodes that can be one.
pub(super) fn pairs(nodes: &Nodes, roots: &[u32]) -> Found {
    let postings = postings(nodes, roots);
    let documents = nodes.begin.len() as u32 - 1;
    let each: Vec<Found> = (0..documents)
        .into_par_iter()
        .map_init(Verdicts::default, |verdicts, document| {
            let mut found = Found::default();
            if verdicts.len() > KNOWN {
                verdicts.clear();
            }
            for other in neighbours(nodes, roots, &postings, document) {
                between(nodes, roots, document, other, verdicts, &mut found);
            }
            found
        })
        .collect();
    let mut all = Found::default();
    for found in each {
        all.sure.extend(found.sure);
        all.lone.extend(found.lone);
    }
    all.sure.sort_unstable_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    all.sure.dedup();
    all.lone.sort_unstable();
    all
}

/// For each entity that is rare enough to tell a context, its documents.
fn postings(nodes: &Nodes, roots: &[u32]) -> FxHashMap<u32, Vec<u32>> {
    let mut postings: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (n, &root) in roots.iter().enumerate() {
        if !tells(nodes, n as u32) {
            continue;
        }
        let documents = postings.entry(root).or_default();
        let document = nodes.nodes[n].document;
        if documents.len() <= RARE && documents.last() != Some(&document) {
            documents.push(document);
        }
    }
    postings.retain(|_, documents| (2..=RARE).contains(&documents.len()));
    postings
}

/// Countries and peoples are everywhere; a lone word for a person may be anybody.
fn tells(nodes: &Nodes, n: u32) -> bool {
    let form = nodes.form(n);
    match form.kind {
        EntityKind::Norp => false,
        EntityKind::Person => form.is_full(),
        _ => country::by_name(&form.text).is_none(),
    }
}

/// The documents that share enough with `document`, those that share most first.
fn neighbours(nodes: &Nodes, roots: &[u32], postings: &FxHashMap<u32, Vec<u32>>, document: u32) -> Vec<u32> {
    let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
    for n in nodes.of_document(document) {
        let Some(documents) = postings.get(&roots[n as usize]) else { continue };
        let weight = if nodes.nodes[n as usize].person && documents.len() <= TELLING { 2 } else { 1 };
        for &other in documents {
            if other != document {
                *shared.entry(other).or_default() += weight;
            }
        }
    }
    let mut near: Vec<(u32, u32)> = shared.into_iter().filter(|&(_, weight)| weight >= 2).collect();
    near.sort_unstable_by_key(|&(other, weight)| (std::cmp::Reverse(weight), other));
    near.truncate(NEIGHBOURS);
    near.into_iter().map(|(other, _)| other).collect()
}

/// What two documents of one context may share under different names. What `b` has already needs no other; peoples need
/// no context.
fn between(nodes: &Nodes, roots: &[u32], a: u32, b: u32, verdicts: &mut Verdicts, found: &mut Found) {
    let unsettled = |n: &u32| nodes.form(*n).kind != EntityKind::Norp;
    let known: FxHashSet<u32> = nodes.of_document(b).map(|n| roots[n as usize]).collect();
    let there: Vec<u32> = nodes.of_document(b).filter(unsettled).collect();
    for x in nodes.of_document(a).filter(unsettled).filter(|&n| !known.contains(&roots[n as usize])) {
        let mut parts: Vec<u32> = Vec::new();
        for &y in &there {
            let (form_x, form_y) = (nodes.form(x), nodes.form(y));
            if !form_x.may_match(form_y) || !nodes.nodes[x as usize].gender.agrees(nodes.nodes[y as usize].gender) {
                continue;
            }
            let spellings = (nodes.nodes[x as usize].spelling, nodes.nodes[y as usize].spelling);
            let verdict = *verdicts.entry(spellings).or_insert_with(|| form_x.compare(form_y));
            match verdict {
                Verdict::Different => {}
                // The shorter name looks for its bearer, who must be the only one.
                Verdict::Part if form_x.fullness() < form_y.fullness() => parts.push(y),
                Verdict::Part => {}
                verdict => found.sure.push((verdict, x.min(y), x.max(y))),
            }
        }
        if !parts.is_empty() {
            found.lone.push((x, parts));
        }
    }
}
