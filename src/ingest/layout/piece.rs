//! Cuts a paragraph into pieces of one kind.

use super::cues::CUES;
use super::dating::{self, Stamp};
use super::paragraph::Paragraph;
use super::words::{self, Word};
use super::{caption, credit, dateline, furniture};
use crate::ingest::dates::Found;
use crate::model::BlockKind;
use std::ops::Range;

/// A stretch of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where, in bytes, trimmed.
    pub span: Range<usize>,
    pub kind: BlockKind,
    /// The number of the paragraph that it is a part of.
    pub paragraph: usize,
}

/// What is learnt on the way.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The agency of a dateline, else of a credit; with its rank, the lower the better.
    pub agency: Option<(u8, Range<usize>)>,
    pub place: Option<Range<usize>>,
    pub dateline: Option<Found>,
    pub stamps: Vec<Stamp>,
}

impl Notes {
    pub fn credit(&mut self, rank: u8, name: Range<usize>) {
        if self.agency.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.agency = Some((rank, name));
        }
    }
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position {
    pub number: usize,
    /// How many paragraphs of prose stand before it.
    pub prose_before: usize,
    /// Whether no paragraph of prose seems to stand after it.
    pub is_last: bool,
}

/// Cuts a paragraph.
pub(super) fn cut(text: &str, paragraph: &Paragraph, position: Position, notes: &mut Notes) -> Vec<Piece> {
    let mut pieces = Pieces { text, paragraph: position.number, pieces: Vec::new() };
    let span = paragraph.span.clone();
    if furniture::is_line(text, paragraph) {
        pieces.push(span, BlockKind::Boilerplate);
        return pieces.pieces;
    }
    if let Some(mut stamps) = dating::stamps(text, span.clone(), &paragraph.words) {
        let unlabelled = stamps.iter().all(|s| s.label == dating::Label::None);
        let is_clock = position.prose_before == 0 && unlabelled && stamps.iter().any(|s| s.date.weekday);
        stamps.iter_mut().for_each(|s| s.clock = is_clock);
        notes.stamps.extend(stamps);
        pieces.push(span, BlockKind::Boilerplate);
        return pieces.pieces;
    }
    if let Some(found) = credit::line(text, paragraph) {
        if let credit::Credit::Source(name) = found {
            notes.credit(2, name);
        }
        pieces.push(span, BlockKind::Boilerplate);
        return pieces.pieces;
    }
    if caption::is_credit_line(text, &paragraph.words) {
        pieces.push(span, BlockKind::Boilerplate);
        return pieces.pieces;
    }
    if let Some((at, stamps)) = dating::tail(text, span.clone(), &paragraph.words) {
        notes.stamps.extend(stamps);
        let words = paragraph.words.iter().take_while(|w| w.span.start < at).cloned().collect();
        let headline = Paragraph { span: span.start..at, words, bullet: paragraph.bullet };
        sentences(&headline, position, notes, &mut pieces);
        pieces.push(at..span.end, BlockKind::Boilerplate);
    } else {
        sentences(paragraph, position, notes, &mut pieces);
    }
    pieces.pieces
}

struct Pieces<'t> {
    text: &'t str,
    paragraph: usize,
    pieces: Vec<Piece>,
}

impl Pieces<'_> {
    fn push(&mut self, span: Range<usize>, kind: BlockKind) {
        let stretch = &self.text[span.clone()];
        let start = span.start + stretch.len() - stretch.trim_start().len();
        let span = start..start + stretch.trim().len();
        if !span.is_empty() {
            self.pieces.push(Piece { span, kind, paragraph: self.paragraph });
        }
    }
}

/// Parts boilerplate sentences from the others.
fn sentences(paragraph: &Paragraph, position: Position, notes: &mut Notes, pieces: &mut Pieces<'_>) {
    let text = pieces.text;
    let words = &paragraph.words;
    let mut starts: Vec<usize> = (0..words.len()).filter(|&i| words[i].starts_sentence).collect();
    starts.push(words.len());
    // Runs of sentences of one sort, in words.
    let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
    let mut after_caption = None;
    let mut quotation = Quotation::default();
    for pair in starts.windows(2) {
        let sentence = &words[pair[0]..pair[1]];
        if CUES.after_caption.longest(sentence, false).is_some() {
            after_caption = Some(runs.len());
        }
        let to_the_end = after_caption.is_some() || furniture::is_copyright(sentence);
        let is_boilerplate = to_the_end || !quotation.is_open() && furniture::is_sentence(text, sentence);
        if let (Some(first), Some(last)) = (sentence.first(), sentence.last()) {
            quotation.read(&text[first.span.start..last.span.end]);
        }
        let end = if to_the_end { words.len() } else { pair[1] };
        match runs.last_mut() {
            Some((run, kind)) if *kind == is_boilerplate => run.end = end,
            _ => runs.push((pair[0]..end, is_boilerplate)),
        }
        if to_the_end {
            break;
        }
    }
    for (i, (run, is_boilerplate)) in runs.into_iter().enumerate() {
        let (Some(first), Some(last)) = (words.get(run.start), words[run.clone()].last()) else { continue };
        // Brackets and bars around a paragraph go with its first and last runs.
        let start = if run.start == 0 { paragraph.span.start } else { first.span.start };
        let span = start..last.span.end;
        match () {
            () if is_boilerplate => {
                if let Some(name) = agency_of_copyright(text, &words[run]) {
                    notes.credit(3, name);
                }
                pieces.push(span, BlockKind::Boilerplate);
            }
            () if after_caption.is_some_and(|at| i < at.max(1)) => pieces.push(span, BlockKind::Caption),
            () => content(span, &words[run], paragraph.bullet, position, notes, pieces),
        }
    }
}

