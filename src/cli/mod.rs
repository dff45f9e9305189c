//! The command: reads the arguments, runs the stages, writes what they found, says how it went.

mod args;
mod command;
mod config;
mod console;
mod frames;
mod group;
#[cfg(feature = "tui")]
mod screen;
mod sink;
mod surroundings;
mod terminal;

use console::{Messages, say};
use gainsay::model::Corpus;
use gainsay::pipeline;
use gainsay::report::Table;
use group::{Input, Output};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use surroundings::Surroundings;

/// How a run ended, as its exit status tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Quiet = 0,
    Flagged = 1,
    Failed = 2,
}

/// Why a run can't go on.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("can't tell the format from the name {}; add --format csv, jsonl, text, html, markdown, sarif or jsonld", .0.display())]
    Format(PathBuf),
    #[error("{0} can't hold what this command writes; choose csv, jsonl, text, html or markdown")]
    Holds(&'static str),
    #[error("--csvw describes a CSV file; name one: -o report.csv")]
    NoCsvFile,
    #[error("no documents to read in {}", .0.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", "))]
    Nothing(Vec<PathBuf>),
    #[error("can't read the list of paths {}: {error}; check that it exists and may be read", .list.display())]
    List { list: PathBuf, error: io::Error },
    #[error("{0}")]
    Config(#[from] config::Error),
    #[error("no command is called {name}; there are {known}")]
    NoCommand { name: String, known: String },
    #[cfg(feature = "tui")]
    #[error("a review needs a terminal to show its screen on")]
    NoTerminal,
    #[error("{}", no_finding(id, *count))]
    NoFinding { id: String, count: usize },
    #[error("{0}")]
    Frames(#[from] frames::Error),
    #[error("{0}")]
    Pipeline(#[from] pipeline::Error),
    #[error("{0}")]
    Spill(#[from] gainsay::spill::Error),
    #[error("can't read {}: {error}", .path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("{}: {error}", .path.display())]
    Past { path: PathBuf, error: gainsay::review::Error },
    #[cfg(feature = "store")]
    #[error("{0}")]
    Store(#[from] gainsay::store::Error),
    #[cfg(feature = "store")]
    #[error("claims go beside articles, not beside the store {}; name the articles", .0.display())]
    StoredClaims(PathBuf),
    #[cfg(feature = "store")]
    #[error("the articles in {} were read by the built-in frames; leave out --frames, or name the articles", .0.display())]
    StoredFrames(PathBuf),
    #[error("{0}")]
    Stage(#[from] gainsay::cluster::Error),
    #[error("can't write {name}: {error}")]
    Write { name: String, error: io::Error },
}

/// Runs the command.
pub(crate) fn main() -> ExitCode {
    let around = Surroundings::look();
    let arguments: Vec<_> = std::env::args_os().collect();
    let outcome = config::parse(&arguments, &around).map_err(Failure::from);
    let outcome = outcome.and_then(|(cli, config)| cli.run(&around, &config)).unwrap_or_else(|failure| {
        say(&format!("error: {failure}"));
        Outcome::Failed
    });
    ExitCode::from(outcome as u8)
}

/// Shows the documents as they were read.
fn dump(input: &Input, output: Output, options: &pipeline::Options, messages: Messages) -> Result<Outcome, Failure> {
    let made = options.claims.as_ref().map_or(&[][..], |claims| claims.documents());
    let documents = [&input.documents[..], made].concat();
    output.write(Table::Documents, &[], |renderer, out| renderer.documents(&documents, out))?;
    Ok(close(input, &Corpus::default(), messages, false))
}

fn no_finding(id: &str, count: usize) -> String {
    match count {
        0 => format!("no finding of these documents has an id that begins with {id}; a report of them shows the ids"),
        _ => format!("{count} findings have an id that begins with {id}; give more digits"),
    }
}

/// Says how reading went, and tells how the run ended.
fn close(input: &Input, corpus: &Corpus, messages: Messages, flagged: bool) -> Outcome {
    if messages >= Messages::Details {
        for reading in &corpus.readings {
            say(&format!(
                "{}: {} sentences, {} mentions, {} claims",
                reading.document.id,
                reading.sentences.len(),
                reading.mentions.len(),
                reading.claims.len()
            ));
        }
    }
    count(input, corpus.readings.len(), messages, flagged)
}

/// Says how many documents were read, and tells how the run ended.
fn count(input: &Input, documents: usize, messages: Messages, flagged: bool) -> Outcome {
    let (read, skipped) = (documents.saturating_sub(input.made), input.skipped);
    if messages >= Messages::Counts {
        let documents = if read == 1 { "document" } else { "documents" };
        let skipped = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
        let aside = match input.set_aside {
            0 => String::new(),
            aside => format!(", {aside} set aside (not in English)"),
        };
        let claims = match input.claims {
            0 => String::new(),
            1 => ", 1 claim from elsewhere".to_owned(),
            claims => format!(", {claims} claims from elsewhere"),
        };
        say(&format!("{read} {documents} read{claims}{skipped}{aside}"));
    }
    match () {
        () if skipped > 0 => Outcome::Failed,
        () if flagged => Outcome::Flagged,
        () => Outcome::Quiet,
    }
}
