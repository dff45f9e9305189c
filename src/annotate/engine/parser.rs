//! Dependency trees, by a greedy transition parser with a linear model.

use super::Features;
use super::bytes::Reader;
use super::hash::{slot1, slot2, slot3, slot4};
use super::labeller::Labeller;
use super::table::DenseTable;
use super::transition::{Action, NONE, State};
use super::word::Word;
use crate::annotate::Error;
use crate::model::Tag;

/// The parser's weights.
#[derive(Debug, Default)]
pub struct Parser {
    actions: DenseTable,
    labeller: Labeller,
}

/// A word in its sentence, as parser and labeller see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Item {
    /// Its form, in small letters.
    pub word: u32,
    /// Its tag, from 1; 0 for no word.
    pub tag: u32,
    /// Its cluster.
    pub cluster: u32,
}

/// Fills `items` with the words of a sentence and, last, the root.
pub fn items(words: &[Word], tags: &[Tag], items: &mut Vec<Item>) {
    items.clear();
    items.extend(words.iter().zip(tags).map(|(w, &t)| Item {
        word: w.lower,
        tag: t as u32 + 1,
        cluster: u32::from(w.entry.cluster),
    }));
    items.push(ROOT);
}

/// What stands behind the last word.
const ROOT: Item = Item { word: 1, tag: 98, cluster: 0 };
/// What stands where no word does.
const NOTHING: Item = Item { word: 2, tag: 99, cluster: 0 };

/// The item at `i`; nothing for [`NONE`].
#[inline]
#[must_use]
pub fn item(items: &[Item], i: u16) -> Item {
    items.get(i as usize).copied().unwrap_or(NOTHING)
}

