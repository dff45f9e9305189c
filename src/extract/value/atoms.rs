//! The smallest pieces that values are put together from: runs of letters, runs of digits, single signs.
//!
//! Tokenisers differ on "24-year-old", "8.40am" and "$1.5bn"; pieces do not, so the finders read pieces and give
//! tokens back.

use super::lexicon::{Entry, lexicon};
use crate::model::{Sentence, Span, Tag, Target};
use smol_str::SmolStr;
use std::ops::Range;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of letters.
    Word,
    /// A run of ASCII digits.
    Digits,
    /// Any other single character that is not white space.
    Sign,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// Where, in bytes of the field.
    pub span: Span,
    /// The token it lies in.
    pub token: u16,
    /// What it is.
    pub kind: Kind,
    /// Whether nothing stands between it and the piece before.
    pub glued: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// The text, ASCII letters in lower case, typographic apostrophes and dashes as plain ones.
    pub low: SmolStr,
    /// What the word can be.
    pub entry: &'static Entry,
}

/// The pieces of one sentence.
pub(super) struct Atoms<'a> {
    list: Vec<Atom>,
    /// The sentence.
    pub sentence: &'a Sentence,
}

/// Cuts `text` into pieces: kind, start, end.
fn cut(text: &str) -> impl Iterator<Item = (Kind, usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let skipped = rest.len() - rest.trim_start().len();
        let start = at + skipped;
        let rest = text.get(start..)?;
        let first = rest.chars().next()?;
        let run = |fits: fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let (kind, len) = if first.is_ascii_digit() {
            (Kind::Digits, run(|c| c.is_ascii_digit()))
        } else if first.is_alphabetic() {
            (Kind::Word, run(char::is_alphabetic))
        } else {
            (Kind::Sign, first.len_utf8())
        };
        at = start + len;
        Some((kind, start, at))
    })
}

/// The text of a piece in plain lower case.
fn lower(text: &str) -> SmolStr {
    match text {
        "’" | "‘" | "ʼ" => SmolStr::new_static("'"),
        "–" | "‑" | "‐" | "−" => SmolStr::new_static("-"),
        "“" | "”" | "″" => SmolStr::new_static("\""),
        "′" => SmolStr::new_static("'"),
        _ if text.bytes().any(|b| b.is_ascii_uppercase()) => text.chars().map(|c| c.to_ascii_lowercase()).collect(),
        _ => SmolStr::new(text),
    }
}

/// The pieces of a phrase of the lexicon.
pub(super) fn pieces(phrase: &str) -> Vec<SmolStr> {
    cut(phrase).map(|(_, start, end)| lower(&phrase[start..end])).collect()
}

impl<'a> Atoms<'a> {
    /// The pieces of `sentence`.
    pub fn of(sentence: &'a Sentence, field_text: &str) -> Self {
        let lexicon = lexicon();
        let text = sentence.span.of(field_text);
        let base = sentence.span.start;
        let mut list: Vec<Atom> = Vec::with_capacity(sentence.tokens.len() + 8);
        let mut token = 0;
        for (kind, start, end) in cut(text) {
            let span = Span::new(base + start as u32, base + end as u32);
            while token + 1 < sentence.tokens.len() && sentence.tokens[token].span.end <= span.start {
                token += 1;
            }
            let raw = &text[start..end];
            let low = lower(raw);
            let entry = lexicon.entry(if kind == Kind::Digits { "" } else { &low });
            let glued = list.last().is_some_and(|a| a.span.end == span.start);
            let capital = kind == Kind::Word && raw.starts_with(char::is_uppercase);
            list.push(Atom { span, token: token as u16, kind, glued, capital, low, entry });
        }
        Self { list, sentence }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Piece `i`.
    pub fn get(&self, i: usize) -> Option<&Atom> {
        self.list.get(i)
    }

    /// The lower-case text of piece `i`; empty past the end.
    pub fn low(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |a| a.low.as_str())
    }

    /// The lower-case text of the piece `back` places before `i`.
    pub fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |k| self.low(k))
    }

    /// What piece `i` can be.
    pub fn entry(&self, i: usize) -> &'static Entry {
        self.list.get(i).map_or_else(|| lexicon().entry(""), |a| a.entry)
    }

    /// Whether piece `i` is one of `words`.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        self.list.get(i).is_some_and(|a| words.contains(&a.low.as_str()))
    }

    /// Whether piece `i` touches the one before.
    pub fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.glued)
    }

    /// Whether piece `i` is the sign `sign` and touches both neighbours.
    pub fn joins(&self, i: usize, sign: &str) -> bool {
        self.low(i) == sign && self.glued(i) && self.glued(i + 1)
    }

    /// Whether piece `i` is a run of letters.
    pub fn is_word(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.kind == Kind::Word)
    }

    /// Whether piece `i` is a run of digits.
    pub fn is_digits(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.kind == Kind::Digits)
    }

    /// Whether piece `i` begins with a capital.
    pub fn is_capital(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.capital)
    }

    /// The number that the digits of piece `i` write, when no more than nine of them.
    pub fn digits(&self, i: usize) -> Option<u32> {
        let atom = self.list.get(i)?;
        if atom.kind == Kind::Digits && atom.low.len() <= 9 { atom.low.parse().ok() } else { None }
    }

    /// The number of digits of piece `i`.
    pub fn width(&self, i: usize) -> usize {
        self.list.get(i).map_or(0, |a| if a.kind == Kind::Digits { a.low.len() } else { 0 })
    }

    /// The token that piece `i` lies in.
    pub fn token(&self, i: usize) -> u16 {
        self.list.get(i).map_or(0, |a| a.token)
    }

    /// The tag of piece `i`'s token.
    pub fn tag(&self, i: usize) -> Tag {
        let token = self.list.get(i).and_then(|a| self.sentence.tokens.get(a.token as usize));
        token.map_or(Tag::Xx, |t| t.tag)
    }

    /// Past a full stop that abbreviates the word before `i` ("Sept.", "ft.").
    pub fn past_stop(&self, i: usize) -> usize {
        if self.low(i) == "." && self.glued(i) { i + 1 } else { i }
    }

    /// Past a full stop that can only abbreviate the word before `i`: one with a lower-case word or a digit after it.
    pub fn past_abbreviation(&self, i: usize) -> usize {
        let goes_on = self.list.get(i + 1).is_some_and(|a| a.kind != Kind::Sign && !a.capital);
        if goes_on { self.past_stop(i) } else { i }
    }

    /// The tokens that pieces `range` lie in.
    pub fn tokens(&self, range: &Range<usize>) -> Range<u16> {
        let first = self.token(range.start);
        let last = range.end.checked_sub(1).map_or(first, |k| self.token(k));
        first..last.max(first).saturating_add(1)
    }

    /// Where pieces `range` stand.
    pub fn target(&self, range: &Range<usize>) -> Target {
        let span = match (self.list.get(range.start), range.end.checked_sub(1).and_then(|k| self.list.get(k))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::new(self.sentence.span.start, self.sentence.span.start),
        };
        Target { field: self.sentence.field, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_depend_on_tokens() {
        assert_eq!(pieces("24-year-old"), ["24", "-", "year", "-", "old"]);
        assert_eq!(pieces("8.40am"), ["8", ".", "40", "am"]);
        assert_eq!(pieces("US$1.5bn"), ["us", "$", "1", ".", "5", "bn"]);
        assert_eq!(pieces("New Year’s"), ["new", "year", "'", "s"]);
    }
}
