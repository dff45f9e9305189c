//! How fast each stage is, by itself and in a row, in documents and bytes a second.
//!
//! `cargo bench` measures all; `cargo bench -- group` one.

mod common;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use gainsay::annotate::Annotator;
use gainsay::extract::{self, Frames, Lexicon, mention};
use gainsay::model::{Annotated, Document, Reading};
use gainsay::{compare, group, normalize};
use std::sync::LazyLock;

const DOCUMENTS: usize = 200;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new().expect("the models are built in"));

fn main() {
    LazyLock::force(&ANNOTATOR);
    divan::main();
}

fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, documents: &[Document]) -> Bencher<'a, 'b> {
    bencher
        .counter(ItemsCount::new(documents.len()))
        .counter(BytesCount::new(documents.iter().map(|d| d.text.len()).sum::<usize>()))
}

#[divan::bench]
fn annotate(bencher: Bencher) {
    let documents = common::documents(DOCUMENTS);
    counted(bencher, &documents).bench_local(|| documents.iter().map(|d| ANNOTATOR.annotate(d)).collect::<Vec<_>>());
}

#[divan::bench]
fn mentions(bencher: Bencher) {
    let documents = common::documents(DOCUMENTS);
    let annotated: Vec<_> = documents.iter().map(|d| ANNOTATOR.annotate(d)).collect();
    counted(bencher, &documents)
        .bench_local(|| documents.iter().zip(&annotated).map(|(d, a)| mention::find(d, a)).collect::<Vec<_>>());
}

#[divan::bench]
fn signature(bencher: Bencher) {
    let documents = common::documents(DOCUMENTS);
    let annotated: Vec<_> = documents.iter().map(|d| ANNOTATOR.annotate(d)).collect();
    counted(bencher, &documents)
        .bench_local(|| documents.iter().zip(&annotated).map(|(d, a)| group::signature(d, a)).collect::<Vec<_>>());
}

fn readings(documents: &[Document]) -> Vec<Reading> {
    let read = |d: &Document| Reading {
        signature: group::signature(d, &ANNOTATOR.annotate(d)),
        document: d.clone(),
        ..Reading::default()
    };
    documents.iter().map(read).collect()
}

/// The time a document must not grow with the number of documents.
#[divan::bench(args = [200, 800, 3200])]
fn events(bencher: Bencher, count: usize) {
    let documents = common::documents(count);
    let readings = readings(&documents);
    counted(bencher, &documents).bench_local(|| group::events(&readings));
}

/// As for [`events`].
#[divan::bench(args = [200, 800, 3200])]
fn origins(bencher: Bencher, count: usize) {
    let documents = common::documents(count);
    let readings = readings(&documents);
    counted(bencher, &documents).bench_local(|| group::origins(&readings));
}

/// Mentions, references, speakers, values, propositions and claims of each document.
#[divan::bench]
fn extract(bencher: Bencher) {
    let documents = common::documents(DOCUMENTS);
    let annotated: Vec<_> = documents.iter().map(|d| ANNOTATOR.annotate(d)).collect();
    counted(bencher, &documents).bench_local(|| read(&documents, &annotated));
}

fn read(documents: &[Document], annotated: &[Annotated]) -> Vec<Reading> {
    let one = |(d, a): (&Document, &Annotated)| extract::read(d.clone(), a, Lexicon::builtin(), Frames::builtin());
    documents.iter().zip(annotated).map(one).collect()
}

/// Names across documents.
#[divan::bench]
fn normalize(bencher: Bencher) {
    let documents = common::documents(DOCUMENTS);
    let annotated: Vec<_> = documents.iter().map(|d| ANNOTATOR.annotate(d)).collect();
    let readings = read(&documents, &annotated);
    let events = group::events(&readings);
    counted(bencher, &documents).bench_local(|| normalize::corpus(&readings, &events));
}

#[divan::bench]
fn compare(bencher: Bencher) {
    let documents = common::documents(DOCUMENTS);
    let corpus =
        gainsay::reconcile(&documents, &gainsay::Options::default()).expect("made-up documents have ids").corpus;
    counted(bencher, &documents).bench_local(|| compare::findings(&corpus, Lexicon::builtin(), Frames::builtin()));
}

/// All stages, on one thread and on all.
#[divan::bench(args = [1, 0])]
fn reconcile(bencher: Bencher, threads: usize) {
    let documents = common::documents(DOCUMENTS);
    let mut options = gainsay::Options::default();
    options.threads = std::num::NonZeroUsize::new(threads);
    counted(bencher, &documents).bench_local(|| gainsay::reconcile(&documents, &options));
}
