//! `gainsay review`.

use crate::cli::group::{ConsoleArgs, InputArgs, WorkArgs, read_review};
use crate::cli::screen::{self, Claim, Item, Screen, Step};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome, sink};
use clap::Args;
use gainsay::Report;
use gainsay::report::{Selection, View, printable};
use gainsay::review::{self, Review};
use std::path::PathBuf;

/// Go through the findings on a screen, and decide on them
#[derive(Debug, Args)]
#[command(after_help = "\
Example: gainsay review articles/ --review review.toml

Keys: c confirms, d dismisses, r resolves, x clears, u undoes.
q saves and quits, Q quits without saving.
`gainsay compare --review FILE` then leaves out what is dismissed or resolved.")]
pub(crate) struct ReviewCommand {
    /// The file that keeps what is decided; made where there is none
    #[arg(long, value_name = "FILE", required = true)]
    review: PathBuf,

    /// Who decides [default: the name of the account]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    work: WorkArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl ReviewCommand {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        if !around.is_interactive {
            return Err(Failure::NoTerminal);
        }
        let before = if self.review.exists() { read_review(&self.review)? } else { Review::default() };
        let mut options = self.work.options()?;
        let input = self.input.read(&mut options, &self.console, around)?;
        let report = super::report(&input, &options, &self.console, around)?;

        let outlines = review::outlines(&report.corpus, &report.findings);
        let by = self.by.or_else(|| around.account.clone()).unwrap_or_default();
        let today = jiff::Zoned::now().date();
        let mut screen = Screen::new(items(&report), outlines, before.clone(), by, today);
        let left =
            screen::show(&mut screen).map_err(|error| Failure::Write { name: "the screen".to_owned(), error })?;
        if left == Step::Save && screen.review != before {
            let unwritten = |error| Failure::Write { name: self.review.display().to_string(), error };
            sink::write(&self.review, screen.review.to_toml().as_bytes()).map_err(unwritten)?;
        }
        Ok(if input.skipped > 0 { Outcome::Failed } else { Outcome::Quiet })
    }
}

/// What asks for an editor's eye, in the order of a report.
fn items(report: &Report) -> Vec<Item> {
    let view = View::new(&report.corpus);
    let clean = |text: &str| printable(text).into_owned();
    let chosen = Selection::default().choose(&report.findings);
    let item = |finding: &&gainsay::model::Finding| {
        let claim = |&(document, claim): &(u32, u32)| {
            let (article, claim) = (report.corpus.document(document), report.corpus.claim(document, claim));
            let speaker = view.claim(document, claim).speaker.map(|name| format!(", citing {name}"));
            let day = article.published.map(|published| format!(", {}", published.date()));
            let source = article.source.as_deref().unwrap_or(&article.id);
            Claim {
                who: clean(&format!("{source}{}{}", day.unwrap_or_default(), speaker.unwrap_or_default())),
                sentence: view.context(document, claim.evidence).map(clean),
            }
        };
        let answers = finding.positions.iter();
        Item {
            index: report.findings.iter().position(|other| other.id == finding.id).unwrap_or_default(),
            event: clean(report.corpus.events.get(finding.event as usize).map_or("", |event| &event.label)),
            question: clean(&finding.question),
            relation: finding.relation,
            reason: clean(&finding.reason),
            answers: answers.map(|p| (clean(&p.label), p.claims.iter().map(claim).collect())).collect(),
        }
    };
    chosen.findings.iter().map(item).collect()
}
