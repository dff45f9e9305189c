//! What to read.

use super::{ClaimArgs, ConsoleArgs, LimitArgs, SpillTo};
use crate::cli::Failure;
use crate::cli::console::say;
use crate::cli::surroundings::Surroundings;
use clap::{Args, ValueEnum};
use gainsay::ingest::{self, Fields, Given, Place, Severity, Take};
use gainsay::model::{Corpus, Document, Reading};
use gainsay::pipeline;
use gainsay::report::Table;
use gainsay::spill::Spill;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files and folders of articles or claims, - for standard input, or a store
    #[arg(required_unless_present_any = ["files_from", "claims"], value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Read the paths that FILE lists (- for standard input), one a line or between NULs
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,

    /// text, markdown, html, feed, warc, jsonl, json, csv, tsv [default: by name and content]
    #[arg(long, value_name = "NAME", value_enum, hide_possible_values = true)]
    input_format: Option<Format>,

    /// Read articles in other languages as if they were English
    #[arg(long)]
    any_language: bool,

    /// Show the articles as they are read, the text that positions count in, and stop
    #[arg(long)]
    pub(crate) dump_text: bool,

    #[command(flatten)]
    claims: ClaimArgs,
    #[command(flatten)]
    limits: LimitArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
    Feed,
    Warc,
    Jsonl,
    Json,
    Csv,
    Tsv,
}

/// Articles that are read side by side where they are not kept in memory.
const AT_ONCE: usize = 1024;

/// What was read.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) documents: Vec<Document>,
    /// What was read off them, where they are too many to keep.
    pub(crate) spill: Option<Spill>,
    /// How many could not be read.
    pub(crate) skipped: usize,
    /// How many claims came from elsewhere, and how many documents were made for those that are of none given.
    pub(crate) claims: usize,
    pub(crate) made: usize,
    /// How many are in other languages.
    pub(crate) set_aside: usize,
    /// The store that keeps the documents, where one was named instead of articles.
    #[cfg(feature = "store")]
    store: Option<PathBuf>,
}

impl Input {
    /// Reads the documents, or takes what the store has of them.
    pub(crate) fn readings(&self, options: &pipeline::Options) -> Result<Vec<Reading>, Failure> {
        #[cfg(feature = "store")]
        if let Some(path) = &self.store {
            if options.frames.is_some() {
                return Err(Failure::StoredFrames(path.clone()));
            }
            return Ok(gainsay::store::Store::existing(path)?.readings(options)?);
        }
        Ok(pipeline::readings(&self.documents, options)?)
    }

    /// Keeps in the store, if one was named, what joins its documents.
    pub(crate) fn keep(&self, corpus: &Corpus) -> Result<(), Failure> {
        #[cfg(feature = "store")]
        if let Some(path) = &self.store {
            gainsay::store::Store::existing(path)?.keep(corpus)?;
        }
        let _ = corpus;
        Ok(())
    }
}

impl Input {
    /// Puts documents to temporary files once there are enough of them to be read side by side.
    fn spill(&mut self, to: &SpillTo, options: &pipeline::Options) -> Result<(), Failure> {
        if self.spill.is_none() {
            self.spill = Some(Spill::new(&to.folder)?);
        }
        if self.documents.len() >= AT_ONCE { self.put(options) } else { Ok(()) }
    }

    fn put(&mut self, options: &pipeline::Options) -> Result<(), Failure> {
        let documents = std::mem::take(&mut self.documents);
        let spill = self.spill.as_mut();
        spill
            .into_iter()
            .try_for_each(|spill| documents.chunks(AT_ONCE).try_for_each(|some| spill.add(some, options)))?;
        Ok(())
    }

    /// Puts the last documents to temporary files, if there are such; where claims stand beside them, takes all back.
    fn settle(&mut self, options: &pipeline::Options, claims: bool) -> Result<(), Failure> {
        match self.spill.take() {
            Some(mut spill) if claims => {
                let mut documents = spill.documents()?;
                documents.append(&mut self.documents);
                self.documents = documents;
                Ok(())
            }
            spill => {
                self.spill = spill;
                if self.spill.is_some() { self.put(options) } else { Ok(()) }
            }
        }
    }
}

