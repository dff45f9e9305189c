//! Headlines: what of them is the outlet's name, and where the page repeats them.

use super::cues::CUES;
use super::words;
use std::ops::Range;

/// The headline in a line such as "Ferry sinks | The Harbour Post" or "Ferry sinks-Harbour News, Weather"; the rest names the
/// outlet or its section.
pub(super) fn without_outlet(line: &str, source: Option<&str>) -> Range<usize> {
    let mut range = 0..line.len();
    if let Some(longest) = longest_of_bars(line) {
        range = longest;
    }
    let kept = &line[range.clone()];
    if let Some(end) = before_dash(kept, source) {
        range.end = range.start + end;
    }
    let trimmed = line[range.clone()].trim();
    if words::count(trimmed) < 2 {
        return 0..line.len();
    }
    let kept = &line[range.clone()];
    let start = range.start + kept.len() - kept.trim_start().len();
    start..start + trimmed.len()
}

/// Of the parts between bars the headline is the longest.
fn longest_of_bars(line: &str) -> Option<Range<usize>> {
    let mut at = 0;
    let mut parts = Vec::new();
    for part in line.split(['|', '»', '·']) {
        parts.push(at..at + part.len());
        at += part.len() + line[at + part.len()..].chars().next().map_or(0, char::len_utf8);
    }
    if parts.len() < 2 {
        return None;
    }
    // The first of the longest.
    parts.into_iter().rev().max_by_key(|part| words::count(&line[part.clone()]))
}

/// Where the headline ends before a dash and the name of an outlet.
fn before_dash(line: &str, source: Option<&str>) -> Option<usize> {
    line.char_indices().filter(|&(_, c)| matches!(c, '-' | '–' | '—')).map(|(at, c)| (at, at + c.len_utf8())).find_map(
        |(at, after)| {
            let (before, rest) = (&line[..at], &line[after..]);
            let spaced = before.ends_with(' ') && rest.starts_with(' ');
            // "teen-News 8", but not "Post-Gazette": a glued dash follows a word in lower case, unless the name is sure.
            let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
            let glued = !before.ends_with(' ')
                && !rest.starts_with(' ')
                && rest.starts_with(|c: char| {
                    c.is_uppercase() || c.is_ascii_digit() || words::is_address(&first_word(rest))
                })
                && last.len() > 1;
            let long_enough = words::count(before) >= 3;
            (long_enough && (spaced || glued) && is_outlet(rest, source, glued)).then_some(at)
        },
    )
}

fn first_word(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | ':')).next().unwrap_or("").to_lowercase()
}

/// Whether the words are the name of an outlet: short, in capitals, and with a word that outlets' names have, or the
/// document's source.
fn is_outlet(text: &str, source: Option<&str>, glued: bool) -> bool {
    let text = text.trim();
    let squeeze = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    if let Some(source) = source {
        let name = squeeze(source.split('.').next().unwrap_or(source));
        if name.len() >= 3 && squeeze(text) == name {
            return true;
        }
    }
    let tokens: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | ':' | '|'))
        .filter(|t| !t.is_empty())
        .collect();
    let lower_words = tokens.iter().filter(|t| t.starts_with(char::is_lowercase) && !words::is_address(t)).count();
    let small = tokens.iter().filter(|t| matches!(**t, "and" | "of" | "the" | "for" | "in" | "on")).count();
    if tokens.is_empty() || tokens.len() > if glued { 12 } else { 6 } || lower_words > small {
        return false;
    }
    tokens.iter().any(|t| {
        let lower = t.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_call_sign = t.len() >= 3
            && t.len() <= 4
            && t.starts_with(['W', 'K', 'C'])
            && t.bytes().all(|b| b.is_ascii_uppercase())
            && tokens.len() <= 4;
        CUES.outlet_words.contains(&lower)
            || words::is_address(&lower)
            || is_call_sign
            || lower
                .strip_prefix(|c: char| c.is_ascii_digit())
                .is_some_and(|r| r.trim_start_matches(|c: char| c.is_ascii_digit()) == "news")
    })
}

