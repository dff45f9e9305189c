//! Checks who is credited with what against labels.
//!
//! ```text
//! cargo run --release --example speakers -- [--misses] DOCS.jsonl GOLD.jsonl [DOCS.jsonl GOLD.jsonl …]
//! ```
//!
//! A label gives a document, a stretch of it word for word, and whom the document credits with it, or nobody. Of the tokens of
//! the stretch, the source that most of them have counts, if it has a third of them. A source that is a pronoun or a
//! description that nobody was found to be is counted apart.

use gainsay::annotate::Annotator;
use gainsay::extract::{attribution, mention, speaker};
use gainsay::ingest::{self, Options};
use gainsay::model::{Annotated, AttributionKind, Field, TokenRef};
use gainsay::normalize;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Gold {
    #[serde(default)]
    findings: Vec<Finding>,
    #[serde(default)]
    corroborated: Vec<Position>,
}

#[derive(Deserialize)]
struct Finding {
    positions: Vec<Position>,
}

#[derive(Deserialize)]
struct Position {
    claims: Vec<Label>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Label {
    doc: String,
    quote: String,
    speaker: Option<String>,
}

#[derive(Default)]
struct Tally {
    named: usize,
    right: usize,
    outer: usize,
    anaphor: usize,
    missing: usize,
    wrong: usize,
    unnamed: usize,
    empty: usize,
    hearsay: usize,
}

/// The word by which a source is known: the last before a phrase that goes on to describe it.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut head = lower.as_str();
    for stop in [" of ", " from ", " in ", " who ", " briefed ", " on ", " and ", " for ", ", ", " close to "] {
        if let Some(at) = head.find(stop).filter(|&at| at > 0) {
            head = &head[..at];
        }
    }
    let last = head.split_whitespace().next_back().unwrap_or("");
    last.trim_end_matches("'s").trim_end_matches("’s").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn same(name: &str, label: &str) -> bool {
    let words = |s: &str| -> Vec<String> {
        s.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 1 && !matches!(*w, "the" | "of"))
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (key(name), key(label));
    let singular = |s: &str| s.trim_end_matches('s').to_owned();
    !a.is_empty() && (singular(&a) == singular(&b) || words(label).contains(&a) || words(name).contains(&b))
}

/// Whether `name` may stand for a name that is not in it.
fn stands_for_another(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or("").to_lowercase();
    matches!(last.as_str(), "he" | "she" | "they" | "his" | "her" | "their" | "who")
        || !name.ends_with('.')
            && name.split_whitespace().next_back().is_none_or(|w| w.chars().all(|c| !c.is_uppercase()))
}

/// The tokens of every place where the quote stands.
fn places(annotated: &Annotated, field: Field, text: &str, quote: &str) -> Vec<TokenRef> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices(quote) {
        let (start, end) = (at as u32, (at + quote.len()) as u32);
        for (s, sentence) in annotated.sentences.iter().enumerate() {
            if sentence.field != field || sentence.span.end <= start || sentence.span.start >= end {
                continue;
            }
            for (t, token) in sentence.tokens.iter().enumerate() {
                if token.span.start < end && token.span.end > start && !token.tag.is_punctuation() {
                    out.push(TokenRef { sentence: s as u32, token: t as u16 });
                }
            }
        }
        if !out.is_empty() {
            break;
        }
    }
    out
}

