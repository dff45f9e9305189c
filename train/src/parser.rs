//! Trains the parser and its labeller.

use crate::corpus::Example;
use crate::perceptron::{Perceptron, Weights};
use crate::random::Random;
use crate::tagger::best;
use gainsay::annotate::engine::bytes::MAGIC;
use gainsay::annotate::engine::parser::{features, items};
use gainsay::annotate::engine::table::DenseTable;
use gainsay::annotate::engine::transition::{Action, NONE, State};
use gainsay::annotate::engine::{Features, labeller};
use gainsay::model::Dep;

/// Learns from `examples` for some epochs; the features in `only` (actions, labels), where given.
#[must_use]
pub fn train(examples: &[Example<'_>], epochs: usize, only: Option<[&[u32]; 2]>) -> [Perceptron; 2] {
    let mut actions = only.map_or_else(Perceptron::new, |o| Perceptron::restricted(o[0]));
    let mut labels = only.map_or_else(Perceptron::new, |o| Perceptron::restricted(o[1]));
    let mut order: Vec<usize> = (0..examples.len()).filter(|&k| examples[k].gold.is_projective()).collect();
    let mut random = Random(2);
    let (mut slots, mut words, mut state) = (Features::new(), Vec::new(), State::default());
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for &k in &order {
            let e = &examples[k];
            items(&e.words, &e.tags, &mut words);
            state.reset(e.words.len());
            while !state.is_final() {
                let valid = state.valid();
                let action = if valid.iter().filter(|&&v| v).count() == 1 {
                    Action::ALL[valid.iter().position(|&v| v).unwrap_or(0)]
                } else {
                    features(&state, &words, &mut slots);
                    let mut scores = [0.0f32; DenseTable::WIDTH];
                    actions.score(&slots, &mut scores);
                    let costs = state.costs(&e.gold.heads);
                    let least = Action::ALL.iter().filter(|&&a| valid[a as usize]).map(|&a| costs[a as usize]).min();
                    let top = |ok: &dyn Fn(Action) -> bool| {
                        Action::ALL
                            .into_iter()
                            .filter(|&a| valid[a as usize] && ok(a))
                            .max_by(|&a, &b| scores[a as usize].total_cmp(&scores[b as usize]))
                            .unwrap_or(Action::Shift)
                    };
                    let predicted = top(&|_| true);
                    let right = top(&|a| Some(costs[a as usize]) == least);
                    if Some(costs[predicted as usize]) != least {
                        actions.update(&slots, right as u8, predicted as u8);
                    }
                    // Wander off the gold path now and then, to learn to go on after a mistake.
                    if epoch > 0 && random.chance(90) { predicted } else { right }
                };
                match state.arc(action) {
                    None => state.shift(),
                    Some((head, dependent)) => {
                        let dep = if head == NONE {
                            Dep::Root
                        } else {
                            labeller::features(&state, &words, head, dependent, &mut slots);
                            let mut scores = [0.0f32; labeller::CLASSES];
                            labels.score(&slots, &mut scores);
                            scores[Dep::Root as usize] = f32::MIN;
                            let predicted = best(&scores);
                            let gold = e.gold.deps[dependent as usize];
                            if e.gold.heads[dependent as usize] == head && gold as usize != predicted {
                                labels.update(&slots, gold as u8, predicted as u8);
                            }
                            Dep::ALL[predicted]
                        };
                        state.attach(head, dependent, dep);
                    }
                }
            }
            actions.tick();
            labels.tick();
        }
    }
    [actions, labels]
}

/// The model file.
#[must_use]
pub fn write(actions: &Weights, labels: &Weights) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    actions.write_dense(DenseTable::WIDTH as u8, &mut out);
    labels.write_sparse(&mut out);
    out
}
