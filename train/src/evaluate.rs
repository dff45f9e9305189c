//! Measures the models against parsed text, its tokens given.

use crate::conllu::Sentence;
use gainsay::annotate::engine::Features;
use gainsay::annotate::engine::models::Models;
use gainsay::annotate::engine::ner::{History, spans};
use gainsay::annotate::engine::parser::items;
use gainsay::annotate::engine::transition::{NONE, State};
use gainsay::annotate::engine::word::{Word, style};
use gainsay::model::EntityKind;
use std::collections::BTreeMap;
use std::time::Instant;

#[derive(Default)]
struct Score {
    right: u64,
    gold: u64,
    found: u64,
}

impl Score {
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Prints agreement with `sentences`, and speed on one thread.
pub fn evaluate(models: &Models, sentences: &[Sentence]) {
    let (mut tokens, mut tags_right, mut words, mut unlabelled, mut labelled) = (0u64, 0u64, 0u64, 0u64, 0u64);
    let mut names: BTreeMap<EntityKind, Score> = BTreeMap::new();
    let (mut slots, mut w, mut tags, mut it) = (Features::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut state, mut labels, mut history, mut document) =
        (State::default(), Vec::new(), History::default(), u32::MAX);
    let mut times = [0.0f64; 4];
    for s in sentences {
        if s.document != document {
            document = s.document;
            history.clear();
        }
        let start = Instant::now();
        let style = style(s.forms.iter().map(String::as_str));
        Word::sentence(s.forms.iter().map(String::as_str), style, &models.lexicon, &mut w);
        let t0 = Instant::now();
        models.tagger.tag(&w, style, &mut slots, &mut tags);
        let t1 = Instant::now();
        items(&w, &tags, &mut it);
        models.parser.parse(&it, &mut state, &mut slots);
        let t2 = Instant::now();
        models.names.label(&w, &tags, style, &history, &mut slots, &mut labels);
        history.add(&w, &labels);
        let t3 = Instant::now();
        for (t, d) in times.iter_mut().zip([t0 - start, t1 - t0, t2 - t1, t3 - t2]) {
            *t += d.as_secs_f64();
        }

        tokens += s.forms.len() as u64;
        for i in 0..s.forms.len() {
            tags_right += u64::from(tags[i] == s.tags[i]);
            if s.forms[i].chars().any(char::is_alphanumeric) || s.forms[i] == "$" || s.forms[i] == "%" {
                words += 1;
                let head = if state.nodes[i].head == NONE { s.forms.len() as u16 } else { state.nodes[i].head };
                if head == s.heads[i] {
                    unlabelled += 1;
                    labelled += u64::from(state.nodes[i].dep == s.deps[i]);
                }
            }
        }
        let gold: Vec<_> = spans(&s.names).collect();
        let found: Vec<_> = spans(&labels).collect();
        for g in &gold {
            let score = names.entry(g.2).or_default();
            score.gold += 1;
            score.right += u64::from(found.contains(g));
        }
        for f in &found {
            names.entry(f.2).or_default().found += 1;
        }
    }
    let percent = |n: u64, of: u64| 100.0 * n as f64 / of.max(1) as f64;
    println!("sentences {}, tokens {tokens}", sentences.len());
    println!("tags {:.2} %", percent(tags_right, tokens));
    println!(
        "attachment without punctuation: UAS {:.2}, LAS {:.2}",
        percent(unlabelled, words),
        percent(labelled, words)
    );
    let all = names.values().fold(Score::default(), |a, s| Score {
        right: a.right + s.right,
        gold: a.gold + s.gold,
        found: a.found + s.found,
    });
    println!(
        "names F1 {:.2} (precision {:.2}, recall {:.2})",
        all.f1(),
        percent(all.right, all.found),
        percent(all.right, all.gold)
    );
    for (kind, s) in &names {
        print!("  {kind} {:.1} of {}", s.f1(), s.gold);
    }
    println!();
    let total: f64 = times.iter().sum();
    println!(
        "{:.0} tokens/s on one thread (µs a token: words {:.2}, tags {:.2}, tree {:.2}, names {:.2})",
        tokens as f64 / total,
        times[0] * 1e6 / tokens as f64,
        times[1] * 1e6 / tokens as f64,
        times[2] * 1e6 / tokens as f64,
        times[3] * 1e6 / tokens as f64
    );
}
