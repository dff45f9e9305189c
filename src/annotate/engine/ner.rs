//! Named entities, left to right, by a linear model over BILOU labels.

use super::Features;
use super::bytes::Reader;
use super::hash::{slot1, slot2, slot3};
use super::lexicon::Entry;
use super::table::SparseTable;
use super::word::{Style, Word};
use crate::annotate::Error;
use crate::model::{EntityKind, Tag};
use rustc_hash::FxHashMap;

/// Where a token stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Position {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// Alone.
    Unit,
}

/// The number of entity types that are predicted.
pub const KINDS: usize = EntityKind::ALL.len() - 1;

/// The number of labels: outside, and every type in every position.
pub const CLASSES: usize = 1 + 4 * KINDS;

/// The label outside of names.
pub const OUTSIDE: u8 = 0;

/// The label of a token at `position` in a name of type `kind`.
#[must_use]
pub const fn label(kind: EntityKind, position: Position) -> u8 {
    1 + 4 * kind as u8 + position as u8
}

/// Whether a name goes on behind `label`.
#[inline]
#[must_use]
pub const fn goes_on(label: u8) -> bool {
    label != OUTSIDE && (label - 1) % 4 < 2
}

/// The type within `label`.
#[must_use]
pub fn kind(label: u8) -> Option<EntityKind> {
    label.checked_sub(1).and_then(|l| EntityKind::ALL.get(usize::from(l / 4))).copied()
}

/// The best of the labels that may follow `previous`; at the last token of a sentence, of those that leave no name
/// open. The first of equals.
#[inline]
#[must_use]
pub fn best_allowed<T: PartialOrd + Copy>(scores: &[T; CLASSES], previous: u8, last: bool) -> u8 {
    const LAST: usize = Position::Last as usize;
    const INSIDE: usize = Position::Inside as usize;
    const UNIT: usize = Position::Unit as usize;
    if goes_on(previous) {
        let base = usize::from(previous - (previous - 1) % 4);
        return if !last && scores[base + INSIDE] > scores[base + LAST] { base + INSIDE } else { base + LAST } as u8;
    }
    let mut best = usize::from(OUTSIDE);
    for kind in 0..KINDS {
        let begin = 1 + 4 * kind;
        if !last && scores[begin] > scores[best] {
            best = begin;
        }
        if scores[begin + UNIT] > scores[best] {
            best = begin + UNIT;
        }
    }
    best as u8
}

/// Whether `label` may follow `previous`.
#[must_use]
pub const fn is_allowed(previous: u8, label: u8, last: bool) -> bool {
    if last && goes_on(label) {
        return false;
    }
    if goes_on(previous) {
        let base = previous - (previous - 1) % 4;
        label == base + Position::Last as u8 || label == base + Position::Inside as u8
    } else {
        label == OUTSIDE || matches!((label - 1) % 4, 0 | 3)
    }
}

/// Whether word `i` is outside of names without asking the model: no name is open, and the word begins none.
#[inline]
#[must_use]
pub fn surely_outside(word: &Word, previous: u8) -> bool {
    word.entry.names == Entry::BEGINS_NO_NAME && !goes_on(previous)
}

/// What names the document has used so far: the type of each word that was part of one.
#[derive(Debug, Default)]
pub struct History {
    seen: FxHashMap<u32, u8>,
}

impl History {
    /// Forgets everything; for the next document.
    pub fn clear(&mut self) {
        self.seen.clear();
    }

    /// Remembers the labels of a sentence.
    pub fn add(&mut self, words: &[Word], labels: &[u8]) {
        for (w, &l) in words.iter().zip(labels) {
            if l == OUTSIDE || (w.look & 7) < 2 {
                continue;
            }
            // A name of several words tells more than one that stands alone.
            let several = (l - 1) % 4 != Position::Unit as u8;
            if several || !self.seen.contains_key(&w.form) {
                self.seen.insert(w.form, l);
            }
        }
    }

    #[inline]
    fn get(&self, w: &Word) -> u32 {
        if (w.look & 7) < 2 { 0 } else { u32::from(self.seen.get(&w.form).copied().unwrap_or(OUTSIDE)) }
    }
}

/// The name recogniser's weights.
#[derive(Debug, Default)]
pub struct Recogniser {
    table: SparseTable,
}

