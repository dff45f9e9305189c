//! From the lines of a text to its paragraphs.

use super::words::{self, Word};
use std::ops::Range;

/// A line, or lines that are one paragraph, without white space and bullets at the ends.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// Its words.
    pub words: Vec<Word>,
    /// Whether it began with a bullet.
    pub bullet: bool,
}

/// The least and the greatest number of characters of a full line in a text of fixed width.
const WIDTHS: Range<usize> = 45..101;

/// The paragraphs of a text. Lines are paragraphs, but for lines of fixed width, as in mail, and for a line that plainly
/// goes on in the next one.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let is_wrapped = is_wrapped(text, &lines);
    let mut paragraphs: Vec<Range<usize>> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let joins = i > 0
            && !line.after_blank
            && goes_on(text, &lines[i - 1].span, &line.span, is_wrapped)
            && paragraphs.last().is_some();
        match paragraphs.last_mut() {
            Some(last) if joins => last.end = line.span.end,
            _ => paragraphs.push(line.span.clone()),
        }
    }
    paragraphs.into_iter().map(|span| paragraph(text, span)).collect()
}

fn paragraph(text: &str, span: Range<usize>) -> Paragraph {
    let whole = &text[span.clone()];
    let bare = without_bullet(whole);
    let span = span.end - bare.len()..span.end;
    Paragraph { words: words::words(text, span.clone()), bullet: bare.len() < whole.len(), span }
}

/// The text after the bullets that it begins with: marks, each before white space.
pub(super) fn without_bullet(text: &str) -> &str {
    let mut rest = text;
    loop {
        let after = rest.trim_start_matches(|c: char| {
            matches!(
                c,
                '•' | '·'
                    | 'º'
                    | '●'
                    | '○'
                    | '▪'
                    | '■'
                    | '◦'
                    | '‣'
                    | '►'
                    | '▶'
                    | '»'
                    | '›'
                    | '>'
                    | '*'
                    | '×'
                    | '-'
                    | '–'
                    | '—'
                    | '✓'
                    | '→'
                    | '|'
            )
        });
        let trimmed = after.trim_start();
        if after.len() == rest.len() || trimmed.len() == after.len() || trimmed.is_empty() {
            return rest;
        }
        rest = trimmed;
    }
}

struct Line {
    span: Range<usize>,
    after_blank: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    let bytes = text.as_bytes();
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}']) {
        let start = at;
        at += line.len();
        let trimmed = line.trim();
        if trimmed.is_empty() {
            // The line feed of a CR LF ends no line of its own.
            after_blank |= !(line == "\n" && start > 0 && bytes[start - 1] == b'\r');
            continue;
        }
        let start = start + line.len() - line.trim_start().len();
        lines.push(Line { span: start..start + trimmed.len(), after_blank });
        after_blank = false;
    }
    lines
}

/// Whether the text is broken at a fixed width: nearly every line that another follows is nearly full.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let width = |line: &Line| text[line.span.clone()].chars().count();
    let (mut full, mut followed) = (0, 0);
    for pair in lines.windows(2) {
        if !pair[1].after_blank {
            followed += 1;
            let is_full = WIDTHS.contains(&width(&pair[0])) && !words::ends_sentence(&text[pair[0].span.clone()]);
            full += usize::from(is_full);
        }
    }
    // Lines that end with their sentences are lines that someone meant to end there.
    followed >= 4 && full * 10 >= followed * 7 && lines.iter().all(|line| width(line) < 130)
}

fn goes_on(text: &str, line: &Range<usize>, next: &Range<usize>, is_wrapped: bool) -> bool {
    let (line, next) = (&text[line.clone()], &text[next.clone()]);
    if without_bullet(next).len() < next.len() {
        return false;
    }
    let is_short = line.chars().count() < WIDTHS.start;
    if is_wrapped {
        return !(is_short && (words::ends_sentence(line) || words::count(line) < 4));
    }
    let begins_low = next.starts_with(|c: char| c.is_lowercase());
    begins_low && !words::ends_sentence(line) && words::count(line) >= 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|p| &text[p.span]).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        let text = "\u{A0}Ferry sinks\r\n\r\nA ferry sank.\r\nTwo people died.\u{A0} \n\n\n";
        assert_eq!(texts(text), ["Ferry sinks", "A ferry sank.", "Two people died."]);
        assert_eq!(
            texts("- One\n• two\n×  Three\n-4 degrees\n—\n- \n"),
            ["One", "two", "Three", "-4 degrees", "—", "-"]
        );
    }

    #[test]
    fn a_line_that_goes_on_is_joined() {
        let text = "The captain of the ferry said\nthat nobody was hurt.\nfacebook\ntwitter";
        assert_eq!(texts(text), ["The captain of the ferry said\nthat nobody was hurt.", "facebook", "twitter"]);
    }

    #[test]
    fn lines_of_fixed_width_are_joined() {
        let text = "A ferry with twenty people aboard sank off the northern\r\n\
                    cape on Monday after it had struck a rock, the coast\r\n\
                    guard said. Boats from the nearby village of Torrin\r\n\
                    Bay took all of them ashore.\r\n\
                    Nobody was hurt. The mayor praised the Torrin fishers\r\n\
                    who had put to sea in heavy rain and before dawn.\r\n\r\nSecond part\r\n";
        let found = texts(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].ends_with("ashore.") && found[1].ends_with("dawn."));
    }
}
