//! Part-of-speech tags, left to right, by a linear model.

use super::bytes::Reader;
use super::hash::{slot1, slot2, slot3};
use super::table::SparseTable;
use super::word::{Style, Word};
use super::{Features, best};
use crate::annotate::Error;
use crate::model::Tag;

/// The number of tags.
pub const CLASSES: usize = Tag::ALL.len();

/// The tagger's weights.
#[derive(Debug, Default)]
pub struct Tagger {
    table: SparseTable,
}

/// Above this frequency a word's ending tells nothing that the word does not.
const FREQUENT: u8 = 8;

/// Stands beyond either end of the sentence.
const NO_TAG: u32 = 255;

/// Fills `out` with the features of word `i`, given the tags of the words before it.
pub fn features(words: &[Word], tags: &[Tag], i: usize, style: Style, out: &mut Features) {
    out.clear();
    let none = Word::default();
    let at = |k: isize| usize::try_from(i as isize + k).ok().and_then(|k| words.get(k)).unwrap_or(&none);
    let tag = |k: usize| i.checked_sub(k).and_then(|k| tags.get(k)).map_or(NO_TAG, |&t| t as u32);
    let (w, p, pp, n, nn) = (at(0), at(-1), at(-2), at(1), at(2));
    let (t1, t2) = (tag(1), tag(2));
    let amb = |w: &Word| {
        // An unknown word is of the class of its ending.
        if w.entry.ambiguity > 0 { u32::from(w.entry.ambiguity) } else { w.suffix[1] ^ w.look }
    };
    let (a, an, ann) = (amb(w), amb(n), amb(nn));
    out.extend([
        slot1(1, w.form),
        slot1(2, a),
        slot2(3, t1, w.lower),
        slot2(4, t1, a),
        slot2(5, t1, t2),
        slot3(6, t2, t1, a),
        slot2(7, a, an),
        slot3(8, t1, a, an),
        slot2(9, a, p.lower),
        slot2(10, a, n.lower),
        slot3(11, a, an, ann),
        slot2(12, w.lower, n.lower),
        slot2(13, p.lower, w.lower),
        slot2(14, a, pp.lower),
        slot2(15, a, nn.lower),
        slot2(16, t1, n.lower),
        slot2(17, u32::from(w.entry.cluster), t1),
        slot2(18, u32::from(w.entry.cluster), u32::from(n.entry.cluster)),
        slot3(19, w.look, u32::from(i == 0), style as u32),
    ]);
    if w.entry.frequency < FREQUENT {
        out.extend([
            slot1(20, w.suffix[0]),
            slot1(21, w.suffix[1]),
            slot1(22, w.suffix[2]),
            slot1(23, w.suffix[3]),
            slot1(24, w.prefix),
            slot1(25, w.shape),
            slot2(26, w.suffix[2], t1),
            slot2(27, w.suffix[1], w.look),
            slot3(28, w.look, n.look, t1),
            slot2(29, w.suffix[2], an),
            slot1(30, w.lower),
        ]);
    }
}

impl Tagger {
    /// Reads a tagger that the trainer wrote.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let mut r = Reader::new("tagger", bytes)?;
        Ok(Self { table: SparseTable::read(&mut r, CLASSES)? })
    }

    /// Fills `tags` with the tags of `words`.
    pub fn tag(&self, words: &[Word], style: Style, slots: &mut Features, tags: &mut Vec<Tag>) {
        tags.clear();
        for (i, w) in words.iter().enumerate() {
            let tag = w.entry.sure_tag().unwrap_or_else(|| {
                features(words, tags, i, style, slots);
                let mut scores = [0; CLASSES];
                self.table.score(slots, &mut scores);
                Tag::ALL[best(&scores)]
            });
            tags.push(tag);
        }
    }
}
