//! Names across documents.
//!
//! Every named thing of every document is a node. Nodes whose full names are the same beyond doubt are joined through
//! keys: no pair is looked at that shares none, so the cost grows with the number of names, not with its square.
//! What is doubtful, a slip of spelling, a lone surname, initials, is compared only between documents that share other,
//! rare names ([`context`]). No join may put two full names together that differ, nor two things that one document
//! tells apart.

mod context;
mod keys;
mod sets;

use super::country;
use super::name::{NameForm, Verdict, gender};
use crate::model::{Entity, EntityKind, Gender, IdHasher, LocalEntity, MentionKind, Reading};
use indexmap::IndexMap;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use sets::Sets;
use smol_str::SmolStr;

/// A named thing of one document.
struct Node {
    document: u32,
    local: u32,
    /// Index into the spellings.
    spelling: u32,
    gender: Gender,
    /// A person, so that gender and what its document tells apart count.
    person: bool,
}

/// All nodes with their spellings, each spelling taken apart once.
struct Nodes {
    nodes: Vec<Node>,
    forms: Vec<NameForm>,
    /// For each spelling its nodes.
    bearers: Vec<Vec<u32>>,
    /// Where each document's nodes begin; one more at the end.
    begin: Vec<u32>,
}

impl Nodes {
    fn of_document(&self, document: u32) -> std::ops::Range<u32> {
        self.begin[document as usize]..self.begin[document as usize + 1]
    }

    /// The node of what is named under a number of a document.
    fn find(&self, (document, local): Bearer) -> Option<u32> {
        let begin = *self.begin.get(document as usize)?;
        let end = *self.begin.get(document as usize + 1)?;
        let nodes = &self.nodes[begin as usize..end as usize];
        nodes.binary_search_by_key(&local, |node| node.local).ok().map(|place| begin + place as u32)
    }

    fn form(&self, node: u32) -> &NameForm {
        &self.forms[self.nodes[node as usize].spelling as usize]
    }
}

/// Joins the names of all documents into entities, sorted by their first member.
///
/// The result depends on the readings alone. Things that are only described have no entity.
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
/// let entities = corpus(&[reading("Sergei Lavrov"), reading("Sergej Lawrow"), reading("Maria Zakharova")]);
/// assert_eq!(entities.len(), 2);
/// assert_eq!(entities[0].members, [(0, 0), (1, 0)]);
/// ```
#[must_use]
pub fn corpus(readings: &[Reading]) -> Vec<Entity> {
    let nodes = gather(readings);
    let same = keys::same(&nodes);
    joined(readings, &nodes, same)
}

/// Who bears a name: the index of a document, and the index of a [`LocalEntity`] in it.
pub type Bearer = (u32, u32);

/// As [`corpus`], where the names of each block have been compared already: `same` are the pairs that [`same`] found, by key of
/// the block and place in it, each told by document and number of its first bearers. A pair that points at no name is passed over.
#[must_use]
pub fn corpus_with(readings: &[Reading], same: &[(Bearer, Bearer)]) -> Vec<Entity> {
    let nodes = gather(readings);
    let pairs = same.iter().filter_map(|&(a, b)| Some((Verdict::Same, nodes.find(a)?, nodes.find(b)?)));
    joined(readings, &nodes, pairs.collect())
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
    keys::same_of(&forms.iter().collect::<Vec<_>>()).collect()
}

fn joined(readings: &[Reading], nodes: &Nodes, same: Vec<Proposal>) -> Vec<Entity> {
    let mut sets = Sets::new(nodes);
    for (verdict, a, b) in keys::spelt_alike(nodes).into_iter().chain(same) {
        sets.join(nodes, verdict, a, b);
    }
    let roots: Vec<u32> = (0..nodes.nodes.len() as u32).map(|n| sets.root(n)).collect();
    let found = context::pairs(nodes, &roots);
    for (verdict, a, b) in found.sure {
        sets.join(nodes, verdict, a, b);
    }
    // A lone surname joins the only one who bears it there; who is one is known only now.
    for (lone, bearers) in found.lone {
        let mut roots: Vec<u32> = bearers.iter().map(|&b| sets.root(b)).collect();
        roots.sort_unstable();
        roots.dedup();
        if roots.len() == 1 {
            sets.join(nodes, Verdict::Part, lone, bearers[0]);
        }
    }
    entities(readings, nodes, &mut sets)
}

