//! The averaged perceptron (Collins 2002) with hashed, sparse features.

use gainsay::annotate::engine::Features;
use gainsay::annotate::engine::bytes::write_varint;
use gainsay::annotate::engine::hash::SLOT_BITS;
use gainsay::annotate::engine::table::encode_weight;

/// One class of one feature, as scoring reads it.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    class: u8,
    weight: f32,
}

/// What averaging needs of an entry.
#[derive(Clone, Copy, Debug, Default)]
struct Past {
    /// Sum of the weight over the steps up to `stamp`.
    total: f32,
    stamp: u32,
}

/// A feature's entries: a stretch of the arena.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    start: u32,
    len: u8,
    capacity: u8,
}

/// Weights while they are learnt.
pub struct Perceptron {
    /// Row of each slot, plus one; 0 for none.
    index: Vec<u32>,
    /// The slots that may have a row, one bit each; any, if empty.
    open: Vec<u64>,
    rows: Vec<Row>,
    slots: Vec<u32>,
    arena: Vec<Entry>,
    past: Vec<Past>,
    step: u32,
}

impl Perceptron {
    /// No weights yet, any feature welcome.
    #[must_use]
    pub fn new() -> Self {
        Self {
            index: vec![0; 1 << SLOT_BITS],
            open: vec![],
            rows: vec![],
            slots: vec![],
            arena: vec![],
            past: vec![],
            step: 1,
        }
    }

    /// No weights yet, and only the features in `slots` welcome.
    #[must_use]
    pub fn restricted(slots: &[u32]) -> Self {
        let mut p = Self::new();
        p.open.resize(1 << (SLOT_BITS - 6), 0);
        for &s in slots {
            p.open[(s >> 6) as usize] |= 1 << (s & 63);
        }
        p
    }

    /// Adds the weights of `features` to `scores`.
    #[inline]
    pub fn score(&self, features: &Features, scores: &mut [f32]) {
        // Gathered without branches, as the annotator's tables do.
        let mut rows = [0u32; Features::MOST];
        let mut n = 0;
        for &f in features.iter() {
            let row = self.index[f as usize];
            rows[n % Features::MOST] = row;
            n += usize::from(row != 0);
        }
        let mut stretches = [Row::default(); Features::MOST];
        for (s, &row) in stretches.iter_mut().zip(&rows[..n]) {
            *s = self.rows[row as usize - 1];
        }
        for r in &stretches[..n] {
            for e in &self.arena[r.start as usize..r.start as usize + usize::from(r.len)] {
                scores[usize::from(e.class)] += e.weight;
            }
        }
    }

    /// Moves the weights of `features` towards `gold`, away from `predicted`.
    pub fn update(&mut self, features: &[u32], gold: u8, predicted: u8) {
        for &f in features {
            self.add(f, gold, 1.0);
            self.add(f, predicted, -1.0);
        }
    }

    /// Ends a step: weights are averaged over steps.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    fn add(&mut self, slot: u32, class: u8, by: f32) {
        let row = match self.index[slot as usize] {
            0 => {
                if self.open.get((slot >> 6) as usize).is_some_and(|w| w >> (slot & 63) & 1 == 0) {
                    return;
                }
                self.rows.push(Row::default());
                self.slots.push(slot);
                self.index[slot as usize] = self.rows.len() as u32;
                self.rows.len() - 1
            }
            r => r as usize - 1,
        };
        let step = self.step;
        let mut r = self.rows[row];
        let stretch = r.start as usize..r.start as usize + usize::from(r.len);
        if let Some(k) = self.arena[stretch.clone()].iter().position(|e| e.class == class) {
            let (e, past) = (&mut self.arena[stretch.start + k], &mut self.past[stretch.start + k]);
            past.total += e.weight * (step - past.stamp) as f32;
            past.stamp = step;
            e.weight += by;
            return;
        }
        if r.len == r.capacity {
            let capacity = (r.capacity * 2).max(2);
            let start = self.arena.len();
            self.arena.extend_from_within(stretch.clone());
            self.past.extend_from_within(stretch);
            self.arena.resize(start + usize::from(capacity), Entry::default());
            self.past.resize(start + usize::from(capacity), Past::default());
            r = Row { start: start as u32, len: r.len, capacity };
        }
        let k = r.start as usize + usize::from(r.len);
        self.arena[k] = Entry { class, weight: by };
        self.past[k] = Past { total: 0.0, stamp: step };
        r.len += 1;
        self.rows[row] = r;
    }

    /// Every feature's averaged weights, by slot; those below `least` left out.
    #[must_use]
    pub fn averaged(&self, least: f64) -> Weights {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_unstable_by_key(|&r| self.slots[r]);
        let mut rows = Vec::new();
        for r in order {
            let row = self.rows[r];
            let stretch = row.start as usize..row.start as usize + usize::from(row.len);
            let mut kept: Vec<(u8, f64)> = self.arena[stretch.clone()]
                .iter()
                .zip(&self.past[stretch])
                .map(|(e, p)| {
                    let total = f64::from(p.total) + f64::from(e.weight) * f64::from(self.step - p.stamp);
                    (e.class, total / f64::from(self.step))
                })
                .filter(|&(_, w)| w.abs() >= least)
                .collect();
            if !kept.is_empty() {
                kept.sort_unstable_by_key(|&(c, _)| c);
                rows.push((self.slots[r], kept));
            }
        }
        Weights { rows }
    }
}

