//! Counts how many documents hold a word, for `data/group/background.tsv`.

use crate::conllu::Sentence;
use gainsay::annotate::engine::ner;
use gainsay::group;
use rustc_hash::{FxHashMap, FxHashSet};

/// Documents that a word must stand in to be listed.
const FEWEST: u32 = 5;

/// Prints the table, most common words first. The row without a word counts the documents.
pub fn table(sentences: &[Sentence]) {
    let mut counts: FxHashMap<String, u32> = FxHashMap::default();
    let mut documents = 0;
    for document in sentences.chunk_by(|a, b| a.document == b.document) {
        documents += 1;
        let mut seen = FxHashSet::default();
        for s in document {
            for (i, &tag) in s.tags.iter().enumerate() {
                let kind = ner::kind(s.names[i]);
                if group::term_class(tag, kind).is_some() {
                    let word = if tag.is_proper() { &s.forms[i] } else { &s.lemmas[i] };
                    seen.extend(group::term(word));
                }
            }
        }
        for term in seen {
            *counts.entry(term).or_default() += 1;
        }
    }
    let mut rows: Vec<_> = counts.into_iter().filter(|(_, n)| *n >= FEWEST).collect();
    rows.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    println!("# How many of the news documents of the training text hold a word; the first row counts the documents.");
    println!("\t{documents}");
    for (term, n) in rows {
        println!("{term}\t{n}");
    }
}
