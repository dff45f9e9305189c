//! Where sentences end.

use super::abbreviations::{Abbreviation, abbreviation};
use crate::knowledge::knowledge;
use crate::model::Span;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// Longer sentences are cut, so that token indices stay small and a page without full stops stays quick.
pub const LONGEST: usize = 400;

#[derive(Deserialize)]
struct Raw {
    starters: Vec<String>,
    after_clock: Vec<String>,
    reporting: Vec<String>,
}

struct Tables {
    starters: FxHashSet<String>,
    after_clock: FxHashSet<String>,
    reporting: FxHashSet<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let raw: Raw = knowledge!("annotate/sentences.toml");
    let set = |v: Vec<String>| v.into_iter().collect();
    Tables { starters: set(raw.starters), after_clock: set(raw.after_clock), reporting: set(raw.reporting) }
});

/// Splits the tokens of one block into sentences, as ranges of token indices.
pub fn split(text: &str, tokens: &[Span], out: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut i = 0;
    let mut quotes = Quotes::default();
    while i < tokens.len() {
        let mut end = i + 1;
        quotes.pass(tokens[i].of(text));
        if ends(text, tokens, start, i, quotes, &mut end) || end - start >= LONGEST {
            out.push(start..end);
            start = end;
        }
        for t in &tokens[i + 1..end] {
            quotes.pass(t.of(text));
        }
        i = end;
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
}

fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "''" | "’" | "'" | ")" | "]" | "}" | "»" | "’’")
}

fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "\"" | "“"
            | "``"
            | "‘"
            | "("
            | "["
            | "«"
            | "`"
            | "''"
            | "'"
            | "‘‘"
            | "„"
            | "—"
            | "–"
            | "--"
            | "-"
            | "•"
            | "*"
            | "#"
            | "…"
            | "@"
    )
}

/// Whether a sentence that began at token `start` ends with token `i`; `end` is then moved behind the closing quotes
/// and brackets that belong to it.
fn ends(text: &str, tokens: &[Span], start: usize, i: usize, mut quotes: Quotes, end: &mut usize) -> bool {
    let word = |k: usize| tokens.get(k).map_or("", |s| s.of(text));
    let this = word(i);
    let strong = match this {
        "." | "!" | "?" => true,
        _ if this.len() > 1 && this.bytes().all(|b| b == b'.') => true,
        "…" => true,
        _ => false,
    };
    let abbreviated = if strong || !this.ends_with('.') {
        None
    } else {
        abbreviation(this, false).or(Some(Abbreviation::BeforeName))
    };
    if !strong && abbreviated.is_none() {
        return false;
    }
    // "1. First", "A. Second" number what follows.
    if this == "." && i == start + 1 && word(start).bytes().all(|b| b.is_ascii_digit()) && word(start).len() < 3 {
        return false;
    }
    // Marks and closers that follow belong to this sentence: ?!, .", .).
    let gap = |k: usize| k < tokens.len() && tokens[k].start > tokens[k - 1].end;
    let mut k = i + 1;
    let mut quoted = false;
    while k < tokens.len() {
        let w = word(k);
        let mark = strong && matches!(w, "." | "!" | "?");
        // A straight quote behind a blank opens what follows, unless one is open and nothing else would close it.
        let closer = is_closer(w) && (!gap(k) || w == "”" || quotes.closed_by(w));
        if !mark && !closer {
            break;
        }
        quoted |= closer && !matches!(w, ")" | "]" | "}");
        quotes.pass(w);
        k += 1;
    }
    if k >= tokens.len() {
        *end = k;
        return true;
    }
    let next = word(k);
    let first = next.chars().next().unwrap_or(' ');
    let glued = !gap(k);
    let t = &*TABLES;
    let yes = if strong {
        let lower = first.is_lowercase();
        let follows = |n: usize| (0..n).any(|d| t.reporting.contains(word(k + d)));
        match this {
            // "9 .5" is a number that a converter broke.
            "." if first.is_ascii_digit() && glued && k == i + 1 => false,
            "." => {
                !lower
                    && !matches!(next, "," | ";" | ":")
                    && (first.is_alphanumeric() || is_opener(next) || !first.is_ascii())
            }
            "!" | "?" => {
                let goes_on = lower || matches!(next, "," | ";" | ":") || (quoted && follows(3));
                // "Yahoo!" in the middle of a sentence can't be told; it is rare.
                !goes_on
            }
            // An ellipsis ends a sentence only where a new one clearly begins.
            _ => (first.is_uppercase() || is_opener(next)) && (!glued || quoted) && !(quoted && follows(3)),
        }
    } else {
        let starter = first.is_uppercase() && t.starters.contains(next)
            || is_opener(next)
                && t.starters.contains(word(k + 1))
                && !matches!(next, "(" | "[" | "—" | "–" | "-" | "--" | "'");
        match abbreviated {
            Some(Abbreviation::BeforeName) => quoted && first.is_uppercase(),
            Some(Abbreviation::Clock) => {
                (first.is_uppercase() && !t.after_clock.contains(next)) || starter || (quoted && first.is_uppercase())
            }
            // "J. The" hardly happens; "Vitamin C. The" does.
            Some(Abbreviation::Initial) => {
                starter && i > start && !word(i - 1).starts_with(char::is_uppercase) && next.len() > 1
            }
            _ => starter && next.len() > 1 || (quoted && first.is_uppercase()),
        }
    };
    if yes {
        *end = k;
    }
    yes
}

