//! Trains the tagger.

use crate::corpus::Example;
use crate::perceptron::{Perceptron, Weights};
use crate::random::Random;
use gainsay::annotate::engine::Features;
use gainsay::annotate::engine::bytes::MAGIC;
use gainsay::annotate::engine::tagger::{CLASSES, features};
use gainsay::model::Tag;

/// Learns from `examples` for some epochs; the features in `only`, where given.
#[must_use]
pub fn train(examples: &[&Example<'_>], epochs: usize, only: Option<&[u32]>) -> Perceptron {
    let mut p = only.map_or_else(Perceptron::new, Perceptron::restricted);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(1);
    let mut slots = Features::new();
    let mut tags: Vec<Tag> = Vec::new();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &k in &order {
            let e = examples[k];
            tags.clear();
            for (i, w) in e.words.iter().enumerate() {
                if let Some(t) = w.entry.sure_tag() {
                    tags.push(t);
                    continue;
                }
                features(&e.words, &tags, i, e.style, &mut slots);
                let mut scores = [0.0f32; CLASSES];
                p.score(&slots, &mut scores);
                let best = best(&scores);
                let gold = e.gold.tags[i];
                if best != gold as usize {
                    p.update(&slots, gold as u8, best as u8);
                }
                tags.push(Tag::ALL[best]);
            }
            p.tick();
        }
    }
    p
}

/// The index of the greatest score.
#[must_use]
pub fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, &s) in scores.iter().enumerate() {
        if s > scores[best] {
            best = i;
        }
    }
    best
}

/// The model file.
#[must_use]
pub fn write(weights: &Weights) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    weights.write_sparse(&mut out);
    out
}
