//! What is kept from run to run: review files and former reports.

use crate::cli::Failure;
use crate::cli::console::{Messages, say};
use clap::Args;
use gainsay::Report;
use gainsay::report::{Chosen, Selection};
use gainsay::review::{self, Outline, Review, former};
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct PastArgs {
    /// Leave out what people dismissed or resolved in this file
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,

    /// Show also what is dismissed or resolved, with --review
    #[arg(long)]
    all_reviewed: bool,

    /// Report only what is new since this report (csv or jsonl)
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// What was kept.
pub(crate) struct Past {
    review: Option<Review>,
    all_reviewed: bool,
    former: Option<Vec<Outline>>,
}

impl PastArgs {
    /// Whether anything was kept.
    pub(crate) fn is_asked(&self) -> bool {
        self.review.is_some() || self.baseline.is_some()
    }

    /// Reads what was kept.
    pub(crate) fn read(&self) -> Result<Past, Failure> {
        Ok(Past {
            review: self.review.as_deref().map(read_review).transpose()?,
            all_reviewed: self.all_reviewed,
            former: self.baseline.as_deref().map(read_former).transpose()?,
        })
    }
}

impl Past {
    /// Leaves out what is settled or known, and says what has gone.
    pub(crate) fn apply(&self, chosen: &mut Chosen<'_>, report: &Report, selection: &Selection, messages: Messages) {
        if self.review.is_none() && self.former.is_none() {
            return;
        }
        let outlines = review::outlines(&report.corpus, &report.findings);
        // The former report comes first: what was settled since is known to it, and no news.
        if let Some(former) = &self.former {
            chosen.since(former, &outlines, selection);
        }
        if let Some(review) = &self.review {
            chosen.review(review, &outlines, self.all_reviewed);
        }
        if messages >= Messages::Counts {
            chosen.gone().iter().for_each(|outline| say(&format!("gone: {}", line(outline))));
            let past = &chosen.past;
            if let Some(baseline) = &past.baseline {
                say(&format!("since the former report: {} as they were, {} gone", baseline.same, baseline.gone.len()));
            }
            if let Some(review) = past.review.as_ref().filter(|review| review.settled > 0) {
                say(&format!("{} settled in the review, not shown", review.settled));
            }
        }
    }
}

/// A finding in one line.
pub(crate) fn line(outline: &Outline) -> String {
    let answers: Vec<&str> = outline.answers.iter().map(|answer| answer.value.as_str()).collect();
    format!("{} {} [{}]", outline.question, answers.join(" / "), outline.id)
}

/// Reads a review file.
pub(crate) fn read_review(path: &Path) -> Result<Review, Failure> {
    Review::parse(&read(path)?).map_err(|error| Failure::Past { path: path.to_owned(), error })
}

/// Reads a report that was written before.
pub(crate) fn read_former(path: &Path) -> Result<Vec<Outline>, Failure> {
    former::read(&read(path)?).map_err(|error| Failure::Past { path: path.to_owned(), error })
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::Read { path: path.to_owned(), error })
}
