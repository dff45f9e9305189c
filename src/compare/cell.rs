//! Gathers the claims that answer one question of one subject.

use super::align::{Alignment, align, align_numbers};
use super::principal;
use super::things::{Resolved, Thing, Things};
use crate::extract::{Frames, Lexicon};
use crate::model::{Attribute, Claim, Corpus, Role, Subject, Value};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The news of a report stands in its title and first sentences.
const LEAD: u32 = 4;

/// A claim with its slots resolved.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub document: u32,
    pub claim: u32,
    pub rest: Vec<(Role, Resolved)>,
}

/// The claims on one attribute of one subject.
#[derive(Debug)]
pub(super) struct Cell {
    pub attribute: Attribute,
    pub subject: Option<Thing>,
    pub entries: Vec<Entry>,
    /// How well the slots of the open claims align, at the least; 1 for frames.
    pub alignment: f32,
}

impl Entry {
    pub fn of<'c>(&self, corpus: &'c Corpus) -> &'c Claim {
        corpus.claim(self.document, self.claim)
    }
}

/// Gathers the cells of an event, in order of attribute and subject.
pub(super) fn gather(
    corpus: &Corpus,
    documents: &[u32],
    things: &Things,
    lexicon: &Lexicon,
    _frames: &Frames,
) -> Vec<Cell> {
    let mut groups: BTreeMap<(Attribute, Option<Thing>, u32), Vec<Entry>> = BTreeMap::new();
    for &d in documents {
        let reading = &corpus.readings[d as usize];
        for (k, claim) in reading.claims.iter().enumerate() {
            let subject = match claim.subject {
                Subject::Event => None,
                Subject::Mention(m) => match things.of_mention(corpus, d, m) {
                    Some(thing) => Some(thing),
                    None => continue,
                },
            };
            let rest = claim.rest.iter().map(|(role, filler)| (*role, things.resolve(corpus, d, filler))).collect();
            groups.entry((claim.attribute.clone(), subject, claim.event)).or_default().push(Entry {
                document: d,
                claim: k as u32,
                rest,
            });
        }
    }
    let mut cells = Vec::new();
    // Open attributes of one kind go together, for kin predicates may tell of one happening in other words.
    let mut open: BTreeMap<(String, Option<Thing>, u32), Vec<Entry>> = BTreeMap::new();
    for ((attribute, subject, event), entries) in groups {
        match attribute {
            Attribute::Frame(_) => cells.push(Cell { attribute, subject, entries, alignment: 1.0 }),
            Attribute::Open(_) => {
                open.entry((parts(&attribute).0.to_owned(), subject, event)).or_default().extend(entries);
            }
        }
    }
    for ((kind, subject, _), mut entries) in open {
        entries.sort_by_key(|e| (e.document, e.claim));
        split(corpus, things, lexicon, &kind, subject, entries, &mut cells);
    }
    cells
}

/// Splits the claims on open attributes of one kind into groups whose predicates are kin and whose slots align.
fn split(
    corpus: &Corpus,
    things: &Things,
    lexicon: &Lexicon,
    kind: &str,
    subject: Option<Thing>,
    entries: Vec<Entry>,
    cells: &mut Vec<Cell>,
) {
    let mut groups: Vec<(Vec<Entry>, f32)> = Vec::new();
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for entry in entries {
        let attribute = &entry.of(corpus).attribute;
        let (_, class) = parts(attribute);
        let keys: Vec<String> = match kind {
            "number" => vec![attribute.name().to_owned()],
            _ => lexicon.keys(class).into_iter().map(str::to_owned).collect(),
        };
        // "The shooting", "the meeting": the main happening of an event needs no shared slot to be the same one.
        let main = lexicon.event_kind(class).is_some()
            && matches!(kind, "when" | "time" | "where" | "duration")
            && entry.of(corpus).trigger.sentence < LEAD;
        let candidates: BTreeSet<usize> = keys.iter().filter_map(|k| by_key.get(k)).flatten().copied().collect();
        let mut best: Option<(usize, f32)> = None;
        for g in candidates {
            let mut score = f32::NEG_INFINITY;
            let mut contrary = false;
            for member in &groups[g].0 {
                let found = if kind == "number" {
                    align_numbers(things, &member.rest, &entry.rest, same_value(corpus, member, &entry))
                } else {
                    let alignment = align(things, &member.rest, &entry.rest);
                    (alignment.contrary == 0).then(|| strength(main, alignment))
                };
                match found {
                    Some(s) => score = score.max(s),
                    None => contrary = true,
                }
            }
            if !contrary && score >= 0.5 && best.is_none_or(|(_, s)| score > s) {
                best = Some((g, score));
            }
        }
        let g = match best {
            Some((g, score)) => {
                groups[g].1 = groups[g].1.min(score);
                groups[g].0.push(entry);
                g
            }
            None => {
                groups.push((vec![entry], 1.0));
                groups.len() - 1
            }
        };
        for key in keys {
            let list = by_key.entry(key).or_default();
            if !list.contains(&g) {
                list.push(g);
            }
        }
    }
    for (entries, alignment) in groups {
        let (kept, rest) = match kind {
            "when" | "time" | "duration" => principal::keep(corpus, entries),
            _ => (entries, Vec::new()),
        };
        for entries in std::iter::once(kept).chain(rest.into_iter().map(|e| vec![e])) {
            let attribute = entries[0].of(corpus).attribute.clone();
            cells.push(Cell { attribute, subject, entries, alignment: alignment.clamp(0.0, 1.0) });
        }
    }
}

fn same_value(corpus: &Corpus, a: &Entry, b: &Entry) -> bool {
    let (x, y) = (&a.of(corpus).value, &b.of(corpus).value);
    !matches!(x, Value::Mention(_)) && x == y
}

/// Kind and class of an open attribute: `when:shoot` → ("when", "shoot").
pub(super) fn parts(attribute: &Attribute) -> (&str, &str) {
    let name = attribute.name();
    match attribute {
        Attribute::Frame(_) => ("", name),
        Attribute::Open(_) => (name.split(':').next().unwrap_or(""), name.rsplit(':').next().unwrap_or("")),
    }
}

/// How strongly an alignment says that two open claims are on the same happening, 0 to 1.
fn strength(main: bool, a: Alignment) -> f32 {
    let base = if main { 0.5 } else { 0.0 };
    let total = a.weight + 0.5 * a.open as f32;
    let share = if total > 0.0 { a.weight / total } else { 0.0 };
    base + share * (a.weight * 0.6).min(1.0)
}
