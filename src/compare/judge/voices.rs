//! Who takes which side: a voice that takes both knows of two things, not of one in dispute.

use super::bounds::{allows, far};
use super::evolution::comes_about;
use crate::compare::cell::{Cell, parts};
use crate::compare::position::{self, Stand};
use crate::extract::frame::{AttributeFrame, Evolution, ValueKind};
use crate::model::value::Overlap;
use crate::model::{Certainty, Corpus, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The voices among documents: an origin counts once.
pub(in crate::compare) fn voices(corpus: &Corpus, documents: impl Iterator<Item = u32>) -> BTreeSet<(bool, u32)> {
    documents.map(|d| corpus.origin_of(d).map_or((false, d), |o| (true, o))).collect()
}

/// Whether some voice takes the one side only, and some other the other side only, and both commit themselves: who gives
/// both values knows of two things, not of one in dispute. Of an event's own attributes the document is the voice, for it
/// adds up what it hears; of open numbers and of deeds it is whoever the document quotes.
pub(super) fn apart(corpus: &Corpus, cell: &Cell, a: &Stand, b: &Stand, frame: Option<&AttributeFrame>) -> bool {
    let open = matches!(parts(&cell.attribute).0, "number" | "fact");
    let comes_about = comes_about(frame);
    // With how surely each says it: "it seemed that he was hit twice, but he was hit once" says once.
    let voices = |s: &Stand, other: &Stand| -> BTreeMap<((u32, u32), String), Certainty> {
        let mut out = BTreeMap::new();
        s.entries
            .iter()
            .filter(|e| {
                let claim = e.of(corpus);
                let open = allows(&claim.value, &other.value);
                !open
                    && claim.factuality.certainty != Certainty::Uncommitted
                    && (claim.factuality.positive || matches!(claim.value, Value::Polarity(_) | Value::Number(_)))
            })
            .for_each(|e| {
                let voice = if open { e.voice(corpus).1.to_owned() } else { String::new() };
                let sure = if open { Certainty::Certain } else { e.of(corpus).factuality.certainty };
                let known = out.entry((e.edition(corpus), voice)).or_insert(sure);
                *known = sure.min(*known);
            });
        out
    };
    let (mut x, mut y) = (voices(a, b), voices(b, a));
    x.retain(|(edition, _), _| !is_loose(corpus, cell, *edition, &b.value));
    y.retain(|(edition, _), _| !is_loose(corpus, cell, *edition, &a.value));
    // Who tells that it has come about may tell, too, how it stood before.
    if comes_about {
        let no = if a.value == Value::Polarity(false) { (&mut x, &y) } else { (&mut y, &x) };
        no.0.retain(|(edition, _), _| !no.1.keys().any(|(other, _)| other == edition));
    }
    let alone = |x: &BTreeMap<((u32, u32), String), Certainty>, y: &BTreeMap<((u32, u32), String), Certainty>| {
        x.iter().any(|(d, sure)| y.get(d).is_none_or(|other| other > sure))
    };
    // Who was in critical condition and died is dead.
    if let Some(frame) = frame {
        match frame.stage_of(&a.value).cmp(&frame.stage_of(&b.value)) {
            Ordering::Greater => y.retain(|voice, _| !x.contains_key(voice)),
            Ordering::Less => x.retain(|voice, _| !y.contains_key(voice)),
            Ordering::Equal => {}
        }
        if x.is_empty() || y.is_empty() {
            return false;
        }
    }
    // A text that tells of both tells how the one became the other.
    let becomes = frame.is_some_and(|f| f.value == ValueKind::Phrase && f.evolves == Some(Evolution::Any));
    // "Eleven people were injured" where the report and others tell of thirteen: one of the two is wrong.
    let of_people = |s: &Stand| s.entries.iter().any(|e| position::counts_people(corpus, e));
    let within =
        frame.is_some_and(|f| f.participant.is_some()) && of_people(a) && of_people(b) && !far(&a.value, &b.value);
    alone(&x, &y) && alone(&y, &x) || (becomes || within) && (alone(&x, &y) || alone(&y, &x))
}

/// Whether who gives a time of day elsewhere gives one that sits with the other side's: "rang out Wednesday night" beside
/// "about 6 p.m." takes no side against "5:39".
fn is_loose(corpus: &Corpus, cell: &Cell, edition: (u32, u32), other: &Value) -> bool {
    let sits = |value: &Value| matches!(value, Value::Time(_)) && value.compare(other) != Overlap::Disjoint;
    cell.entries.iter().any(|e| e.edition(corpus) == edition && sits(&e.of(corpus).value))
}

/// Whether the parties themselves differ: one side denies, or two named speakers stand against one another on whether it
/// is so.
pub(super) fn disputed(corpus: &Corpus, a: &Stand, b: &Stand) -> bool {
    let (Value::Polarity(_), Value::Polarity(_)) = (&a.value, &b.value) else { return false };
    let speakers = |s: &Stand| s.entries.iter().any(|e| e.of(corpus).attribution.speaker().is_some());
    speakers(a) || speakers(b)
}

/// Whether one report tells of both wounds: who was hit in the torso and the leg may have been hit in the back, too.
pub(super) fn hit_twice(a: &Stand, b: &Stand) -> bool {
    a.entries.iter().any(|e| b.entries.iter().any(|f| e.document == f.document))
}
