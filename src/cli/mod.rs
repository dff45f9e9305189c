//! The command: reads the arguments, runs the stages, writes what they found, says how it went.

mod args;
mod frames;
mod output;
mod plan;

use args::Cli;
use clap::Parser;
use gainsay::model::{Corpus, Document};
use gainsay::report::{Renderer, View};
use gainsay::{ingest, pipeline};
use output::Output;
use plan::{Messages, Plan, Surroundings, Task};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

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
    #[error("{0}")]
    Unclear(#[from] plan::Unclear),
    #[error("no documents to read in {}", .0.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", "))]
    Nothing(Vec<PathBuf>),
    #[error("{0}")]
    Frames(#[from] frames::Error),
    #[error("{0}")]
    Pipeline(#[from] pipeline::Error),
    #[error("can't write {name}: {error}")]
    Write { name: String, error: io::Error },
}

/// Runs the command.
pub(crate) fn main() -> ExitCode {
    // Usage errors end here, with status 2.
    let cli = Cli::parse();
    let outcome = run(cli).unwrap_or_else(|failure| {
        say(&format!("error: {failure}"));
        Outcome::Failed
    });
    ExitCode::from(outcome as u8)
}

fn run(cli: Cli) -> Result<Outcome, Failure> {
    let plan = Plan::new(cli, surroundings())?;
    // The output comes first: a name that can't be written should not cost the time of a run.
    let name = plan.output.as_ref().map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
    let unwritten = |error| Failure::Write { name: name.clone(), error };
    let mut out = Output::open(plan.output.as_deref()).map_err(unwritten)?;

    let frames = plan.frames.as_deref().map(frames::read).transpose()?.map(Arc::new);
    let options = pipeline::Options { threads: plan.threads, frames };

    let (documents, skipped) = read(&plan);
    if documents.is_empty() {
        return Err(Failure::Nothing(plan.inputs));
    }
    let renderer = plan.format.renderer(&plan.rendering);
    let (corpus, flagged, written) = match &plan.task {
        Task::Compare { selection, exit_zero } => {
            let report = gainsay::reconcile(&documents, &options)?;
            let chosen = selection.choose(&report.findings);
            let written = renderer.findings(&View::new(&report.corpus), &chosen, &mut out);
            let flagged = chosen.is_flagged() && !exit_zero;
            (report.corpus, flagged, written)
        }
        task => {
            let corpus = pipeline::read(&documents, &options)?;
            let written = list(task, renderer.as_ref(), &View::new(&corpus), &mut out);
            (corpus, false, written)
        }
    };
    match written.and_then(|()| out.finish()) {
        // Who reads has seen enough: `gainsay … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(unwritten(error)),
        Ok(()) => {}
    }
    if plan.messages >= Messages::Details {
        details(&corpus);
    }
    if plan.messages >= Messages::Counts {
        say(&counts(documents.len(), skipped));
    }
    Ok(match () {
        () if skipped > 0 => Outcome::Failed,
        () if flagged => Outcome::Flagged,
        () => Outcome::Quiet,
    })
}

fn list(task: &Task, renderer: &dyn Renderer, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    match task {
        Task::Claims => renderer.claims(view, out),
        Task::Entities => renderer.entities(view, out),
        Task::Events | Task::Compare { .. } => renderer.events(view, out),
    }
}

/// Reads the documents, and tells of each that can't be read.
fn read(plan: &Plan) -> (Vec<Document>, usize) {
    let mut documents = Vec::new();
    let mut skipped = 0;
    for document in ingest::read(&plan.inputs, &plan.ingest) {
        match document {
            Ok(document) => documents.push(document),
            Err(error) => {
                skipped += 1;
                say(&format!("skipped: {error}"));
            }
        }
    }
    (documents, skipped)
}

fn counts(read: usize, skipped: usize) -> String {
    let documents = if read == 1 { "document" } else { "documents" };
    let rest = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
    format!("{read} {documents} read{rest}")
}

fn details(corpus: &Corpus) {
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

/// Says something on standard error. That nobody listens is no error.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "gainsay: {}", gainsay::report::printable(message));
}

fn surroundings() -> Surroundings {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    Surroundings {
        stdout_is_terminal: io::stdout().is_terminal(),
        no_color: set("NO_COLOR") || std::env::var_os("TERM").is_some_and(|term| term == "dumb"),
        columns: terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns)),
    }
}
