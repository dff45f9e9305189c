//! Joins within a context: documents that report one event, or that share rare names, speak of one matter, where a slip or
//! a lone surname tells enough.

use super::nodes::{Forms, Nodes};
use crate::model::EntityKind;
use crate::normalize::name::{NameForm, Verdict};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// A name in more documents than this is no sign of one matter.
const RARE: usize = 48;
/// A full name of a person in so few documents is a sign by itself.
const TELLING: usize = 12;
/// As much as two documents must share to speak of one matter.
const ENOUGH: u32 = 2;
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
    pub sure: Vec<(Verdict, u32, u32)>,
    /// Lone names with those in a neighbouring document whose name they are part of.
    pub lone: Vec<(u32, Vec<u32>)>,
}

/// Finds the nodes that can be one.
pub(super) fn pairs(nodes: &Nodes, roots: &[u32], mates: &Mates) -> Found {
    let postings = Postings::new(nodes, roots);
    let known = || (Verdicts::default(), Forms::new(nodes), Found::default());
    let mut all = (0..nodes.documents())
        .into_par_iter()
        .fold(known, |(mut verdicts, mut forms, mut found), document| {
            if verdicts.len() > KNOWN {
                verdicts.clear();
            }
            for other in neighbours(nodes, roots, &postings, mates, document) {
                between(nodes, roots, (document, other), &mut verdicts, &mut forms, &mut found);
            }
            (verdicts, forms, found)
        })
        .map(|(_, _, found)| found)
        .reduce(Found::default, |mut all, found| {
            all.sure.extend(found.sure);
            all.lone.extend(found.lone);
            all
        });
    all.sure.par_sort_unstable_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    all.sure.dedup();
    all.lone.par_sort_unstable();
    all
}

/// For each entity that is rare enough to tell a context, its documents.
struct Postings {
    /// Root and document, sorted.
    all: Vec<(u32, u32)>,
    /// Where in `all` the documents of a root stand.
    of: FxHashMap<u32, (u32, u32)>,
}

impl Postings {
    fn new(nodes: &Nodes, roots: &[u32]) -> Self {
        let told = (0..roots.len() as u32).filter(|&n| tells(nodes, n));
        let mut all: Vec<(u32, u32)> = told.map(|n| (roots[n as usize], nodes.nodes[n as usize].document)).collect();
        all.par_sort_unstable();
        all.dedup();
        let mut of = FxHashMap::default();
        let mut start = 0;
        for run in all.chunk_by(|x, y| x.0 == y.0) {
            let end = start + run.len() as u32;
            if (2..=RARE).contains(&run.len()) {
                of.insert(run[0].0, (start, end));
            }
            start = end;
        }
        Self { all, of }
    }

    fn of(&self, root: u32) -> &[(u32, u32)] {
        self.of.get(&root).map_or(&[], |&(start, end)| &self.all[start as usize..end as usize])
    }
}

/// Countries and peoples are everywhere; a lone word for a person may be anybody.
fn tells(nodes: &Nodes, n: u32) -> bool {
    let spelling = nodes.spelling(n);
    match spelling.kind {
        EntityKind::Norp => false,
        EntityKind::Person => spelling.full,
        _ => !spelling.country,
    }
}

/// Who reports one event with whom.
pub(super) struct Mates {
    /// The events' documents, one event after the other.
    documents: Vec<u32>,
    /// For each document where those of its event stand, and where it stands itself.
    of: Vec<Option<(Range<u32>, u32)>>,
}

impl Mates {
    /// Of so many documents, of which each is of one event at most.
    pub fn new<'e>(count: usize, events: impl Iterator<Item = &'e [u32]>) -> Self {
        let mut mates = Self { documents: Vec::new(), of: vec![None; count] };
        for event in events {
            let start = mates.documents.len() as u32;
            mates.documents.extend(event);
            let end = mates.documents.len() as u32;
            (start..end).zip(event).for_each(|(place, &d)| mates.of[d as usize] = Some((start..end, place)));
        }
        mates
    }

    /// Those that follow a document in its event, at most as many as a document is compared with; after the last the first.
    fn of(&self, document: u32) -> impl Iterator<Item = u32> + '_ {
        let (all, place) = self.of[document as usize].clone().unwrap_or_default();
        let after = place + 1..all.end;
        after.chain(all.start..place).take(NEIGHBOURS).map(|place| self.documents[place as usize])
    }
}

/// The documents that share enough with `document`, those that share most first.
fn neighbours(nodes: &Nodes, roots: &[u32], postings: &Postings, mates: &Mates, document: u32) -> Vec<u32> {
    let mut shared: FxHashMap<u32, u32> = mates.of(document).map(|other| (other, ENOUGH)).collect();
    for n in nodes.of_document(document) {
        let documents = postings.of(roots[n as usize]);
        let person = nodes.nodes[n as usize].kind == EntityKind::Person;
        let weight = if person && documents.len() <= TELLING { 2 } else { 1 };
        for &(_, other) in documents {
            if other != document {
                *shared.entry(other).or_default() += weight;
            }
        }
    }
    let mut near: Vec<(u32, u32)> = shared.into_iter().filter(|&(_, weight)| weight >= ENOUGH).collect();
    near.sort_unstable_by_key(|&(other, weight)| (std::cmp::Reverse(weight), other));
    near.truncate(NEIGHBOURS);
    near.into_iter().map(|(other, _)| other).collect()
}

/// What two documents of one context may share under different names. What the second has already needs no other;
/// peoples need no context.
fn between(
    nodes: &Nodes,
    roots: &[u32],
    (a, b): (u32, u32),
    verdicts: &mut Verdicts,
    forms: &mut Forms<'_>,
    found: &mut Found,
) {
    let unsettled = |n: &u32| nodes.spelling(*n).kind != EntityKind::Norp;
    let known: FxHashSet<u32> = nodes.of_document(b).map(|n| roots[n as usize]).collect();
    let there: Vec<(u32, Arc<NameForm>)> =
        nodes.of_document(b).filter(unsettled).map(|n| (n, forms.get(nodes.nodes[n as usize].spelling))).collect();
    for x in nodes.of_document(a).filter(unsettled).filter(|&n| !known.contains(&roots[n as usize])) {
        let node_x = &nodes.nodes[x as usize];
        let form_x = forms.get(node_x.spelling);
        let mut parts: Vec<u32> = Vec::new();
        for (y, form_y) in &there {
            let node_y = &nodes.nodes[*y as usize];
            if !form_x.may_match(form_y) || !node_x.gender.agrees(node_y.gender) {
                continue;
            }
            let spellings = (node_x.spelling, node_y.spelling);
            let verdict = *verdicts.entry(spellings).or_insert_with(|| form_x.compare(form_y));
            match verdict {
                Verdict::Different => {}
                // The shorter name looks for its bearer, who must be the only one.
                Verdict::Part if form_x.fullness() < form_y.fullness() => parts.push(*y),
                Verdict::Part => {}
                verdict => found.sure.push((verdict, x.min(*y), x.max(*y))),
            }
        }
        if !parts.is_empty() {
            found.lone.push((x, parts));
        }
    }
}
