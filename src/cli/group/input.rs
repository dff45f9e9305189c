//! What to read.

use crate::cli::Failure;
use crate::cli::console::say;
use clap::{Args, ValueEnum};
use gainsay::ingest;
use gainsay::model::Document;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// text, jsonl, json, csv, tsv [default: by extension]
    #[arg(long, value_name = "NAME", value_enum, hide_possible_values = true)]
    input_format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
    Json,
    Csv,
    Tsv,
}

/// What was read.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) documents: Vec<Document>,
    /// How many could not be read.
    pub(crate) skipped: usize,
}

impl InputArgs {
    /// Reads the documents, and tells of each that can't be read.
    pub(crate) fn read(&self) -> Result<Input, Failure> {
        let mut input = Input { documents: Vec::new(), skipped: 0 };
        for document in ingest::read(&self.paths, &self.options()) {
            match document {
                Ok(document) => input.documents.push(document),
                Err(error) => {
                    input.skipped += 1;
                    say(&format!("skipped: {error}"));
                }
            }
        }
        if input.documents.is_empty() { Err(Failure::Nothing(self.paths.clone())) } else { Ok(input) }
    }

    fn options(&self) -> ingest::Options {
        ingest::Options::default().format(self.input_format.map(|format| match format {
            Format::Text => ingest::Format::Text,
            Format::Jsonl => ingest::Format::Jsonl,
            Format::Json => ingest::Format::Json,
            Format::Csv => ingest::Format::Csv,
            Format::Tsv => ingest::Format::Tsv,
        }))
    }
}
