//! The relation of the positions taken on one question.

use super::bounds::{are_copied, far, sharp, takes_in};
use super::course;
use super::evolution::{comes_about, succeeds, updated};
use super::voices::{apart, disputed, hit_twice, voices};
use crate::compare::cell::{ASKED, Cell, Entry, parts};
use crate::compare::position::{self, Stand};
use crate::compare::things::Things;
use crate::compare::{birthday, dispute, party};
use crate::extract::frame::{AttributeFrame, Evolution};
use crate::extract::{Frames, Lexicon};
use crate::model::value::Overlap;
use crate::model::{Corpus, Relation, Value};

/// Two positions of a question, by their places.
type Pair = (usize, usize);

/// A question, and all that is known where it is asked.
pub(super) struct Case<'a> {
    corpus: &'a Corpus,
    event: u32,
    things: &'a Things,
    cell: &'a Cell,
    lexicon: &'a Lexicon,
    /// What is laid down for its attribute.
    frame: Option<&'a AttributeFrame>,
}

impl<'a> Case<'a> {
    pub fn new(
        corpus: &'a Corpus,
        event: u32,
        things: &'a Things,
        cell: &'a Cell,
        lexicon: &'a Lexicon,
        frames: &'a Frames,
    ) -> Self {
        Self { corpus, event, things, cell, lexicon, frame: frames.attribute(&cell.attribute) }
    }

    /// The relation of the positions, and the two that it rests on.
    pub fn relation(&self, stands: &[Stand]) -> (Relation, Option<Pair>) {
        if let Some(verdict) = self.cell.verdict.filter(|_| stands.len() >= 2) {
            return (verdict, Some((0, 1)));
        }
        let deed = party::is_deed(&self.cell.attribute);
        if let Some(pair) = dispute::denied(self.corpus, stands).filter(|_| deed) {
            let own = dispute::takes_back(self.corpus, self.things, stands, pair);
            return (if own { Relation::Update } else { Relation::Disputed }, Some(pair));
        }
        let (mut contrary, mut loose) = (None, None);
        for (i, a) in stands.iter().enumerate() {
            for (j, b) in stands.iter().enumerate().skip(i + 1) {
                match self.overlap(a, b) {
                    Overlap::Disjoint if contrary.is_none() && self.are_contrary(a, b) => contrary = Some((i, j)),
                    Overlap::Overlapping if loose.is_none() => loose = Some((i, j)),
                    _ => {}
                }
            }
        }
        if let Some(pair) = contrary.filter(|_| functional(self.cell, stands.len(), self.lexicon, self.frame)) {
            return (self.of_contraries(&stands[pair.0], &stands[pair.1]), Some(pair));
        }
        if loose.is_some() {
            return (Relation::Imprecise, loose);
        }
        let agreeing = |s: &Stand| voices(self.corpus, s.entries.iter().map(|e| e.document)).len();
        let relation = if stands.iter().any(|s| agreeing(s) >= 2) { Relation::Corroborated } else { Relation::Single };
        (relation, None)
    }

    /// Whether an event has the thing that is asked for but once.
    fn once(&self) -> bool {
        self.frame.is_some_and(|f| f.once)
    }

    /// How the values of two positions lie to one another in this event.
    fn overlap(&self, a: &Stand, b: &Stand) -> Overlap {
        match position::overlap(self.corpus, self.things, &self.cell.attribute, a, b) {
            Overlap::Incomparable if self.once() && dispute::one_of_both(self.things, a, b) => Overlap::Disjoint,
            Overlap::Disjoint if takes_in(self.corpus, self.event, self.frame, a, b) => Overlap::Overlapping,
            other => other,
        }
    }

    /// Whether two positions whose values differ are taken by voices that contradict one another, rather than being told of
    /// two things, of a whole and its part, or too loosely.
    fn are_contrary(&self, a: &Stand, b: &Stand) -> bool {
        let (corpus, cell) = (self.corpus, self.cell);
        let sides = apart(corpus, cell, a, b, self.frame)
            || succeeds(corpus, a, b, self.frame)
            || self.slips(a, b)
            || self.once() && (dispute::both_sides(corpus, a, b) || dispute::two_days(a, b));
        let another = self.frame.is_some_and(|f| f.near) && far(&a.value, &b.value)
            || cell.attribute.name() == position::WOUND && hit_twice(a, b)
            || are_copied(corpus, a, b);
        let recalled = self.frame.is_some_and(|f| f.forward && !course::goes_on(corpus, f, a, b));
        sides && sharp(cell, a, b) && !another && !recalled
    }

    /// Whether a text that gives both has a slip of the pen: what somebody is from day to day, told of the same full name, as
    /// "Ana Diaz, 67" and "Ana Diaz, 68".
    fn slips(&self, a: &Stand, b: &Stand) -> bool {
        let name = self.cell.subject.map(|thing| &self.things.list[thing as usize].name);
        let named = |s: &Stand| {
            let written = |name: &str, e: &Entry| name.split(' ').all(|word| e.evidence(self.corpus).contains(word));
            name.is_none_or(|name| name.contains(' ') && s.entries.iter().any(|e| written(name, e)))
        };
        // "Anna and Maria, 16 and 13", "where Elm Street meets Elm Avenue".
        let breath = |e: &Entry, f: &Entry| {
            (e.document, e.of(self.corpus).trigger.sentence) == (f.document, f.of(self.corpus).trigger.sentence)
        };
        let at_once = a.entries.iter().any(|e| b.entries.iter().any(|f| breath(e, f)));
        self.frame.is_some_and(|f| f.lasting) && named(a) && named(b) && !at_once
    }

    /// The relation of two positions of which one at most is right, or was right at its time.
    fn of_contraries(&self, a: &Stand, b: &Stand) -> Relation {
        let corpus = self.corpus;
        let changes = |way| updated(corpus, a, b, way);
        let evolves = self.frame.and_then(|f| f.evolves).is_some_and(changes)
            || birthday::between(corpus, self.things, self.cell.subject, a, b);
        let polar = matches!(a.value, Value::Polarity(_));
        if evolves {
            Relation::Update
        } else if comes_about(self.frame) {
            // "The search goes on" after an arrest: for somebody else.
            Relation::Imprecise
        } else if self.frame.is_some_and(AttributeFrame::asks_stage) {
            Relation::Update
        } else if disputed(corpus, a, b) || self.once() && dispute::both_sides(corpus, a, b) {
            Relation::Disputed
        } else if polar && parts(&self.cell.attribute).0 != ASKED && changes(Evolution::Any) {
            Relation::Update
        } else {
            Relation::Conflict
        }
    }
}

/// An open number that is told in more ways than this is not one number.
const MOST_ANSWERS: usize = 3;

/// Whether different answers to the question exclude one another.
fn functional(cell: &Cell, stands: usize, lexicon: &Lexicon, frame: Option<&AttributeFrame>) -> bool {
    if let Some(frame) = frame {
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
