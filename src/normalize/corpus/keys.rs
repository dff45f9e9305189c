//! Joins without context: full names that are the same beyond doubt.

use super::{Nodes, Proposal};
use crate::model::EntityKind;
use crate::normalize::name::{GivenNames, NameForm, Verdict, canonical_organisation, key};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Within a block beyond this size each name is compared with the first ones only. Names that share a key and yet
/// differ are rare, so that blocks stay far below.
const BLOCK: usize = 64;

/// Pairs of nodes whose names are the same, best first.
pub(super) fn pairs(nodes: &Nodes) -> Vec<Proposal> {
    let mut out = Vec::new();
    // One spelling is one name, but for lone names of people.
    for (spelling, bearers) in nodes.bearers.iter().enumerate() {
        if stands_alone(&nodes.forms[spelling]) {
            out.extend(bearers.windows(2).map(|w| (Verdict::Same, w[0], w[1])));
        }
    }
    let mut blocks: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    let keyed: Vec<Vec<String>> = nodes.forms.par_iter().map(keys).collect();
    for (spelling, keys) in keyed.into_iter().enumerate() {
        for k in keys {
            blocks.entry(k).or_default().push(spelling as u32);
        }
    }
    let mut blocks: Vec<(String, Vec<u32>)> = blocks.into_iter().filter(|(_, b)| b.len() > 1).collect();
    blocks.sort_unstable();
    let same: Vec<Proposal> = blocks
        .par_iter()
        .flat_map_iter(|(_, block)| {
            let first = &block[..block.len().min(BLOCK)];
            block.iter().enumerate().flat_map(move |(i, &b)| {
                first.iter().take(i).filter_map(move |&a| {
                    let verdict = nodes.forms[a as usize].compare(&nodes.forms[b as usize]);
                    (verdict == Verdict::Same)
                        .then(|| (verdict, nodes.bearers[a as usize][0], nodes.bearers[b as usize][0]))
                })
            })
        })
        .collect();
    out.extend(same);
    out
}

/// Whether a name says by itself who or what bears it. A lone word for a person does not.
pub(super) fn stands_alone(form: &NameForm) -> bool {
    form.kind != EntityKind::Person || form.is_full()
}

/// The keys under which a name meets those that can be the same.
fn keys(form: &NameForm) -> Vec<String> {
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
