//! Gathers the claims that answer one question of one subject.

use super::align::align;
use super::news::{News, Scope};
use super::quote::{self, Wording};
use super::things::{Resolved, Thing, Things};
use super::{days, overtaken, party, principal, same, split};
use crate::extract::frame::{AttributeFrame, ValueKind};
use crate::extract::{Frames, Lexicon};
use crate::model::{Attribute, Claim, Corpus, Occasion, Relation, Role, Subject, Value};
use rayon::prelude::*;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The kind of the open attributes that are a question as somebody asked it.
pub(super) const ASKED: &str = "asked";

/// A claim with its slots resolved.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub document: u32,
    pub claim: u32,
    pub rest: Slots,
}

/// Slots with what fills them.
type Slots = Vec<(Role, Resolved)>;

/// The claims on one attribute of one subject.
#[derive(Debug)]
pub(super) struct Cell {
    pub attribute: Attribute,
    pub subject: Option<Thing>,
    pub entries: Vec<Entry>,
    /// How well the slots of the open claims align, at the least; 1 for frames.
    pub alignment: f32,
    /// How its claims sit together, where that is what they were put side by side for.
    pub verdict: Option<Relation>,
}

impl Entry {
    /// Whether two are of one claim.
    pub fn is(&self, other: &Self) -> bool {
        (self.document, self.claim) == (other.document, other.claim)
    }

    /// The stretch of text that proves the claim.
    pub fn evidence<'c>(&self, corpus: &'c Corpus) -> &'c str {
        let target = self.of(corpus).evidence;
        target.span.of(corpus.document(self.document).field(target.field))
    }

    pub fn of<'c>(&self, corpus: &'c Corpus) -> &'c Claim {
        corpus.claim(self.document, self.claim)
    }

    /// The document, and which edition of it tells this: one that grew may take back what it told.
    pub fn edition(&self, corpus: &Corpus) -> (u32, u32) {
        (self.document, corpus.readings[self.document as usize].edition(self.of(corpus).evidence))
    }

    /// Whose word it is: the document's own, or that of the speaker it quotes.
    pub fn voice<'c>(&self, corpus: &'c Corpus) -> ((u32, u32), &'c str) {
        (self.edition(corpus), self.of(corpus).attribution.speaker().map_or("", |s| s.name.as_str()))
    }
}

/// Gathers the cells of an event, in order of attribute and subject.
pub(super) fn gather(
    corpus: &Corpus,
    documents: &[u32],
    things: &Things,
    lexicon: &Lexicon,
    frames: &Frames,
) -> Vec<Cell> {
    let mut groups: BTreeMap<(Attribute, Option<Thing>, Scope), Vec<Entry>> = BTreeMap::new();
    let mut news = News::of(corpus, documents, things);
    for &d in documents {
        let reading = &corpus.readings[d as usize];
        for (k, claim) in reading.claims.iter().enumerate() {
            let subjects = match claim.subject {
                Subject::Event => vec![None],
                Subject::Mention(m) => things.of_subject(corpus, d, m, &claim.value).into_iter().map(Some).collect(),
            };
            let rest: Slots =
                claim.rest.iter().map(|(role, filler)| (*role, things.resolve(corpus, d, filler))).collect();
            let scope = match news.scope(d, claim.occasion) {
                // Age and home are somebody's on whatever day of the year the report tells them.
                Scope::Alone(_) | Scope::Recalled(_) if is_lasting(claim, frames) => Scope::News,
                // What goes on changes what was: the suit of the year before is the one settled now.
                Scope::Alone(_) if is_state(&claim.attribute, frames) => Scope::News,
                // The day asked for is the answer, not the background of another.
                _ if subjects != [None] && asks_date(&claim.attribute, frames) => Scope::News,
                // What somebody does but once is one happening, whatever day each report gives it.
                _ if subjects != [None] && frames.attribute(&claim.attribute).is_some_and(|f| f.once) => Scope::News,
                scope => scope,
            };
            for subject in subjects {
                let entry = Entry { document: d, claim: k as u32, rest: rest.clone() };
                groups.entry((claim.attribute.clone(), subject, scope)).or_default().push(entry);
            }
        }
    }
    let mut cells = Vec::new();
    // Open attributes of one kind go together, for kin predicates may tell of one happening in other words.
    let mut open: BTreeMap<(String, Option<Thing>, Scope), Vec<Entry>> = BTreeMap::new();
    for ((attribute, subject, scope), entries) in groups {
        match attribute {
            // Who asks a question in words of his own means one thing by it.
            Attribute::Open(_) if parts(&attribute).0 == ASKED => {
                cells.push(Cell { attribute, subject, entries, alignment: 1.0, verdict: None });
            }
            Attribute::Frame(_) => {
                let groups = match frames.attribute(&attribute) {
                    Some(frame) if frame.value == ValueKind::Count && frame.participant.is_some() => {
                        by_kind(corpus, things, &news, frame.toll, entries)
                    }
                    frame => by_slots(things, frame, entries),
                };
                let cell =
                    |entries| Cell { attribute: attribute.clone(), subject, entries, alignment: 1.0, verdict: None };
                cells.extend(groups.into_iter().map(cell));
            }
            Attribute::Open(_) => {
                open.entry((parts(&attribute).0.to_owned(), subject, scope)).or_default().extend(entries);
            }
        }
    }
    // What reports look back on has a day of its own in each, so that these are looked at all together.
    let back = open.iter_mut().filter(|((kind, subject, _), _)| kind == "when" && subject.is_none());
    cells.extend(days::cells(corpus, &mut back.map(|(_, entries)| entries).collect::<Vec<_>>()));
    // One event may have most of the claims.
    let open: Vec<_> = open.into_iter().collect();
    let more = open
        .into_par_iter()
        .map(|((kind, subject, _), entries)| of_kind(corpus, things, lexicon, &kind, subject, entries));
    cells.extend(more.collect::<Vec<_>>().into_iter().flatten());
    same::join(corpus, things, cells)
}

