//! Who wrote or gave the text: bylines, sources, agencies.

use super::cues::CUES;
use super::paragraph::Paragraph;
use super::words::{self, Word};
use std::ops::Range;

/// What a line of its own credits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Credit {
    /// An agency, or another outlet that the text is taken from; in bytes of the field.
    Source(Range<usize>),
    /// People.
    Byline,
}

/// Reads a line that is nothing but a credit: "Source: Stern", "By Reuters", "(dpa)", "Reuters", "By Ana Roe, staff writer".
pub(super) fn line(text: &str, paragraph: &Paragraph) -> Option<Credit> {
    let words = &paragraph.words;
    if words.len() > 16 {
        return None;
    }
    let whole = text[paragraph.span.clone()].trim_matches(['(', ')', '[', ']', '—', '–', '-', '/', '.', ' ', '*']);
    if CUES.is_agency(whole) {
        return Some(Credit::Source(within(text, whole, paragraph.span.start)));
    }
    if let Some(label) = label(text, words, |w| CUES.source_labels.longest(w, false)) {
        let name = name_after(text, paragraph, label);
        let count = words::count(&text[name.clone()]);
        return (1..=6).contains(&count).then_some(Credit::Source(name));
    }
    byline(text, paragraph)
}

/// The number of words of a label that stands before a colon, if the words begin with one.
pub(super) fn label(text: &str, words: &[Word], longest: impl Fn(&[Word]) -> Option<usize>) -> Option<usize> {
    // The longest pattern may go past the colon; the label is what stands before it.
    let colon = words.iter().take(6).position(|w| text[w.span.clone()].ends_with([':', '：']))?;
    (longest(&words[..=colon]) == Some(colon + 1)).then_some(colon + 1)
}

/// What follows a label, web addresses left out.
fn name_after(text: &str, paragraph: &Paragraph, label: usize) -> Range<usize> {
    let words = &paragraph.words[label..];
    let end = words.iter().position(|w| w.lower.contains("://")).map_or(words.len(), |at| at);
    match (words.first(), words[..end].last()) {
        (Some(first), Some(last)) => {
            let name = &text[first.span.start..last.span.end];
            let trimmed = name.trim_matches(['.', ',', ';', ')', ']', ' ']);
            within(text, trimmed, first.span.start)
        }
        _ => paragraph.span.end..paragraph.span.end,
    }
}

/// Where a stretch stands that was trimmed from what begins at `from`.
fn within(text: &str, trimmed: &str, from: usize) -> Range<usize> {
    let start = from + text[from..].find(trimmed).unwrap_or(0);
    start..start + trimmed.len()
}

fn byline(text: &str, paragraph: &Paragraph) -> Option<Credit> {
    let words = &paragraph.words;
    let (first, rest) = words.split_first()?;
    if first.lower != "by" || rest.is_empty() || !rest[0].capital {
        return None;
    }
    let start = rest[0].span.start;
    let name = text[start..paragraph.span.end].trim_end_matches(['.', ' ']);
    if CUES.is_agency(name) {
        return Some(Credit::Source(start..start + name.len()));
    }
    let name_like = |w: &Word| {
        w.capital
            || w.lower.is_empty()
            || words::is_address(&w.lower)
            || CUES.byline_words.contains(w.lower.as_str())
            || w.lower.starts_with(|c: char| c.is_ascii_digit())
    };
    // "By Monday, all had left.": a byline ends before a comma and a sentence.
    let sentence = words::ends_sentence(&text[paragraph.span.clone()]) && rest.len() > 6;
    (rest.iter().all(name_like) && !sentence).then_some(Credit::Byline)
}

/// A credit after the last sentence of a paragraph: "… he said. (dpa)", "… he said. – AP", "… he asked. DW". Where it
/// starts, and the name in it, in bytes of the field. Names that are no known agency's count only at the end of the text.
pub(super) fn at_end(text: &str, stretch: Range<usize>, is_last: bool) -> Option<(usize, Range<usize>)> {
    let body = &text[stretch.clone()];
    let bracketed = body.ends_with([')', ']', '/']);
    let open = if bracketed {
        let close = body.len() - 1;
        body[..close].rfind(match body.as_bytes()[close] {
            b')' => '(',
            b']' => '[',
            _ => '/',
        })?
    } else {
        // Nothing longer than two words is looked at.
        let sentence_end = body.rfind(['.', '!', '?', '”', '"'])?;
        let end = sentence_end + body[sentence_end..].chars().next()?.len_utf8();
        if end == body.len() {
            return None;
        }
        end
    };
    let name = body[open..]
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '/' | '—' | '–' | '-'));
    let before = body[..open].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-'));
    if !words::ends_sentence(before) || name.is_empty() {
        return None;
    }
    let known = name.split(['/', ',', ';']).all(|part| CUES.is_agency(part));
    let letters = name.chars().count();
    let initials = (2..=5).contains(&letters) && name.chars().all(char::is_uppercase);
    if !(known || initials && is_last) {
        return None;
    }
    let start = stretch.start + before.len();
    let start = start + text[start..].len() - text[start..].trim_start().len();
    Some((start, within(text, name, start)))
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    fn read(text: &str) -> Option<String> {
        match line(text, &paragraphs(text)[0])? {
            Credit::Source(name) => Some(text[name].to_owned()),
            Credit::Byline => Some("byline".to_owned()),
        }
    }

    #[test]
    fn lines_that_credit() {
        for (text, name) in [
            ("Source: Seaside Weekly", "Seaside Weekly"),
            ("News source: awp", "awp"),
            ("Information from: The Post, http://www.example.org", "The Post"),
            ("(Reuters)", "Reuters"),
            ("— AP", "AP"),
            ("By Reuters", "Reuters"),
            ("By Ana Roe and Jo van Dam, staff writers", "byline"),
            ("By Ana Roe | Torrin News", "byline"),
        ] {
            assert_eq!(read(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn lines_that_do_not() {
        for text in [
            "By Monday, all of them had left.",
            "By contrast, Bergen was quiet",
            "From: all the captains of the fleet and all of their many mates and guests",
            "Source",
            "Sources: the fire began when a lamp fell over in the hold of the ferry, they said.",
            "Ferry sinks",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn credits_after_the_last_sentence() {
        let find = |text: &'static str, last| {
            at_end(text, 0..text.len(), last).map(|(start, name)| (&text[start..], &text[name]))
        };
        assert_eq!(find("Nobody was hurt. (dpa)", false), Some(("(dpa)", "dpa")));
        assert_eq!(find("Nobody was hurt. — AP", false), Some(("— AP", "AP")));
        assert_eq!(find("“Nobody,” she said. /TASS/", false), Some(("/TASS/", "TASS")));
        assert_eq!(find("Was nobody hurt? TNW", true), Some(("TNW", "TNW")));
        assert_eq!(find("Was nobody hurt? TNW", false), None);
        assert_eq!(find("He joined the AP", true), None);
        assert_eq!(find("He joined the news agency (AP)", true), None);
        assert_eq!(find("Nobody was hurt.", true), None);
        assert_eq!(find(")", true), None);
    }
}
