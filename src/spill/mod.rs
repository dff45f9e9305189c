//! Corpora that are larger than memory.
//!
//! What is read off documents goes to temporary files ([`Spill`]). In memory stay their ids, the names they use while these are
//! joined, and the few words that each document is looked up by while events are. Documents are then loaded an event at a
//! time and compared, and what is found goes to a file, too, until it is known which findings share an id. The reports
//! that come out, one for some events after the other, hold together what [`crate::reconcile`] gives for all documents at once.
//!
//! ```
//! use gainsay::{Options, model::Document, spill::Spill};
//! let document = |id: &str, text: &str| Document { id: id.into(), text: text.into(), ..Document::default() };
//! let documents = [
//!     document("a", "A fire in a hotel in Hull killed three people on Monday."),
//!     document("b", "A fire in a hotel in Hull killed four people on Monday, police said."),
//! ];
//! let options = Options::default();
//! let mut spill = Spill::new(&std::env::temp_dir())?;
//! for document in &documents {
//!     spill.add(std::slice::from_ref(document), &options)?;
//! }
//! let compared = spill.compare(&options, |finding| finding.relation.is_flagged())?;
//! let reports = compared.reports(&options).collect::<Result<Vec<_>, _>>()?;
//! let mut whole = gainsay::reconcile(&documents, &options)?.findings;
//! whole.retain(|finding| finding.relation.is_flagged());
//! assert_eq!(reports[0].findings, whole);
//! # Ok::<(), gainsay::spill::Error>(())
//! ```

mod corpus;
mod log;
#[cfg(test)]
mod tests;

use crate::compare::{self, Ids};
use crate::extract::Lexicon;
use crate::model::{Document, Finding, Id, Reading};
use crate::normalize::Named;
use crate::pipeline::{self, Options, Report};
use corpus::Joined;
use log::Log;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Documents that are loaded at once, unless one event has more.
const LOADED: usize = 512;

