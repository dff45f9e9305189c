//! Trains and evaluates the models embedded in the annotator; see `docs/annotator.md`.

mod background;
mod clusters;
mod conllu;
mod corpus;
mod evaluate;
mod lemmas;
mod lexicon;
mod names;
mod parser;
mod perceptron;
mod random;
mod tagger;

use clap::{Parser as _, Subcommand};
use gainsay::annotate::engine::Features;
use gainsay::annotate::engine::models::{Models, NAMES};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file can't be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's message.
        source: std::io::Error,
    },
    /// A model can't be read.
    #[error(transparent)]
    Model(#[from] gainsay::annotate::Error),
    /// There is nothing to learn from.
    #[error("the files hold no sentence of ten tab-separated columns")]
    Empty,
}

#[derive(clap::Parser)]
#[command(about = "Trains and evaluates the models embedded in gainsay's annotator")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Args)]
struct Options {
    /// The files to learn from.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where the models go.
    #[arg(long, default_value = "data/models")]
    out: PathBuf,
    /// Times to go through the text.
    #[arg(long, default_value_t = 4)]
    epochs: usize,
    /// Use only the first N sentences.
    #[arg(long)]
    limit: Option<usize>,
    /// Word clusters.
    #[arg(long, default_value_t = 400)]
    clusters: usize,
    /// Features to keep: tagger, parser's actions, labeller, names.
    #[arg(long, value_delimiter = ',', default_values_t = [250_000, 800_000, 250_000, 550_000])]
    keep: Vec<usize>,
    /// Measure on this file at the end.
    #[arg(long)]
    dev: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Trains all models from CoNLL-U files (`.conllu`, `.conllu.zst`).
    Train(Options),
    /// Prints the inflected forms whose lemma the rules get wrong, for `data/annotate/lemmas.tsv`.
    Lemmas {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Prints how many documents hold each word, for `data/group/background.tsv`.
    Background {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Measures the models against CoNLL-U files.
    Evaluate {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where the models are.
        #[arg(long, default_value = "data/models")]
        models: PathBuf,
    },
}

fn main() -> std::process::ExitCode {
    let done = match Args::parse().command {
        Command::Train(options) => train(&options),
        Command::Lemmas { files } => conllu::read(&files).map(|s| lemmas::exceptions(&s)),
        Command::Background { files } => conllu::read(&files).map(|s| background::table(&s)),
        Command::Evaluate { files, models } => evaluate(&files, &models),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("gainsay-train: {e}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn evaluate(files: &[PathBuf], folder: &Path) -> Result<(), Error> {
    let mut bytes = Vec::new();
    for name in NAMES {
        let path = folder.join(name).with_extension("bin");
        bytes.push(std::fs::read(&path).map_err(|source| Error::Read { path, source })?);
    }
    let start = Instant::now();
    let models = Models::read([&bytes[0], &bytes[1], &bytes[2], &bytes[3]])?;
    println!(
        "{} bytes, loaded in {:.0} ms",
        bytes.iter().map(Vec::len).sum::<usize>(),
        start.elapsed().as_secs_f64() * 1e3
    );
    let sentences = conllu::read(files)?;
    evaluate::evaluate(&models, &sentences);
    Ok(())
}

fn train(options: &Options) -> Result<(), Error> {
    let Options { files, out, epochs, limit, clusters, keep, dev } = options;
    let (epochs, limit) = (*epochs, *limit);
    let start = Instant::now();
    let note = |what: &str| eprintln!("{:6.1} s  {what}", start.elapsed().as_secs_f64());
    let mut sentences = conllu::read(files)?;
    if let Some(n) = limit {
        sentences.truncate(n);
    }
    if sentences.is_empty() {
        return Err(Error::Empty);
    }
    note(&format!("{} sentences", sentences.len()));
    let clusters = clusters::learn(&sentences, *clusters, 12);
    note("clusters");
    let classes = lexicon::Classes::gather(&sentences);
    let of_half = |h: usize| sentences.iter().filter(move |s| corpus::half(s) == h);
    // Half 0 sees the lexicon of half 1.
    let lexicons = [1, 0].map(|h| lexicon::gather(of_half(h), &classes, &clusters));
    let full = lexicon::gather(sentences.iter(), &classes, &clusters);
    note(&format!("lexicon of {} forms", full.len()));
    let mut examples = corpus::examples(&sentences, &lexicons);
    note("words");

    let keep = |i: usize| keep.get(i).copied().unwrap_or(usize::MAX);
    // Two taggers that each saw one half give the other half tags as imperfect as a new text's.
    let jackknife = |h: usize| {
        let half: Vec<&corpus::Example<'_>> = examples.iter().filter(|e| corpus::half(e.gold) == h).collect();
        tagger::write(&tagger::train(&half, 3, None).averaged(0.02))
    };
    let (a, b) = std::thread::scope(|s| {
        let a = s.spawn(|| jackknife(0));
        (jackknife(1), a.join().unwrap_or_default())
    });
    let taggers = [a, b].map(|m| gainsay::annotate::engine::tagger::Tagger::read(&m));
    let [half_0, half_1] = taggers;
    let (half_0, half_1) = (half_0?, half_1?);
    let mut slots = Features::new();
    for e in &mut examples {
        let tagger = if corpus::half(e.gold) == 0 { &half_0 } else { &half_1 };
        tagger.tag(&e.words, e.style, &mut slots, &mut e.tags);
    }
    note("tags for the training text");

    let all: Vec<&corpus::Example<'_>> = examples.iter().collect();
    let (parser, (tagger, names)) = std::thread::scope(|s| {
        let parser = s.spawn(|| {
            let first = parser::train(&examples, epochs.min(2), None).map(|p| p.averaged(0.02));
            note(&format!("parser: {} and {} features", first[0].rows.len(), first[1].rows.len()));
            let [mut actions, mut labels] = first;
            actions.keep_strongest(keep(1));
            labels.keep_strongest(keep(2));
            let again = parser::train(&examples, epochs, Some([&actions.slots(), &labels.slots()]));
            note("parser");
            let [actions, labels] = again.map(|p| p.averaged(0.02));
            parser::write(&actions.without_weak(1.25, 0.3), &labels.without_weak(1.125, 1.125))
        });
        let others = s.spawn(|| {
            let mut first = tagger::train(&all, epochs.min(2), None).averaged(0.02);
            note(&format!("tagger: {} features", first.rows.len()));
            first.keep_strongest(keep(0));
            let tagger = tagger::write(&tagger::train(&all, epochs, Some(&first.slots())).averaged(1.0));
            note("tagger");
            let mut first = names::train(&examples, epochs.min(2), None).averaged(0.02);
            note(&format!("names: {} features", first.rows.len()));
            first.keep_strongest(keep(3));
            let names = names::write(&names::train(&examples, epochs, Some(&first.slots())).averaged(0.65));
            note("names");
            (tagger, names)
        });
        (parser.join().unwrap_or_default(), others.join().unwrap_or_default())
    });

    let files = [full.write(), tagger, parser, names];
    for (name, bytes) in NAMES.iter().zip(&files) {
        let path = out.join(name).with_extension("bin");
        note(&format!("{name}: {} bytes", bytes.len()));
        std::fs::write(&path, bytes).map_err(|source| Error::Read { path: path.clone(), source })?;
    }
    note(&format!("{} bytes in all", files.iter().map(Vec::len).sum::<usize>()));
    if let Some(dev) = dev {
        let models = Models::read([&files[0], &files[1], &files[2], &files[3]])?;
        evaluate::evaluate(&models, &conllu::read(std::slice::from_ref(dev))?);
    }
    Ok(())
}
