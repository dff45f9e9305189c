//! Weights by feature slot, packed for look-up.

use super::Features;
use super::bytes::Reader;
use super::hash::SLOT_BITS;
use crate::annotate::Error;
use std::sync::LazyLock;

/// A set of slots with the rank of each.
///
/// Small enough to stay in the processor's cache, where a table by slot would not: the upper bits of a slot tell where
/// the members that share them begin, the lower bits tell these apart.
#[derive(Debug, Default)]
struct Slots {
    /// Rank of the first member of each bucket, and last the number of members.
    starts: Vec<u32>,
    /// The lower bits of every member in order of rank, with [`WINDOW`] more behind them.
    keys: Vec<u8>,
}

/// The bits of a slot that tell the members of a bucket apart.
const KEY_BITS: u32 = u8::BITS;

/// So many members of a bucket are looked at at once.
const WINDOW: usize = 16;

impl Slots {
    fn read(r: &mut Reader<'_>, rows: usize) -> Result<Self, Error> {
        let mut starts = vec![0; (1usize << (SLOT_BITS - KEY_BITS)) + 1];
        let mut keys = Vec::new();
        let mut slot = 0u32;
        for rank in 0..rows {
            let step = r.varint()?;
            slot = slot.checked_add(step).ok_or_else(|| r.corrupt("a slot is out of range"))?;
            if rank > 0 && step == 0 {
                return Err(r.corrupt("a slot comes twice"));
            }
            let bucket = (slot >> KEY_BITS) as usize;
            if bucket + 1 >= starts.len() {
                return Err(r.corrupt("a slot is out of range"));
            }
            starts[bucket + 1] += 1;
            keys.push(slot as u8);
        }
        keys.extend([0; WINDOW]);
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        Ok(Self { starts, keys })
    }

    /// Puts the ranks of those `features` that are members into `ranks`, and gives their number.
    ///
    /// Each loop reads one thing of all features, and no branch depends on whether a feature is a member, which nothing
    /// can foretell: so the processor waits for many reads at a time.
    #[inline]
    fn ranks(&self, features: &Features, ranks: &mut [u32; Features::MOST]) -> usize {
        if self.starts.is_empty() {
            return 0;
        }
        let mut buckets = [(0, 0); Features::MOST];
        for (bucket, &f) in buckets.iter_mut().zip(features.iter()) {
            let b = (f >> KEY_BITS) as usize;
            *bucket = (self.starts[b], self.starts[b + 1]);
        }
        let mut windows = [0; Features::MOST];
        for (window, &(at, _)) in windows.iter_mut().zip(&buckets[..features.len()]) {
            *window = self.window(at);
        }
        let mut found = 0;
        for ((&f, &(mut at, end)), &window) in features.iter().zip(&buckets).zip(&windows) {
            let mut window = window;
            loop {
                let k = place(window, f as u8);
                ranks[found % Features::MOST] = at + k;
                found += usize::from(at + k < end && k < WINDOW as u32);
                at += WINDOW as u32;
                // Few buckets have more members than a window shows.
                if at >= end {
                    break;
                }
                window = self.window(at);
            }
        }
        found
    }

    /// The keys at `at`, the first in the lowest bits.
    #[inline]
    fn window(&self, at: u32) -> u128 {
        self.keys[at as usize..].first_chunk().map_or(0, |keys| u128::from_le_bytes(*keys))
    }
}

/// The number of the first byte of `window` that is `key`, [`WINDOW`] where none is.
#[inline]
fn place(window: u128, key: u8) -> u32 {
    const LOW: u128 = u128::from_le_bytes([0x7f; WINDOW]);
    let other = window ^ u128::from_le_bytes([key; WINDOW]);
    // The top bit of every byte that is zero: adding 0x7f carries into it from any bit below.
    let zero = !(((other & LOW) + LOW) | other | LOW);
    zero.trailing_zeros() / 8
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
    rows: Vec<Stretch>,
    /// Class and code of the weight, with [`FEW`] more behind them.
    entries: Vec<(u8, u8)>,
}

/// Hardly any row has more entries.
const FEW: usize = 4;

/// Where the entries of a row stand: the first in the upper 24 bits, their number in the lower 8, so that one look
/// at memory tells both.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch(u32);

impl Stretch {
    fn new(start: usize, len: u8) -> Option<Self> {
        u32::try_from(start).ok().filter(|s| s >> 24 == 0).map(|s| Self(s << 8 | u32::from(len)))
    }

    #[inline]
    const fn range(self) -> std::ops::Range<usize> {
        let start = (self.0 >> 8) as usize;
        start..start + (self.0 & 255) as usize
    }
}

impl SparseTable {
    /// Reads a table that the trainer wrote.
    pub(super) fn read(r: &mut Reader<'_>, classes: usize) -> Result<Self, Error> {
        let rows = r.u32()? as usize;
        let total = r.u32()? as usize;
        let slots = Slots::read(r, rows)?;
        let mut start = 0;
        let mut stretches = Vec::with_capacity(rows);
        for &n in r.take(rows)? {
            stretches.push(Stretch::new(start, n).ok_or_else(|| r.corrupt("it has too many weights"))?);
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
        let mut entries: Vec<_> = class.iter().copied().zip(weight.iter().copied()).collect();
        entries.extend([(0, 0); FEW]);
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
        let mut firsts = [[(0, 0); FEW]; Features::MOST];
        for (first, row) in firsts.iter_mut().zip(&rows[..n]) {
            *first = self.entries[row.range().start..].first_chunk().copied().unwrap_or_default();
        }
        let weights = &*WEIGHTS;
        let mut add = |(c, w): (u8, u8)| scores[usize::from(c)] += weights[usize::from(w)];
        for (first, row) in firsts.iter().zip(&rows[..n]) {
            let range = row.range();
            for (k, &(c, w)) in first.iter().enumerate() {
                add(if k < range.len() { (c, w) } else { (0, 0) });
            }
            if range.len() > FEW {
                self.entries[range.start + FEW..range.end].iter().copied().for_each(&mut add);
            }
        }
    }
}

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

    #[test]
    fn weights_survive_within_five_percent() {
        for w in [1.0f64, -3.0, 17.0, -250.0, 9000.0, 20_000.0] {
            let back = f64::from(decode_weight(encode_weight(w)));
            assert!((back - w).abs() <= (w.abs() * 0.05).max(0.5), "{w} {back}");
        }
        assert_eq!(encode_weight(0.4), 0);
    }
}
