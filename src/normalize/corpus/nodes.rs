//! The named things of all documents, and how their names are spelt.

use super::{Bearer, class, keys, told_gender};
use crate::model::{EntityKind, Gender, LocalEntity, Reading};
use crate::normalize::country;
use crate::normalize::name::NameForm;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::Arc;

/// A named thing of one document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub document: u32,
    pub local: u32,
    /// Index into the spellings.
    pub spelling: u32,
    /// How often the document mentions it.
    pub mentions: u32,
    pub gender: Gender,
    pub kind: EntityKind,
}

/// A name as it is written. What comparing it needs is worked out when it is compared: kept for all, it would be what
/// takes most memory.
#[derive(Clone, Debug)]
pub(crate) struct Spelling {
    pub text: SmolStr,
    pub kind: EntityKind,
    /// Whether it has more than one telling word.
    pub full: bool,
    /// Whether it is the name of a country.
    pub country: bool,
    /// Hashes of the keys under which it meets names that can be the same; 0 where there is none.
    pub keys: [u64; 2],
}

impl Spelling {
    pub fn form(&self) -> NameForm {
        NameForm::new(&self.text, self.kind)
    }
}

/// All nodes, in the order of documents, with their spellings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    pub nodes: Vec<Node>,
    pub spellings: Vec<Spelling>,
    /// The nodes by spelling, and where those of each spelling end.
    bearers: Vec<u32>,
    bearers_end: Vec<u32>,
    /// Where each document's nodes end.
    ends: Vec<u32>,
}

impl Nodes {
    pub fn of_document(&self, document: u32) -> std::ops::Range<u32> {
        start(&self.ends, document)..self.ends[document as usize]
    }

    /// The node of what is named under a number of a document.
    pub fn find(&self, (document, local): Bearer) -> Option<u32> {
        let nodes = ((document as usize) < self.ends.len()).then(|| self.of_document(document))?;
        let of = &self.nodes[nodes.start as usize..nodes.end as usize];
        of.binary_search_by_key(&local, |node| node.local).ok().map(|place| nodes.start + place as u32)
    }

    pub fn documents(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The nodes of one spelling, in order.
    pub fn bearers(&self, spelling: u32) -> &[u32] {
        &self.bearers[start(&self.bearers_end, spelling) as usize..self.bearers_end[spelling as usize] as usize]
    }

    pub fn spelling(&self, node: u32) -> &Spelling {
        &self.spellings[self.nodes[node as usize].spelling as usize]
    }
}

fn start(ends: &[u32], number: u32) -> u32 {
    number.checked_sub(1).map_or(0, |before| ends[before as usize])
}

/// Takes documents one by one, in the order of their ids.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    nodes: Nodes,
    spelling_of: FxHashMap<(SmolStr, u8), u32>,
    kinds: Vec<EntityKind>,
}

/// A named thing as its document tells it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Named {
    local: u32,
    name: SmolStr,
    mentions: u32,
    gender: Gender,
    kind: EntityKind,
}

impl Named {
    /// The named things of a document.
    pub fn of(reading: &Reading) -> impl Iterator<Item = Self> {
        let named = |(local, entity): (u32, &LocalEntity)| Self {
            local,
            name: entity.name.clone(),
            mentions: entity.mentions.len() as u32,
            gender: told_gender(reading, entity),
            kind: entity.kind,
        };
        (0..).zip(&reading.locals).filter(|(_, entity)| !entity.name.is_empty()).map(named)
    }
}

impl Gathered {
    /// Takes the next document.
    pub fn take(&mut self, document: impl Iterator<Item = Named>) {
        let number = self.nodes.ends.len() as u32;
        for Named { local, name, mentions, gender, kind } in document {
            let spelling = *self.spelling_of.entry((name, class(kind))).or_insert_with(|| {
                self.kinds.push(kind);
                self.kinds.len() as u32 - 1
            });
            self.nodes.nodes.push(Node { document: number, local, spelling, mentions, gender, kind });
        }
        self.nodes.ends.push(self.nodes.nodes.len() as u32);
    }

    /// All of them.
    pub fn finish(mut self) -> Nodes {
        let mut spellings: Vec<(u32, SmolStr)> = self.spelling_of.into_iter().map(|((name, _), s)| (s, name)).collect();
        spellings.sort_unstable_by_key(|&(s, _)| s);
        let kinds = &self.kinds;
        let spelling = |(s, text): (u32, SmolStr)| {
            let kind = kinds[s as usize];
            let form = NameForm::new(&text, kind);
            let country = country::by_name(&text).is_some();
            Spelling { full: form.is_full(), country, keys: keys::hashes(&form), kind, text }
        };
        self.nodes.spellings = spellings.into_par_iter().map(spelling).collect();
        let nodes = &self.nodes.nodes;
        let mut bearers: Vec<u32> = (0..nodes.len() as u32).collect();
        bearers.par_sort_by_key(|&n| nodes[n as usize].spelling);
        let of = |n: &u32| nodes[*n as usize].spelling;
        self.nodes.bearers_end =
            (0..kinds.len() as u32).map(|s| bearers.partition_point(|n| of(n) <= s) as u32).collect();
        self.nodes.bearers = bearers;
        self.nodes
    }
}

/// Names taken apart, the last ones looked at.
pub(super) struct Forms<'n> {
    nodes: &'n Nodes,
    known: FxHashMap<u32, Arc<NameForm>>,
}

impl<'n> Forms<'n> {
    /// More than this are forgotten, a few megabytes a thread.
    const KNOWN: usize = 1 << 13;

    pub fn new(nodes: &'n Nodes) -> Self {
        Self { nodes, known: FxHashMap::default() }
    }

    pub fn get(&mut self, spelling: u32) -> Arc<NameForm> {
        if self.known.len() > Self::KNOWN {
            self.known.clear();
        }
        let nodes = self.nodes;
        self.known.entry(spelling).or_insert_with(|| Arc::new(nodes.spellings[spelling as usize].form())).clone()
    }
}
