//! What somebody is quoted as saying: the same words, or other words in the same sentence.

use super::cell::Entry;
use super::things::{Thing, Things};
use crate::knowledge::knowledge;
use crate::model::{Corpus, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of `data/lexicon/quotes.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    light: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| knowledge!("lexicon/quotes.toml"));

/// The attribute of quotations.
pub(super) const QUOTE: &str = "quote";

/// How the wordings of one speaker lie to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// The same, or one leaves words out.
    Same,
    /// One sentence in which some words stand for others: both can't be the words that were said.
    Changed,
    /// Other sentences.
    Other,
}

/// So many words of weight tell a sentence from others, and this share of the longer one must agree.
const TELLING: usize = 6;
const SHARE: (usize, usize) = (6, 10);

/// Of so many words of weight, nobody but one says the same by chance, whoever a report takes for the speaker.
const LONG: usize = 10;

/// Groups the quotations of an event by speaker and sentence; long ones by the sentence alone.
pub(super) fn groups(corpus: &Corpus, things: &Things, entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut speakers: BTreeMap<Option<Thing>, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        let local = entry.of(corpus).attribution.speaker().and_then(|s| s.local);
        let speaker = local.and_then(|l| things.of_local(entry.document, l));
        if speaker.is_some() || weighty(&entry.of(corpus).value).len() >= LONG {
            speakers.entry(speaker).or_default().push(entry);
        }
    }
    let mut out: Vec<Vec<Entry>> = Vec::new();
    // Runs of words by which a long quotation is found again under another speaker.
    let mut runs: FxHashMap<Vec<String>, usize> = FxHashMap::default();
    for own in speakers.into_values() {
        // Only quotations with a word of weight in common can be alike.
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for entry in own {
            let words = weighty(&entry.of(corpus).value);
            let long = if words.len() >= LONG { &words[..] } else { &[] };
            let near = words.iter().filter_map(|w| by_word.get(w)).flatten();
            let mut near: Vec<usize> = near.chain(long.windows(RUN).filter_map(|run| runs.get(run))).copied().collect();
            near.sort_unstable();
            near.dedup();
            let fits = |g: &usize| {
                out[*g].iter().any(|e| {
                    let wording = wording(&e.of(corpus).value, &entry.of(corpus).value);
                    wording == Wording::Same || wording == Wording::Changed && e.document != entry.document
                })
            };
            let g = near.into_iter().find(fits).unwrap_or_else(|| {
                out.push(Vec::new());
                out.len() - 1
            });
            for run in long.windows(RUN) {
                runs.entry(run.to_vec()).or_insert(g);
            }
            out[g].push(entry);
            for word in words {
                by_word.entry(word).or_default().push(g);
            }
        }
    }
    out
}

/// The length of such a run.
const RUN: usize = 4;

/// The words of a quotation that carry its matter.
fn weighty(value: &Value) -> Vec<String> {
    let Value::Phrase(phrase) = value else { return Vec::new() };
    let words = phrase.head.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-'));
    words.map(|w| w.replace('.', "")).filter(|w| !w.is_empty() && !WORDS.light.contains(w)).collect()
}

/// Compares two wordings.
pub(super) fn wording(a: &Value, b: &Value) -> Wording {
    let (a, b) = (weighty(a), weighty(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return Wording::Other;
    }
    let shared = common(short, long);
    if shared.len() == short.len() {
        // A word or two must make up most of what they are part of.
        let part = short.len() >= 4 || 2 * short.len() >= long.len();
        return if part { Wording::Same } else { Wording::Other };
    }
    if shared.len() < TELLING || shared.len() * SHARE.1 < long.len() * SHARE.0 {
        return Wording::Other;
    }
    let mut last = (0, 0);
    for &(i, j) in shared.iter().chain([&(short.len(), long.len())]) {
        let (a, b) = (&short[last.0..i], &long[last.1..j]);
        if a.concat() != b.concat() && new(a, long) && new(b, short) {
            return Wording::Changed;
        }
        last = (i + 1, j + 1);
    }
    Wording::Same
}

/// Whether some of the words are not in the other sentence, in another spelling or form either.
fn new(words: &[String], other: &[String]) -> bool {
    let form = |x: &String, y: &String| {
        let plural = |x: &String, y: &String| x.strip_suffix('s') == Some(y);
        x == y
            || plural(x, y)
            || plural(y, x)
            || x.chars().count() > 4 && x.chars().all(char::is_alphabetic) && strsim::jaro_winkler(x, y) >= 0.9
    };
    words.iter().any(|w| !other.iter().any(|v| form(w, v)))
}

/// The longest common subsequence, as pairs of places.
fn common(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut length = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * width + j] = if a[i] == b[j] {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::Phrase;

    fn compare(a: &str, b: &str) -> Wording {
        let value = |s: &str| Value::Phrase(Phrase::new(s, [""; 0]));
        wording(&value(a), &value(b))
    }

    #[test]
    fn words_that_stand_for_others() {
        let said = "we lost twenty good people in the mine and the town mourns every night";
        assert_eq!(
            compare(said, "we have lost twenty good people in the mine and the town mourns every night"),
            Wording::Same
        );
        assert_eq!(compare(said, "twenty good people in the mine"), Wording::Same);
        let spelt = "we lost twenty good people in the mine and the town mourned every-night";
        assert_eq!(compare(said, spelt), Wording::Same);
        let other = "we lost thirty good people in the mine and the town mourns every night";
        assert_eq!(compare(said, other), Wording::Changed);
    }

    #[test]
    fn other_sentences() {
        let said = "we lost twenty good people in the mine and the town mourns every night";
        assert_eq!(compare(said, "the mine brought good money to the people of this town"), Wording::Other);
        assert_eq!(compare(said, "good"), Wording::Other);
        assert_eq!(compare("", said), Wording::Other);
    }
}
