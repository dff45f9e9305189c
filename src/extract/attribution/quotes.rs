//! Stretches between quotation marks, read off the raw text.
//!
//! Curly marks tell which way they face. A straight mark is told by the spaces round it; where both sides or neither
//! have one (as in text whose marks were spaced out by a tokeniser), marks open and close by turns. A paragraph
//! that ends within a quote closes it there, and the next paragraph's opening mark takes it up again, as is the custom.

use crate::model::Span;

/// A quoted stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// What stands between the marks.
    pub inner: Span,
    /// The same with the marks.
    pub outer: Span,
    /// Whether it takes up the quote before it, left open at the end of its paragraph.
    pub continues: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Facing {
    Open,
    Close,
    Either,
}

/// One mark of quotation.
struct Mark {
    start: usize,
    end: usize,
    facing: Facing,
}

/// The longest quote, in bytes, that a single mark may open: longer ones are apostrophes gone astray.
const LONGEST_SINGLE: usize = 400;

/// The quotes of a field, in order, without overlaps.
pub(crate) fn quotes(text: &str) -> Vec<Quote> {
    let mut out = Vec::new();
    if memchr::memchr3(b'"', 0xE2, b'\'', text.as_bytes()).is_none() && !text.contains(['«', '»']) {
        return out;
    }
    let mut start = 0;
    let mut carried = false;
    for end in paragraph_ends(text) {
        carried = paragraph(text, start, end, carried, &mut out);
        start = end;
    }
    if out.is_empty() || text.contains(['‘', '\'']) {
        singles(text, &mut out);
    }
    out
}

/// Where paragraphs end: at blank lines and at the end.
fn paragraph_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    let mut blank = false;
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if is_blank && !blank && at > 0 {
            ends.push(at);
        }
        blank = is_blank;
        at += line.len();
    }
    ends.push(text.len());
    ends
}

fn marks(text: &str, start: usize, end: usize) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let slice = &text[start..end];
    // Most paragraphs quote nothing.
    if !slice.bytes().any(|b| matches!(b, b'"' | b'`') || !b.is_ascii()) && !slice.contains("''") {
        return out;
    }
    let mut before = '\n';
    let mut chars = slice.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let mut width = c.len_utf8();
        let is_double_single = (c == '\'' || c == '`') && chars.peek().is_some_and(|&(_, d)| d == c);
        if is_double_single {
            chars.next();
            width = 2;
        }
        let facing = match c {
            '“' | '„' | '«' => Some(Facing::Open),
            '”' | '»' => Some(Facing::Close),
            '`' if is_double_single => Some(Facing::Open),
            '"' | '\'' if c == '"' || is_double_single => {
                let after = slice[i + width..].chars().next().unwrap_or('\n');
                let open_before = before.is_whitespace() || "([{—–-/".contains(before);
                let open_after = after.is_whitespace() || ")]},.;:!?—–".contains(after);
                // Feet and inches are no quotes.
                if before.is_ascii_digit() && !out.last().is_some_and(|m| m.facing != Facing::Close) && !open_before {
                    None
                } else {
                    Some(match (open_before, open_after) {
                        (true, false) => Facing::Open,
                        (false, true) => Facing::Close,
                        _ => Facing::Either,
                    })
                }
            }
            _ => None,
        };
        if let Some(facing) = facing {
            out.push(Mark { start: start + i, end: start + i + width, facing });
        }
        before = c;
    }
    out
}

/// Reads one paragraph; whether it ends within a quote.
fn paragraph(text: &str, start: usize, end: usize, carried: bool, out: &mut Vec<Quote>) -> bool {
    let mut open: Option<(usize, usize)> = None;
    let mut continues = false;
    let mut first = true;
    let mut last_end = start;
    let close = |open: (usize, usize), inner_end: usize, outer_end: usize, continues: bool, out: &mut Vec<Quote>| {
        let inner = trimmed(text, open.1, inner_end);
        if !inner.is_empty() {
            out.push(Quote { inner, outer: Span::new(open.0 as u32, outer_end as u32), continues });
        }
    };
    for mark in marks(text, start, end) {
        match (open, mark.facing) {
            (None, Facing::Open | Facing::Either) => {
                continues = carried && first && text[start..mark.start].trim().is_empty();
                open = Some((mark.start, mark.end));
            }
            (None, Facing::Close) => {
                // The opening mark was lost, or stands before a paragraph break that is none.
                let from = last_end + text[last_end..mark.start].rfind('\n').map_or(0, |i| i + 1);
                close((from, from), mark.start, mark.end, carried && first, out);
                last_end = mark.end;
            }
            (Some(from), Facing::Close | Facing::Either) => {
                close(from, mark.start, mark.end, continues, out);
                open = None;
                last_end = mark.end;
            }
            (Some(from), Facing::Open) => {
                // A line that opens a quote again goes on with the one before; elsewhere it is a quote in a quote.
                if let Some(line) = text[from.1..mark.start].rfind('\n')
                    && text[from.1 + line..mark.start].trim().is_empty()
                {
                    close(from, from.1 + line, from.1 + line, continues, out);
                    open = Some((mark.start, mark.end));
                    continues = true;
                }
            }
        }
        first = false;
    }
    let Some(from) = open else { return false };
    close(from, end, end, continues, out);
    true
}

