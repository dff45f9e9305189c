//! Joins documents into events: average linkage, with a veto where two groups hinge on different names.

use super::affinity::{LEAST, affinity};
use super::candidates::Edge;
use super::components::components;
use super::pool::pool;
use super::signatures::{Part, Signatures};
use super::ties;
use crate::model::Signature;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Members of a group that speak for it where it is large.
const SAMPLE: usize = 8;
/// Members whose names are looked at where a group is large.
const CORE_SAMPLE: usize = 16;
/// What is taken off the mean affinity where each group fully hinges on a name that the other lacks.
const CONTRAST: f64 = 10.0;
/// Documents without the name that are assumed besides: two of two prove nothing, early reports that quote one policeman
/// and name nobody else; nine of nine prove much.
const DOUBT: usize = 2;
/// Share of a group that may mention a name in passing while the group still counts as lacking it.
const IN_PASSING: f64 = 0.2;

/// Affinity from which one member of a group clearly speaks of what a stray document does.
const CLEAR: f64 = 0.5;
/// Mean affinity to its members above which a group may take in a stray.
const ASTRAY: f64 = -1.1;
/// Affinity to all that a group tells above which it takes in a stray.
const AT_HOME: f64 = 0.25;

/// Documents that hang together whose signatures are all held at once; of more they are fetched as they are needed.
const HELD: usize = 1 << 14;

/// Groups documents so that the mean affinity between the parts of each group is above zero; every document in one group,
/// members sorted, groups by first member. `edges` tell where to start; a pair that they lack is looked at only
/// as part of a larger group. Documents with one number in `known` are of one group, those with two are not.
pub fn cluster<S: Signatures + ?Sized>(signatures: &S, edges: &[Edge], known: &[Option<u32>]) -> Vec<Vec<u32>> {
    // No group reaches beyond what edges and ties join, so each such component is a problem by itself.
    let pairs = edges.iter().map(|e| (e.a, e.b)).chain(ties::pairs(known));
    let components = components(signatures.count(), pairs);
    let mut component_of = vec![0; known.len()];
    for (number, documents) in (0_u32..).zip(&components) {
        documents.iter().for_each(|&d| component_of[d as usize] = number);
    }
    let mut order: Vec<u32> = (0..edges.len() as u32).collect();
    order.par_sort_by_key(|&e| component_of[edges[e as usize].a as usize]);
    let edges_of = |component: u32| {
        let of = |e: &u32| component_of[edges[*e as usize].a as usize];
        let from = order.partition_point(|e| of(e) < component);
        order[from..].iter().take_while(move |e| of(e) == component).map(|&e| edges[e as usize])
    };
    let mut groups: Vec<Vec<u32>> = components
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, documents)| {
            if documents.len() == 1 {
                return vec![documents.clone()];
            }
            let local = |document: u32| documents.partition_point(|&d| d < document) as u32;
            let edges = edges_of(number as u32).map(|e| Edge { a: local(e.a), b: local(e.b), ..e });
            let known: Vec<Option<u32>> = documents.iter().map(|&d| known[d as usize]).collect();
            let groups = if documents.len() <= HELD {
                let held: Vec<_> = documents.iter().map(|&d| signatures.get(d)).collect();
                joined(&held[..], edges, &known)
            } else {
                joined(&Part { all: signatures, documents }, edges, &known)
            };
            let whole = |group: Vec<u32>| group.into_iter().map(|m| documents[m as usize]).collect();
            groups.into_iter().map(whole).collect()
        })
        .collect();
    groups.par_sort_unstable();
    groups
}

/// The groups of one component, members sorted.
fn joined<S: Signatures + ?Sized>(
    signatures: &S,
    edges: impl Iterator<Item = Edge>,
    known: &[Option<u32>],
) -> Vec<Vec<u32>> {
    let mut groups = Groups::new(signatures, known);
    for (a, b) in ties::pairs(known) {
        groups.join(a, b);
    }
    let edges: Vec<Edge> = edges.collect();
    let mut heap: BinaryHeap<Step> =
        edges.iter().map(|e| Step { mean: e.affinity, a: e.a, b: e.b, checked: (0, 0) }).collect();
    while let Some(step) = heap.pop() {
        let (a, b) = (groups.root(step.a), groups.root(step.b));
        if a == b || groups.are_apart(a, b) {
            continue;
        }
        let (a, b) = (a.min(b), a.max(b));
        let sizes = (groups.members[a as usize].len(), groups.members[b as usize].len());
        if step.checked == sizes {
            groups.join(a, b);
            continue;
        }
        // The steps between two groups only ever promise too much, so what is best after a check is best of all.
        let mean = groups.check(a, b);
        if mean > 0.0 {
            heap.push(Step { mean, a, b, checked: sizes });
        }
    }
    groups.take_in_strays(&edges);
    groups.members.retain(|m| !m.is_empty());
    for group in &mut groups.members {
        group.sort_unstable();
    }
    groups.members
}

/// A join that may be made.
#[derive(Clone, Copy, PartialEq)]
struct Step {
    mean: f64,
    a: u32,
    b: u32,
    /// The sizes of both groups when `mean` was worked out; zeros where it is the affinity of two documents.
    checked: (usize, usize),
}

impl Eq for Step {}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
            .then_with(|| self.checked.cmp(&other.checked))
    }
}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

