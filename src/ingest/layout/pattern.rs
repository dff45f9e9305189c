//! Patterns of words, as the data files hold them.

use super::words::{Word, is_address};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// The most words that a `*` stands for.
const GAP: usize = 6;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Word(SmolStr),
    Number,
    Address,
    Gap,
}

impl Part {
    fn of(word: &str) -> Self {
        match word {
            "#" => Self::Number,
            "@" => Self::Address,
            "*" => Self::Gap,
            // The data are written as text is, the words of a text lose their punctuation.
            word => Self::Word(word.trim_end_matches(':').into()),
        }
    }

    fn takes(&self, word: &Word) -> bool {
        match self {
            Self::Word(lower) => *lower == word.lower,
            Self::Number => word.lower.starts_with(|c: char| c.is_ascii_digit()),
            Self::Address => is_address(&word.lower),
            Self::Gap => false,
        }
    }
}

/// A set of patterns, found by their first words.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    by_first: FxHashMap<SmolStr, Vec<Box<[Part]>>>,
    /// Patterns that begin with a numeral, an address or a gap.
    open: Vec<Box<[Part]>>,
}

impl Patterns {
    pub(super) fn new<S: AsRef<str>>(patterns: &[S]) -> Self {
        let mut set = Self::default();
        for pattern in patterns {
            let parts: Box<[Part]> = pattern.as_ref().split_whitespace().map(Part::of).collect();
            match parts.first() {
                Some(Part::Word(first)) => set.by_first.entry(first.clone()).or_default().push(parts),
                Some(_) => set.open.push(parts),
                None => {}
            }
        }
        set
    }

    /// The number of words from the start that the longest pattern covers; with `whole`, of those that cover them all.
    pub(super) fn longest(&self, words: &[Word], whole: bool) -> Option<usize> {
        let first = words.iter().position(|w| !w.lower.is_empty())?;
        let named = self.by_first.get(&words[first].lower).map_or(&[][..], Vec::as_slice);
        named.iter().chain(&self.open).filter_map(|parts| matches(parts, words, whole)).max()
    }
}

/// Words of punctuation alone are passed over.
fn matches(parts: &[Part], words: &[Word], whole: bool) -> Option<usize> {
    let mut at = 0;
    for (i, part) in parts.iter().enumerate() {
        at += words.get(at..)?.iter().take_while(|w| w.lower.is_empty()).count();
        if *part == Part::Gap {
            let rest = &parts[i + 1..];
            if rest.is_empty() && !whole {
                return Some(at);
            }
            return (at..=(at + GAP).min(words.len()))
                .find_map(|next| Some(next + matches(rest, &words[next..], whole)?));
        }
        if !part.takes(words.get(at)?) {
            return None;
        }
        at += 1;
    }
    let is_end = words[at..].iter().all(|w| w.lower.is_empty());
    (!whole || is_end).then_some(if is_end { words.len() } else { at })
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    fn longest(pattern: &str, text: &str, whole: bool) -> Option<usize> {
        Patterns::new(&[pattern]).longest(&words(text, 0..text.len()), whole)
    }

    #[test]
    fn words_numbers_addresses_and_gaps_match() {
        assert_eq!(longest("share this", "– Share this: now", false), Some(3));
        assert_eq!(longest("share this", "Share this now", true), None);
        assert_eq!(longest("share this", "[Share this:] –", true), Some(3));
        assert_eq!(longest("# comments", "12 Comments", true), Some(2));
        assert_eq!(longest("visit @", "Visit www.example.org today", false), Some(2));
        assert_eq!(longest("follow * on twitter", "Follow her and us on Twitter.", true), Some(6));
        assert_eq!(longest("follow * on twitter", "Follow on Twitter", true), Some(3));
        assert_eq!(longest("follow * on twitter", "Follow a b c d e f g on Twitter", true), None);
        assert_eq!(longest("more from *", "More from the city", true), Some(4));
        assert_eq!(longest("more from *", "More from", true), Some(2));
        assert_eq!(longest("a", "", false), None);
    }
}
