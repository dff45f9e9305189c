//! Weights by feature slot, packed for look-up.

use super::Features;
use super::bytes::Reader;
use super::hash::SLOT_BITS;
use crate::annotate::Error;
use std::sync::LazyLock;

/// A set of slots with the rank of each.
///
/// Small enough to stay in the processor's cache, where a table by slot would not: the upper bits of a slot tell where
/// the members that share them stand, the lower bits tell these apart.
#[derive(Debug, Default)]
struct Slots {
    /// The ranks of the members of each bucket.
    buckets: Vec<Stretch>,
    /// The lower bits of every member in order of rank, with [`WINDOW`] more behind them.
    keys: Vec<u8>,
}

/// The bits of a slot that tell the members of a bucket apart.
const KEY_BITS: u32 = u8::BITS;

/// So many members of a bucket are looked at at once; few buckets have more.
const WINDOW: usize = 16;

impl Slots {
    fn read(r: &mut Reader<'_>, rows: usize) -> Result<Self, Error> {
        let mut buckets = vec![Stretch::default(); 1 << (SLOT_BITS - KEY_BITS)];
        let mut keys = Vec::new();
        let mut slot = 0u32;
        for rank in 0..rows {
            let step = r.varint()?;
            slot = slot.checked_add(step).ok_or_else(|| r.corrupt("a slot is out of range"))?;
            if rank > 0 && step == 0 {
                return Err(r.corrupt("a slot comes twice"));
            }
            let bucket = buckets.get_mut((slot >> KEY_BITS) as usize);
            let bucket = bucket.ok_or_else(|| r.corrupt("a slot is out of range"))?;
            let start = if bucket.is_empty() { rank } else { bucket.range().start };
            *bucket = Stretch::new(start, rank + 1 - start).ok_or_else(|| r.corrupt("it has too many slots"))?;
            keys.push(slot as u8);
        }
        keys.extend([0; WINDOW]);
        Ok(Self { buckets, keys })
    }

    /// Puts the ranks of those `features` that are members into `ranks`, and gives their number.
    ///
    /// Each loop reads one thing of all features, and no branch depends on whether a feature is a member, which nothing
    /// can foretell: so the processor waits for many reads at a time.
    #[inline]
    fn ranks(&self, features: &Features, ranks: &mut [u32; Features::MOST]) -> usize {
        if self.buckets.is_empty() {
            return 0;
        }
        let mut buckets = [Stretch::default(); Features::MOST];
        for (bucket, &f) in buckets.iter_mut().zip(features.iter()) {
            *bucket = self.buckets[(f >> KEY_BITS) as usize];
        }
        let mut windows = [[0; WINDOW]; Features::MOST];
        for (window, bucket) in windows.iter_mut().zip(&buckets[..features.len()]) {
            *window = self.keys[bucket.range().start..].first_chunk().copied().unwrap_or_default();
        }
        let mut found = 0;
        for ((&f, bucket), window) in features.iter().zip(&buckets).zip(&windows) {
            let (start, len) = (bucket.range().start, bucket.range().len());
            let k = place(window, f as u8);
            ranks[found % Features::MOST] = (start + k) as u32;
            found += usize::from(k < len.min(WINDOW));
            if len > WINDOW
                && k == WINDOW
                && let Some(k) = self.keys[bucket.range()].iter().position(|&key| key == f as u8)
            {
                ranks[found % Features::MOST] = (start + k) as u32;
                found += 1;
            }
        }
        found
    }
}

/// The number of the first of `keys` that is `key`, [`WINDOW`] where none is.
#[inline]
fn place(keys: &[u8; WINDOW], key: u8) -> usize {
    // All at once, in one register of the processor.
    let mut same = [0; WINDOW];
    for (same, &k) in same.iter_mut().zip(keys) {
        *same = if k == key { u8::MAX } else { 0 };
    }
    u128::from_le_bytes(same).trailing_zeros() as usize / 8
}