impl InputArgs {
    /// Reads documents and claims, and tells of each that can't be read. The claims go into `options`.
    pub(crate) fn read(
        &self,
        options: &mut pipeline::Options,
        console: &ConsoleArgs,
        around: &Surroundings,
    ) -> Result<Input, Failure> {
        self.read_to(options, console, around, None)
    }

    /// As [`InputArgs::read`], where documents may be read further and put to `spill` as they come.
    pub(crate) fn read_to(
        &self,
        options: &mut pipeline::Options,
        console: &ConsoleArgs,
        around: &Surroundings,
        spill: Option<SpillTo>,
    ) -> Result<Input, Failure> {
        let paths = self.paths()?;
        let spill = spill.filter(|_| !self.claims.is_asked() && !self.dump_text);
        let mut size = 0;
        let mut input = Input {
            documents: Vec::new(),
            spill: None,
            skipped: 0,
            claims: 0,
            made: 0,
            set_aside: 0,
            #[cfg(feature = "store")]
            store: None,
        };
        #[cfg(feature = "store")]
        if let [path] = &paths[..]
            && gainsay::store::Store::is_at(path)
        {
            if self.claims.is_asked() {
                return Err(Failure::StoredClaims(path.clone()));
            }
            input.store = Some(path.clone());
            return Ok(input);
        }
        let mut fields: Vec<(Fields, Place)> = Vec::new();
        for given in ingest::given(&paths, &self.options().take(Take::Both).threads(options.threads)) {
            match given {
                Ok((Given::Document(document), _)) => {
                    size += document.text.len() as u64;
                    input.documents.push(document);
                    if let Some(to) = spill.as_ref().filter(|to| size > to.above) {
                        input.spill(to, options)?;
                    }
                }
                Ok((Given::Claim(claim), place)) => fields.push((claim, place)),
                Err(error) => match error.severity() {
                    Severity::SetAside => {
                        input.set_aside += 1;
                        say(&format!("set aside: {error}"));
                    }
                    Severity::Noted => say(&format!("note: {error}")),
                    _ => {
                        input.skipped += 1;
                        say(&format!("skipped: {error}"));
                    }
                },
            }
        }
        input.skipped += self.claims.read(&self.options(), &mut fields);
        input.settle(options, !fields.is_empty())?;
        if input.spill.is_none() && input.documents.is_empty() && fields.is_empty() {
            return Err(Failure::Nothing(paths));
        }
        let mut given = Vec::new();
        if !self.dump_text {
            let limits = self.limits.limits();
            input.skipped += self.claims.extract(&input.documents, options, &limits, console, around, &mut given)?;
        }
        input.skipped += self.claims.gather(fields, given, &input.documents, options);
        if let Some(claims) = &options.claims {
            (input.claims, input.made) = (claims.len(), claims.documents().len());
        }
        Ok(input)
    }

    /// What is written: `table`, unless the documents themselves are asked for.
    pub(crate) fn table(&self, table: Table) -> Table {
        if self.dump_text { Table::Documents } else { table }
    }

    /// The paths given, and those of the list.
    fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut paths = self.paths.clone();
        if let Some(list) = &self.files_from {
            let listed = match list.as_path() == Path::new("-") {
                true => ingest::paths_from(io::stdin()),
                false => File::open(list).and_then(ingest::paths_from),
            };
            paths.extend(listed.map_err(|error| Failure::List { list: list.clone(), error })?);
        }
        Ok(paths)
    }

    fn options(&self) -> ingest::Options {
        let format = self.input_format.map(|format| match format {
            Format::Text => ingest::Format::Text,
            Format::Markdown => ingest::Format::Markdown,
            Format::Html => ingest::Format::Html,
            Format::Feed => ingest::Format::Feed,
            Format::Warc => ingest::Format::Warc,
            Format::Jsonl => ingest::Format::Jsonl,
            Format::Json => ingest::Format::Json,
            Format::Csv => ingest::Format::Csv,
            Format::Tsv => ingest::Format::Tsv,
        });
        ingest::Options::default().format(format).any_language(self.any_language).limits(self.limits.limits())
    }
}