/// The cells of the claims on open attributes of one kind.
fn of_kind(
    corpus: &Corpus,
    things: &Things,
    lexicon: &Lexicon,
    kind: &str,
    subject: Option<Thing>,
    mut entries: Vec<Entry>,
) -> Vec<Cell> {
    let mut cells = Vec::new();
    entries.sort_by_key(|e| (e.document, e.claim));
    if kind == "fact" {
        for group in party::contested(corpus, things, &mut entries) {
            let attribute = group[0].of(corpus).attribute.clone();
            cells.push(Cell { attribute, subject, entries: group, alignment: 0.9, verdict: Some(Relation::Disputed) });
        }
        cells.extend(overtaken::cells(corpus, things, &mut entries));
    }
    match kind {
        "place" => cells.extend(places(corpus, things, subject, entries)),
        quote::QUOTE => cells.extend(quotes(corpus, things, subject, entries)),
        party::DENIED => cells.extend(party::denied(corpus, things, entries).into_iter().map(|entries| {
            let attribute = entries[0].of(corpus).attribute.clone();
            Cell { attribute, subject, entries, alignment: 1.0, verdict: Some(Relation::Disputed) }
        })),
        _ => cells.extend(split::happenings(corpus, things, lexicon, kind, subject, entries)),
    }
    cells
}

/// The places that several documents name, each by itself: that another is named, too, is no conflict.
fn places(corpus: &Corpus, things: &Things, subject: Option<Thing>, entries: Vec<Entry>) -> Vec<Cell> {
    let mut by_place: BTreeMap<(Option<Thing>, String), Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let place = match &entry.of(corpus).value {
            Value::Mention(m) => things.of_mention(corpus, entry.document, *m),
            _ => None,
        };
        let words = if place.is_some() { String::new() } else { entry.of(corpus).value.to_string() };
        by_place.entry((place, words)).or_default().push(entry);
    }
    let cell = |entries: Vec<Entry>| {
        let attribute = entries[0].of(corpus).attribute.clone();
        Cell { attribute, subject, entries, alignment: 1.0, verdict: None }
    };
    let met = |entries: &Vec<Entry>| entries.iter().any(|e| e.document != entries[0].document);
    by_place.into_values().filter(met).map(cell).collect()
}

/// Whether a claim is on what somebody is for longer than a day, and not of another year.
fn is_lasting(claim: &Claim, frames: &Frames) -> bool {
    frames.attribute(&claim.attribute).is_some_and(|f| f.lasting)
        && matches!(claim.occasion, Occasion::Dated { year: None, .. })
}