/// A row's stretch, or a bucket's: the first in the upper 24 bits, their number in the lower 8, so that one look at
/// memory tells both.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch(u32);

impl Stretch {
    fn new(start: usize, len: usize) -> Option<Self> {
        let (start, len) = (u32::try_from(start).ok()?, u8::try_from(len).ok()?);
        (start >> 24 == 0).then(|| Self(start << 8 | u32::from(len)))
    }

    const fn is_empty(self) -> bool {
        self.0 & 255 == 0
    }

    #[inline]
    const fn range(self) -> std::ops::Range<usize> {
        let start = (self.0 >> 8) as usize;
        start..start + (self.0 & 255) as usize
    }
}

/// What an 8-bit weight on disk stands for: sign and logarithm. 0 is absent; 1..=127 positive, 129..=255 negative.
#[must_use]
pub fn decode_weight(code: u8) -> i16 {
    let magnitude = (f64::from(code & 127) / 127.0 * LOG_RANGE).exp();
    let w = magnitude.round().min(32_000.0) as i16;
    if code & 128 == 0 { w } else { -w }
}

/// The code of the nearest weight that [`decode_weight`] gives; 0 for weights too small to tell.
#[must_use]
pub fn encode_weight(w: f64) -> u8 {
    if w.abs() < 1.0 {
        return 0;
    }
    let code = (w.abs().ln() / LOG_RANGE * 127.0).round().clamp(1.0, 127.0) as u8;
    if w < 0.0 { code | 128 } else { code }
}

/// The weight of each code; 0 for that which is absent.
static WEIGHTS: LazyLock<[i32; 256]> =
    LazyLock::new(|| std::array::from_fn(|code| if code == 0 { 0 } else { i32::from(decode_weight(code as u8)) }));

/// Natural logarithm of the greatest weight.
const LOG_RANGE: f64 = 10.0;

/// Rows of a few classes each, most of them absent.
#[derive(Debug, Default)]
pub struct SparseTable {
    slots: Slots,
    /// Where the entries of each row stand.
    rows: Vec<Stretch>,
    /// Class and code of the weight, with [`FEW`] more behind them.
    entries: Vec<[u8; 2]>,
}

/// Hardly any row has more entries.
const FEW: usize = 4;

impl SparseTable {
    /// Reads a table that the trainer wrote.
    pub(super) fn read(r: &mut Reader<'_>, classes: usize) -> Result<Self, Error> {
        let rows = r.u32()? as usize;
        let total = r.u32()? as usize;
        let slots = Slots::read(r, rows)?;
        let mut start = 0;
        let mut stretches = Vec::with_capacity(rows);
        for &n in r.take(rows)? {
            stretches.push(Stretch::new(start, n.into()).ok_or_else(|| r.corrupt("it has too many weights"))?);
            start += usize::from(n);
        }
        if start != total {
            return Err(r.corrupt("the rows do not add up"));
        }
        let class = r.take(total)?;
        let weight = r.take(total)?;
        if class.iter().any(|&c| usize::from(c) >= classes) {
            return Err(r.corrupt("a class is out of range"));
        }
        let mut entries: Vec<_> = class.iter().zip(weight).map(|(&c, &w)| [c, w]).collect();
        entries.extend([[0; 2]; FEW]);
        Ok(Self { slots, rows: stretches, entries })
    }

    /// Adds the weights of `features` to `scores`, one for each class.
    #[inline]
    pub fn score<const CLASSES: usize>(&self, features: &Features, scores: &mut [i32; CLASSES]) {
        let mut ranks = [0; Features::MOST];
        let n = self.slots.ranks(features, &mut ranks);
        let mut rows = [Stretch::default(); Features::MOST];
        for (row, &rank) in rows.iter_mut().zip(&ranks[..n]) {
            *row = self.rows[rank as usize];
        }
        let mut firsts = [[[0; 2]; FEW]; Features::MOST];
        for (first, row) in firsts.iter_mut().zip(&rows[..n]) {
            *first = self.entries[row.range().start..].first_chunk().copied().unwrap_or_default();
        }
        let weights = &*WEIGHTS;
        let mut add = |[c, w]: [u8; 2]| scores[usize::from(c)] += weights[usize::from(w)];
        for (first, row) in firsts.iter().zip(&rows[..n]) {
            let range = row.range();
            // What stands behind a short row is the next one's: without weight it adds nothing.
            for (&[class, weight], own) in first.iter().zip(OWN[range.len().min(FEW)]) {
                add([class, weight & own]);
            }
            if range.len() > FEW {
                self.entries[range.start + FEW..range.end].iter().copied().for_each(&mut add);
            }
        }
    }
}

