//! Gathers the lexicon from the training sentences.

use crate::conllu::Sentence;
use gainsay::annotate::engine::hash;
use gainsay::annotate::engine::lexicon::{Entry, Lexicon};
use gainsay::annotate::engine::ner::{self, KINDS};
use gainsay::annotate::engine::word::{Style, style};
use gainsay::model::Tag;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What was counted of one form.
#[derive(Clone, Debug)]
struct Counts {
    all: u32,
    tags: [u32; Tag::ALL.len()],
    /// Outside, each type at the beginning or alone, each type further in.
    names: [u32; 1 + 2 * KINDS],
}

/// Ambiguity classes, shared by all lexicons of one training run so that their numbers mean the same.
#[derive(Debug, Default)]
pub struct Classes {
    numbers: BTreeMap<Vec<u8>, u8>,
}

/// Forms seen less often than this are left out.
const LEAST: u32 = 3;

fn count<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> FxHashMap<&'s str, Counts> {
    let mut counts: FxHashMap<&str, Counts> = FxHashMap::default();
    for s in sentences {
        if s.title || style(s.forms.iter().map(String::as_str)) != Style::Normal {
            continue;
        }
        for i in 0..s.forms.len() {
            let c = counts.entry(&s.forms[i]).or_insert_with(|| Counts {
                all: 0,
                tags: [0; Tag::ALL.len()],
                names: [0; 1 + 2 * KINDS],
            });
            // The capital at the head of a sentence says nothing of how the word is written.
            c.all += 1;
            c.tags[s.tags[i] as usize] += 1;
            c.names[match s.names[i] {
                ner::OUTSIDE => 0,
                l => {
                    let first = matches!((l - 1) % 4, 0 | 3);
                    1 + usize::from((l - 1) / 4) * 2 + usize::from(!first)
                }
            }] += 1;
        }
    }
    counts
}

/// The tags that a form takes in more than a fiftieth of cases, most frequent first.
fn ambiguity(c: &Counts) -> Vec<u8> {
    let mut tags: Vec<u8> = (0..Tag::ALL.len() as u8).filter(|&t| c.tags[t as usize] * 50 > c.all.max(49)).collect();
    tags.sort_by_key(|&t| (std::cmp::Reverse(c.tags[t as usize]), t));
    tags.truncate(4);
    tags
}

impl Classes {
    /// The 250 commonest classes.
    #[must_use]
    pub fn gather(sentences: &[Sentence]) -> Self {
        let mut found: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
        for c in count(sentences.iter()).values().filter(|c| c.all >= LEAST) {
            *found.entry(ambiguity(c)).or_default() += u64::from(c.all);
        }
        let mut order: Vec<(Vec<u8>, u64)> = found.into_iter().collect();
        order.sort_by_key(|(tags, n)| (tags.len() > 1, std::cmp::Reverse(*n), tags.clone()));
        order.truncate(250);
        Self { numbers: order.into_iter().enumerate().map(|(i, (tags, _))| (tags, i as u8 + 1)).collect() }
    }

    fn number(&self, mut tags: Vec<u8>) -> u8 {
        while !tags.is_empty() {
            if let Some(&n) = self.numbers.get(&tags) {
                return n;
            }
            tags.pop();
        }
        0
    }
}

/// The type of name that a form is most often part of, where in it, and how sure that is, as one number.
fn names(c: &Counts) -> u8 {
    let inside: u32 = c.names[1..].iter().sum();
    let share = |n: u32, of: u32| f64::from(n) / f64::from(of.max(1));
    let p = share(inside, c.all);
    let begins: u32 = c.names[1..].iter().step_by(2).sum();
    if c.all >= 60 && begins * 1000 < c.all {
        return Entry::BEGINS_NO_NAME;
    }
    if p < 0.02 {
        return 1;
    }
    let level = if p < 0.2 {
        0
    } else if p < 0.7 {
        1
    } else {
        2
    };
    let top = (0..KINDS).max_by_key(|&k| (c.names[1 + 2 * k] + c.names[2 + 2 * k], KINDS - k)).unwrap_or(0);
    let (first, further) = (c.names[1 + 2 * top], c.names[2 + 2 * top]);
    let mostly_further = further > first;
    let pure = share(first + further, inside) > 0.8;
    2 + (top as u8) * 12 + level * 4 + u8::from(mostly_further) * 2 + u8::from(pure)
}

/// The lexicon of `sentences`, with the clusters of `clusters`.
pub fn gather<'s>(
    sentences: impl Iterator<Item = &'s Sentence>,
    classes: &Classes,
    clusters: &FxHashMap<u32, u16>,
) -> Lexicon {
    let counts = count(sentences);
    let entries = counts
        .iter()
        .filter(|(_, c)| c.all >= LEAST)
        .map(|(form, c)| {
            let key = hash::word(form.as_bytes());
            let (tag, &most) = c.tags.iter().enumerate().max_by_key(|&(_, n)| *n).unwrap_or((0, &0));
            let sure = c.all >= 60 && u64::from(most) * 1000 >= u64::from(c.all) * 998;
            let entry = Entry {
                frequency: c.all.ilog2() as u8,
                ambiguity: if c.all >= 5 { classes.number(ambiguity(c)) } else { 0 },
                cluster: clusters.get(&key).copied().unwrap_or(0),
                names: names(c),
                tag: if sure { tag as u8 } else { Entry::UNSURE },
            };
            (key, entry)
        })
        .collect();
    Lexicon::new(entries)
}
