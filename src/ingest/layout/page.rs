//! The page as a whole: what a paragraph is depends on what stands around it.

use super::paragraph::{Paragraph, paragraphs};
use super::piece::{self, Notes, Piece, Position};
use super::{dating, furniture, headline, words};
use crate::model::BlockKind::{self, Boilerplate, Caption, Dateline, Heading, Prose};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A text, laid out.
pub(super) struct Page {
    pub pieces: Vec<Piece>,
    /// Whether the title stands in the text as well.
    pub has_title: bool,
}

/// Lays out a text under its title.
pub(super) fn lay_out(text: &str, title: Option<&str>, source: Option<&str>, notes: &mut Notes) -> Page {
    let paragraphs = paragraphs(text);
    let title = title.map(|title| &title[headline::without_outlet(title, source)]).filter(|t| words::count(t) > 0);
    let last = paragraphs.iter().rposition(|p| is_prose_of_article(text, p)).unwrap_or(0);
    let mut builder =
        Builder { text, source, title, title_key: title.map(headline::key), has_title: false, pieces: Vec::new() };
    let mut prose_before = 0;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let position = Position { number, prose_before, is_last: number >= last };
        let from = builder.pieces.len();
        builder.add(paragraph, paragraphs.get(number + 1), position, notes);
        prose_before += usize::from(builder.pieces[from..].iter().any(|p| p.kind == Prose));
    }
    let Builder { mut pieces, has_title, .. } = builder;
    repeated_lines(text, &mut pieces);
    videos(text, &mut pieces);
    menus(text, &mut pieces);
    lists(text, &paragraphs, &mut pieces);
    trailing(text, &mut pieces);
    Page { pieces, has_title }
}

fn is_prose_of_article(text: &str, paragraph: &Paragraph) -> bool {
    paragraph.words.len() >= 8
        && !furniture::is_line(text, paragraph)
        && !furniture::is_sentence(text, &paragraph.words)
}

struct Builder<'t> {
    text: &'t str,
    source: Option<&'t str>,
    /// The title without the outlet's name.
    title: Option<&'t str>,
    title_key: Option<String>,
    has_title: bool,
    pieces: Vec<Piece>,
}

impl Builder<'_> {
    fn push(&mut self, span: Range<usize>, kind: BlockKind, paragraph: usize) {
        let stretch = &self.text[span.clone()];
        let start = span.start + stretch.len() - stretch.trim_start().len();
        let span = start..start + stretch.trim().len();
        if !span.is_empty() {
            self.pieces.push(Piece { span, kind, paragraph });
        }
    }

    /// Pushes a headline, the outlet's name in it apart.
    fn push_headline(&mut self, span: Range<usize>, kind: BlockKind, paragraph: usize) {
        let heading = headline::without_outlet(&self.text[span.clone()], self.source);
        let (start, end) = (span.start + heading.start, span.start + heading.end);
        self.push(span.start..start, Boilerplate, paragraph);
        self.push(start..end, kind, paragraph);
        self.push(end..span.end, Boilerplate, paragraph);
    }

    fn add(&mut self, paragraph: &Paragraph, next: Option<&Paragraph>, position: Position, notes: &mut Notes) {
        let span = paragraph.span.clone();
        let line = &self.text[span.clone()];
        let is_head = position.prose_before == 0;
        // Headlines are short; long paragraphs are spared the comparison.
        if paragraph.words.len() <= 45 && self.is_repetition(line, is_head) {
            let kind = if is_head && !self.has_title { Heading } else { Boilerplate };
            self.has_title |= is_head;
            // The copy may have the outlet's name behind it.
            self.push_headline(span, kind, position.number);
            return;
        }
        if is_head && (self.is_way_here(line) || is_cut_short(self.text, line, next)) {
            if let Some(date) = crate::ingest::dates::scan(line).pop() {
                notes.stamps.push(dating::Stamp { date, label: dating::Label::None, clock: false });
            }
            self.push(span, Boilerplate, position.number);
            return;
        }
        if is_head
            && let Some(end) = self.title.and_then(|title| headline::repeated_at_start(line, title))
            && end < line.len()
        {
            let at = span.start + end;
            self.push(span.start..at, Boilerplate, position.number);
            let words = paragraph.words.iter().filter(|w| w.span.start >= at).cloned();
            let mut rest = Paragraph { span: at..span.end, words: words.collect(), bullet: false };
            if let Some(first) = rest.words.first_mut() {
                first.starts_sentence = true;
                rest.span.start = first.span.start;
                self.pieces.extend(piece::cut(self.text, &rest, position, notes));
            }
            return;
        }
        let pieces = piece::cut(self.text, paragraph, position, notes);
        match pieces.as_slice() {
            // The headline of a page whose metadata have none.
            [only] if is_head && only.kind == Heading => {
                self.push_headline(only.span.clone(), Heading, position.number);
            }
            _ => self.pieces.extend(pieces),
        }
    }

    /// Whether the line is the title, with or without the outlet's name.
    fn is_repetition(&self, line: &str, is_head: bool) -> bool {
        let Some(title) = &self.title_key else { return false };
        let is_title = |line: &str| headline::key(line) == *title;
        is_title(line) || is_head && is_title(&line[headline::without_outlet(line, self.source)])
    }

    /// Whether the line leads to the article through the page's menus: steps, or the title among other things.
    fn is_way_here(&self, line: &str) -> bool {
        let holds_title = || {
            self.title.is_some_and(|title| words::count(title) >= 4 && line.contains(title))
                && !words::ends_sentence(line)
                && words::count(line) <= 60
        };
        headline::is_breadcrumb(line) && !words::ends_sentence(line.trim_end_matches(['.', '…'])) || holds_title()
    }
}

