//! Clusters of words that stand beside the same words, by the exchange algorithm (Martin, Liermann and Ney 1998).

use crate::conllu::Sentence;
use gainsay::annotate::engine::hash;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Rarer words get no cluster.
const LEAST: u32 = 8;

/// Rarer neighbours tell nothing.
const LEAST_NEIGHBOUR: u32 = 40;

/// Sorts the words of `sentences` into `n` clusters, numbered from 1, by form.
///
/// A word moves to the cluster where its neighbours, left and right each on their own, become the most predictable
/// from clusters: the sum over neighbours v and clusters c of N(v,c) log N(v,c), less the same for N(c), grows.
#[must_use]
pub fn learn(sentences: &[Sentence], n: usize, rounds: usize) -> FxHashMap<u32, u16> {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    for s in sentences {
        for f in &s.forms {
            *counts.entry(f).or_default() += 1;
        }
    }
    let mut words: Vec<(&str, u32)> = counts.iter().map(|(&w, &c)| (w, c)).filter(|&(_, c)| c >= LEAST).collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let ids: FxHashMap<&str, u32> = words.iter().enumerate().map(|(i, &(w, _))| (w, i as u32)).collect();
    let neighbours = words.iter().take_while(|w| w.1 >= LEAST_NEIGHBOUR).count();

    // Contexts: word v to the left is 2v, to the right 2v + 1; the sentence's edges are the last two.
    let contexts = 2 * (neighbours + 1);
    let mut pairs: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for s in sentences {
        let line: Vec<Option<u32>> = s.forms.iter().map(|f| ids.get(f.as_str()).copied()).collect();
        for (i, word) in line.iter().enumerate() {
            let Some(w) = *word else { continue };
            let mut count = |v: Option<Option<u32>>, side: u32| {
                let v = match v {
                    None => neighbours as u32,
                    Some(Some(v)) if (v as usize) < neighbours => v,
                    Some(_) => return,
                };
                *pairs.entry((w, 2 * v + side)).or_default() += 1;
            };
            count(i.checked_sub(1).map(|k| line[k]), 0);
            count(line.get(i + 1).copied(), 1);
        }
    }
    let mut seen: Vec<Vec<(u32, u32)>> = vec![Vec::new(); words.len()];
    for ((w, v), c) in pairs {
        seen[w as usize].push((v, c));
    }

    // x log x, tabled for small x.
    let table: Vec<f32> = (0..1 << 16).map(|x| if x == 0 { 0.0 } else { x as f32 * (x as f32).ln() }).collect();
    let exact = |x: u32| if x == 0 { 0.0 } else { f64::from(x) * f64::from(x).ln() };
    let f = |x: u32| table.get(x as usize).copied().unwrap_or_else(|| exact(x) as f32);
    let mut of: Vec<usize> = (0..words.len()).map(|i| i % n).collect();
    let mut joint = vec![0u32; contexts * n];
    let mut sizes = vec![0u32; n];
    for (w, list) in seen.iter().enumerate() {
        for &(v, c) in list {
            joint[v as usize * n + of[w]] += c;
            sizes[of[w]] += c;
        }
    }
    let mut gains = vec![0.0f32; n];
    for _ in 0..rounds {
        let mut moved = 0;
        for (w, list) in seen.iter().enumerate() {
            let total: u32 = list.iter().map(|&(_, c)| c).sum();
            let old = of[w];
            for &(v, c) in list {
                joint[v as usize * n + old] -= c;
            }
            sizes[old] -= total;
            for (g, &size) in gains.iter_mut().zip(&sizes) {
                *g = (exact(size) - exact(size + total)) as f32;
            }
            for &(v, c) in list {
                let row = &joint[v as usize * n..(v as usize + 1) * n];
                for (g, &x) in gains.iter_mut().zip(row) {
                    *g += f(x + c) - f(x);
                }
            }
            let new = (0..n).fold(old, |best, k| if gains[k] > gains[best] { k } else { best });
            for &(v, c) in list {
                joint[v as usize * n + new] += c;
            }
            sizes[new] += total;
            of[w] = new;
            moved += u32::from(new != old);
        }
        if (moved as usize) * 200 < words.len() {
            break;
        }
    }
    words.iter().zip(&of).map(|(&(w, _), &c)| (hash::word(w.as_bytes()), c as u16 + 1)).collect()
}
