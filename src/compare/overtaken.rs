//! What had not been done yet in one report, and is done in another that is no older.

use super::align::{align, fillers, likeness};
use super::cell::{Cell, Entry};
use super::party::words;
use super::things::Things;
use crate::knowledge::knowledge;
use crate::model::{Attribute, Certainty, Corpus, Relation, Role, Value};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of `data/lexicon/overtaken.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    so_far: FxHashSet<String>,
    idle: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/overtaken.toml"));

/// Takes out of the claims on deeds each "not yet" with the later reports that the same party has done it.
pub(super) fn cells(corpus: &Corpus, things: &Things, entries: &mut Vec<Entry>) -> Vec<Cell> {
    let mut by_deed: BTreeMap<&Attribute, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter() {
        by_deed.entry(&entry.of(corpus).attribute).or_default().push(entry);
    }
    let mut out = Vec::new();
    for (attribute, all) in by_deed {
        for no in all.iter().filter(|e| is_open(corpus, e)) {
            let done: Vec<&&Entry> = all.iter().filter(|yes| overtakes(corpus, things, yes, no)).collect();
            if done.is_empty() {
                continue;
            }
            let entries = std::iter::once(*no).chain(done.into_iter().copied()).cloned().collect();
            out.push(Cell {
                attribute: attribute.clone(),
                subject: None,
                entries,
                alignment: 0.9,
                verdict: Some(Relation::Update),
            });
        }
    }
    let taken: FxHashSet<(u32, u32)> =
        out.iter().flat_map(|cell| &cell.entries).map(|e| (e.document, e.claim)).collect();
    entries.retain(|e| !taken.contains(&(e.document, e.claim)));
    out
}

/// Whether a claim tells that something has not been done so far: "has not yet confirmed", "did not immediately respond".
fn is_open(corpus: &Corpus, entry: &Entry) -> bool {
    let claim = entry.of(corpus);
    claim.value == Value::Polarity(false)
        && claim.factuality.certainty == Certainty::Certain
        && !WORDS.idle.contains(claim.attribute.name().trim_start_matches("fact:"))
        && words(corpus, entry).any(|w| WORDS.so_far.contains(&w))
}

/// Whether a claim of another report that is no older tells that the same party has done the same.
fn overtakes(corpus: &Corpus, things: &Things, yes: &Entry, no: &Entry) -> bool {
    let claim = yes.of(corpus);
    let day = |e: &Entry| corpus.document(e.document).published.filter(|p| p.is_trusted()).map(|p| p.date());
    let in_time = match (day(no), day(yes)) {
        (Some(first), Some(then)) => first <= then,
        _ => true,
    };
    // Who or what is the same: the party that does it, or what it is done to.
    let same = |role: Role| {
        fillers(&yes.rest, role)
            .any(|x| fillers(&no.rest, role).any(|y| x.named && y.named && x.thing == y.thing && x.thing.is_some()))
    };
    let alike = |role: Role| {
        let (mut a, mut b) = (fillers(&yes.rest, role).peekable(), fillers(&no.rest, role).peekable());
        a.peek().is_none() || b.peek().is_none() || a.any(|x| b.clone().any(|y| likeness(things, x, y) >= 0.4))
    };
    // "Could not confirm the number of shots", "confirmed that there had been a quarrel": what is told stands in either slot.
    let content =
        |e: &Entry| [Role::Patient, Role::Topic].into_iter().find(|&role| fillers(&e.rest, role).next().is_some());
    let crossed = matches!((content(yes), content(no)), (Some(x), Some(y)) if x != y);
    let slots = align(things, &yes.rest, &no.rest);
    claim.value == Value::Polarity(true)
        && yes.document != no.document
        && in_time
        && claim.factuality.certainty == Certainty::Certain
        && claim.factuality.positive
        && slots.contrary == 0
        && !crossed
        && (same(Role::Agent) && alike(Role::Patient) || same(Role::Patient) && alike(Role::Agent))
        && alike(Role::Topic)
        && alike(Role::Recipient)
}
