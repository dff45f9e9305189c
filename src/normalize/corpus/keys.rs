//! Joins without context: full names that are the same beyond doubt.

use super::nodes::{Nodes, Spelling};
use crate::model::{EntityKind, IdHasher};
use crate::normalize::name::{GivenNames, NameForm, Verdict, canonical_organisation, key};
use rayon::prelude::*;

/// Within a block beyond this size each name is compared with the first ones only. Names that share a key and yet
/// differ are rare, so that blocks stay far below.
const BLOCK: usize = 64;

/// Hands on pairs of nodes that bear one spelling, and so one name but for lone names of people.
pub(super) fn spelt_alike(nodes: &Nodes, mut join: impl FnMut(u32, u32)) {
    for (number, spelling) in (0..).zip(&nodes.spellings) {
        if stands_alone(spelling.kind, spelling.full) {
            nodes.bearers(number).windows(2).for_each(|w| join(w[0], w[1]));
        }
    }
}

/// Pairs of nodes whose names are the same in different spellings.
pub(super) fn same(nodes: &Nodes) -> Vec<(u32, u32)> {
    let keys = |(number, spelling): (u32, &Spelling)| spelling.keys.map(|key| (key, number));
    let mut keyed: Vec<(u64, u32)> = (0..).zip(&nodes.spellings).flat_map(keys).filter(|&(key, _)| key != 0).collect();
    keyed.par_sort_unstable();
    let mut blocks: Vec<(String, &[(u64, u32)])> =
        keyed.par_chunk_by(|x, y| x.0 == y.0).filter(|block| block.len() > 1).map(|b| (key_of(nodes, b), b)).collect();
    blocks.par_sort_unstable();
    blocks
        .par_iter()
        .flat_map_iter(|(_, block)| {
            let forms: Vec<NameForm> = block.iter().map(|&(_, s)| nodes.spellings[s as usize].form()).collect();
            let first = |place: u32| nodes.bearers(block[place as usize].1)[0];
            same_of(&forms).map(|(a, b)| (first(a), first(b))).collect::<Vec<_>>()
        })
        .collect()
}

/// The pairs of a block that are the same, the earlier first.
pub(super) fn same_of(block: &[NameForm]) -> impl Iterator<Item = (u32, u32)> {
    (0..block.len())
        .flat_map(|b| (0..b.min(BLOCK)).map(move |a| (a, b)))
        .filter_map(|(a, b)| (block[a].compare(&block[b]) == Verdict::Same).then_some((a as u32, b as u32)))
}

/// The key of a block.
fn key_of(nodes: &Nodes, block: &[(u64, u32)]) -> String {
    let keys = keys(&nodes.spellings[block[0].1 as usize].form());
    keys.into_iter().find(|key| hash(key) == block[0].0).unwrap_or_default()
}

/// Hashes of the keys of a name, two at most; 0 where there is none.
pub(super) fn hashes(form: &NameForm) -> [u64; 2] {
    let keys = keys(form);
    [0, 1].map(|n| keys.get(n).map_or(0, |key| hash(key)))
}

fn hash(key: &str) -> u64 {
    IdHasher::new().part(key).finish().0
}

/// Whether a name says by itself who or what bears it. A lone word for a person does not.
fn stands_alone(kind: EntityKind, full: bool) -> bool {
    kind != EntityKind::Person || full
}

/// The keys under which a name meets those that can be the same.
pub(super) fn keys(form: &NameForm) -> Vec<String> {
    if !stands_alone(form.kind, form.is_full()) {
        return Vec::new();
    }
    if let Some(place) = &form.place {
        return vec![format!("place {place}")];
    }
    if form.kind == EntityKind::Person {
        let mut ends = [form.person.first(), form.person.last()].map(|p| given_key(p.unwrap_or("")));
        // Some write the surname first.
        ends.sort_unstable();
        return vec![format!("person {} {}", ends[0], ends[1]), format!("joined {}", form.person.parts.concat())];
    }
    if form.kind == EntityKind::Norp {
        return vec![format!("people {}", form.folded)];
    }
    if let Some(long) = canonical_organisation(&form.text) {
        return vec![format!("body {long}")];
    }
    let mut words: Vec<String> = form.body.words.iter().map(|w| key(w)).collect();
    words.sort_unstable();
    vec![format!("words {}", words.join(" ")), format!("joined {}", form.body.words.concat())]
}

/// All forms of a given name share a key.
fn given_key(part: &str) -> String {
    GivenNames::table().representative(part).map_or_else(|| key(part), str::to_owned)
}