struct Groups<'s, S: ?Sized> {
    signatures: &'s S,
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
    /// The number that a group is known by.
    known: Vec<Option<u32>>,
    /// Outcome of the last check of two groups, with their sizes then.
    checks: FxHashMap<(u32, u32), ((usize, usize), f64)>,
}

impl<'s, S: Signatures + ?Sized> Groups<'s, S> {
    fn new(signatures: &'s S, known: &[Option<u32>]) -> Self {
        let n = signatures.count();
        Self {
            signatures,
            parent: (0..n).collect(),
            members: (0..n).map(|i| vec![i]).collect(),
            known: known.to_vec(),
            checks: FxHashMap::default(),
        }
    }

    fn root(&mut self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            let up = self.parent[self.parent[i as usize] as usize];
            self.parent[i as usize] = up;
            i = up;
        }
        i
    }

    fn join(&mut self, a: u32, b: u32) {
        let moved = std::mem::take(&mut self.members[b as usize]);
        self.members[a as usize].extend(moved);
        self.parent[b as usize] = a;
        self.known[a as usize] = self.known[a as usize].or(self.known[b as usize]);
    }

    /// Whether two groups are known to be two.
    fn are_apart(&self, a: u32, b: u32) -> bool {
        matches!((self.known[a as usize], self.known[b as usize]), (Some(x), Some(y)) if x != y)
    }

    /// The mean affinity between two groups, less what their contrast takes off.
    fn check(&mut self, a: u32, b: u32) -> f64 {
        let (left, right) = (&self.members[a as usize], &self.members[b as usize]);
        let sizes = (left.len(), right.len());
        if let Some(&(then, mean)) = self.checks.get(&(a, b))
            && then == sizes
        {
            return mean;
        }
        let (mut sum, mut pairs) = (0.0, 0.0);
        let right_sample = self.sample(right, SAMPLE);
        for x in self.sample(left, SAMPLE) {
            for y in &right_sample {
                sum += affinity(&x, y);
                pairs += 1.0;
            }
        }
        let mut mean: f64 = if pairs > 0.0 { sum / pairs } else { LEAST };
        if mean > 0.0 && sizes.0 > 1 && sizes.1 > 1 {
            let (left, right) = (self.sample(left, CORE_SAMPLE), self.sample(right, CORE_SAMPLE));
            mean -= CONTRAST * hinge(&left, &right).min(hinge(&right, &left));
        }
        self.checks.insert((a, b), (sizes, mean));
        mean
    }

    /// Takes documents left alone into the groups that they belong to. Who tells of the night of a handover, of its price or
    /// of a hostage's way home may have little in common with each report of it, and much with all of them together.
    fn take_in_strays(&mut self, edges: &[Edge]) {
        let mut seen = FxHashSet::default();
        let mut homes: Vec<(f64, u32, u32)> = Vec::new();
        for edge in edges.iter().filter(|e| e.affinity > CLEAR) {
            let Some((stray, group)) = self.stray(edge.a, edge.b).filter(|&pair| seen.insert(pair)) else { continue };
            if self.check(stray.min(group), stray.max(group)) <= ASTRAY {
                continue;
            }
            let whole = pool(&self.sample(&self.members[group as usize], SAMPLE));
            let affinity = affinity(&self.signatures.get(stray), &whole);
            if affinity > AT_HOME {
                homes.push((affinity, stray, group));
            }
        }
        homes.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
        for (_, stray, group) in homes {
            if self.stray(stray, group) == Some((stray, group)) {
                self.join(group, stray);
            }
        }
    }

    /// The document left alone and the group, where two documents lie so.
    fn stray(&mut self, a: u32, b: u32) -> Option<(u32, u32)> {
        let (a, b) = (self.root(a), self.root(b));
        let alone = |group: u32| self.members[group as usize].len() == 1;
        let pair = match (alone(a), alone(b)) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            _ => return None,
        };
        (!self.are_apart(a, b)).then_some(pair)
    }

    /// The signatures of members that speak for a group.
    fn sample(&self, group: &[u32], n: usize) -> Vec<Cow<'s, Signature>> {
        spread(group, n).map(|document| self.signatures.get(document)).collect()
    }
}

/// How much a group, of which these are a sample, hinges on a name or number that `other` lacks: 0 where no more than half
/// have it in common, nearing 1 for a large group that has it throughout.
fn hinge(group: &[Cow<'_, Signature>], other: &[Cow<'_, Signature>]) -> f64 {
    let mut anchors: Vec<u64> =
        group.iter().flat_map(|signature| &signature.terms).filter(|t| t.anchor).map(|t| t.key).collect();
    anchors.sort_unstable();
    let mut best = 0.0;
    for run in anchors.chunk_by(|x, y| x == y) {
        let strength = 2.0 * run.len() as f64 / (group.len() + DOUBT) as f64 - 1.0;
        if strength > best && !knows(other, run[0]) {
            best = strength;
        }
    }
    best
}

/// Whether a group mentions a term in more than a few documents.
fn knows(group: &[Cow<'_, Signature>], key: u64) -> bool {
    let has = |signature: &&Cow<'_, Signature>| signature.terms.binary_search_by_key(&key, |t| t.key).is_ok();
    group.iter().filter(has).count() as f64 > IN_PASSING * group.len() as f64
}

/// At most `n` members, evenly spread over the list.
fn spread(members: &[u32], n: usize) -> impl Iterator<Item = u32> + Clone + '_ {
    let len = members.len();
    let n = n.min(len);
    (0..n).map(move |i| members[i * len / n])
}
