//! The stages in a row.

use crate::annotate::{self, Annotator};
use crate::exchange::{self, Claims};
use crate::extract::{self, Frames, Lexicon};
use crate::model::{Corpus, Document, Finding, Reading};
use crate::{compare, group, normalize};
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::sync::{Arc, OnceLock};

/// How to run.
///
/// ```
/// let mut options = gainsay::Options::default();
/// options.threads = std::num::NonZeroUsize::new(2);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// How many threads work; as many as there are processors where none is given. The result is the same for any.
    pub threads: Option<NonZeroUsize>,
    /// What is asked of events; the built-in frames where none are given.
    pub frames: Option<Arc<Frames>>,
    /// Claims that others found, in these documents or elsewhere: they are compared with what is found here.
    pub claims: Option<Arc<Claims>>,
    /// Told of each document that has been read, for whoever shows how far the run has come.
    pub progress: Option<Progress>,
}

/// Something to call for each document that has been read, from whichever thread read it.
#[derive(Clone)]
pub struct Progress(Arc<dyn Fn() + Send + Sync>);

impl Progress {
    /// Calls this.
    ///
    /// ```
    /// use gainsay::model::Document;
    /// use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    /// static DONE: AtomicUsize = AtomicUsize::new(0);
    /// let mut options = gainsay::Options::default();
    /// options.progress = Some(gainsay::pipeline::Progress::new(|| {
    ///     DONE.fetch_add(1, Relaxed);
    /// }));
    /// gainsay::reconcile(&[Document::default()], &options)?;
    /// assert_eq!(DONE.load(Relaxed), 1);
    /// # Ok::<(), gainsay::Error>(())
    /// ```
    pub fn new(call: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(call))
    }
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Progress(..)")
    }
}

impl Options {
    /// Tells that one document more is done.
    pub(crate) fn tick(&self) {
        if let Some(Progress(call)) = &self.progress {
            call();
        }
    }

    pub(crate) fn claims(&self) -> &Claims {
        static NONE: OnceLock<Claims> = OnceLock::new();
        self.claims.as_deref().unwrap_or_else(|| NONE.get_or_init(Claims::default))
    }

    pub(crate) fn frames(&self) -> &Frames {
        self.frames.as_deref().unwrap_or_else(|| Frames::builtin())
    }
}

/// What the documents say, put side by side, and what that comes to.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Report {
    /// The documents as read, and what joins them.
    pub corpus: Corpus,
    /// What they agree and differ on, of every relation: choose with [`crate::report::Selection`].
    pub findings: Vec<Finding>,
}

