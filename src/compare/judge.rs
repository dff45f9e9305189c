//! The relation of the positions taken on one question.

use super::cell::{ASKED, Cell, Entry, parts};
use super::confidence::Confidence;
use super::position::{self, Stand};
use super::things::Things;
use super::{birthday, confidence, dispute, identity, party, question, reason};
use crate::extract::frame::{Answer, AttributeFrame, Evolution, ValueKind};
use crate::extract::{Frames, Lexicon};
use crate::model::value::{NumberKind, Overlap};
use crate::model::{Certainty, Claim, Corpus, Finding, Position, Relation, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Judges a cell; `None` where it says nothing worth a line.
pub(super) fn judge(
    corpus: &Corpus,
    event: u32,
    things: &Things,
    cell: Cell,
    lexicon: &Lexicon,
    frames: &Frames,
) -> Option<(Finding, Confidence)> {
    let stands = position::stands(corpus, things, &cell);
    if stands.is_empty() {
        return None;
    }
    let (relation, pair) = relate(corpus, event, things, &cell, &stands, lexicon, frames);
    let subject = match cell.subject {
        Some(thing) => things.list[thing as usize].name.to_string(),
        None => corpus.events[event as usize].label.clone(),
    };
    let question = question::question(corpus, &cell, &subject, frames);
    let made_of = confidence::confidence(things, &cell, &stands, relation, frames);
    let confidence = made_of.value();
    let reason = reason::reason(corpus, &stands, relation, pair);
    let mut positions: Vec<Position> = stands
        .into_iter()
        .map(|s| {
            let mut claims: Vec<(u32, u32)> = s.entries.iter().map(|e| (e.document, e.claim)).collect();
            claims.sort_unstable();
            claims.dedup();
            Position { value: s.value, label: s.label, claims }
        })
        .collect();
    let origins = |p: &Position| voices(corpus, p.claims.iter().map(|c| c.0)).len();
    positions.sort_by(|a, b| {
        origins(b).cmp(&origins(a)).then_with(|| a.label.cmp(&b.label)).then_with(|| a.claims.cmp(&b.claims))
    });
    let named = cell.subject.map(|_| subject.as_str());
    let id = identity::id(corpus, event, &cell.attribute, named, &positions);
    let attribute = cell.attribute;
    let finding = Finding { id, event, subject, attribute, question, relation, confidence, reason, positions };
    Some((finding, made_of))
}

/// The voices among documents: an origin counts once.
pub(super) fn voices(corpus: &Corpus, documents: impl Iterator<Item = u32>) -> BTreeSet<(bool, u32)> {
    documents.map(|d| corpus.origin_of(d).map_or((false, d), |o| (true, o))).collect()
}

/// The relation, and the two positions that it rests on.
fn relate(
    corpus: &Corpus,
    event: u32,
    things: &Things,
    cell: &Cell,
    stands: &[Stand],
    lexicon: &Lexicon,
    frames: &Frames,
) -> (Relation, Option<(usize, usize)>) {
    let frame = frames.attribute(&cell.attribute);
    if let Some(verdict) = cell.verdict.filter(|_| stands.len() >= 2) {
        return (verdict, Some((0, 1)));
    }
    if let Some(pair) = dispute::denied(corpus, stands).filter(|_| party::is_deed(&cell.attribute)) {
        let own = dispute::takes_back(corpus, things, stands, pair);
        return (if own { Relation::Update } else { Relation::Disputed }, Some(pair));
    }
    let once = frame.is_some_and(|f| f.once);
    let mut overlapping = None;
    let mut disjoint = None;
    for i in 0..stands.len() {
        for j in i + 1..stands.len() {
            let overlap = match position::overlap(corpus, things, &cell.attribute, &stands[i], &stands[j]) {
                Overlap::Incomparable if once && dispute::one_of_both(things, &stands[i], &stands[j]) => {
                    Overlap::Disjoint
                }
                Overlap::Disjoint if takes_in(corpus, event, frame, &stands[i], &stands[j]) => Overlap::Overlapping,
                other => other,
            };
            match overlap {
                Overlap::Disjoint
                    if disjoint.is_none()
                        && (apart(corpus, cell, &stands[i], &stands[j], frame)
                            || succeeds(corpus, &stands[i], &stands[j], frame)
                            || once && dispute::both_sides(corpus, &stands[i], &stands[j])
                            || once && dispute::two_days(&stands[i], &stands[j]))
                        && sharp(cell, &stands[i], &stands[j])
                        && !(frame.is_some_and(|f| f.near) && far(&stands[i].value, &stands[j].value))
                        && !(cell.attribute.name() == position::WOUND && hit_twice(&stands[i], &stands[j])) =>
                {
                    disjoint = Some((i, j))
                }
                Overlap::Overlapping => overlapping = overlapping.or(Some((i, j))),
                _ => {}
            }
        }
    }
    if let Some(pair) = disjoint.filter(|_| functional(cell, stands.len(), lexicon, frames)) {
        let (a, b) = (&stands[pair.0], &stands[pair.1]);
        let evolves = frame.and_then(|f| f.evolves).is_some_and(|way| updated(corpus, a, b, way))
            || birthday::between(corpus, things, cell.subject, a, b);
        // "The search goes on" after an arrest: for somebody else.
        if comes_about(frame) && !evolves {
            return (Relation::Imprecise, Some(pair));
        }
        let relation = if evolves || frame.is_some_and(AttributeFrame::asks_stage) {
            Relation::Update
        } else if disputed(corpus, a, b) || once && dispute::both_sides(corpus, a, b) {
            Relation::Disputed
        } else if matches!(a.value, Value::Polarity(_))
            && parts(&cell.attribute).0 != ASKED
            && updated(corpus, a, b, Evolution::Any)
        {
            Relation::Update
        } else {
            Relation::Conflict
        };
        return (relation, Some(pair));
    }
    if overlapping.is_some() {
        return (Relation::Imprecise, overlapping);
    }
    let best = stands.iter().map(|s| voices(corpus, s.entries.iter().map(|e| e.document)).len()).max().unwrap_or(0);
    if best >= 2 { (Relation::Corroborated, None) } else { (Relation::Single, None) }
}

/// Whether two dates are told sharply enough to conflict: to the day, or of happenings that surely are one. "Last week"
/// and "Friday" of two reports most often are two happenings.
fn sharp(cell: &Cell, a: &Stand, b: &Stand) -> bool {
    let day = |value: &Value| match value {
        Value::Date(date) => match date.ranges[..] {
            [] => date.pattern.weekday.is_some() || date.pattern.days.is_some(),
            [range] => range.first == range.last,
            _ => false,
        },
        _ => true,
    };
    cell.alignment >= 0.75 || (day(&a.value) && day(&b.value))
}

/// An open number that is told in more ways than this is not one number.
const MOST_ANSWERS: usize = 3;

/// Whether different answers to the question exclude one another.
fn functional(cell: &Cell, stands: usize, lexicon: &Lexicon, frames: &Frames) -> bool {
    if let Some(frame) = frames.attribute(&cell.attribute) {
        return frame.functional;
    }
    match parts(&cell.attribute).0 {
        // The main happening has one time; of others it takes two slots in common to be sure that they are one.
        "when" | "time" | "duration" if lexicon.event_kind(parts(&cell.attribute).1).is_some() => cell.alignment >= 0.5,
        "when" | "time" | "duration" => cell.alignment >= 0.7,
        // As many answers as reports: each counts something of its own.
        "number" => cell.alignment >= 0.69 && parts(&cell.attribute).1 != "ordinal" && stands <= MOST_ANSWERS,
        "clock" => cell.alignment >= 0.69,
        "fact" => cell.alignment >= 0.85,
        ASKED => true,
        "address" => true,
        _ => false,
    }
}

/// Whether a later document tells how what an earlier one tells went on, and recalls the earlier state beside: "settled
/// with a man who filed a lawsuit". Time runs one way: who was caught first and sought in a later report is two men, or
/// the report looks back.
fn succeeds(corpus: &Corpus, a: &Stand, b: &Stand, frame: Option<&AttributeFrame>) -> bool {
    let Some(way) = frame.filter(|f| f.value == ValueKind::Polarity).and_then(|f| f.evolves) else { return false };
    let days = |s: &Stand| -> BTreeMap<u32, Option<jiff::civil::Date>> {
        let published = |d: u32| corpus.document(d).published.filter(|p| p.is_trusted()).map(|p| p.date());
        let told = s.entries.iter().filter(|e| e.of(corpus).factuality.certainty != Certainty::Uncommitted);
        told.map(|e| (e.document, published(e.document))).collect()
    };
    let begins = |s: &Stand| match way {
        Evolution::Up => s.value == Value::Polarity(false),
        Evolution::Down => s.value == Value::Polarity(true),
        Evolution::Any => true,
    };
    let one_way = |early: &Stand, late: &Stand| {
        let (first, then) = (days(early), days(late));
        let precedes = |day: jiff::civil::Date| then.values().all(|other| other.is_some_and(|other| other > day));
        begins(early)
            && !then.is_empty()
            && first.iter().any(|(d, day)| !then.contains_key(d) && day.is_some_and(precedes))
    };
    one_way(a, b) || one_way(b, a)
}

/// Whether an attribute asks if something has come about that, once it has, stays so.
fn comes_about(frame: Option<&AttributeFrame>) -> bool {
    frame.is_some_and(|f| f.value == ValueKind::Polarity && f.evolves == Some(Evolution::Up))
}

/// Whether some voice takes the one side only, and some other the other side only, and both commit themselves: who gives
/// both values knows of two things, not of one in dispute. Of an event's own attributes the document is the voice, for it
/// adds up what it hears; of open numbers and of deeds it is whoever the document quotes.
fn apart(corpus: &Corpus, cell: &Cell, a: &Stand, b: &Stand, frame: Option<&AttributeFrame>) -> bool {
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
        let stage = |s: &Stand| match &s.value {
            Value::Phrase(p) => frame.ends.iter().position(|end| *end == p.to_string()),
            _ => None,
        };
        match stage(a).cmp(&stage(b)) {
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

/// Whether two counts differ by as many as the event tells of those whom either may take in: four were injured, of whom one
/// died, where another report has three injured and one dead; three are dead with the gunman who killed two.
fn takes_in(corpus: &Corpus, event: u32, frame: Option<&AttributeFrame>, a: &Stand, b: &Stand) -> bool {
    let count = |value: &Value| match value {
        Value::Number(n) if n.kind == NumberKind::Count => n.set.0.first().map(|i| i.low),
        _ => None,
    };
    let Some(frame) = frame else { return false };
    let (Some(x), Some(y)) = (count(&a.value), count(&b.value)) else { return false };
    let apart = (x - y).abs();
    let many = |c: &Claim| {
        frame.takes_in.as_ref().is_some_and(|other| c.attribute.name() == other) && count(&c.value) == Some(apart)
    };
    let one = |c: &Claim| {
        let is = |answer: &Answer| c.attribute.name() == answer.attribute && c.value.to_string() == answer.value;
        apart == 1.0 && frame.takes_in_one.as_ref().is_some_and(is)
    };
    let mut told = corpus.events[event as usize].documents.iter().flat_map(|&d| &corpus.readings[d as usize].claims);
    told.any(|c| many(c) || one(c))
}

/// Whether of two numbers one is more than half as much again as the other.
fn far(a: &Value, b: &Value) -> bool {
    match (a.figures().first(), b.figures().first()) {
        (Some(x), Some(y)) => x.max(*y) > 1.5 * x.min(*y),
        _ => false,
    }
}

/// Whether one report tells of both wounds: who was hit in the torso and the leg may have been hit in the back, too.
fn hit_twice(a: &Stand, b: &Stand) -> bool {
    a.entries.iter().any(|e| b.entries.iter().any(|f| e.document == f.document))
}

/// As many as "several" may be.
const A_FEW: f64 = 9.0;

/// Whether a lower bound takes no side against a number: "at least six" says nothing against eight, but hardly means 49. "A
/// man was hurt" says nothing against a few.
fn allows(bound: &Value, number: &Value) -> bool {
    let (Value::Number(bound), Value::Number(number)) = (bound, number) else { return false };
    let low = bound.set.0.first().filter(|i| i.high.is_infinite()).map(|i| i.low);
    matches!((low, number.set.point()), (Some(low), Some(n)) if (low..=if low <= 2.0 { A_FEW } else { 2.0 * low }).contains(&n))
}

/// Whether the parties themselves differ: one side denies, or two named speakers stand against one another on whether it
/// is so.
fn disputed(corpus: &Corpus, a: &Stand, b: &Stand) -> bool {
    let (Value::Polarity(_), Value::Polarity(_)) = (&a.value, &b.value) else { return false };
    let speakers = |s: &Stand| s.entries.iter().any(|e| e.of(corpus).attribution.speaker().is_some());
    speakers(a) || speakers(b)
}

/// Whether the later report differs from the earlier in the direction that time takes the attribute.
fn updated(corpus: &Corpus, a: &Stand, b: &Stand, way: Evolution) -> bool {
    let is_no = |s: &Stand| s.value == Value::Polarity(false);
    let other = |s: &Stand| if std::ptr::eq(s, a) { b } else { a };
    // Who tells that it has come about tells how it stood before, not how it stands.
    let stands = |s: &Stand, e: &Entry| {
        way != Evolution::Up || !is_no(s) || other(s).entries.iter().all(|o| o.edition(corpus) != e.edition(corpus))
    };
    // The day, and on one day the older edition before what was put in later.
    let first = |s: &Stand| {
        let told = s.entries.iter().filter(|e| stands(s, e)).filter_map(|e| {
            let published = corpus.document(e.document).published?;
            Some((published.date(), std::cmp::Reverse(e.edition(corpus).1)))
        });
        told.min()
    };
    let number = |v: &Value| match v {
        Value::Number(n) if n.kind == NumberKind::Count => n.set.0.first().map(|i| i.low),
        _ => None,
    };
    let level = |v: &Value| match v {
        Value::Polarity(so) => Some(f64::from(u8::from(*so))),
        other => number(other),
    };
    let (x, y) = match (first(a), first(b)) {
        (Some(x), Some(y)) => (x, y),
        // Undated, nobody before somebody is the way of the world.
        _ => {
            let zero = |v: &Value| level(v) == Some(0.0);
            return way == Evolution::Any || way == Evolution::Up && zero(&a.value) != zero(&b.value);
        }
    };
    match (level(&a.value), level(&b.value)) {
        // What began within the day of the reports: nobody was caught, then somebody was.
        (Some(m), Some(n)) if x == y => way == Evolution::Up && (m == 0.0) != (n == 0.0),
        (Some(m), Some(n)) => {
            let rises = (x < y) == (m < n);
            match way {
                Evolution::Up => rises,
                Evolution::Down => !rises,
                Evolution::Any => true,
            }
        }
        _ => x != y && way == Evolution::Any,
    }
}