fn gather(readings: &[Reading]) -> Nodes {
    let mut found = Nodes { nodes: Vec::new(), forms: Vec::new(), bearers: Vec::new(), begin: vec![0] };
    let mut spelling_of: FxHashMap<(SmolStr, u8), u32> = FxHashMap::default();
    for (document, reading) in readings.iter().enumerate() {
        for (local, entity) in reading.locals.iter().enumerate() {
            if entity.name.is_empty() {
                continue;
            }
            let spelling = *spelling_of.entry((entity.name.clone(), class(entity.kind))).or_insert_with(|| {
                found.bearers.push(Vec::new());
                found.bearers.len() as u32 - 1
            });
            found.bearers[spelling as usize].push(found.nodes.len() as u32);
            found.nodes.push(Node {
                document: document as u32,
                local: local as u32,
                spelling,
                gender: told_gender(reading, entity),
                person: entity.kind == EntityKind::Person,
            });
        }
        found.begin.push(found.nodes.len() as u32);
    }
    let mut spellings: Vec<((SmolStr, u8), u32)> = spelling_of.into_iter().collect();
    spellings.sort_unstable_by_key(|&(_, s)| s);
    let kind = |s: u32| {
        let node = &found.nodes[found.bearers[s as usize][0] as usize];
        readings[node.document as usize].locals[node.local as usize].kind
    };
    found.forms = spellings.par_iter().map(|((name, _), s)| NameForm::new(name, kind(*s))).collect();
    found
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

/// A verdict on two nodes, worth trying; `sets` has the last word.
type Proposal = (Verdict, u32, u32);

fn entities(readings: &[Reading], nodes: &Nodes, sets: &mut Sets) -> Vec<Entity> {
    let mut groups: IndexMap<u32, Vec<u32>> = IndexMap::new();
    for n in 0..nodes.nodes.len() as u32 {
        groups.entry(sets.root(n)).or_default().push(n);
    }
    groups.into_values().map(|members| entity(readings, nodes, &members)).collect()
}

fn entity(readings: &[Reading], nodes: &Nodes, members: &[u32]) -> Entity {
    let local = |n: u32| -> (&Reading, &LocalEntity) {
        let node = &nodes.nodes[n as usize];
        let reading = &readings[node.document as usize];
        (reading, &reading.locals[node.local as usize])
    };
    let mut spellings: IndexMap<&str, usize> = IndexMap::new();
    let mut kinds: IndexMap<EntityKind, usize> = IndexMap::new();
    for &n in members {
        let (reading, entity) = local(n);
        for &m in &entity.mentions {
            if let Some(m) = reading.mentions.get(m as usize).filter(|m| entity.variants.contains(&m.text)) {
                *spellings.entry(&m.text).or_default() += 1;
            }
        }
        for v in &entity.variants {
            spellings.entry(v).or_insert(0);
        }
        *kinds.entry(entity.kind).or_default() +=
            entity.mentions.len().max(1) * usize::from(entity.kind != EntityKind::Other);
    }
    let kind = kinds.into_iter().rev().max_by_key(|&(_, n)| n).map_or(EntityKind::Other, |(k, _)| k);
    let mut variants: Vec<(&str, usize)> = spellings.into_iter().collect();
    variants.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    // Of the documents' full names the most frequent; written with small letters, if it can be.
    let mut names: IndexMap<&str, usize> = IndexMap::new();
    for &n in members {
        *names.entry(local(n).1.name.as_str()).or_default() += 1;
    }
    let name = names
        .iter()
        .max_by_key(|&(name, count)| {
            let form = NameForm::new(name, kind);
            let full = form.is_full() || country::by_name(name).is_some();
            (full, name.chars().any(char::is_lowercase) || !full, *count, form.fullness(), std::cmp::Reverse(*name))
        })
        .map_or("", |(name, _)| *name);
    let mut members: Vec<(u32, u32)> =
        members.iter().map(|&n| (nodes.nodes[n as usize].document, nodes.nodes[n as usize].local)).collect();
    members.sort_unstable();
    Entity {
        id: id(readings, members[0]),
        name: SmolStr::from(name),
        kind,
        variants: variants.into_iter().map(|(v, _)| SmolStr::from(v)).collect(),
        members,
    }
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

/// Documents of nodes, for the things that one document tells apart.
fn documents(nodes: &Nodes, members: &[u32]) -> FxHashSet<u32> {
    members.iter().map(|&n| nodes.nodes[n as usize].document).collect()
}

#[cfg(test)]
mod tests;
