//! A sentence's dependency tree with its edges in both directions, built once.

use crate::model::{Dep, NO_HEAD, Sentence, Tag, Token};

/// Children of every token, in order, in one allocation each for offsets and edges.
pub(crate) struct Tree<'s> {
    /// The sentence.
    pub sentence: &'s Sentence,
    offsets: Vec<u16>,
    edges: Vec<u16>,
}

impl<'s> Tree<'s> {
    /// The tree of `sentence`.
    pub fn new(sentence: &'s Sentence) -> Self {
        let n = sentence.tokens.len();
        let mut offsets = vec![0u16; n + 1];
        for t in &sentence.tokens {
            if let Some(slot) = offsets.get_mut(t.head as usize + 1).filter(|_| t.head != NO_HEAD) {
                *slot += 1;
            }
        }
        for i in 0..n {
            offsets[i + 1] += offsets[i];
        }
        let mut next = offsets.clone();
        let mut edges = vec![0u16; offsets[n] as usize];
        for (k, t) in sentence.tokens.iter().enumerate() {
            if (t.head as usize) < n {
                let at = &mut next[t.head as usize];
                edges[*at as usize] = k as u16;
                *at += 1;
            }
        }
        Self { sentence, offsets, edges }
    }

    /// Number of tokens.
    pub fn len(&self) -> u16 {
        self.sentence.tokens.len() as u16
    }

    /// The token at `i`.
    pub fn token(&self, i: u16) -> &'s Token {
        &self.sentence.tokens[i as usize]
    }

    /// The lemma of `i`.
    pub fn lemma(&self, i: u16) -> &'s str {
        self.token(i).lemma.as_str()
    }

    /// The tag of `i`.
    pub fn tag(&self, i: u16) -> Tag {
        self.token(i).tag
    }

    /// The relation of `i` to its head.
    pub fn dep(&self, i: u16) -> Dep {
        self.token(i).dep
    }

    /// The head of `i`, none for a root.
    pub fn head(&self, i: u16) -> Option<u16> {
        let h = self.token(i).head;
        ((h as usize) < self.sentence.tokens.len()).then_some(h)
    }

    /// The children of `i`, in order.
    pub fn children(&self, i: u16) -> &[u16] {
        &self.edges[self.offsets[i as usize] as usize..self.offsets[i as usize + 1] as usize]
    }

    /// The first child of `i` under `dep`.
    pub fn child(&self, i: u16, dep: Dep) -> Option<u16> {
        self.children(i).iter().copied().find(|&k| self.dep(k) == dep)
    }

    /// Sets `marks[k]` for every token `k` at or below `i`. Tokens already marked are not entered again, so a cycle ends.
    pub fn mark(&self, i: u16, marks: &mut [bool]) {
        let mut stack = vec![i];
        while let Some(k) = stack.pop() {
            if !std::mem::replace(&mut marks[k as usize], true) {
                stack.extend_from_slice(self.children(k));
            }
        }
    }

    /// From the leftmost to the rightmost token at or below `i`, end exclusive.
    pub fn extent(&self, i: u16) -> std::ops::Range<u16> {
        let (mut low, mut high) = (i, i + 1);
        let mut stack = vec![i];
        let mut left = self.sentence.tokens.len() + 1;
        while let Some(k) = stack.pop() {
            low = low.min(k);
            high = high.max(k + 1);
            left -= 1;
            if left == 0 {
                break;
            }
            stack.extend_from_slice(self.children(k));
        }
        low..high
    }

    /// Whether space stands on both sides of `i`.
    pub fn is_spaced(&self, i: u16) -> bool {
        let tokens = &self.sentence.tokens;
        let at = i as usize;
        at > 0
            && at + 1 < tokens.len()
            && tokens[at - 1].span.end < tokens[at].span.start
            && tokens[at].span.end < tokens[at + 1].span.start
    }

    /// The tokens above `i`, nearest first.
    pub fn ancestors(&self, i: u16) -> impl Iterator<Item = u16> + '_ {
        let mut at = i;
        let mut left = self.sentence.tokens.len();
        std::iter::from_fn(move || {
            left = left.checked_sub(1)?;
            at = self.head(at)?;
            Some(at)
        })
    }
}