fn check(docs: &Path, gold: &Path, misses: bool, annotator: &Annotator) -> Result<(), Box<dyn Error>> {
    let mut documents = BTreeMap::new();
    for document in ingest::read(&[docs.to_owned()], &Options::default()) {
        let document = document?;
        let annotated = annotator.annotate(&document);
        let mentions = mention::find(&document, &annotated);
        let (mut locals, mut local_of) = normalize::document(&document, &annotated, &mentions);
        let mut attributions = attribution::find(&document, &annotated);
        speaker::resolve(&mentions, &mut locals, &mut local_of, &mut attributions);
        documents.insert(document.id.clone(), (document, annotated, attributions));
    }
    let mut labels = Vec::new();
    for line in std::fs::read_to_string(gold)?.lines().filter(|l| !l.trim().is_empty()) {
        let event: Gold = serde_json::from_str(line)?;
        let positions = event.findings.into_iter().flat_map(|f| f.positions).chain(event.corroborated);
        labels.extend(positions.flat_map(|p| p.claims));
    }
    labels.sort();
    labels.dedup();
    let mut tally = Tally::default();
    for label in &labels {
        let Some((document, annotated, attributions)) = documents.get(&label.doc) else { continue };
        let mut tokens = places(annotated, Field::Text, &document.text, &label.quote);
        if tokens.is_empty() {
            tokens = places(annotated, Field::Title, document.field(Field::Title), &label.quote);
        }
        if tokens.is_empty() {
            continue;
        }
        let mut votes: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut hearsay = false;
        for &token in &tokens {
            let chain = attributions.of(token).chain;
            hearsay |= chain.iter().any(|s| s.kind == AttributionKind::Hearsay);
            let chain: Vec<String> =
                chain.iter().filter(|s| s.kind != AttributionKind::Hearsay).map(|s| s.name.to_string()).collect();
            if !chain.is_empty() {
                *votes.entry(chain).or_default() += 1;
            }
        }
        let chain = votes
            .into_iter()
            .max_by_key(|(chain, n)| (*n, chain.len()))
            .filter(|(_, n)| n * 3 >= tokens.len())
            .map(|(chain, _)| chain)
            .unwrap_or_default();
        // A label on the saying itself ("denied this") names who says.
        let chain = if chain.is_empty() && label.speaker.is_some() {
            tokens.iter().find_map(|&t| attributions.at_cue(t)).map(|s| vec![s.name.to_string()]).unwrap_or_default()
        } else {
            chain
        };
        let speaker = chain.last();
        let miss = |kind: &str| {
            if misses {
                let sentence = &annotated.sentences[tokens[0].sentence as usize];
                let text = sentence.span.of(document.field(sentence.field)).replace('\n', " ");
                println!(
                    "{kind}\t{}\tlabel {:?}\tfound {chain:?}\t[{}]\t{text}",
                    label.doc, label.speaker, label.quote
                );
            }
        };
        match (&label.speaker, speaker) {
            (None, None) => {
                tally.unnamed += 1;
                tally.empty += 1;
                tally.hearsay += usize::from(hearsay);
            }
            (None, Some(_)) => {
                tally.unnamed += 1;
                miss("SPURIOUS");
            }
            (Some(_), None) => {
                tally.named += 1;
                tally.missing += 1;
                miss("MISSING");
            }
            (Some(label), Some(speaker)) => {
                tally.named += 1;
                if same(speaker, label) {
                    tally.right += 1;
                } else if chain.iter().any(|s| same(s, label)) {
                    tally.outer += 1;
                    miss("OUTER");
                } else if stands_for_another(speaker) && !stands_for_another(label) {
                    tally.anaphor += 1;
                    miss("ANAPHOR");
                } else {
                    tally.wrong += 1;
                    miss("WRONG");
                }
            }
        }
    }
    let percent = |n: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * n as f64 / of as f64 };
    println!(
        "{}: speaker {}/{} = {:.1} % by name, {} by pronoun or description ({:.1} % together); {} outer in the chain, {} wrong, {} missing; \
         nobody {}/{} = {:.1} % ({} hearsay)",
        docs.file_stem().unwrap_or_default().to_string_lossy(),
        tally.right,
        tally.named,
        percent(tally.right, tally.named),
        tally.anaphor,
        percent(tally.right + tally.anaphor, tally.named),
        tally.outer,
        tally.wrong,
        tally.missing,
        tally.empty,
        tally.unnamed,
        percent(tally.empty, tally.unnamed),
        tally.hearsay
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let before = paths.len();
    paths.retain(|p| p.as_os_str() != "--misses");
    let misses = paths.len() < before;
    let annotator = Annotator::new()?;
    for pair in paths.chunks_exact(2) {
        check(&pair[0], &pair[1], misses, &annotator)?;
    }
    Ok(())
}