/// Quotes between single marks, where no double quote stands.
fn singles(text: &str, out: &mut Vec<Quote>) {
    let doubles = out.len();
    let mut at = 0;
    while let Some(found) = text[at..].find(['‘', '\'']) {
        let open = at + found;
        let width = text[open..].chars().next().map_or(1, char::len_utf8);
        at = open + width;
        let before = text[..open].chars().next_back().unwrap_or(' ');
        let after = text[at..].chars().next().unwrap_or(' ');
        let spaced = after == ' ';
        if !(before.is_whitespace() || "([—–:".contains(before)) || !(after.is_alphabetic() || spaced) {
            continue;
        }
        if text[open..].starts_with('\'') && is_clipped(&text[at..]) {
            continue;
        }
        let inside = |p: usize| out[..doubles].iter().any(|q| (q.outer.start..q.outer.end).contains(&(p as u32)));
        if inside(open) {
            continue;
        }
        let mut before = ' ';
        let mut end = None;
        for (i, c) in text[at..].char_indices() {
            if c == '\n' || i > LONGEST_SINGLE {
                break;
            }
            if c == '’' || c == '\'' {
                let after = text[at + i + c.len_utf8()..].chars().next().unwrap_or(' ');
                let closes = if spaced { before == ' ' && !after.is_alphanumeric() } else { !after.is_alphanumeric() };
                // The plural's possessive ("the workers’ rights") is taken for an end only where a lower-case word
                // does not follow.
                let word = text[at + i + c.len_utf8()..].trim_start().chars().next();
                let possessive = before == 's' && after == ' ' && word.is_some_and(char::is_lowercase) && c == '’';
                if closes && !(possessive && text[at + i + c.len_utf8()..].contains('’')) && i > 0 {
                    end = Some((at + i, at + i + c.len_utf8()));
                    break;
                }
            }
            before = c;
        }
        if let Some((inner_end, outer_end)) = end {
            let inner = trimmed(text, at, inner_end);
            let outer = Span::new(open as u32, outer_end as u32);
            if !inner.is_empty() && !out[..doubles].iter().any(|q| q.outer.overlaps(outer)) {
                out.push(Quote { inner, outer, continues: false });
            }
            at = outer_end;
        }
    }
    out.sort_by_key(|q| q.outer.start);
}

/// Whether an apostrophe at a word's start stands for what was cut off ('em, 'tis).
fn is_clipped(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    matches!(
        word.as_str(),
        "em" | "til" | "tis" | "twas" | "cause" | "bout" | "n" | "s" | "t" | "re" | "ll" | "ve" | "d" | "m"
    )
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    if start >= end {
        return Span::new(start as u32, start as u32);
    }
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let to = end - (piece.len() - piece.trim_end().len());
    Span::new(from as u32, to.max(from) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, bool)> {
        quotes(text).into_iter().map(|q| (q.inner.of(text), q.continues)).collect()
    }

    #[test]
    fn straight_and_curly() {
        assert_eq!(read("\"We lost,\" she said. “Badly.”"), [("We lost,", false), ("Badly.", false)]);
        assert_eq!(read("the \"so-called\" truce"), [("so-called", false)]);
        assert_eq!(read("«We lost», she said"), [("We lost", false)]);
        assert_eq!(read("''We lost,'' she said"), [("We lost,", false)]);
    }

    #[test]
    fn marks_with_spaces_on_both_sides() {
        let text = "He called it \" mad \" and \" bad. \"\n\" We lost, \" he said.\n\" Again.\nAnd again. \"";
        assert_eq!(read(text), [("mad", false), ("bad.", false), ("We lost,", false), ("Again.\nAnd again.", false)]);
    }

    #[test]
    fn paragraphs_take_up_an_open_quote() {
        let text = "“We lost.\n\n“We lost again,” she said.";
        assert_eq!(read(text), [("We lost.", false), ("We lost again,", true)]);
    }

    #[test]
    fn an_open_quote_ends_with_its_paragraph() {
        assert_eq!(read("\"We lost.\n\nThe end."), [("We lost.", false)]);
    }

    #[test]
    fn single_marks() {
        assert_eq!(read("Mayor ‘won’t quit’ over fire"), [("won’t quit", false)]);
        assert_eq!(read("Mayor 'lied' over fire"), [("lied", false)]);
        assert_eq!(read("a ‘ fair deal ' at last"), [("fair deal", false)]);
        assert!(read("the players' union and the Smiths' house").is_empty());
    }

    #[test]
    fn inches_are_no_quotes() {
        assert!(read("He is 5'10\" tall.").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_ordered_quotes(text in "[a‘’'“”\"« \n.5é]{0,60}") {
            let mut end = 0;
            for quote in quotes(&text) {
                proptest::prop_assert!(quote.outer.start >= end && quote.outer.contains(quote.inner));
                proptest::prop_assert!(!quote.inner.of(&text).is_empty());
                end = quote.outer.end;
            }
        }
    }
}
