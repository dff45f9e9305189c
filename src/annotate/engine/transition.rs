//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011), root at the end, with the dynamic
//! oracle of Goldberg and Nivre (2013).

use crate::model::{Dep, NO_HEAD};

/// What the parser can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    /// The first word of the buffer goes onto the stack.
    Shift,
    /// The top of the stack becomes a dependent of the first word of the buffer.
    Left,
    /// The top of the stack becomes a dependent of the word below it.
    Right,
}

impl Action {
    /// Every action, by its number.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// Stands for "no word".
pub const NONE: u16 = NO_HEAD;

/// What is known of a word while its sentence is being parsed.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head, once found; [`NONE`] before, and for the root.
    pub head: u16,
    /// The relation to its head.
    pub dep: Dep,
    /// First dependent to the left, and the one attached before it (nearer).
    pub left: [u16; 2],
    /// Last dependent to the right, and the one attached before it (nearer).
    pub right: [u16; 2],
    /// The relations of its dependents to the left, one bit each.
    pub left_deps: u64,
    /// The relations of its dependents to the right, one bit each.
    pub right_deps: u64,
}

impl Default for Node {
    fn default() -> Self {
        Self { head: NONE, dep: Dep::Dep, left: [NONE; 2], right: [NONE; 2], left_deps: 0, right_deps: 0 }
    }
}

/// A parse under way. The root stands behind the last word, at index [`State::len`].
#[derive(Debug, Default)]
pub struct State {
    /// The words.
    pub nodes: Vec<Node>,
    /// Words that wait for their head, top last.
    pub stack: Vec<u16>,
    /// The first word that was not yet read.
    pub next: u16,
}

impl State {
    /// Starts on a sentence of `n` words.
    pub fn reset(&mut self, n: usize) {
        self.nodes.clear();
        self.nodes.resize(n, Node::default());
        self.stack.clear();
        self.next = 0;
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> u16 {
        self.nodes.len() as u16
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether every word has its head.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.stack.is_empty() && self.next == self.len()
    }

    /// The `k`-th word of the stack from the top.
    #[inline]
    #[must_use]
    pub fn stack(&self, k: usize) -> u16 {
        self.stack.len().checked_sub(k + 1).map_or(NONE, |i| self.stack[i])
    }

    /// The `k`-th word of the buffer; [`NONE`] for the root and beyond.
    #[inline]
    #[must_use]
    pub fn buffer(&self, k: u16) -> u16 {
        let i = self.next.saturating_add(k);
        if i < self.len() { i } else { NONE }
    }

    /// Whether each action may be taken: Shift, Left, Right. A sentence gets one root.
    #[inline]
    #[must_use]
    pub fn valid(&self) -> [bool; 3] {
        let at_end = self.next == self.len();
        let depth = self.stack.len();
        [!at_end, if at_end { depth == 1 } else { depth >= 1 }, depth >= 2]
    }

    /// The arc that `action` would draw: (head, dependent), the head [`NONE`] for the root.
    #[inline]
    #[must_use]
    pub fn arc(&self, action: Action) -> Option<(u16, u16)> {
        match action {
            Action::Shift => None,
            Action::Left => Some((self.buffer(0), self.stack(0))),
            Action::Right => Some((self.stack(1), self.stack(0))),
        }
    }

    /// Reads the next word.
    #[inline]
    pub fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    /// Draws an arc that [`State::arc`] gave, under relation `dep`, and takes the dependent off the stack.
    #[inline]
    pub fn attach(&mut self, head: u16, dependent: u16, dep: Dep) {
        self.stack.pop();
        let node = &mut self.nodes[dependent as usize];
        node.head = head;
        node.dep = dep;
        if let Some(h) = self.nodes.get_mut(head as usize) {
            if dependent < head {
                h.left = [dependent, h.left[0]];
                h.left_deps |= 1 << dep as u64;
            } else {
                h.right = [dependent, h.right[0]];
                h.right_deps |= 1 << dep as u64;
            }
        }
    }

    /// How many arcs of the gold tree each action makes unreachable. `gold[i]` is the head of `i`, the number of words
    /// for the root.
    #[must_use]
    pub fn costs(&self, gold: &[u16]) -> [u32; 3] {
        let (s0, s1, b0) = (self.stack(0), self.stack(1), self.next);
        let end = self.len();
        let mut costs = [0; 3];
        if b0 < end {
            let lost = self.stack.iter().filter(|&&d| gold[d as usize] == b0).count();
            let head = gold[b0 as usize];
            costs[0] = lost as u32 + u32::from(head != s0 && self.stack.contains(&head));
        }
        if s0 != NONE {
            let head = gold[s0 as usize];
            let lost = (b0..end).filter(|&d| gold[d as usize] == s0).count() as u32;
            costs[1] = lost + u32::from(head == s1 || (head > b0 && head <= end));
            costs[2] = lost + u32::from(head >= b0 && head <= end);
        }
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A random projective tree, as heads with the root's as `n`.
    fn tree(choices: &[u8]) -> Vec<u16> {
        let n = choices.len();
        let mut state = State::default();
        state.reset(n);
        let mut k = 0;
        while !state.is_final() {
            let valid = state.valid();
            let open: Vec<Action> = Action::ALL.into_iter().filter(|&a| valid[a as usize]).collect();
            let action = open[choices[k % n] as usize % open.len()];
            k += 1;
            match state.arc(action) {
                None => state.shift(),
                Some((h, d)) => state.attach(h, d, Dep::Dep),
            }
        }
        state.nodes.iter().map(|x| if x.head == NONE { n as u16 } else { x.head }).collect()
    }

    proptest! {
        #[test]
        fn following_the_oracle_finds_the_tree(choices in prop::collection::vec(any::<u8>(), 1..25)) {
            let gold = tree(&choices);
            let mut state = State::default();
            state.reset(gold.len());
            while !state.is_final() {
                let (valid, costs) = (state.valid(), state.costs(&gold));
                let action = Action::ALL.into_iter().find(|&a| valid[a as usize] && costs[a as usize] == 0);
                let action = action.expect("some action keeps the tree in reach");
                match state.arc(action) {
                    None => state.shift(),
                    Some((h, d)) => state.attach(h, d, Dep::Dep),
                }
            }
            for (node, &g) in state.nodes.iter().zip(&gold) {
                prop_assert_eq!(node.head, if g as usize == gold.len() { NONE } else { g });
            }
        }

        #[test]
        fn there_is_one_root(choices in prop::collection::vec(any::<u8>(), 1..25)) {
            let gold = tree(&choices);
            prop_assert_eq!(gold.iter().filter(|&&h| h as usize == gold.len()).count(), 1);
        }
    }
}