/// Averaged weights, by slot.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// Slots in order, each with its classes in order.
    pub rows: Vec<(u32, Vec<(u8, f64)>)>,
}

/// What a weight of 1 becomes in the files.
const SCALE: f64 = 40.0;

impl Weights {
    /// The slots.
    #[must_use]
    pub fn slots(&self) -> Vec<u32> {
        self.rows.iter().map(|r| r.0).collect()
    }

    /// Keeps the `n` rows whose greatest weight is greatest.
    pub fn keep_strongest(&mut self, n: usize) {
        if self.rows.len() <= n {
            return;
        }
        let strength = |r: &(u32, Vec<(u8, f64)>)| r.1.iter().map(|e| e.1.abs()).fold(0.0, f64::max);
        let mut all: Vec<f64> = self.rows.iter().map(strength).collect();
        all.sort_by(|a, b| b.total_cmp(a));
        let least = all[n];
        self.rows.retain(|r| strength(r) > least);
    }

    /// Drops the weights below `entry`, and the rows that then have none of at least `row`.
    #[must_use]
    pub fn without_weak(mut self, row: f64, entry: f64) -> Self {
        for r in &mut self.rows {
            r.1.retain(|e| e.1.abs() >= entry);
        }
        self.rows.retain(|r| r.1.iter().any(|e| e.1.abs() >= row));
        self
    }

    fn write_slots(rows: &[(u32, Vec<(u8, u8)>)], out: &mut Vec<u8>) {
        let mut last = 0;
        for (slot, _) in rows {
            write_varint(out, slot - last);
            last = *slot;
        }
    }

    fn coded(&self) -> Vec<(u32, Vec<(u8, u8)>)> {
        self.rows
            .iter()
            .map(|(s, r)| (*s, r.iter().map(|&(c, w)| (c, encode_weight(w * SCALE))).filter(|e| e.1 != 0).collect()))
            .filter(|(_, r): &(u32, Vec<(u8, u8)>)| !r.is_empty())
            .collect()
    }

    /// Appends the table as the annotator's sparse table reads it.
    pub fn write_sparse(&self, out: &mut Vec<u8>) {
        let rows = self.coded();
        let total: usize = rows.iter().map(|r| r.1.len()).sum();
        out.extend((rows.len() as u32).to_le_bytes());
        out.extend((total as u32).to_le_bytes());
        Self::write_slots(&rows, out);
        out.extend(rows.iter().map(|r| r.1.len() as u8));
        out.extend(rows.iter().flat_map(|r| r.1.iter().map(|e| e.0)));
        out.extend(rows.iter().flat_map(|r| r.1.iter().map(|e| e.1)));
    }

    /// Appends the table as the annotator's dense table of `width` classes reads it.
    pub fn write_dense(&self, width: u8, out: &mut Vec<u8>) {
        let rows = self.coded();
        out.extend((rows.len() as u32).to_le_bytes());
        Self::write_slots(&rows, out);
        for class in 0..width {
            out.extend(rows.iter().map(|r| r.1.iter().find(|e| e.0 == class).map_or(0, |e| e.1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_learns_a_separable_task() {
        let mut p = Perceptron::new();
        let features = |slots: &[u32]| {
            let mut f = Features::new();
            slots.iter().for_each(|&s| f.extend([s]));
            f
        };
        let examples = [(features(&[1, 2]), 0u8), (features(&[1, 3]), 1), (features(&[4, 3]), 2)];
        let guess = |p: &Perceptron, f: &Features| {
            let mut s = [0.0; 3];
            p.score(f, &mut s);
            (0..3u8).max_by(|&a, &b| s[a as usize].total_cmp(&s[b as usize])).unwrap()
        };
        for _ in 0..20 {
            for (f, gold) in &examples {
                let got = guess(&p, f);
                if got != *gold {
                    p.update(f, *gold, got);
                }
                p.tick();
            }
        }
        for (f, gold) in &examples {
            assert_eq!(guess(&p, f), *gold);
        }
        assert_eq!(p.averaged(0.0).slots(), [1, 2, 3, 4]);
    }

    #[test]
    fn closed_slots_stay_empty() {
        let mut p = Perceptron::restricted(&[5]);
        p.update(&[5, 6], 1, 0);
        p.tick();
        assert_eq!(p.averaged(0.0).slots(), [5]);
    }
}
