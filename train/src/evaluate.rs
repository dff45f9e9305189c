//! Measures the models against parsed text, its tokens given.

use crate::conllu::Sentence;
use gainsay::annotate::engine::models::Models;
use gainsay::annotate::engine::ner::{History, spans};
use gainsay::annotate::engine::transition::{NONE, State};
use gainsay::annotate::engine::word::{Style, Word, style};
use gainsay::annotate::engine::{Features, parser};
use gainsay::model::{Dep, EntityKind, Tag};
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

/// Seconds that this thread has computed, where the system tells; that have passed, elsewhere. Other programs' load does
/// not count where the system tells.
fn clock(start: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanoseconds = told.ok().and_then(|t| t.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |n| n / 1e9)
}

/// What the models make of a sentence.
#[derive(Default)]
struct Analysis {
    words: Vec<Word>,
    style: Style,
    tags: Vec<Tag>,
    tree: Vec<(u16, Dep)>,
    names: Vec<u8>,
}

/// Prints agreement with `sentences`, and speed on one thread.
pub fn evaluate(models: &Models, sentences: &[Sentence]) {
    let mut all: Vec<Analysis> = sentences.iter().map(|_| Analysis::default()).collect();
    let (mut slots, mut items, mut state, mut history) =
        (Features::new(), Vec::new(), State::default(), History::default());
    let start = Instant::now();
    let mut times = vec![clock(start)];
    for (a, s) in all.iter_mut().zip(sentences) {
        a.style = style(s.forms.iter().map(String::as_str));
        Word::sentence(s.forms.iter().map(String::as_str), a.style, &models.lexicon, &mut a.words);
    }
    times.push(clock(start));
    for a in &mut all {
        models.tagger.tag(&a.words, a.style, &mut slots, &mut a.tags);
    }
    times.push(clock(start));
    for a in &mut all {
        parser::items(&a.words, &a.tags, &mut items);
        models.parser.parse(&items, &mut state, &mut slots);
        a.tree.extend(state.nodes.iter().map(|n| (n.head, n.dep)));
    }
    times.push(clock(start));
    let mut document = u32::MAX;
    for (a, s) in all.iter_mut().zip(sentences) {
        if s.document != document {
            document = s.document;
            history.clear();
        }
        models.names.label(&a.words, &a.tags, a.style, &history, &mut slots, &mut a.names);
        history.add(&a.words, &a.names);
    }
    times.push(clock(start));
    report(sentences, &all);
    let tokens: usize = sentences.iter().map(|s| s.forms.len()).sum();
    let micros: Vec<f64> = times.windows(2).map(|w| (w[1] - w[0]) * 1e6 / tokens as f64).collect();
    println!(
        "{:.0} tokens/s on one thread (µs a token: words {:.2}, tags {:.2}, tree {:.2}, names {:.2})",
        1e6 / micros.iter().sum::<f64>(),
        micros[0],
        micros[1],
        micros[2],
        micros[3]
    );
}

fn report(sentences: &[Sentence], all: &[Analysis]) {
    let (mut tokens, mut tags, mut words, mut unlabelled, mut labelled) = (0u64, 0u64, 0u64, 0u64, 0u64);
    let mut names: BTreeMap<EntityKind, Score> = BTreeMap::new();
    for (s, a) in sentences.iter().zip(all) {
        let n = s.forms.len();
        tokens += n as u64;
        tags += s.tags.iter().zip(&a.tags).filter(|(g, f)| g == f).count() as u64;
        for i in 0..n {
            if s.deps[i] == Dep::Punct {
                continue;
            }
            words += 1;
            let (head, dep) = a.tree[i];
            if (if head == NONE { n as u16 } else { head }) == s.heads[i] {
                unlabelled += 1;
                labelled += u64::from(dep == s.deps[i]);
            }
        }
        let gold: Vec<_> = spans(&s.names).collect();
        let found: Vec<_> = spans(&a.names).collect();
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
    println!("tags {:.2} %", percent(tags, tokens));
    println!(
        "attachment without punctuation: UAS {:.2}, LAS {:.2}",
        percent(unlabelled, words),
        percent(labelled, words)
    );
    let total = names.values().fold(Score::default(), |a, s| Score {
        right: a.right + s.right,
        gold: a.gold + s.gold,
        found: a.found + s.found,
    });
    println!(
        "names F1 {:.2} (precision {:.2}, recall {:.2})",
        total.f1(),
        percent(total.right, total.found),
        percent(total.right, total.gold)
    );
    let each: Vec<String> = names.iter().map(|(k, s)| format!("{k} {:.1} of {}", s.f1(), s.gold)).collect();
    println!("  {}", each.join(", "));
}
