//! Names across documents.
//!
//! Every named thing of every document is a node. Nodes whose full names are the same beyond doubt are joined through
//! keys: no pair is looked at that shares none, so the cost grows with the number of names, not with its square.
//! What is doubtful, a slip of spelling, a lone surname, initials, is compared only between documents that report one
//! event or share other, rare names ([`context`]). No join may put two full names together that differ, nor two things that one document
//! tells apart.

mod context;
mod keys;
mod nodes;
mod sets;

pub(crate) use nodes::{Gathered, Named, Nodes};

use super::country;
use super::name::{NameForm, Verdict, gender};
use crate::model::{Entity, EntityKind, Event, Gender, IdHasher, LocalEntity, MentionKind, Reading};
use context::Mates;
use indexmap::IndexMap;
use rayon::prelude::*;
use sets::Sets;
use smol_str::SmolStr;

/// Joins the names of all documents into entities, sorted by their first member. Documents of one of the `events` are a
/// context by themselves, where a slip or a lone surname tells enough.
///
/// The result depends on the readings and the events alone. Things that are only described have no entity.
///
/// ```
/// use gainsay::model::{EntityKind, Gender, GrammaticalNumber, LocalEntity, Reading};
/// use gainsay::normalize::corpus;
/// let reading = |name: &str| Reading {
///     locals: vec![LocalEntity {
///         mentions: vec![],
///         kind: EntityKind::Person,
///         name: name.into(),
///         variants: vec![name.into()],
///         descriptions: vec![],
///         number: GrammaticalNumber::Singular,
///         gender: Gender::Unknown,
///     }],
///     ..Reading::default()
/// };
/// let entities = corpus(&[reading("Sergei Lavrov"), reading("Sergej Lawrow"), reading("Maria Zakharova")], &[]);
/// assert_eq!(entities.len(), 2);
/// assert_eq!(entities[0].members, [(0, 0), (1, 0)]);
/// ```
#[must_use]
pub fn corpus(readings: &[Reading], events: &[Event]) -> Vec<Entity> {
    let nodes = gather(readings);
    entities(readings, &nodes, join(&nodes, keys::same(&nodes), &Mates::new(readings.len(), documents_of(events))))
}

/// Who bears a name: the index of a document, and the index of a [`LocalEntity`] in it.
pub type Bearer = (u32, u32);

/// As [`corpus`], where the names of each block have been compared already: `same` are the pairs that [`same`] found, by key of
/// the block and place in it, each told by document and number of its first bearers. A pair that points at no name is passed over.
#[must_use]
pub fn corpus_with(readings: &[Reading], events: &[Event], same: &[(Bearer, Bearer)]) -> Vec<Entity> {
    let nodes = gather(readings);
    let pairs = same.iter().filter_map(|&(a, b)| Some((nodes.find(a)?, nodes.find(b)?)));
    let mates = Mates::new(readings.len(), documents_of(events));
    entities(readings, &nodes, join(&nodes, pairs.collect(), &mates))
}

fn documents_of(events: &[Event]) -> impl Iterator<Item = &[u32]> {
    events.iter().map(|event| &event.documents[..])
}

/// The keys of the blocks in which a name meets those that can be the same.
#[must_use]
pub fn keys(name: &str, kind: EntityKind) -> Vec<String> {
    keys::keys(&NameForm::new(name, kind))
}

/// Which names of one block, in the order of their first bearers, are the same: pairs of places, the earlier first.
///
/// ```
/// use gainsay::model::EntityKind::Person;
/// use gainsay::normalize::same;
/// assert_eq!(same(&[("Sergei Lavrov", Person), ("Maria Lavrov", Person), ("Sergej Lawrow", Person)]), [(0, 2)]);
/// ```
#[must_use]
pub fn same(block: &[(&str, EntityKind)]) -> Vec<(u32, u32)> {
    let forms: Vec<NameForm> = block.iter().map(|&(name, kind)| NameForm::new(name, kind)).collect();
    keys::same_of(&forms).collect()
}

fn gather(readings: &[Reading]) -> Nodes {
    let mut gathered = Gathered::default();
    readings.iter().for_each(|reading| gathered.take(Named::of(reading)));
    gathered.finish()
}

fn entities(readings: &[Reading], nodes: &Nodes, joined: Joined) -> Vec<Entity> {
    joined.members().map(|members| entity(readings, nodes, members)).collect()
}

/// Which nodes are one thing.
#[derive(Debug)]
pub(crate) struct Joined {
    /// The entity of each node. They are numbered by their first nodes.
    pub entity_of: Vec<u32>,
    /// The nodes by entity, and where those of each end.
    nodes: Vec<u32>,
    ends: Vec<u32>,
}

impl Joined {
    /// Joins the nodes.
    pub fn new(nodes: &Nodes, events: &[Vec<u32>]) -> Self {
        let mates = Mates::new(nodes.documents() as usize, events.iter().map(Vec::as_slice));
        join(nodes, keys::same(nodes), &mates)
    }

    /// The nodes of one entity after the other, in order.
    pub fn members(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.nodes[start as usize..end as usize])
    }
}