/// Whether a line is the next one, cut short: "Ferry sinks off …".
fn is_cut_short(text: &str, line: &str, next: Option<&Paragraph>) -> bool {
    let bare = line.trim_end_matches(['.', '…', ' ', '|', '-', '–']);
    let is_cut = line.ends_with("...") || line.ends_with('…');
    is_cut
        && words::count(bare) >= 3
        && next.is_some_and(|next| headline::key(&text[next.span.clone()]).starts_with(&headline::key(bare)))
}

fn line_of<'t>(text: &'t str, piece: &Piece) -> &'t str {
    &text[piece.span.clone()]
}

/// A short line that stands twice is a button or an advertisement.
fn repeated_lines(text: &str, pieces: &mut [Piece]) {
    const LONGEST: usize = 6;
    let mut count: FxHashMap<String, usize> = FxHashMap::default();
    let short = |piece: &Piece| piece.kind == Heading && words::count(line_of(text, piece)) <= LONGEST;
    for piece in pieces.iter().filter(|p| short(p)) {
        *count.entry(headline::key(line_of(text, piece))).or_default() += 1;
    }
    for piece in pieces.iter_mut().filter(|p| short(p)) {
        if count[&headline::key(line_of(text, piece))] > 1 {
            piece.kind = Boilerplate;
        }
    }
}

/// A list of videos has two entries or more.
fn videos(text: &str, pieces: &mut [Piece]) {
    let is_entry = |p: &Piece| matches!(p.kind, Heading | Prose) && furniture::is_video_entry(line_of(text, p));
    if pieces.iter().filter(|p| is_entry(p)).count() > 1 {
        pieces.iter_mut().filter(|p| is_entry(p)).for_each(|p| p.kind = Boilerplate);
    }
}

/// Four short lines in a row are a menu.
fn menus(text: &str, pieces: &mut [Piece]) {
    const LEAST: usize = 4;
    let mut run = 0..0;
    for i in 0..=pieces.len() {
        if pieces.get(i).is_some_and(|p| p.kind == Heading && words::count(line_of(text, p)) <= 3) {
            run.end = i + 1;
            continue;
        }
        if run.len() >= LEAST {
            pieces[run].iter_mut().for_each(|p| p.kind = Boilerplate);
        }
        run = i + 1..i + 1;
    }
}

/// The headings right below "Most popular" are of other articles, but for the one right above the first paragraph.
fn lists(text: &str, paragraphs: &[Paragraph], pieces: &mut [Piece]) {
    let first_prose = pieces.iter().position(|p| matches!(p.kind, Prose | Dateline)).unwrap_or(pieces.len());
    let mut in_list = false;
    for i in 0..pieces.len() {
        match pieces[i].kind {
            Boilerplate => in_list |= furniture::is_list_head(text, &paragraphs[pieces[i].paragraph]),
            Heading if in_list && i + 1 != first_prose => pieces[i].kind = Boilerplate,
            _ => in_list = false,
        }
    }
}

/// A heading stands over something: what follows the last paragraph and looks like one is a link.
fn trailing(text: &str, pieces: &mut [Piece]) {
    const LONGEST: usize = 12;
    let Some(last) = pieces.iter().rposition(|p| matches!(p.kind, Prose | Caption)) else { return };
    let is_link = |p: &Piece| p.kind == Heading && words::count(line_of(text, p)) <= LONGEST;
    pieces[last..].iter_mut().filter(|p| is_link(p)).for_each(|p| p.kind = Boilerplate);
}
