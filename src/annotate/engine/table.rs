//! Weights by feature slot, packed for look-up.

use super::bytes::Reader;
use super::hash::SLOT_BITS;
use crate::annotate::Error;

/// A set of slots with the rank of each: one bit a slot, and the number of members before each word of bits.
#[derive(Debug, Default)]
struct Slots {
    bits: Vec<u64>,
    before: Vec<u32>,
}

impl Slots {
    fn read(r: &mut Reader<'_>, rows: usize) -> Result<Self, Error> {
        let words = 1usize << (SLOT_BITS - 6);
        let mut bits = vec![0u64; words];
        let mut slot = 0usize;
        for _ in 0..rows {
            slot += r.varint()? as usize;
            let word = bits.get_mut(slot >> 6).ok_or_else(|| r.corrupt("a slot is out of range"))?;
            *word |= 1 << (slot & 63);
        }
        let mut before = Vec::with_capacity(words);
        let mut n = 0;
        for w in &bits {
            before.push(n);
            n += w.count_ones();
        }
        if n as usize != rows {
            return Err(r.corrupt("a slot comes twice"));
        }
        Ok(Self { bits, before })
    }

    /// The rank of `slot` among the members, if it is one.
    #[inline]
    fn rank(&self, slot: u32) -> Option<u32> {
        let (word, bit) = ((slot >> 6) as usize, slot & 63);
        let bits = *self.bits.get(word)?;
        if bits >> bit & 1 == 0 {
            return None;
        }
        Some(self.before[word] + (bits & ((1 << bit) - 1)).count_ones())
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

/// Natural logarithm of the greatest weight.
const LOG_RANGE: f64 = 10.0;

/// Rows of a few classes each, most of them absent.
#[derive(Debug, Default)]
pub struct SparseTable {
    slots: Slots,
    starts: Vec<u32>,
    entries: Vec<(u8, i16)>,
}

impl SparseTable {
    /// Reads a table that the trainer wrote.
    pub(super) fn read(r: &mut Reader<'_>, classes: usize) -> Result<Self, Error> {
        let rows = r.u32()? as usize;
        let total = r.u32()? as usize;
        let slots = Slots::read(r, rows)?;
        let mut starts = Vec::with_capacity(rows + 1);
        let mut start = 0u32;
        starts.push(0);
        for &n in r.take(rows)? {
            start += u32::from(n);
            starts.push(start);
        }
        if start as usize != total {
            return Err(r.corrupt("the rows do not add up"));
        }
        let class = r.take(total)?;
        let weight = r.take(total)?;
        if class.iter().any(|&c| usize::from(c) >= classes) {
            return Err(r.corrupt("a class is out of range"));
        }
        let decode: Vec<i16> = (0..=255).map(decode_weight).collect();
        let entries = class.iter().zip(weight).map(|(&c, &w)| (c, decode[usize::from(w)])).collect();
        Ok(Self { slots, starts, entries })
    }

    /// Adds the weights of `features` to `scores`.
    #[inline]
    pub fn score(&self, features: &[u32], scores: &mut [i32]) {
        for &f in features {
            if let Some(row) = self.slots.rank(f) {
                let row = row as usize;
                let (from, to) = (self.starts[row] as usize, self.starts[row + 1] as usize);
                for &(c, w) in &self.entries[from..to] {
                    scores[usize::from(c)] += i32::from(w);
                }
            }
        }
    }
}

/// Rows of [`DenseTable::WIDTH`] classes.
#[derive(Debug, Default)]
pub struct DenseTable {
    slots: Slots,
    rows: Vec<[i16; DenseTable::WIDTH]>,
}

impl DenseTable {
    /// Classes of a row.
    pub const WIDTH: usize = 3;

    /// Reads a table that the trainer wrote.
    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, Error> {
        let n = r.u32()? as usize;
        let slots = Slots::read(r, n)?;
        let decode: Vec<i16> = (0..=255u8).map(|c| if c == 0 { 0 } else { decode_weight(c) }).collect();
        let mut rows = vec![[0; Self::WIDTH]; n];
        for class in 0..Self::WIDTH {
            for (row, &w) in rows.iter_mut().zip(r.take(n)?) {
                row[class] = decode[usize::from(w)];
            }
        }
        Ok(Self { slots, rows })
    }

    /// The sum of the weights of `features`.
    #[inline]
    #[must_use]
    pub fn score(&self, features: &[u32]) -> [i32; Self::WIDTH] {
        let mut scores = [0; Self::WIDTH];
        for &f in features {
            if let Some(row) = self.slots.rank(f) {
                for (s, &w) in scores.iter_mut().zip(&self.rows[row as usize]) {
                    *s += i32::from(w);
                }
            }
        }
        scores
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
