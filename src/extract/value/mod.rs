//! Finds values in a sentence: counts, quantities, money, percentages, ages, durations, dates, times, ordinals, scores.
//!
//! The finders read small pieces of text rather than tokens, so they do not depend on how "24-year-old" or "8.40am"
//! is tokenised; tags and dependencies only tell what a value is said of. At every place the longest reading wins, and
//! of two as long the more specific one, so the digits of a date are never a count. Numbers that name rather than
//! count ("No. 5", "called 911", "300 block of Elm Street") are read as identifiers and dropped.

mod age;
mod amount;
mod atoms;
mod calendar;
mod clock;
mod count;
mod duration;
mod hedge;
mod holiday;
mod identifier;
mod lexicon;
mod measure;
mod ordinal;
mod part_of_day;
mod relative;
mod resolve;
mod score;
mod tables;
mod tense;

#[cfg(test)]
mod tests;

pub use hedge::Hedge;

use crate::model::{Dep, Published, Sentence, Tag, Target, Value};
use atoms::{Atoms, Kind};
use jiff::civil::Date;
use std::ops::Range;

/// What is known beside the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// When the document was published. Only a trusted date anchors "Thursday" or "last week"
    /// (see [`Published::is_trusted`]).
    pub published: Option<Published>,
}

/// A value found in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The tokens that write it, hedge included.
    pub tokens: Range<u16>,
    /// The value.
    pub value: Value,
    /// The token of the noun that it counts or measures, or of the person whose age it is.
    pub of: Option<u16>,
    /// What the words around the number do to it.
    pub hedge: Hedge,
    /// How a time or a length of time hangs on the rest.
    pub sense: Sense,
    /// Whether it comes on top of those already told: "two others", "another 30".
    pub others: bool,
    /// Where it stands, to the byte.
    pub target: Target,
}

impl Found {
    /// Whether it counts some out of a known whole: "one of the dead", "three of her children".
    #[must_use]
    pub fn is_part(&self, sentence: &Sentence) -> bool {
        let of = |i: u16| sentence.children(i).find(|&c| sentence.tokens[c as usize].lemma == "of");
        let definite = |noun: u16| {
            sentence.children(noun).any(|c| {
                let token = &sentence.tokens[c as usize];
                token.dep == Dep::Poss || token.dep == Dep::Det && matches!(&*token.lemma, "the" | "these" | "those")
            })
        };
        self.tokens.clone().filter_map(of).filter_map(|of| sentence.child(of, Dep::Pobj)).any(definite)
    }

    /// Whether it counts the whole out of which another number counts some: 34 in "29 of his 34 passes".
    #[must_use]
    pub fn is_whole(&self, sentence: &Sentence) -> bool {
        let mut before = sentence.tokens[..self.tokens.start as usize].iter().rev().peekable();
        before.next_if(|token| matches!(token.dep, Dep::Poss | Dep::Det));
        let of = before.next().is_some_and(|token| token.lemma == "of");
        before.next_if(|token| token.lemma == "out");
        of && before.next().is_some_and(|token| token.tag == Tag::Cd)
    }
}

/// How a time or a length of time hangs on the rest of the sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// At the time, or for the length of time, itself.
    #[default]
    Plain,
    /// "For two days".
    For,
    /// "Within two days", "in two days".
    Within,
    /// "Three days ago".
    Ago,
    /// "Two hours later", "an hour after".
    Later,
    /// "7:41 left", "two seconds remaining" of a game.
    Left,
    /// "44 seconds into the round", "at the 2:15 mark".
    Into,
    /// "Two hours earlier", "a day before".
    Earlier,
    /// "Every two hours".
    Every,
    /// "The past two days".
    Past,
    /// "The next two days".
    Next,
    /// "Since Monday".
    Since,
    /// "Until noon".
    Until,
    /// "By Friday".
    By,
    /// "Before 8 p.m.".
    Before,
    /// "After Tuesday", "after ten minutes".
    After,
}

