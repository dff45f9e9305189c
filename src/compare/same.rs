//! A second look at what only one document seemed to say: the same day, hour, place or deed may stand beside another word.

use super::align::align;
use super::cell::{Cell, Entry, parts};
use super::things::Things;
use crate::model::{Corpus, Role, Value};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Joins cells of one document each where, across documents, they give the same day, hour or place, or the same deed of
/// the same people; a day, hour or place also with a cell of several documents where it is given. What is joined so
/// says nothing new: it can corroborate, never conflict.
pub(super) fn join(corpus: &Corpus, things: &Things, cells: Vec<Cell>) -> Vec<Cell> {
    let (mut alone, mut out, mut joined) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let first = cell.entries[0].document;
        let of_one = cell.entries.iter().all(|e| e.document == first);
        match parts(&cell.attribute).0 {
            _ if cell.subject.is_some() || cell.verdict.is_some() => out.push(cell),
            "when" | "time" | "where" | "fact" | "is" if of_one => alone.push(cell),
            "when" | "time" | "where" => joined.push(cell),
            _ => out.push(cell),
        }
    }
    alone.sort_by_key(|cell| (cell.entries[0].document, cell.entries[0].claim));
    let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut wordings = Wordings { corpus, known: FxHashMap::default() };
    for (g, cell) in joined.iter().enumerate() {
        for key in cell.entries.iter().flat_map(|entry| keys(things, &mut wordings, cell, entry)) {
            by_key.entry(key).or_default().push(g);
        }
    }
    // For each group the last cell that it was put beside: they share several keys.
    let mut beside = vec![usize::MAX; joined.len()];
    for (n, cell) in alone.into_iter().enumerate() {
        let keys = keys(things, &mut wordings, &cell, &cell.entries[0]);
        let place =
            keys.iter().filter_map(|k| by_key.get(k)).flatten().copied().find(|&g| {
                std::mem::replace(&mut beside[g], n) != n && meets(things, &mut wordings, &joined[g], &cell)
            });
        let g = match place {
            Some(g) => {
                joined[g].entries.extend(cell.entries);
                g
            }
            None => {
                joined.push(cell);
                beside.push(n);
                joined.len() - 1
            }
        };
        for key in keys {
            by_key.entry(key).or_default().push(g);
        }
    }
    out.extend(joined);
    out
}

/// By what cells find one another.
fn keys(things: &Things, wordings: &mut Wordings, cell: &Cell, entry: &Entry) -> Vec<String> {
    let (kind, _) = parts(&cell.attribute);
    let corpus = wordings.corpus;
    match &entry.of(corpus).value {
        Value::Polarity(positive) => wordings
            .of(entry)
            .iter()
            .map(|word| format!("{kind} {positive} ={word}"))
            .chain(
                entry
                    .rest
                    .iter()
                    .filter(|(role, _)| matches!(role, Role::Patient | Role::Topic | Role::Recipient))
                    .filter_map(|(_, filler)| match filler.thing {
                        Some(thing) if filler.named => Some(format!("{kind} {positive} #{thing}")),
                        _ => filler.words.first().map(|word| format!("{kind} {positive} {word}")),
                    }),
            )
            .collect(),
        Value::Mention(m) => match things.of_mention(corpus, entry.document, *m) {
            Some(thing) => vec![format!("{kind} #{thing}")],
            None => vec![],
        },
        // "Around 6:30" and "just after 6:30" are one time.
        value if !value.figures().is_empty() => {
            value.figures().into_iter().map(|figure| format!("{kind} {figure}")).collect()
        }
        value => vec![format!("{kind} {value}")],
    }
}

/// The wordings of claims, each told once.
struct Wordings<'c> {
    corpus: &'c Corpus,
    known: FxHashMap<(u32, u32), Rc<[String]>>,
}

impl Wordings<'_> {
    fn of(&mut self, entry: &Entry) -> Rc<[String]> {
        let wording = || wording(self.corpus, entry).into();
        Rc::clone(self.known.entry((entry.document, entry.claim)).or_insert_with(wording))
    }
}

/// The words of a claim's evidence that carry its matter, in lower case, sorted: those of four letters or more.
fn wording(corpus: &Corpus, entry: &Entry) -> Vec<String> {
    let target = entry.of(corpus).evidence;
    let text = target.span.of(corpus.document(entry.document).field(target.field));
    let mut words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3).map(str::to_lowercase).collect();
    words.sort();
    words.dedup();
    words
}

/// Whether two wordings share three words or more and most of what they say.
fn alike(a: &[String], b: &[String]) -> bool {
    let shared = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    shared >= 3 && 2 * shared >= a.len().max(b.len())
}

fn meets(things: &Things, wordings: &mut Wordings, group: &Cell, cell: &Cell) -> bool {
    let own = &cell.entries[0];
    if group.entries.iter().any(|e| e.document == own.document) {
        return false;
    }
    match own.of(wordings.corpus).value {
        Value::Polarity(_) => group.entries.iter().any(|e| {
            let slots = align(things, &e.rest, &own.rest);
            slots.contrary == 0 && (slots.same >= 2 && slots.weight >= 1.5 || alike(&wordings.of(e), &wordings.of(own)))
        }),
        _ => true,
    }
}
