//! Trains the name recogniser.

use crate::corpus::Example;
use crate::perceptron::{Perceptron, Weights};
use crate::random::Random;
use gainsay::annotate::engine::Features;
use gainsay::annotate::engine::bytes::MAGIC;
use gainsay::annotate::engine::ner::{CLASSES, History, OUTSIDE, best_allowed, features, is_allowed, surely_outside};

/// Learns from `examples`, which stand document by document, for some epochs; the features in `only`, where given.
#[must_use]
pub fn train(examples: &[Example<'_>], epochs: usize, only: Option<&[u32]>) -> Perceptron {
    let mut p = only.map_or_else(Perceptron::new, Perceptron::restricted);
    let mut documents: Vec<&[Example<'_>]> = examples.chunk_by(|a, b| a.gold.document == b.gold.document).collect();
    let mut random = Random(3);
    let (mut slots, mut labels, mut history) = (Features::new(), Vec::new(), History::default());
    for _ in 0..epochs {
        random.shuffle(&mut documents);
        for document in &documents {
            history.clear();
            for e in *document {
                labels.clear();
                for i in 0..e.words.len() {
                    let previous = labels.last().copied().unwrap_or(OUTSIDE);
                    if surely_outside(&e.words[i], previous) {
                        labels.push(OUTSIDE);
                        continue;
                    }
                    features(&e.words, &e.tags, &labels, i, e.style, &history, &mut slots);
                    let mut scores = [0.0f32; CLASSES];
                    p.score(&slots, &mut scores);
                    let last = i + 1 == e.words.len();
                    let best = best_allowed(&scores, previous, last);
                    let gold = e.gold.names[i];
                    // After a mistake the gold label may not be allowed; then there is nothing to learn.
                    if best != gold && is_allowed(previous, gold, last) {
                        p.update(&slots, gold, best);
                    }
                    labels.push(best);
                }
                history.add(&e.words, &labels);
                p.tick();
            }
        }
    }
    p
}

/// The model file.
#[must_use]
pub fn write(weights: &Weights) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    weights.write_sparse(&mut out);
    out
}
