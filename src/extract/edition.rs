//! Articles that grew: news put in front of what stood there before, under "UPDATE:" and "ORIGINAL:".

use crate::knowledge::knowledge;
use crate::lower::Lower;
use crate::model::{Annotated, BlockKind, Dep, Document, Field, Sentence, Target};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::sync::LazyLock;

/// Labels of `data/layout/editions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    newer: Vec<String>,
    older: Vec<String>,
    former: Former,
}

/// The words by which a report tells what was told before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Former {
    adverbs: FxHashSet<String>,
    verbs: FxHashSet<String>,
    adjectives: FxHashSet<String>,
    nouns: FxHashSet<String>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| knowledge!("layout/editions.toml"));

/// Where in the text, in bytes, each older edition of the report begins, in order; empty where it never grew.
///
/// An update ends at a label that brings back the older text, at the next update, at a line that is a rule, or, where
/// there is none of these, at the dateline with which the report used to begin.
pub(super) fn find(document: &Document) -> Vec<u32> {
    let text = document.text.as_str();
    let mut begins = Vec::new();
    // Whether the lines so far belong to an update that is still open.
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at as u32;
        at += line.len();
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match label(line) {
            Some(Label::Older) if start > 0 => {
                begins.push(start);
                open = false;
            }
            Some(Label::Newer) => {
                if open {
                    begins.push(start);
                }
                open = true;
            }
            _ if open && (is_rule(line) || is_dateline(document, start, line)) => {
                begins.push(start);
                open = false;
            }
            _ => {}
        }
    }
    begins
}

/// The stretches that tell what was told before, and may no longer hold: "police initially said that six were hurt", "first
/// reports had two of them dead".
pub(super) fn former(annotated: &Annotated) -> Vec<Target> {
    let told = |sentence: &Sentence, verb: u16| {
        let whole = sentence.subtree(verb);
        // "But now say that seven were": what is set beside it is news.
        let beside = sentence
            .children(verb)
            .filter(|&c| c > verb && matches!(sentence.tokens[c as usize].dep, Dep::Cc | Dep::Conj))
            .map(|c| sentence.subtree(c).start);
        sentence.cover(whole.start..beside.min().unwrap_or(whole.end).max(verb + 1))
    };
    let of_sentence = |sentence: &'_ Sentence| -> Vec<Target> {
        let lemma = |i: u16| sentence.tokens[i as usize].lemma.lower();
        let tells = |i: &u16| LABELS.former.verbs.contains(lemma(*i).as_ref());
        let verb = |i: u16| -> Option<u16> {
            let token = &sentence.tokens[i as usize];
            match token.dep {
                Dep::Advmod if LABELS.former.adverbs.contains(lemma(i).as_ref()) => {
                    Some(token.head).filter(|&v| (v as usize) < sentence.tokens.len()).filter(tells)
                }
                Dep::Amod if LABELS.former.adjectives.contains(lemma(i).as_ref()) => {
                    let noun = sentence.tokens.get(token.head as usize)?;
                    let is_told =
                        matches!(noun.dep, Dep::Nsubj) && LABELS.former.nouns.contains(noun.lemma.lower().as_ref());
                    Some(noun.head).filter(|&v| is_told && (v as usize) < sentence.tokens.len())
                }
                _ => None,
            }
        };
        (0..sentence.tokens.len() as u16).filter_map(verb).map(|v| told(sentence, v)).collect()
    };
    annotated.sentences.iter().flat_map(of_sentence).collect()
}

/// What a label at the start of a line says of the lines after it.
#[derive(Debug, PartialEq)]
enum Label {
    Newer,
    Older,
}

fn label(line: &str) -> Option<Label> {
    // A time may hold a colon of its own: "9:15 p.m. update: …".
    let colons = line.match_indices(':').map(|(at, _)| at).take(2).take_while(|&at| at < LONGEST);
    colons.map(|at| line[..at].to_lowercase()).find_map(|head| {
        let head = head.trim_matches(|c: char| !c.is_alphanumeric());
        if LABELS.older.iter().any(|l| l == head) {
            return Some(Label::Older);
        }
        let newer = LABELS.newer.iter().any(|l| {
            head == l || head.strip_suffix(l.as_str()).or_else(|| head.strip_prefix(l.as_str())).is_some_and(is_clock)
        });
        newer.then_some(Label::Newer)
    })
}

/// Labels are short, in bytes.
const LONGEST: usize = 40;

/// Whether a stretch tells a time or a day and nothing else: " 9:15 p.m. ", " #2".
fn is_clock(text: &str) -> bool {
    text.starts_with(|c: char| !c.is_alphanumeric()) | text.ends_with(|c: char| !c.is_alphanumeric())
        && text.contains(|c: char| c.is_ascii_digit())
}

/// A line of dashes, stars or the like.
fn is_rule(line: &str) -> bool {
    line.chars().count() >= 2 && !line.contains(char::is_alphanumeric)
}

fn is_dateline(document: &Document, start: u32, line: &str) -> bool {
    let end = start + line.len() as u32;
    document
        .blocks
        .iter()
        .any(|b| b.kind == BlockKind::Dateline && b.field == Field::Text && start <= b.span.start && b.span.start < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with which the older editions of a text begin.
    fn older(text: &str) -> Vec<&str> {
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        crate::ingest::layout::lay_out(&mut document);
        find(&document).into_iter().map(|at| text[at as usize..].lines().next().unwrap()).collect()
    }

    #[test]
    fn labels_parse() {
        assert!(!LABELS.newer.is_empty() && !LABELS.older.is_empty());
    }

    #[test]
    fn what_stood_before_an_update() {
        let story = "A ferry sank off the cape on Monday, the coast guard said.";
        for (text, first) in [
            (format!("UPDATE:\n\nThe captain is ashore.\n\nORIGINAL:\n\n{story}"), "ORIGINAL:"),
            (format!("UPDATE: The captain is ashore.\n\n* * *\n\n{story}"), "* * *"),
            (format!("7:40 p.m. update: The captain is ashore.\n\nEarlier story:\n\n{story}"), "Earlier story:"),
            (format!("Updated: The captain is ashore.\n\nOSLO (AP) — {story}"), "OSLO (AP) — A ferry sank off"),
        ] {
            let found = older(&text);
            assert!(found.len() == 1 && found[0].starts_with(first), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn two_updates_are_three_editions() {
        let text =
            "UPDATE 9 p.m.: All are ashore.\n\nUPDATE 6 p.m.: The captain is ashore.\n\nOriginal story: A ferry sank.";
        assert_eq!(older(text).len(), 2);
    }

    #[test]
    fn a_report_that_never_grew() {
        for text in [
            "A ferry sank on Monday.\n\nThe captain said: we will update you.",
            "OSLO (AP) — A ferry sank on Monday.\n\n* * *\n\nThe captain is ashore.",
            "UPDATE: A ferry sank on Monday. The captain is ashore.",
        ] {
            assert!(older(text).is_empty(), "{text:?}");
        }
    }
}