/// What the finders work on.
struct Scan<'a> {
    atoms: Atoms<'a>,
    anchor: Option<Date>,
}

/// One way to read the pieces from some place up to `end`.
struct Reading {
    end: usize,
    /// The values; none for an identifier, which only keeps others from reading its digits.
    parts: Vec<Part>,
}

/// A value with the pieces that write it.
struct Part {
    range: Range<usize>,
    value: Value,
    of: Option<u16>,
    hedge: Hedge,
    sense: Sense,
    others: bool,
}

impl Part {
    fn new(range: Range<usize>, value: Value) -> Self {
        Self { range, value, of: None, hedge: Hedge::None, sense: Sense::Plain, others: false }
    }
}

impl Reading {
    fn of(part: Part) -> Self {
        Self { end: part.range.end, parts: vec![part] }
    }

    const fn nothing(end: usize) -> Self {
        Self { end, parts: Vec::new() }
    }
}

/// A finder: reads what it can from piece `i` on.
type Finder = fn(&Scan<'_>, usize) -> Option<Reading>;

/// The finders, most specific first: of two readings as long the earlier wins.
const FINDERS: &[Finder] = &[
    age::read,
    calendar::read,
    relative::read,
    holiday::read,
    clock::read,
    part_of_day::read,
    duration::read,
    identifier::read,
    score::read,
    measure::read,
    ordinal::read,
    count::read,
];

/// Finds the values of a sentence, in order of the text.
///
/// `field_text` is the text of the field that the sentence stands in.
///
/// ```
/// use gainsay::{extract::value::{Context, find}, model::{Field, Sentence, Span}};
/// let text = "The two spoke for about ten minutes.";
/// let sentence = Sentence {
///     field: Field::Text, span: Span::new(0, text.len() as u32), block: 0, heading: false,
///     tokens: Vec::new(), entities: Vec::new(),
/// };
/// let found = find(&sentence, text, &Context::default());
/// assert_eq!(found.last().unwrap().value.to_string(), "PT8M–PT12M");
/// ```
#[must_use]
pub fn find(sentence: &Sentence, field_text: &str, context: &Context) -> Vec<Found> {
    let anchor = context.published.filter(Published::is_trusted).map(|p| p.date());
    let scan = Scan { atoms: Atoms::of(sentence, field_text), anchor };
    let mut found = Vec::new();
    let mut i = 0;
    while i < scan.atoms.len() {
        match scan.read(i) {
            Some(reading) => {
                let end = reading.end.max(i + 1);
                found.extend(reading.parts.into_iter().map(|part| scan.found(part)));
                i = end;
            }
            None => i += 1,
        }
    }
    found.sort_by_key(|f: &Found| (f.target.span, f.tokens.start));
    found
}

impl Scan<'_> {
    /// The longest reading from piece `i` on.
    fn read(&self, i: usize) -> Option<Reading> {
        if !self.may_start(i) {
            return None;
        }
        let mut best: Option<Reading> = None;
        for finder in FINDERS {
            if let Some(reading) = finder(self, i)
                && best.as_ref().is_none_or(|b| reading.end > b.end)
            {
                best = Some(reading);
            }
        }
        best
    }

    /// Whether any reading can begin with piece `i`. Most pieces of a sentence begin none, and no finder need look.
    fn may_start(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|atom| match atom.kind {
            Kind::Word => atom.entry.starts || self.atoms.is_digits(i + 1) || identifier::may_start(&self.atoms, i),
            Kind::Digits => true,
            Kind::Sign => match atom.low.as_str() {
                "," | ";" | "!" | "?" | ")" => false,
                "." => self.atoms.is_digits(i + 1),
                _ => true,
            },
        })
    }

    fn found(&self, part: Part) -> Found {
        Found {
            tokens: self.atoms.tokens(&part.range),
            target: self.atoms.target(&part.range),
            value: part.value,
            of: part.of,
            hedge: part.hedge,
            sense: part.sense,
            others: part.others,
        }
    }
}
