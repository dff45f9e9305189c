//! Hashes of running text, by which copies of one text are known.

use crate::lower::Lower;
use crate::model::{Annotated, Document, IdHasher, Signature};

/// Words in a sequence: short enough to survive an edit in every other sentence, long enough to be nobody else's.
const WORDS: usize = 5;
/// One sequence in so many is kept of a long document, chosen by its hash, so that the same ones are kept of a copy.
const SHARE: u32 = 4;
/// Sequences up to which all are kept.
const SHORT: usize = 240;

/// The hashes of a document's word sequences, sorted, and whether they are all of them.
pub fn of(document: &Document, annotated: &Annotated) -> (Vec<u32>, bool) {
    let mut words: Vec<u64> = Vec::new();
    for sentence in &annotated.sentences {
        let text = document.field(sentence.field);
        for token in &sentence.tokens {
            let word = token.span.of(text);
            if word.chars().any(char::is_alphanumeric) {
                words.push(IdHasher::new().part(word.lower().as_bytes()).finish().0);
            }
        }
    }
    let mut hashes: Vec<u32> = words
        .windows(WORDS)
        .map(|w| (w.iter().fold(IdHasher::new(), |h, &x| h.number(x)).finish().0 >> 32) as u32)
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    let all = hashes.len() <= SHORT;
    if !all {
        hashes.retain(|&h| kept(h));
    }
    (hashes, all)
}

/// Whether a long document keeps the hash.
pub fn kept(hash: u32) -> bool {
    hash.is_multiple_of(SHARE)
}

/// How many hashes two documents share, and how many the shorter has, both in the same share of the text.
pub fn overlap(a: &Signature, b: &Signature) -> (usize, usize) {
    let thin = a.all_shingles != b.all_shingles;
    let counted = |&&h: &&u32| !thin || kept(h);
    let (mut left, mut right) =
        (a.shingles.iter().filter(counted).peekable(), b.shingles.iter().filter(counted).peekable());
    let (mut shared, mut only_left, mut only_right) = (0, 0, 0);
    loop {
        match (left.peek(), right.peek()) {
            (Some(x), Some(y)) => {
                let order = x.cmp(y);
                shared += usize::from(order.is_eq());
                only_left += usize::from(order.is_lt());
                only_right += usize::from(order.is_gt());
                if order.is_le() {
                    left.next();
                }
                if order.is_ge() {
                    right.next();
                }
            }
            (Some(_), None) => {
                only_left += 1;
                left.next();
            }
            (None, Some(_)) => {
                only_right += 1;
                right.next();
            }
            (None, None) => break,
        }
    }
    (shared, shared + only_left.min(only_right))
}