/// Fills `out` with the features of word `i`, given the labels of the words before it.
pub fn features(
    words: &[Word],
    tags: &[Tag],
    labels: &[u8],
    i: usize,
    style: Style,
    history: &History,
    out: &mut Features,
) {
    out.clear();
    let none = Word::default();
    let place = |k: isize| usize::try_from(i as isize + k).ok();
    let at = |k: isize| place(k).and_then(|k| words.get(k)).unwrap_or(&none);
    let tag = |k: isize| place(k).and_then(|k| tags.get(k)).map_or(255, |&t| t as u32);
    let (w, p, pp, n, nn) = (at(0), at(-1), at(-2), at(1), at(2));
    let (t, tp, tn) = (tag(0), tag(-1), tag(1));
    let l1 = i.checked_sub(1).map_or(200, |k| u32::from(labels[k]));
    // Where the name under way began, and with which word.
    let mut start = i;
    while start > 0 && goes_on(labels[start - 1]) {
        start -= 1;
    }
    let open = if start < i { words[start].lower } else { 0 };
    let length = (i - start).min(4) as u32;
    let name = |w: &Word| u32::from(w.entry.names);
    let cluster = |w: &Word| u32::from(w.entry.cluster);

    out.extend([
        slot2(201, w.form, l1),
        slot1(202, w.lower),
        slot2(203, p.lower, t),
        slot2(204, n.lower, t),
        slot2(205, pp.lower, w.look),
        slot2(206, nn.lower, w.look),
        slot2(207, p.lower, w.lower),
        slot2(208, w.lower, n.lower),
        slot3(209, t, tp, tn),
        slot2(210, t, l1),
        slot3(211, t, tn, l1),
        slot3(212, w.shape, t, l1),
        slot3(213, w.shape, p.shape, n.shape),
        slot2(214, name(w), l1),
        slot3(215, name(w), name(p), t),
        slot3(216, name(w), name(n), t),
        slot3(217, name(w), name(n), name(nn)),
        slot3(218, name(w), tn, l1),
        slot2(219, cluster(w), l1),
        slot3(220, cluster(p), cluster(w), l1),
        slot3(221, cluster(w), cluster(n), l1),
        slot2(222, cluster(n), w.look),
        slot2(223, cluster(p), w.look),
        slot3(224, open, w.lower, length),
        slot3(225, l1, length, t),
        slot3(226, name(w), name(p), l1),
        slot3(227, w.look, u32::from(i == 0), style as u32),
        slot3(228, history.get(w), l1, t),
        slot3(229, history.get(w), history.get(n), l1),
        slot3(230, p.lower, n.lower, w.look),
        slot3(231, cluster(pp), cluster(p), w.look),
        slot3(232, cluster(n), cluster(nn), w.look),
    ]);
    if w.entry.frequency < 7 {
        out.extend([
            slot2(240, w.suffix[2], w.look),
            slot2(241, w.suffix[3], w.look),
            slot2(242, w.prefix, w.look),
            slot2(243, w.suffix[1], l1),
        ]);
    }
}

impl Recogniser {
    /// Reads a recogniser that the trainer wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut r = Reader::new("names", bytes)?;
        Ok(Self { table: SparseTable::read(&mut r, CLASSES)? })
    }

    /// Fills `labels` with the labels of `words`.
    pub fn label(
        &self,
        words: &[Word],
        tags: &[Tag],
        style: Style,
        history: &History,
        slots: &mut Features,
        labels: &mut Vec<u8>,
    ) {
        labels.clear();
        for i in 0..words.len() {
            let previous = labels.last().copied().unwrap_or(OUTSIDE);
            if surely_outside(&words[i], previous) {
                labels.push(OUTSIDE);
                continue;
            }
            features(words, tags, labels, i, style, history, slots);
            let mut scores = [0i32; CLASSES];
            self.table.score(slots, &mut scores);
            let best = best_allowed(&scores, previous, i + 1 == words.len());
            labels.push(best);
        }
    }
}

/// The names within `labels`: (first token, one past the last, type).
pub fn spans(labels: &[u8]) -> impl Iterator<Item = (usize, usize, EntityKind)> + '_ {
    let mut i = 0;
    std::iter::from_fn(move || {
        while i < labels.len() {
            let start = i;
            while i < labels.len() && goes_on(labels[i]) {
                i += 1;
            }
            i += 1;
            if let Some(kind) = kind(labels[start]) {
                return Some((start, i.min(labels.len()), kind));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_make_spans() {
        use EntityKind::{Gpe, Person};
        let l = [
            label(Person, Position::Begin),
            label(Person, Position::Last),
            OUTSIDE,
            label(Gpe, Position::Unit),
            label(Gpe, Position::Unit),
        ];
        assert_eq!(spans(&l).collect::<Vec<_>>(), [(0, 2, Person), (3, 4, Gpe), (4, 5, Gpe)]);
    }

    #[test]
    fn only_whole_names_are_allowed() {
        let begin = label(EntityKind::Org, Position::Begin);
        let mut scores = [0; CLASSES];
        scores[usize::from(label(EntityKind::Gpe, Position::Unit))] = 9;
        assert_eq!(best_allowed(&scores, begin, false), label(EntityKind::Org, Position::Last));
        assert_eq!(best_allowed(&scores, OUTSIDE, true), label(EntityKind::Gpe, Position::Unit));
        scores[usize::from(begin)] = 10;
        assert_eq!(best_allowed(&scores, OUTSIDE, false), begin);
        assert_eq!(best_allowed(&scores, OUTSIDE, true), label(EntityKind::Gpe, Position::Unit));
        for previous in 0..CLASSES as u8 {
            for last in [false, true] {
                assert!(is_allowed(previous, best_allowed(&scores, previous, last), last));
            }
        }
    }
}