/// For a row of so many entries, the bits to keep of the weight of each of the first [`FEW`].
const OWN: [[u8; FEW]; FEW + 1] = [[0; 4], [255, 0, 0, 0], [255, 255, 0, 0], [255, 255, 255, 0], [255; 4]];

/// Rows of [`DenseTable::WIDTH`] classes.
#[derive(Debug, Default)]
pub struct DenseTable {
    slots: Slots,
    /// Codes of the weights, and one byte more, so that a row is read at once.
    rows: Vec<[u8; Self::WIDTH + 1]>,
}

impl DenseTable {
    /// Classes of a row.
    pub const WIDTH: usize = 3;

    /// Reads a table that the trainer wrote.
    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, Error> {
        let n = r.u32()? as usize;
        let slots = Slots::read(r, n)?;
        let mut rows = vec![[0; Self::WIDTH + 1]; n];
        for class in 0..Self::WIDTH {
            for (row, &w) in rows.iter_mut().zip(r.take(n)?) {
                row[class] = w;
            }
        }
        Ok(Self { slots, rows })
    }

    /// The sum of the weights of `features`.
    #[inline]
    #[must_use]
    pub fn score(&self, features: &Features) -> [i32; Self::WIDTH] {
        let mut ranks = [0; Features::MOST];
        let n = self.slots.ranks(features, &mut ranks);
        let mut rows = [[0; Self::WIDTH + 1]; Features::MOST];
        for (row, &rank) in rows.iter_mut().zip(&ranks[..n]) {
            *row = self.rows[rank as usize];
        }
        let (mut sums, weights) = ([0; Self::WIDTH], &*WEIGHTS);
        for row in &rows[..n] {
            for (s, &w) in sums.iter_mut().zip(row) {
                *s += weights[usize::from(w)];
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn weights_survive_within_five_percent() {
        for w in [1.0f64, -3.0, 17.0, -250.0, 9000.0, 20_000.0] {
            let back = f64::from(decode_weight(encode_weight(w)));
            assert!((back - w).abs() <= (w.abs() * 0.05).max(0.5), "{w} {back}");
        }
        assert_eq!(encode_weight(0.4), 0);
    }

    proptest! {
        /// Few buckets, so that some have more members than a window shows.
        #[test]
        fn members_are_found_at_their_rank(
            members in prop::collection::btree_set(0u32..800, 0..400),
            asked in prop::collection::vec(0u32..800, 32),
        ) {
            let mut file = super::super::bytes::MAGIC.to_vec();
            let mut last = 0;
            for &slot in &members {
                super::super::bytes::write_varint(&mut file, slot - last);
                last = slot;
            }
            let slots = match Slots::read(&mut Reader::new("test", &file).unwrap(), members.len()) {
                Ok(slots) => slots,
                // More members of one bucket than can be told.
                Err(_) => return Ok(()),
            };
            let mut features = Features::new();
            features.extend::<32>(asked.clone().try_into().unwrap());
            let mut ranks = [0; Features::MOST];
            let found = slots.ranks(&features, &mut ranks);
            let expected: Vec<u32> =
                asked.iter().filter_map(|slot| members.iter().position(|m| m == slot)).map(|k| k as u32).collect();
            prop_assert_eq!(&ranks[..found], &expected[..]);
        }
    }
}
