//! Joins without context: full names that are the same beyond doubt.

use super::{Nodes, Proposal};
use crate::model::EntityKind;
use crate::normalize::name::{GivenNames, NameForm, Verdict, canonical_organisation, key};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Within a block beyond this size each name is compared with the first ones only. Names that share a key and yet
/// differ are rare, so that blocks stay far below.
const BLOCK: usize = 64;

/// Pairs of nodes that bear one spelling, and so one name but for lone names of people.
pub(super) fn spelt_alike(nodes: &Nodes) -> Vec<Proposal> {
    let spelt = nodes.bearers.iter().enumerate().filter(|&(spelling, _)| stands_alone(&nodes.forms[spelling]));
    spelt.flat_map(|(_, bearers)| bearers.windows(2).map(|w| (Verdict::Same, w[0], w[1]))).collect()
}

/// Pairs of nodes whose names are the same in different spellings.
pub(super) fn same(nodes: &Nodes) -> Vec<Proposal> {
    let mut blocks: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    let keyed: Vec<Vec<String>> = nodes.forms.par_iter().map(keys).collect();
    for (spelling, keys) in keyed.into_iter().enumerate() {
        for k in keys {
            blocks.entry(k).or_default().push(spelling as u32);
        }
    }
    let mut blocks: Vec<(String, Vec<u32>)> = blocks.into_iter().filter(|(_, b)| b.len() > 1).collect();
    blocks.sort_unstable();
    blocks
        .par_iter()
        .flat_map_iter(|(_, block)| {
            let forms: Vec<&NameForm> = block.iter().map(|&spelling| &nodes.forms[spelling as usize]).collect();
            let first = |place: u32| nodes.bearers[block[place as usize] as usize][0];
            same_of(&forms).map(move |(a, b)| (Verdict::Same, first(a), first(b))).collect::<Vec<_>>()
        })
        .collect()
}

/// The pairs of a block that are the same, the earlier first.
pub(super) fn same_of(block: &[&NameForm]) -> impl Iterator<Item = (u32, u32)> {
    (0..block.len())
        .flat_map(|b| (0..b.min(BLOCK)).map(move |a| (a, b)))
        .filter_map(|(a, b)| (block[a].compare(block[b]) == Verdict::Same).then_some((a as u32, b as u32)))
}

/// Whether a name says by itself who or what bears it. A lone word for a person does not.
pub(super) fn stands_alone(form: &NameForm) -> bool {
    form.kind != EntityKind::Person || form.is_full()
}

/// The keys under which a name meets those that can be the same.
pub(super) fn keys(form: &NameForm) -> Vec<String> {
    if !stands_alone(form) {
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
