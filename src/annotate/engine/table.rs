//! Weights by feature slot, packed for look-up.

use super::Features;
use super::bytes::Reader;
use super::hash::SLOT_BITS;
use crate::annotate::Error;

/// 32 slots: which of them are members, and the number of members before them.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    bits: u32,
    before: u32,
}

/// A set of slots with the rank of each.
#[derive(Debug, Default)]
struct Slots {
    cells: Vec<Cell>,
}

impl Slots {
    fn read(r: &mut Reader<'_>, rows: usize) -> Result<Self, Error> {
        let mut cells = vec![Cell::default(); 1usize << (SLOT_BITS - 5)];
        let mut slot = 0usize;
        for _ in 0..rows {
            slot += r.varint()? as usize;
            let cell = cells.get_mut(slot >> 5).ok_or_else(|| r.corrupt("a slot is out of range"))?;
            cell.bits |= 1 << (slot & 31);
        }
        let mut n = 0;
        for c in &mut cells {
            c.before = n;
            n += c.bits.count_ones();
        }
        if n as usize != rows {
            return Err(r.corrupt("a slot comes twice"));
        }
        Ok(Self { cells })
    }

    /// Puts the ranks of those `features` that are members into `ranks`, and gives their number.
    ///
    /// No branch depends on whether a feature is a member, which nothing can foretell: so the processor fetches many
    /// cells at a time.
    #[inline]
    fn ranks(&self, features: &Features, ranks: &mut [u32; Features::MOST]) -> usize {
        let mut n = 0;
        if self.cells.is_empty() {
            return 0;
        }
        for &f in features.iter() {
            let cell = self.cells[(f >> 5) as usize];
            let bit = f & 31;
            ranks[n % Features::MOST] = cell.before + (cell.bits & ((1 << bit) - 1)).count_ones();
            n += (cell.bits >> bit & 1) as usize;
        }
        n
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
    rows: Vec<Stretch>,
    entries: Vec<(u8, i16)>,
}

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
        let decode: Vec<i16> = (0..=255).map(decode_weight).collect();
        let entries = class.iter().zip(weight).map(|(&c, &w)| (c, decode[usize::from(w)])).collect();
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
        for row in &rows[..n] {
            for &(c, w) in &self.entries[row.range()] {
                scores[usize::from(c)] += i32::from(w);
            }
        }
    }
}

/// Rows of [`DenseTable::WIDTH`] classes.
#[derive(Debug, Default)]
pub struct DenseTable {
    slots: Slots,
    rows: Vec<[i16; 4]>,
}

impl DenseTable {
    /// Classes of a row.
    pub const WIDTH: usize = 3;

    /// Reads a table that the trainer wrote.
    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, Error> {
        let n = r.u32()? as usize;
        let slots = Slots::read(r, n)?;
        let decode: Vec<i16> = (0..=255u8).map(|c| if c == 0 { 0 } else { decode_weight(c) }).collect();
        let mut rows = vec![[0; 4]; n];
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
    pub fn score(&self, features: &Features) -> [i32; Self::WIDTH] {
        let mut ranks = [0; Features::MOST];
        let n = self.slots.ranks(features, &mut ranks);
        let mut sums = [0i32; 4];
        for &row in &ranks[..n] {
            for (s, &w) in sums.iter_mut().zip(&self.rows[row as usize]) {
                *s += i32::from(w);
            }
        }
        let [a, b, c, _] = sums;
        [a, b, c]
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