/// A line as the way to the article through the site's menus: "Home › World › Ferry sinks", or the same run together.
pub(super) fn is_breadcrumb(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("Home") else {
        return line.matches([' ', '\u{A0}']).count() < 12 && has_steps(line);
    };
    // "HomeWorldFerry sinks": the next word begins without a space.
    rest.starts_with(char::is_uppercase) || has_steps(line)
}

fn has_steps(line: &str) -> bool {
    line.matches(['›', '»', '→']).count() + line.matches(" > ").count() + line.matches(" / ").count() >= 2
        && !line.contains([')', '–', '—'])
}

/// Letters and digits alone, in lower case: what two headlines are compared by.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

/// Where the last of one or more repetitions of the headline at the start of a paragraph ends. The headline may return only
/// within so many words of the one before.
pub(super) fn repeated_at_start(paragraph: &str, title: &str) -> Option<usize> {
    const WORDS_BETWEEN: usize = 4;
    if words::count(title) < 4 {
        return None;
    }
    let mut end = paragraph.strip_prefix(title).map(|_| title.len())?;
    while let Some(next) = paragraph[end..].find(title) {
        if words::count(&paragraph[end..end + next]) > WORDS_BETWEEN {
            break;
        }
        end += next + title.len();
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline<'a>(line: &'a str, source: Option<&str>) -> &'a str {
        &line[without_outlet(line, source)]
    }

    #[test]
    fn the_outlet_is_cut_off() {
        for (line, expected) in [
            ("Ferry sinks off the cape | The Harbour Post", "Ferry sinks off the cape"),
            ("Harbour Post | World | Ferry sinks off the cape", "Ferry sinks off the cape"),
            ("Ferry sinks off the cape - Harbour News 8", "Ferry sinks off the cape"),
            ("Ferry sinks off cape-Torrin Bay, North News & Weather KXYZ.com", "Ferry sinks off cape"),
            ("Ferry sinks off cape-kxyz.com-Torrin News, Sports", "Ferry sinks off cape"),
            ("Ferry sinks off the Cape-7News | Torrin Bay", "Ferry sinks off the Cape"),
            ("Ferry sinks off the cape – Seaside", "Ferry sinks off the cape – Seaside"),
        ] {
            assert_eq!(headline(line, None), expected, "{line}");
        }
        assert_eq!(headline("Ferry sinks off cape – Seaside", Some("seaside.example")), "Ferry sinks off cape");
    }

    #[test]
    fn dashes_within_headlines_stay() {
        for line in [
            "Trump-Kim summit begins in Singapore",
            "Ferry sinks off the cape - two dead",
            "Ferry sinks – what we know of the Post-Brexit rules",
            "Talks on Russian-Ukrainian border end",
            "Ferry-News",
        ] {
            assert_eq!(headline(line, None), line);
        }
    }

    #[test]
    fn ways_through_menus_are_told_from_headlines() {
        for yes in [
            "HomeWorldFerry sinks off the cape",
            "Home > World > Ferry sinks",
            "News › Sea › Ferries",
            "Home / News / Sea",
        ] {
            assert!(is_breadcrumb(yes), "{yes}");
        }
        for no in [
            "Homes burn in Torrin Bay",
            "Home secretary resigns",
            "Torrin / Skye / Mull (kna) – A ferry sank",
            "Ferry sinks",
        ] {
            assert!(!is_breadcrumb(no), "{no}");
        }
    }

    #[test]
    fn repetitions_of_the_headline_end_where_the_last_does() {
        let title = "Ferry sinks off cape";
        let text = "Ferry sinks off cape Local News Ferry sinks off cape A ferry sank.";
        assert_eq!(repeated_at_start(text, title).map(|end| &text[end..]), Some(" A ferry sank."));
        assert_eq!(repeated_at_start("A ferry sank.", title), None);
    }
}
