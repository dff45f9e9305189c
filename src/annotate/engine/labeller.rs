//! The relation of an arc, when the parser draws it.

use super::bytes::Reader;
use super::hash::{slot1, slot2, slot3, slot4};
use super::parser::{Item, distance, item};
use super::table::SparseTable;
use super::transition::{NONE, State};
use super::{Features, best};
use crate::annotate::Error;
use crate::model::Dep;

/// The number of relations.
pub const CLASSES: usize = Dep::ALL.len();

/// The labeller's weights.
#[derive(Debug, Default)]
pub struct Labeller {
    table: SparseTable,
}

/// Fills `out` with the features of the arc from `head` to `dependent` (not yet attached).
pub fn features(state: &State, items: &[Item], head: u16, dependent: u16, out: &mut Features) {
    out.clear();
    let at = |i: u16| item(items, i);
    let (h, d) = (at(head), at(dependent));
    let right = u32::from(dependent > head);
    let (before, after) = (at(dependent.wrapping_sub(1)), at(dependent + 1));
    let h_before = at(head.wrapping_sub(1));
    let h_after = at(head.saturating_add(1));
    let none = super::transition::Node::default();
    let node = |i: u16| state.nodes.get(i as usize).unwrap_or(&none);
    let (hn, dn) = (node(head), node(dependent));
    let label = |i: u16| if i == NONE { 63 } else { node(i).dep as u32 };
    let mask = |m: u64| (m ^ (m >> 32)) as u32;
    let (h_left, h_right, d_left, d_right) =
        (mask(hn.left_deps), mask(hn.right_deps), mask(dn.left_deps), mask(dn.right_deps));
    let d_first = at(dn.left[0]);
    let d_last = at(dn.right[0]);
    let h_last = at(hn.right[0]);
    let far = distance(head, dependent);

    out.extend([
        slot2(101, d.word, right),
        slot2(102, d.tag, right),
        slot3(103, d.word, h.tag, right),
        slot3(104, d.tag, h.word, right),
        slot3(105, d.tag, h.tag, right),
        slot4(106, d.tag, h.tag, right, far),
        slot2(107, d.word, h.word),
        slot3(108, d.tag, h.tag, after.tag),
        slot3(109, d.tag, h.tag, before.tag),
        slot3(110, d.tag, h.tag, before.word),
        slot3(111, d.tag, after.word, right),
        slot4(112, d.tag, h.tag, h_left, right),
        slot4(113, d.tag, h.tag, h_right, right),
        slot3(114, d.word, h_right, right),
        slot4(115, d.tag, h.word, h_right, right),
        slot4(116, d.tag, h.tag, d_left, right),
        slot4(117, d.tag, h.tag, d_right, right),
        slot3(118, d.tag, h.word, d_left),
        slot4(119, d.tag, d_first.word, h.tag, right),
        slot4(120, d.tag, d_first.word, label(dn.left[0]), right),
        slot4(121, d.tag, d_last.word, h.tag, right),
        slot3(122, d.cluster, h.cluster, right),
        slot3(123, d.cluster, h.tag, right),
        slot3(124, d.tag, h.cluster, right),
        slot3(125, d.tag, h_before.word, right),
        slot4(126, d.tag, h.tag, h_last.tag, label(hn.right[0])),
        slot3(127, d.word, far, right),
        slot3(128, d.tag, h.tag, h_after.tag),
        slot4(129, d.tag, h.cluster, label(hn.left[0]), right),
        slot3(130, h_left, h_right, d.tag),
        slot1(131, h.word),
        slot4(132, d.tag, label(hn.left[0]), label(hn.right[0]), h.tag),
    ]);
}

impl Labeller {
    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, Error> {
        Ok(Self { table: SparseTable::read(r, CLASSES)? })
    }

    /// The relation of the arc from `head` to `dependent`.
    #[must_use]
    pub fn label(&self, state: &State, items: &[Item], head: u16, dependent: u16, slots: &mut Features) -> Dep {
        if head == NONE {
            return Dep::Root;
        }
        features(state, items, head, dependent, slots);
        let mut scores = [0; CLASSES];
        self.table.score(slots, &mut scores);
        // A word that has a head is no root.
        scores[Dep::Root as usize] = i32::MIN;
        Dep::ALL[best(&scores)]
    }
}
