//! `gainsay explain`.

use crate::cli::group::{ConsoleArgs, InputArgs, PlainArgs, WorkArgs};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, Outcome};
use clap::Args;
use gainsay::model::Finding;
use gainsay::{explain, report};

/// Show how a finding came about, stage by stage
#[derive(Debug, Args)]
#[command(after_help = "\
Example: gainsay explain be6c2fd0 articles/

FINDING is the id that reports show, or its first four digits or more.
Marks: > the predicate, | the evidence. Columns: number, word, lemma, tag, head,
relation to the head, type of name.")]
pub(crate) struct Explain {
    /// The finding's id, or its first digits
    #[arg(value_name = "FINDING", value_parser = id_prefix)]
    finding: String,

    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    plain: PlainArgs,
    #[command(flatten)]
    work: WorkArgs,
    #[command(flatten)]
    console: ConsoleArgs,
}

impl Explain {
    pub(crate) fn run(self, around: &Surroundings) -> Result<Outcome, Failure> {
        let mut options = self.work.options()?;
        let input = self.input.read(&mut options, &self.console, around)?;
        let report = super::report(&input, &options, &self.console, around)?;
        let meant: Vec<&Finding> =
            report.findings.iter().filter(|finding| finding.id.to_string().starts_with(&self.finding)).collect();
        let [finding] = meant[..] else {
            return Err(Failure::NoFinding { id: self.finding, count: meant.len() });
        };
        let explanation = explain::explain(&report.corpus, finding, &options)?;
        let text = |page: report::Text, out: &mut dyn std::io::Write| page.explanation(&explanation, out);
        self.plain.write(&self.console, around, text, |lines, out| lines.explanation(&explanation, out))?;
        Ok(if input.skipped > 0 { Outcome::Failed } else { Outcome::Quiet })
    }
}

/// Takes the first digits of an id.
fn id_prefix(text: &str) -> Result<String, String> {
    let is_id = (4..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_id { Ok(text.to_ascii_lowercase()) } else { Err("must be 4 to 16 hexadecimal digits".into()) }
}