/// Why documents can't be compared this way.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A temporary file can't be made, written or read.
    #[error("can't keep what was read in a temporary file in {}: {error}; name a folder with more room", .folder.display())]
    File {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// What was read off a document can't be written down.
    #[error("the document `{id}` can't be kept: {what}")]
    Unwritable {
        /// The document.
        id: String,
        /// Why.
        what: String,
    },
    /// Claims from elsewhere were given.
    #[error("claims from elsewhere are compared in memory only")]
    Claims,
    /// Reading documents failed.
    #[error(transparent)]
    Pipeline(#[from] pipeline::Error),
}

/// Documents, read, in temporary files.
#[derive(Debug)]
pub struct Spill {
    folder: PathBuf,
    /// In the order of arrival: what was read, what joins documents to events, what they name.
    readings: Log,
    signatures: Log,
    names: Log,
    ids: Vec<Box<str>>,
}

impl Spill {
    /// Begins, with files in `folder` that have no names.
    ///
    /// # Errors
    /// When files can't be made there.
    pub fn new(folder: &Path) -> Result<Self, Error> {
        let log = || Log::new(folder).map_err(|error| Error::File { folder: folder.to_owned(), error });
        let (readings, signatures, names) = (log()?, log()?, log()?);
        Ok(Self { folder: folder.to_owned(), readings, signatures, names, ids: Vec::new() })
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Reads documents and keeps what it read. They are best added some hundred at a time, which are read side by side.
    ///
    /// # Errors
    /// When a file can't be written, or `options` have claims from elsewhere.
    pub fn add(&mut self, documents: &[Document], options: &Options) -> Result<(), Error> {
        if options.claims.is_some() {
            return Err(Error::Claims);
        }
        self.keep(pipeline::readings(documents, options)?, options)
    }

    /// Keeps what was read off documents.
    ///
    /// # Errors
    /// When a file can't be written, or the threads can't be started.
    pub fn keep(&mut self, readings: Vec<Reading>, options: &Options) -> Result<(), Error> {
        let all = || readings.into_par_iter().map(written).collect::<Result<Vec<_>, Error>>();
        let written = pipeline::on_threads(options, all)??;
        for (id, [reading, signature, names]) in written {
            self.ids.push(id);
            let pushed = self.readings.push(&reading).and_then(|()| self.signatures.push(&signature));
            pushed.and_then(|()| self.names.push(&names)).map_err(|error| self.failure(error))?;
        }
        Ok(())
    }

    /// The documents as they came.
    ///
    /// # Errors
    /// When a file can't be read.
    pub fn documents(&mut self) -> Result<Vec<Document>, Error> {
        self.flush()?;
        let document = |n| Ok(self.read::<Reading>(&self.readings, n)?.document);
        (0..self.len()).into_par_iter().map(document).collect()
    }

    /// Joins and compares the documents, and keeps of the findings those that `keep` takes.
    ///
    /// # Errors
    /// When two documents have one id, when a file can't be written or read, or the threads can't be started.
    pub fn compare(mut self, options: &Options, keep: impl Fn(&Finding) -> bool + Sync) -> Result<Compared, Error> {
        if options.claims.is_some() {
            return Err(Error::Claims);
        }
        self.flush()?;
        pipeline::on_threads(options, || {
            let joined = Joined::new(self)?;
            let mut compared = Compared::new(joined)?;
            for events in compared.portions() {
                compared.take(events, options, &keep)?;
            }
            compared.finish()
        })?
    }

    fn flush(&mut self) -> Result<(), Error> {
        let flushed = [&mut self.readings, &mut self.signatures, &mut self.names].into_iter().try_for_each(Log::flush);
        flushed.map_err(|error| self.failure(error))
    }

    fn read<T: DeserializeOwned>(&self, log: &Log, number: usize) -> Result<T, Error> {
        let record = log.get(number).map_err(|error| self.failure(error))?;
        postcard::from_bytes(&record).map_err(|error| self.failure(io::Error::new(io::ErrorKind::InvalidData, error)))
    }

    fn failure(&self, error: io::Error) -> Error {
        Error::File { folder: self.folder.clone(), error }
    }
}

/// A reading in the bytes of its three records, with its id.
fn written(mut reading: Reading) -> Result<(Box<str>, [Vec<u8>; 3]), Error> {
    let id = reading.document.id.clone();
    let mut bytes = || -> postcard::Result<[Vec<u8>; 3]> {
        let signature = std::mem::take(&mut reading.signature);
        let names: Vec<Named> = Named::of(&reading).collect();
        Ok([postcard::to_allocvec(&reading)?, postcard::to_allocvec(&signature)?, postcard::to_allocvec(&names)?])
    };
    match bytes() {
        Ok(bytes) => Ok((id.into(), bytes)),
        Err(error) => Err(Error::Unwritable { id, what: error.to_string() }),
    }
}

/// Documents that have been compared, with what was found, in temporary files.
#[derive(Debug)]
pub struct Compared {
    joined: Joined,
    /// The findings that are kept, a record for each portion of events. They name documents and events by their numbers among all.
    findings: Log,
    /// For each finding, kept or not, the ids that it may go by; then the one it goes by.
    may: Vec<Ids>,
    ids: Vec<Id>,
}

/// A finding that is kept, with its number among all.
type Kept = (u32, Finding);

impl Compared {
    fn new(joined: Joined) -> Result<Self, Error> {
        let folder = &joined.spill.folder;
        let findings = Log::new(folder).map_err(|error| joined.spill.failure(error))?;
        Ok(Self { joined, findings, may: Vec::new(), ids: Vec::new() })
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.joined.spill.len()
    }

    /// The events, some at a time.
    fn portions(&self) -> Vec<Range<usize>> {
        let mut portions: Vec<Range<usize>> = Vec::new();
        let mut documents = LOADED;
        for (event, members) in self.joined.events.iter().enumerate() {
            match portions.last_mut() {
                Some(portion) if documents + members.len() <= LOADED => portion.end = event + 1,
                _ => {
                    portions.push(event..event + 1);
                    documents = 0;
                }
            }
            documents += members.len();
        }
        portions
    }

    /// Compares what the documents of events say.
    fn take(
        &mut self,
        events: Range<usize>,
        options: &Options,
        keep: &(impl Fn(&Finding) -> bool + Sync),
    ) -> Result<(), Error> {
        let numbers: Vec<u32> = (events.start as u32..events.end as u32).collect();
        let (corpus, documents) = self.joined.corpus(&numbers)?;
        let found = compare::with_ids(&corpus, Lexicon::builtin(), options.frames());
        let mut kept: Vec<Kept> = Vec::new();
        for (ids, mut finding) in found {
            let number = self.may.len() as u32;
            self.may.push(ids);
            if keep(&finding) {
                finding.event = numbers[finding.event as usize];
                for (document, _) in finding.positions.iter_mut().flat_map(|position| &mut position.claims) {
                    *document = documents[*document as usize];
                }
                kept.push((number, finding));
            }
        }
        if kept.is_empty() {
            return Ok(());
        }
        self.findings.push(&bytes(&kept)?).map_err(|error| self.joined.spill.failure(error))
    }

    /// Settles which finding has which id.
    fn finish(mut self) -> Result<Self, Error> {
        self.findings.flush().map_err(|error| self.joined.spill.failure(error))?;
        self.ids = Ids::settle(&std::mem::take(&mut self.may));
        Ok(self)
    }

    /// The findings that were kept, in the order of [`compare::findings`], a few events' at a time, each time with the documents
    /// of those events alone. Entities have no spellings but the name there, and no id.
    pub fn reports(&self, options: &Options) -> impl Iterator<Item = Result<Report, Error>> {
        (0..self.findings.len()).map(|number| pipeline::on_threads(options, || self.report(number))?)
    }

    fn report(&self, number: usize) -> Result<Report, Error> {
        let kept: Vec<Kept> = self.joined.spill.read(&self.findings, number)?;
        let mut events: Vec<u32> = kept.iter().map(|(_, finding)| finding.event).collect();
        events.sort_unstable();
        events.dedup();
        let (corpus, documents) = self.joined.corpus(&events)?;
        let places = |numbers: &[u32]| -> FxHashMap<u32, u32> { numbers.iter().copied().zip(0..).collect() };
        let (events, documents) = (places(&events), places(&documents));
        let mut findings: Vec<Finding> = kept
            .into_iter()
            .map(|(number, mut finding)| {
                finding.id = self.ids[number as usize];
                finding.event = events[&finding.event];
                for (document, _) in finding.positions.iter_mut().flat_map(|position| &mut position.claims) {
                    *document = documents[document];
                }
                finding
            })
            .collect();
        compare::sort(&mut findings);
        Ok(Report { corpus, findings })
    }
}

fn bytes(record: &impl Serialize) -> Result<Vec<u8>, Error> {
    let unwritable = |error: postcard::Error| Error::Unwritable { id: String::new(), what: error.to_string() };
    postcard::to_allocvec(record).map_err(unwritable)
}
