//! The words of a line, as the phrases of the data files are matched against.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;
use std::ops::Range;
use std::sync::LazyLock;

/// A word between white space.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it stands in the field, with its punctuation.
    pub span: Range<usize>,
    /// The word without punctuation at its ends, in lower case, `’` as `'`. Empty where it is punctuation alone.
    pub lower: SmolStr,
    /// Whether it begins with a capital, leading punctuation aside.
    pub capital: bool,
    /// Whether a sentence begins with it, as far as punctuation tells.
    pub starts_sentence: bool,
}

/// Whether a character is part of a word: `©`, handles, hashtags and names such as "B&Q" hold together.
fn is_core(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '©' | '@' | '#' | '&' | '+' | '×')
}

fn lower(core: &str) -> SmolStr {
    if core.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return SmolStr::new(core);
    }
    core.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The words of a stretch of a field.
pub(super) fn words(field: &str, stretch: Range<usize>) -> Vec<Word> {
    let text = &field[stretch.clone()];
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 6 + 1);
    let mut ended = true;
    let mut at = 0;
    for raw in text.split(char::is_whitespace) {
        let from = at;
        at += raw.len() + text[from + raw.len()..].chars().next().map_or(0, char::len_utf8);
        if raw.is_empty() {
            continue;
        }
        let core = raw.trim_matches(|c| !is_core(c));
        let first = core.chars().next();
        let capital = first.is_some_and(char::is_uppercase);
        let can_start = first.is_none_or(|c| !c.is_lowercase());
        let start = stretch.start + from;
        words.push(Word {
            span: start..start + raw.len(),
            lower: lower(core),
            capital,
            // A mark that stands alone begins nothing: it may as well close what came before.
            starts_sentence: words.is_empty() || (ended && can_start && first.is_some()),
        });
        // A dash or a quotation mark that stands alone does not hide that the sentence before it is over.
        if !core.is_empty() || ends_sentence(raw) {
            ended = ends_sentence(raw) && !is_abbreviation(core, raw);
        }
    }
    words
}

/// The number of words, with no list made of them.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
}

/// Whether a stretch ends as sentences do, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*'));
    bare.ends_with(['.', '!', '?', '…', '。'])
}

static ABBREVIATIONS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    include_str!("../../../data/layout/abbreviations.txt").lines().filter(|l| !l.starts_with('#')).collect()
});

/// Whether the full stop of a word is that of an abbreviation, before which a sentence seldom ends.
fn is_abbreviation(core: &str, raw: &str) -> bool {
    if !raw.ends_with('.') {
        return false;
    }
    let inner_stop = core.contains('.') && core.split('.').all(|part| part.chars().count() == 1);
    let mut chars = core.chars();
    let initial = chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none();
    initial || inner_stop || ABBREVIATIONS.contains(lower(core).as_str())
}

/// Whether a word is a web address, an e-mail address, a handle or a hashtag.
pub(super) fn is_address(lower: &str) -> bool {
    // As most words are: none of what follows is made of letters alone.
    if lower.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return false;
    }
    if lower.starts_with(['@', '#']) {
        return lower.len() > 1;
    }
    if lower.contains("://") || lower.starts_with("www.") || lower.contains('@') {
        return true;
    }
    let host = lower.split('/').next().unwrap_or("");
    host.rsplit_once('.').is_some_and(|(name, top)| {
        !name.is_empty() && TOP_LEVEL.contains(&top) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            // "said.In": a missing space is commoner than a short domain of a country.
            && (top.len() > 2 || host.len() < lower.len() || name.contains('.') || matches!(top, "ly" | "tv" | "uk" | "io"))
    })
}

const TOP_LEVEL: [&str; 24] = [
    "com", "org", "net", "edu", "gov", "info", "news", "tv", "uk", "ly", "co", "io", "ca", "au", "eu", "de", "fr",
    "ru", "in", "me", "be", "ch", "it", "us",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_where_punctuation_says() {
        let text =
            "Mr. Adeyemi left at 5 p.m. on Jan. 6. “Why?” asked Dr. Roe. 20 people stayed. — Then U.S. aid came.";
        let starts: Vec<&str> =
            words(text, 0..text.len()).iter().filter(|w| w.starts_sentence).map(|w| &text[w.span.clone()]).collect();
        assert_eq!(starts, ["Mr.", "“Why?”", "20", "Then"]);
    }

    #[test]
    fn words_lose_their_punctuation() {
        let text = "  (Don’t FOLLOW @us!) – x";
        let lower: Vec<SmolStr> = words(text, 0..text.len()).into_iter().map(|w| w.lower).collect();
        assert_eq!(lower, ["don't", "follow", "@us", "", "x"]);
    }

    #[test]
    fn addresses_are_told_from_words() {
        for yes in [
            "http://a.b/c",
            "www.example.org",
            "desk@example.org",
            "@desk",
            "#flood",
            "example.com",
            "bit.ly/x",
            "news.example.co.uk",
        ] {
            assert!(is_address(yes), "{yes}");
        }
        for no in ["u.s", "said.in", "3.5", "p.m", "home", "#", "st"] {
            assert!(!is_address(no), "{no}");
        }
    }
}