/// The quotations of one speaker that give one sentence.
fn quotes(corpus: &Corpus, things: &Things, subject: Option<Thing>, entries: Vec<Entry>) -> Vec<Cell> {
    let cell = |entries: Vec<Entry>| {
        let attribute = entries[0].of(corpus).attribute.clone();
        let changed = entries.iter().enumerate().any(|(k, a)| {
            let value = &a.of(corpus).value;
            entries[..k]
                .iter()
                .any(|b| b.document != a.document && quote::wording(value, &b.of(corpus).value) == Wording::Changed)
        });
        let verdict = changed.then_some(Relation::Conflict);
        Cell { attribute, subject, entries, alignment: 1.0, verdict }
    };
    quote::groups(corpus, things, entries).into_iter().map(cell).collect()
}

/// Whether an attribute tells how something stands that goes on from day to day.
fn is_state(attribute: &Attribute, frames: &Frames) -> bool {
    frames.attribute(attribute).is_some_and(|f| f.value == ValueKind::Polarity && f.evolves.is_some())
}

/// Whether an attribute asks for a day.
fn asks_date(attribute: &Attribute, frames: &Frames) -> bool {
    frames.attribute(attribute).is_some_and(|f| f.value == ValueKind::Date)
}

/// Splits the claims on who did something by the slots that are not asked for: who won *which game*.
fn by_slots(things: &Things, frame: Option<&AttributeFrame>, entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let Some(frame) = frame.filter(|f| !f.known_by.is_empty() || f.value == ValueKind::Entity) else {
        return vec![entries];
    };
    // What somebody did is known by what was done.
    let done = |role| matches!(role, Role::Patient | Role::Recipient | Role::Topic | Role::Instrument | Role::Other);
    let known_by = |role: Role| match &frame.known_by[..] {
        [] => done(role),
        names => names.iter().any(|name| name.is(role)),
    };
    let once = frame.loose || frame.once && frame.known_by.is_empty();
    let others = |e: &Entry| -> Slots { e.rest.iter().filter(|(role, _)| known_by(*role)).cloned().collect() };
    // Each entry with its slots that count here.
    let mut groups: Vec<Vec<(Entry, Slots)>> = Vec::new();
    for entry in entries {
        let own = others(&entry);
        let fits = |group: &Vec<(Entry, Slots)>| {
            group.iter().all(|(_, slots)| {
                let slots = align(things, slots, &own);
                slots.contrary == 0 && (once || slots.same > 0 || slots.open == 0)
            })
        };
        match groups.iter_mut().find(|g| fits(g)) {
            Some(group) => group.push((entry, own)),
            None => groups.push(vec![(entry, own)]),
        }
    }
    groups.into_iter().map(|group| group.into_iter().map(|(entry, _)| entry).collect()).collect()
}

/// Splits a count by the sort of people it counts and by place, and a toll into the whole and its parts: neither the children
/// nor the dead of one village are all the dead.
fn by_kind(corpus: &Corpus, things: &Things, news: &News, toll: bool, entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut groups: BTreeMap<(SmolStr, Option<Thing>), Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let kind = entry.rest.iter().find(|(role, _)| *role == Role::Instrument).and_then(|(_, r)| r.words.first());
        let key = (kind.cloned().unwrap_or_else(|| "people".into()), news.elsewhere(things, &entry.rest));
        groups.entry(key).or_default().push(entry);
    }
    let mut out = Vec::new();
    for entries in groups.into_values() {
        let (own, others) = if toll { principal::tolls(corpus, entries) } else { (entries, Vec::new()) };
        out.extend((!own.is_empty()).then_some(own));
        let mut by_value: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for entry in others {
            by_value.entry(entry.of(corpus).value.to_string()).or_default().push(entry);
        }
        out.extend(by_value.into_values());
    }
    out
}

/// Kind and class of an open attribute: `when:shoot` → ("when", "shoot").
pub(super) fn parts(attribute: &Attribute) -> (&str, &str) {
    let name = attribute.name();
    match attribute {
        Attribute::Frame(_) => ("", name),
        Attribute::Open(_) => (name.split(':').next().unwrap_or(""), name.rsplit(':').next().unwrap_or("")),
    }
}