/// Whether the text read so far leaves a quotation open.
#[derive(Default)]
struct Quotation {
    curly: i32,
    straight: u32,
}

impl Quotation {
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '“' | '„' | '«' => self.curly += 1,
                '”' | '»' => self.curly = (self.curly - 1).max(0),
                '"' => self.straight += 1,
                _ => {}
            }
        }
    }

    fn is_open(&self) -> bool {
        self.curly > 0 || self.straight % 2 == 1
    }
}

/// "Copyright 2015 The Associated Press." is a credit too.
fn agency_of_copyright(text: &str, words: &[Word]) -> Option<Range<usize>> {
    if !furniture::is_copyright(words) {
        return None;
    }
    let year = words.iter().position(|w| w.lower.trim_start_matches('©').starts_with(|c: char| c.is_ascii_digit()))?;
    let start = words.get(year + 1)?.span.start;
    (year + 1..words.len().min(year + 4)).find_map(|last| {
        let name = text[start..words[last].span.end].trim_end_matches(['.', ',', ')', ';']);
        CUES.is_agency(name).then_some(start..start + name.len())
    })
}

/// Cuts what is no boilerplate: labels and datelines at the start, credits at the end.
fn content(
    mut span: Range<usize>,
    words: &[Word],
    bullet: bool,
    position: Position,
    notes: &mut Notes,
    pieces: &mut Pieces<'_>,
) {
    let text = pieces.text;
    if let Some(label) = credit::label(text, words, |w| CUES.prefixes.longest(w, true))
        && label < words.len()
        && !text[span.clone()].starts_with(['(', '['])
    {
        let end = words[label].span.start;
        pieces.push(span.start..end, BlockKind::Boilerplate);
        span.start = end;
    }
    if let Some(found) = dateline::dateline(&text[span.clone()], position.prose_before < 2) {
        let shift = |r: Range<usize>| span.start + r.start..span.start + r.end;
        if let Some(agency) = found.agency {
            notes.credit(0, shift(agency));
        }
        // A second dateline is that of an earlier story below an update.
        if notes.place.is_none() {
            notes.place = found.place.map(shift);
            notes.dateline = found.date;
        }
        pieces.push(span.start..span.start + found.end, BlockKind::Dateline);
        span.start += found.end;
    }
    if let Some(tail) = furniture::quoted_post(text, span.clone()) {
        content_kind(span.start..tail, words, bullet, pieces);
        pieces.push(tail..span.end, BlockKind::Boilerplate);
        return;
    }
    if let Some(at) = caption::credit_at_end(text, span.clone()) {
        pieces.push(span.start..at, BlockKind::Caption);
        pieces.push(at..span.end, BlockKind::Boilerplate);
        return;
    }
    if let Some((at, name)) = credit::at_end(text, span.clone(), position.is_last) {
        notes.credit(1, name);
        content_kind(span.start..at, words, bullet, pieces);
        pieces.push(at..span.end, BlockKind::Boilerplate);
        return;
    }
    content_kind(span, words, bullet, pieces);
}

fn content_kind(span: Range<usize>, words: &[Word], bullet: bool, pieces: &mut Pieces<'_>) {
    let stretch = &pieces.text[span.clone()];
    let kind = match () {
        () if caption::is_caption(pieces.text, words) => BlockKind::Caption,
        () if is_prose(stretch, bullet) => BlockKind::Prose,
        () => BlockKind::Heading,
    };
    pieces.push(span, kind);
}

/// Headlines and crossheads are short and end without a full stop; what is longer is prose that was cut off, or a list's item.
pub(super) fn is_prose(stretch: &str, bullet: bool) -> bool {
    const LONGEST_HEADING: usize = 22;
    let stretch = stretch.trim();
    let count = words::count(stretch);
    if count > LONGEST_HEADING || words::ends_sentence(stretch) && count > 1 {
        return true;
    }
    let inner_stop = words::words(stretch, 0..stretch.len()).iter().skip(1).filter(|w| w.starts_sentence).count();
    match stretch.chars().next_back() {
        Some(',' | ';') => count > 3,
        Some(':') => count > 6,
        _ => (bullet || inner_stop > 0) && count > 6,
    }
}