/// A distance in words, in few steps.
#[inline]
#[must_use]
pub const fn distance(from: u16, to: u16) -> u32 {
    match to.abs_diff(from) {
        d @ 0..=4 => d as u32,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// Fills `out` with the features of a state.
pub fn features(state: &State, items: &[Item], out: &mut Features) {
    out.clear();
    let at = |i: u16| item(items, i);
    let (i0, i1, i2, j0) = (state.stack(0), state.stack(1), state.stack(2), state.next);
    let (s0, s1, s2) = (at(i0), at(i1), at(i2));
    let (b0, b1, b2) = (at(j0), at(j0.saturating_add(1)), at(j0.saturating_add(2)));
    let none = super::transition::Node::default();
    let node = |i: u16| state.nodes.get(i as usize).unwrap_or(&none);
    let (n0, n1, m0) = (node(i0), node(i1), node(j0));
    let label = |i: u16| if i == NONE { 63 } else { node(i).dep as u32 };
    let mask = |m: u64| (m ^ (m >> 32)) as u32;

    // Words alone.
    out.extend([
        slot2(1, s0.word, s0.tag),
        slot1(2, s0.word),
        slot2(3, b0.word, b0.tag),
        slot1(4, b0.word),
        slot2(5, s1.word, s1.tag),
        slot2(6, b1.word, b1.tag),
        slot2(7, b2.tag, b1.tag),
        // Pairs.
        slot2(8, s0.tag, b0.tag),
        slot3(9, s0.word, s0.tag, b0.tag),
        slot3(10, s0.tag, b0.word, b0.tag),
        slot2(11, s1.tag, s0.tag),
        slot3(12, s1.word, s1.tag, s0.tag),
        slot3(13, s1.tag, s0.word, s0.tag),
        slot3(14, s0.word, b0.tag, b1.tag),
        slot3(15, s0.tag, b0.tag, b1.word),
        slot3(16, s0.tag, b0.word, b1.tag),
        slot2(17, s1.word, b0.word),
        // Triples.
        slot4(18, s0.tag, b0.tag, b1.tag, b2.tag),
        slot3(19, s0.tag, b0.tag, b1.tag),
        slot3(20, s1.tag, s0.tag, b0.tag),
        slot4(21, s1.tag, s0.tag, b0.tag, b1.tag),
        slot4(22, s2.tag, s1.tag, s0.tag, b0.tag),
        slot4(23, s1.word, s1.tag, s0.tag, b0.tag),
        slot4(24, s1.tag, s0.tag, b0.word, b0.tag),
        // Dependents.
    ]);
    let (s0l, s0r, s1r, b0l) = (at(n0.left[0]), at(n0.right[0]), at(n1.right[0]), at(m0.left[0]));
    out.extend([
        slot4(25, s0.tag, s0l.tag, label(n0.left[0]), b0.tag),
        slot4(26, s0.tag, s0r.tag, label(n0.right[0]), b0.tag),
        slot4(27, s0.tag, b0.tag, b0l.tag, label(m0.left[0])),
        slot4(28, s1.tag, s1r.tag, label(n1.right[0]), s0.tag),
        slot4(29, s1.tag, s0.tag, s0l.tag, label(n0.left[0])),
        slot4(30, s1.tag, s0.tag, s0r.tag, label(n0.right[0])),
        slot3(31, s0.word, s0r.word, b0.tag),
        slot4(32, s0.tag, mask(n0.left_deps), mask(n0.right_deps), b0.tag),
        slot4(33, s0.tag, b0.tag, mask(m0.left_deps), distance(i0, j0)),
        slot4(34, s1.tag, mask(n1.left_deps), mask(n1.right_deps), s0.tag),
        slot3(35, s0.word, mask(n0.right_deps), b0.tag),
        slot4(36, s1.word, mask(n1.right_deps), s0.tag, b0.tag),
        slot4(37, s1.tag, mask(n1.right_deps), s0.tag, mask(n0.left_deps)),
        // Distances.
    ]);
    let (d0, d1) = (distance(i0, j0), distance(i1, i0));
    out.extend([
        slot3(38, s0.word, s0.tag, d0),
        slot3(39, b0.word, b0.tag, d0),
        slot3(40, s0.tag, b0.tag, d0),
        slot4(41, s1.tag, s0.tag, b0.tag, d1),
        // Clusters.
        slot3(42, s0.cluster, b0.cluster, s0.tag),
        slot2(43, s1.cluster, s0.cluster),
        slot3(44, s1.cluster, s0.tag, b0.cluster),
        slot3(45, s0.cluster, b0.tag, b1.cluster),
        slot3(46, s1.cluster, s0.cluster, b0.tag),
        // A relative clause or a coordination looks back far.
        slot4(47, s2.word, s1.tag, s0.tag, b0.tag),
        slot4(48, label(i1), s1.tag, s0.tag, at(state.stack(3)).tag),
        // What lies between the two.
    ]);
    let before = at(j0.wrapping_sub(1));
    out.extend([slot4(49, s0.tag, before.word, b0.tag, b1.tag)]);
}

impl Parser {
    /// Reads a parser that the trainer wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut r = Reader::new("parser", bytes)?;
        Ok(Self { actions: DenseTable::read(&mut r)?, labeller: Labeller::read(&mut r)? })
    }

    /// Parses the sentence of `items`, which end with the root; the tree stands in `state.nodes`.
    pub fn parse(&self, items: &[Item], state: &mut State, slots: &mut Features) {
        state.reset(items.len().saturating_sub(1));
        while !state.is_final() {
            let valid = state.valid();
            let action = match valid {
                [true, false, false] => Action::Shift,
                [false, true, false] => Action::Left,
                [false, false, true] => Action::Right,
                _ => {
                    features(state, items, slots);
                    choose(self.actions.score(slots), valid)
                }
            };
            match state.arc(action) {
                None => state.shift(),
                Some((head, dependent)) => {
                    let dep = self.labeller.label(state, items, head, dependent, slots);
                    state.attach(head, dependent, dep);
                }
            }
        }
    }
}

fn choose(scores: [i32; 3], valid: [bool; 3]) -> Action {
    let mut chosen = (i32::MIN, Action::Shift);
    for a in Action::ALL {
        if valid[a as usize] && scores[a as usize] > chosen.0 {
            chosen = (scores[a as usize], a);
        }
    }
    chosen.1
}
