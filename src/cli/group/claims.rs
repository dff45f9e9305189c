//! Claims from elsewhere.

use super::ConsoleArgs;
use crate::cli::console::say;
use crate::cli::surroundings::Surroundings;
use crate::cli::{Failure, sink};
use clap::Args;
use gainsay::exchange::{self, Given};
use gainsay::extractor::Extractor;
use gainsay::ingest::{self, Fields, Place, Take};
use gainsay::model::Document;
use gainsay::pipeline;
use std::path::PathBuf;
use std::time::Duration;

#[derive(Debug, Args)]
pub(crate) struct ClaimArgs {
    /// Compare also the claims in this file (jsonl, json, csv, tsv), whatever its fields
    #[arg(long, value_name = "FILE")]
    claims: Vec<PathBuf>,

    /// Take the claims of each article from this command: JSON in, claims out, one a line
    #[arg(long, value_name = "CMD")]
    extractor: Option<String>,

    /// How long that command may take for an article
    #[arg(long, value_name = "SECONDS", default_value = "120", value_parser = seconds)]
    extractor_timeout: Duration,
}

impl ClaimArgs {
    /// Whether claims of other origin than the articles themselves are asked for.
    pub(crate) fn is_asked(&self) -> bool {
        !self.claims.is_empty() || self.extractor.is_some()
    }

    /// Reads the files of claims, and gives how many things in them can't be read.
    pub(crate) fn read(&self, options: &ingest::Options, fields: &mut Vec<(Fields, Place)>) -> usize {
        let mut skipped = 0;
        for item in ingest::given(&self.claims, &options.clone().take(Take::Claims)) {
            match item {
                Ok((ingest::Given::Claim(claim), place)) => fields.push((claim, place)),
                Ok((ingest::Given::Document(_), _)) => {}
                Err(error) => {
                    skipped += 1;
                    say(&format!("skipped: {error}"));
                }
            }
        }
        skipped
    }

    /// Runs the extractor, and gives how many articles and lines gave nothing.
    pub(crate) fn extract(
        &self,
        documents: &[Document],
        options: &pipeline::Options,
        limits: &ingest::Limits,
        console: &ConsoleArgs,
        around: &Surroundings,
        given: &mut Vec<Given>,
    ) -> Result<usize, Failure> {
        let Some(command) = &self.extractor else { return Ok(0) };
        // What it has started must not outlive the run.
        sink::clean_up_when_broken_off();
        let bar = console.progress(documents.len(), around);
        let mut options = options.clone();
        options.progress = Some(bar.progress());
        let extractor = Extractor::new(command).timeout(self.extractor_timeout).limit(limits.document);
        let found = extractor.run_all(documents, &options)?;
        drop(bar);
        let mut skipped = 0;
        let mut skip = |error: &dyn std::fmt::Display| {
            skipped += 1;
            say(&format!("skipped: {error}"));
        };
        for found in found {
            match found {
                Ok(found) => found.into_iter().for_each(|claim| match claim {
                    Ok(claim) => given.push(claim),
                    Err(error) => skip(&error),
                }),
                Err(error) => skip(&error),
            }
        }
        Ok(skipped)
    }

    /// Puts claims to documents, and gives how many can't be.
    pub(crate) fn gather(
        &self,
        fields: Vec<(Fields, Place)>,
        mut given: Vec<Given>,
        documents: &[Document],
        options: &mut pipeline::Options,
    ) -> usize {
        let mut errors = Vec::new();
        for (fields, place) in fields {
            match exchange::records(fields, &place) {
                Ok(found) => given.extend(found),
                Err(error) => errors.push(error),
            }
        }
        if given.is_empty() && self.extractor.is_none() {
            errors.iter().for_each(|error| say(&format!("skipped: {error}")));
            return errors.len();
        }
        let (mut claims, unfit) = exchange::Claims::gather(given, documents, options);
        errors.extend(unfit);
        errors.iter().for_each(|error| say(&format!("skipped: {error}")));
        if self.extractor.is_some() {
            claims.replace(documents);
        }
        options.claims = Some(claims.into());
        errors.len()
    }
}

/// Takes a number of seconds.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    // A year: what is more can't be added to the time of day on every system.
    duration.filter(|d| d.as_secs() < 31_536_000).ok_or_else(|| "must be a number of seconds, more than 0".into())
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn seconds_are_positive() {
        assert_eq!(seconds("0.5").unwrap().as_millis(), 500);
        for bad in ["", "0", "-1", "NaN", "inf", "1e300", "2m"] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
    }
}