/// Whether a quotation is open whose marks do not tell left from right; it may go on over several sentences.
#[derive(Clone, Copy, Debug, Default)]
struct Quotes {
    straight: bool,
    twice_single: bool,
}

impl Quotes {
    fn pass(&mut self, word: &str) {
        match word {
            "\"" => self.straight = !self.straight,
            "''" => self.twice_single = !self.twice_single,
            _ => {}
        }
    }

    fn closed_by(self, word: &str) -> bool {
        match word {
            "\"" => self.straight,
            "''" => self.twice_single,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<&str> {
        let (mut tokens, mut out) = (Vec::new(), Vec::new());
        tokenize(text, 0, text.len(), &mut tokens);
        split(text, &tokens, &mut out);
        out.iter().map(|r| tokens[r.start].cover(tokens[r.end - 1]).of(text)).collect()
    }

    #[test]
    fn plain_ends() {
        assert_eq!(
            sentences("It rained. Nobody came! Why? They slept."),
            ["It rained.", "Nobody came!", "Why?", "They slept."]
        );
    }

    #[test]
    fn abbreviations_do_not_end() {
        let one = [
            "Mr. Holm met Gen. Ruiz at Acme Inc. headquarters.",
            "The raid began at 3 a.m. Sunday near the U.S. Embassy.",
            "J. K. Ruiz was born on Sept. 4 in Austin.",
            "He finished No. 5 of 20.",
        ];
        for s in one {
            assert_eq!(sentences(s), [s]);
        }
    }

    #[test]
    fn abbreviations_may_end() {
        assert_eq!(sentences("He left the U.S. The trip was short.").len(), 2);
        assert_eq!(sentences("It opened at 9 p.m. Rescuers came.").len(), 2);
        assert_eq!(sentences("She leads Acme Inc. He does not.").len(), 2);
    }

    #[test]
    fn quotes_stay_with_their_sentence() {
        assert_eq!(sentences("“We won.” The crowd left."), ["“We won.”", "The crowd left."]);
        assert_eq!(sentences("\"We won.\" \"You lost.\""), ["\"We won.\"", "\"You lost.\""]);
        assert_eq!(sentences("\"Who won?\" Holm asked. Nobody knew.").len(), 2);
        assert_eq!(sentences("“Go!” he said.").len(), 1);
    }

    #[test]
    fn a_quotation_may_be_long_and_set_off_by_blanks() {
        let text = "\" We won. Nobody helped. \" Holm left. She said: \" Go. \" They went.";
        let want = ["\" We won.", "Nobody helped. \"", "Holm left.", "She said: \" Go. \"", "They went."];
        assert_eq!(sentences(text), want);
    }

    #[test]
    fn ellipses_and_forgotten_blanks() {
        assert_eq!(sentences("I waited ... and waited."), ["I waited ... and waited."]);
        assert_eq!(sentences("I waited... Then I left.").len(), 2);
        assert_eq!(sentences("It ended.The crowd left.").len(), 2);
    }

    #[test]
    fn very_long_ones_are_cut() {
        let text = "word ".repeat(3 * LONGEST);
        assert_eq!(sentences(&text).len(), 3);
    }

    proptest! {
        #[test]
        fn every_token_is_in_one_sentence(text in "[A-Za-z0-9.?!\"“” ’)(]{0,80}") {
            let (mut tokens, mut out) = (Vec::new(), Vec::new());
            tokenize(&text, 0, text.len(), &mut tokens);
            split(&text, &tokens, &mut out);
            let mut at = 0;
            for r in out {
                prop_assert!(r.start == at && r.end > r.start);
                at = r.end;
            }
            prop_assert_eq!(at, tokens.len());
        }
    }
}