/// Why a run can't begin.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Two documents bear one id, so that a claim could not be traced to its document.
    #[error("two documents have the id `{0}`; give each its own")]
    DuplicateId(String),
    /// The annotator's models can't be loaded.
    #[error(transparent)]
    Models(#[from] annotate::Error),
    /// The system gave no threads.
    #[error("can't start the threads asked for: {0}; ask for fewer")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// Reads documents and puts what they say of the same events side by side.
///
/// The result depends on the documents alone, not on their order nor on the number of threads.
///
/// # Errors
/// When two documents have one id, or the threads can't be started.
///
/// ```
/// use gainsay::model::Document;
/// let documents = ["The ferry sank on Monday.", "The ferry sank on Monday, police said."];
/// let documents: Vec<Document> = documents
///     .iter()
///     .enumerate()
///     .map(|(n, text)| Document { id: n.to_string(), text: text.to_string(), ..Document::default() })
///     .collect();
/// let report = gainsay::reconcile(&documents, &gainsay::Options::default())?;
/// assert_eq!(report.corpus.readings.len(), 2);
/// # Ok::<(), gainsay::Error>(())
/// ```
pub fn reconcile(documents: &[Document], options: &Options) -> Result<Report, Error> {
    compare(readings(documents, options)?, options)
}

/// Reads documents, each by itself, and sorts them by id: the first half of [`reconcile`], and the one that takes long.
///
/// # Errors
/// As [`reconcile`].
pub fn readings(documents: &[Document], options: &Options) -> Result<Vec<Reading>, Error> {
    let (annotator, frames, claims) = (annotator()?, options.frames(), options.claims());
    let documents = sorted(documents.iter().chain(claims.documents()))?;
    let read = |document: &&Document| {
        let reading = one(document, annotator, frames, claims);
        options.tick();
        reading
    };
    on_threads(options, || documents.par_iter().map(read).collect())
}

/// Joins what documents speak of: names, events, copies. `readings` are those that [`readings`] gave, in its order.
///
/// # Errors
/// When the threads can't be started.
pub fn join(readings: Vec<Reading>, options: &Options) -> Result<Corpus, Error> {
    on_threads(options, || corpus(readings, options))
}

/// Puts side by side what documents say: the second half of [`reconcile`]. `readings` are those that [`readings`] gave,
/// in its order.
///
/// # Errors
/// When the threads can't be started.
///
/// ```
/// use gainsay::{Options, model::Document, pipeline};
/// let document = |id: &str, text: &str| Document { id: id.into(), text: text.into(), ..Document::default() };
/// let documents = [
///     document("a", "A fire in a hotel in Hull killed three people on Monday."),
///     document("b", "A fire in a hotel in Hull killed four people on Monday, police said."),
/// ];
/// let options = Options::default();
/// let readings = pipeline::readings(&documents, &options)?;
/// assert!(readings.iter().all(|reading| !reading.claims.is_empty()));
/// let report = pipeline::compare(readings, &options)?;
/// assert_eq!(report.corpus.events.len(), 1);
/// assert_eq!(report, gainsay::reconcile(&documents, &options)?);
/// # Ok::<(), gainsay::Error>(())
/// ```
pub fn compare(readings: Vec<Reading>, options: &Options) -> Result<Report, Error> {
    on_threads(options, || {
        let corpus = corpus(readings, options);
        let findings = compare::findings(&corpus, Lexicon::builtin(), options.frames());
        Report { corpus, findings }
    })
}

/// Reads documents and joins what they speak of, without comparing what they say: what [`reconcile`] does first.
///
/// # Errors
/// As [`reconcile`].
pub fn read(documents: &[Document], options: &Options) -> Result<Corpus, Error> {
    join(readings(documents, options)?, options)
}

fn corpus(readings: Vec<Reading>, options: &Options) -> Corpus {
    let ties = options.claims().ties();
    let (events, origins) =
        rayon::join(|| group::events_with(&readings, ties), || group::origins_with(&readings, ties));
    let entities = normalize::corpus(&readings, &events);
    Corpus::new(readings, entities, events, origins)
}

fn one(document: &Document, annotator: &Annotator, frames: &Frames, claims: &Claims) -> Reading {
    let annotated = annotator.annotate(document);
    let mut reading = extract::read(document.clone(), &annotated, Lexicon::builtin(), frames);
    if let Some(claims) = claims.of(&document.id) {
        exchange::attach(&mut reading, &annotated, annotator, claims);
    }
    reading
}

/// The annotator, loaded at the first call and kept: unpacking its models takes longer than reading many a document.
pub(crate) fn annotator() -> Result<&'static Annotator, annotate::Error> {
    static ANNOTATOR: OnceLock<Annotator> = OnceLock::new();
    match ANNOTATOR.get() {
        Some(annotator) => Ok(annotator),
        None => {
            let annotator = Annotator::new()?;
            Ok(ANNOTATOR.get_or_init(|| annotator))
        }
    }
}

/// The documents by id: the order that everything after goes by.
fn sorted<'d>(documents: impl Iterator<Item = &'d Document>) -> Result<Vec<&'d Document>, Error> {
    let mut documents: Vec<&Document> = documents.collect();
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    match documents.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(Error::DuplicateId(pair[0].id.clone())),
        None => Ok(documents),
    }
}

pub(crate) fn on_threads<T: Send>(options: &Options, work: impl FnOnce() -> T + Send) -> Result<T, Error> {
    match options.threads {
        None => Ok(work()),
        Some(threads) => Ok(rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build()?.install(work)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_id_one_document() {
        let document = |id: &str| Document { id: id.into(), ..Document::default() };
        let error = reconcile(&[document("a"), document("b"), document("a")], &Options::default()).unwrap_err();
        assert!(matches!(error, Error::DuplicateId(id) if id == "a"));
    }
}