/// Joins nodes that are one thing; `same` are those whose names are the same in different spellings.
fn join(nodes: &Nodes, same: Vec<(u32, u32)>, mates: &Mates) -> Joined {
    let mut sets = Sets::new(nodes);
    keys::spelt_alike(nodes, |a, b| sets.join(Verdict::Same, a, b));
    for (a, b) in same {
        sets.join(Verdict::Same, a, b);
    }
    let all = nodes.nodes.len() as u32;
    let roots: Vec<u32> = (0..all).map(|n| sets.root(n)).collect();
    let found = context::pairs(nodes, &roots, mates);
    for (verdict, a, b) in found.sure {
        sets.join(verdict, a, b);
    }
    // A lone surname joins the only one who bears it there; who is one is known only now.
    for (lone, bearers) in found.lone {
        let mut roots: Vec<u32> = bearers.iter().map(|&b| sets.root(b)).collect();
        roots.sort_unstable();
        roots.dedup();
        if roots.len() == 1 {
            sets.join(Verdict::Part, lone, bearers[0]);
        }
    }
    let mut number: Vec<Option<u32>> = vec![None; nodes.nodes.len()];
    let mut count = 0;
    let entity_of: Vec<u32> = (0..all)
        .map(|n| {
            *number[sets.root(n) as usize].get_or_insert_with(|| {
                count += 1;
                count - 1
            })
        })
        .collect();
    let mut by_entity: Vec<u32> = (0..all).collect();
    by_entity.par_sort_by_key(|&n| entity_of[n as usize]);
    let end = |e: u32| by_entity.partition_point(|&n| entity_of[n as usize] <= e) as u32;
    let ends = (0..count).into_par_iter().map(end).collect();
    Joined { entity_of, nodes: by_entity, ends }
}

/// The gender that a name or the titles beside it tell. What pronouns tell may be mistaken, too weak to part two names.
fn told_gender(reading: &Reading, entity: &LocalEntity) -> Gender {
    let titled = entity.mentions.iter().filter_map(|&m| reading.mentions.get(m as usize));
    titled
        .filter(|m| m.kind == MentionKind::Name)
        .map(|m| m.gender)
        .find(|g| *g != Gender::Unknown)
        .unwrap_or_else(|| gender(&entity.name))
}

/// A number for kinds whose names may name one thing: within it the annotator's kinds waver.
#[must_use]
pub const fn class(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Norp => 1,
        EntityKind::Gpe | EntityKind::Loc => 2,
        _ => 3,
    }
}

fn entity(readings: &[Reading], nodes: &Nodes, members: &[u32]) -> Entity {
    let mut spellings: IndexMap<&str, usize> = IndexMap::new();
    for &n in members {
        let node = &nodes.nodes[n as usize];
        let reading = &readings[node.document as usize];
        let entity = &reading.locals[node.local as usize];
        for &m in &entity.mentions {
            if let Some(m) = reading.mentions.get(m as usize).filter(|m| entity.variants.contains(&m.text)) {
                *spellings.entry(&m.text).or_default() += 1;
            }
        }
        for v in &entity.variants {
            spellings.entry(v).or_insert(0);
        }
    }
    let mut variants: Vec<(&str, usize)> = spellings.into_iter().collect();
    variants.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let (name, kind) = canonical(nodes, members);
    let members: Vec<(u32, u32)> = members
        .iter()
        .map(|&n| {
            let node = &nodes.nodes[n as usize];
            (node.document, node.local)
        })
        .collect();
    Entity {
        id: id(readings, members[0]),
        name,
        kind,
        variants: variants.into_iter().map(|(v, _)| SmolStr::from(v)).collect(),
        members,
    }
}

/// What to call an entity, and what it is.
pub(crate) fn canonical(nodes: &Nodes, members: &[u32]) -> (SmolStr, EntityKind) {
    let mut kinds: IndexMap<EntityKind, usize> = IndexMap::new();
    // Of the documents' full names the most frequent; written with small letters, if it can be.
    let mut names: IndexMap<&SmolStr, usize> = IndexMap::new();
    for &n in members {
        let node = &nodes.nodes[n as usize];
        *kinds.entry(node.kind).or_default() +=
            (node.mentions as usize).max(1) * usize::from(node.kind != EntityKind::Other);
        *names.entry(&nodes.spelling(n).text).or_default() += 1;
    }
    let kind = kinds.into_iter().rev().max_by_key(|&(_, n)| n).map_or(EntityKind::Other, |(k, _)| k);
    if let [(only, _)] = names.iter().collect::<Vec<_>>()[..] {
        return ((*only).clone(), kind);
    }
    let name = names.iter().max_by_key(|&(name, count)| {
        let form = NameForm::new(name, kind);
        let full = form.is_full() || country::by_name(name).is_some();
        (full, name.chars().any(char::is_lowercase) || !full, *count, form.fullness(), std::cmp::Reverse(*name))
    });
    (name.map(|(name, _)| (*name).clone()).unwrap_or_default(), kind)
}

/// The first mention of an entity by document and place tells it from all others.
fn id(readings: &[Reading], (document, local): (u32, u32)) -> crate::model::Id {
    let reading = &readings[document as usize];
    let entity = &reading.locals[local as usize];
    let hasher = IdHasher::new().part(&reading.document.id);
    match entity.mentions.first().and_then(|&m| reading.mentions.get(m as usize)) {
        Some(m) => hasher
            .part(m.target.field.as_str())
            .number(u64::from(m.target.span.start))
            .number(u64::from(m.target.span.end)),
        None => hasher.part(&entity.name),
    }
    .finish()
}

#[cfg(test)]
mod tests;
