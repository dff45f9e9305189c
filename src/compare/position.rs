//! Groups the claims of a cell by what they say.

use super::cell::{ASKED, Cell, Entry, parts};
use super::quote::{self, Wording};
use super::things::{Thing, ThingData, Things};
use crate::extract::{body, kinds, nouns, posts};
use crate::model::value::{NumberKind, Overlap};
use crate::model::{Attribute, Corpus, Value};

/// One answer with the claims that give it.
#[derive(Debug)]
pub(super) struct Stand {
    pub value: Value,
    /// The thing that a mention stands for.
    pub thing: Option<Thing>,
    pub label: String,
    pub entries: Vec<Entry>,
}

/// Groups claims of equal values; vague lower bounds that add nothing to an exact value join it.
pub(super) fn stands(corpus: &Corpus, things: &Things, cell: &Cell) -> Vec<Stand> {
    let mut out: Vec<Stand> = Vec::new();
    for entry in &cell.entries {
        let value = &entry.of(corpus).value;
        let thing = match value {
            Value::Mention(m) => things.of_mention(corpus, entry.document, *m),
            _ => None,
        };
        let label = label(corpus, things, entry.document, value, thing);
        let quoted = cell.attribute.name() == quote::QUOTE;
        let one = |s: &Stand| {
            if quoted { quote::wording(&s.value, value) == Wording::Same } else { same(s, value, thing, &label) }
        };
        match out.iter_mut().find(|s| one(s)) {
            Some(stand) => {
                // "At least six" and "six" are told as six, "about nine" and "nine" as nine.
                if is_sharp(value) && !is_sharp(&stand.value) {
                    (stand.value, stand.label) = (value.clone(), label);
                }
                stand.entries.push(entry.clone());
            }
            None => out.push(Stand { value: value.clone(), thing, label, entries: vec![entry.clone()] }),
        }
    }
    absorb(&mut out);
    out
}

/// Whether a count or a time of day is told to the unit or the minute.
fn is_sharp(value: &Value) -> bool {
    match value {
        Value::Number(n) => n.kind == NumberKind::Count && n.set.point().is_some(),
        Value::Time(time) => time.minute().is_some(),
        _ => false,
    }
}

fn same(stand: &Stand, value: &Value, thing: Option<Thing>, label: &str) -> bool {
    match (&stand.value, value) {
        (Value::Mention(_), Value::Mention(_)) => {
            (stand.thing.is_some() && stand.thing == thing) || stand.label.eq_ignore_ascii_case(label)
        }
        (a, b) => match a.compare(b) {
            Overlap::Equal => true,
            // "Around 6:30" and "just after 6:30", "30" and "some 30" are one answer.
            Overlap::Overlapping => a.figures().iter().any(|x| b.figures().iter().any(|y| (x - y).abs() < 1e-6)),
            Overlap::Disjoint | Overlap::Incomparable => false,
        },
    }
}

/// "A man was killed" counts one at the least; beside an exact count that allows it, it is the same answer said less fully.
fn absorb(stands: &mut Vec<Stand>) {
    let bound = |s: &Stand| {
        matches!(&s.value, Value::Number(n) if n.kind == NumberKind::Count
            && n.set.0.first().is_some_and(|i| i.high.is_infinite() && i.low <= 2.0))
    };
    let exact: Vec<usize> = (0..stands.len()).filter(|&k| !bound(&stands[k])).collect();
    if exact.is_empty() || exact.len() == stands.len() {
        return;
    }
    let mut k = 0;
    while k < stands.len() {
        let fits: Vec<usize> = (0..stands.len())
            .filter(|&i| !bound(&stands[i]) && stands[i].value.compare(&stands[k].value) != Overlap::Disjoint)
            .collect();
        // "Nobody was arrested", "a man was arrested": where it fits no exact count, it is an answer of its own.
        if !bound(&stands[k]) || fits.is_empty() {
            k += 1;
            continue;
        }
        let gone = stands.remove(k);
        if let [only] = fits[..] {
            let only = if only > k { only - 1 } else { only };
            stands[only].entries.extend(gone.entries);
        }
    }
}

/// Whether a claim tells an exact count of "people", no sort of them and no part.
pub(super) fn counts_people(corpus: &Corpus, entry: &Entry) -> bool {
    let claim = entry.of(corpus);
    let text = claim.as_written.span.of(corpus.document(entry.document).field(claim.as_written.field));
    matches!(&claim.value, Value::Number(n) if n.set.point().is_some_and(|n| n > 1.0))
        && text.split_once(' ').is_some_and(|(number, noun)| !number.is_empty() && noun == "people")
}

/// A value in plain form.
pub(super) fn label(corpus: &Corpus, things: &Things, document: u32, value: &Value, thing: Option<Thing>) -> String {
    match value {
        Value::Mention(m) => match thing.map(|t| &things.list[t as usize]) {
            Some(data) if !data.name.is_empty() => data.name.to_string(),
            _ => corpus.readings[document as usize].mentions[*m as usize].text.to_string(),
        },
        other => other.to_string(),
    }
}

/// Whether a thing without a name acts for the public or is a private person, by its descriptions.
fn office(thing: &ThingData) -> Option<bool> {
    let mut found = thing.words.iter().filter_map(|w| nouns::is_authority(w));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// How two answers lie to one another.
pub(super) fn overlap(corpus: &Corpus, things: &Things, attribute: &Attribute, a: &Stand, b: &Stand) -> Overlap {
    match (&a.value, &b.value) {
        (Value::Mention(_), Value::Mention(_)) => {
            let (Some(x), Some(y)) = (a.thing, b.thing) else { return Overlap::Incomparable };
            if x == y {
                return Overlap::Equal;
            }
            let (p, q) = (&things.list[x as usize], &things.list[y as usize]);
            if p.entity.is_none() || q.entity.is_none() {
                // "Police" and "the neighbour's son" are two, whoever they are.
                return match (office(p), office(q)) {
                    (Some(x), Some(y)) if x != y => Overlap::Disjoint,
                    _ => Overlap::Incomparable,
                };
            }
            if things.is_place(x) && things.is_place(y) {
                let places = things.places(corpus);
                return if places.contains(&p.name, &q.name) || places.contains(&q.name, &p.name) {
                    Overlap::Overlapping
                } else if p.kind == q.kind && !places.may_hold(&p.name, &q.name) {
                    Overlap::Disjoint
                } else {
                    Overlap::Incomparable
                };
            }
            // Two names given to one question are two answers, whatever sorts of thing bear them.
            let asked = parts(attribute).0 == ASKED;
            if (p.kind == q.kind || asked) && p.words.is_disjoint(&q.words) {
                Overlap::Disjoint
            } else {
                Overlap::Incomparable
            }
        }
        (Value::Phrase(x), Value::Phrase(y)) if attribute.name() == WOUND => body::compare(x, y),
        (Value::Phrase(x), Value::Phrase(y)) if matches!(attribute.name(), posts::POST | posts::FORMER) => {
            posts::compare(x, y)
        }
        (Value::Phrase(x), Value::Phrase(y)) => kinds::compare(attribute.name(), x, y).unwrap_or_else(|| x.compare(y)),
        (x, y) => x.compare(y),
    }
}

/// Parts of the body lie beside one another as no table of opposites tells.
pub(super) const WOUND: &str = "casualties.wound";
