//! The ingest stage: files of any format and encoding in, [`Document`]s out, each with its layout.
//!
//! [`read`] walks the paths, tells each file's format and encoding, and gives every document or, for what cannot be read,
//! an [`Error`] that says where, why and what to do. [`layout::lay_out`] tells the article from the page around it.
//!
//! # What a document's fields are made of
//!
//! | format | `id` | `source` | `title`, `text` |
//! | --- | --- | --- | --- |
//! | text | path below the folder given, or the file's name | the file's name without extension | the headline, copied; the whole file |
//! | Markdown | the same | front matter, or the file's name | front matter or first heading; the plain text |
//! | HTML | the same | JSON-LD, Open Graph, or the host of the canonical URL | metadata; the extracted article |
//! | feed | file and number of the entry (`news.rss:12`) | the feed's title | as given, HTML taken off |
//! | web archive | file and number of the record | as for HTML | as for HTML |
//! | JSONL, JSON | `id`, or file and line (`news.jsonl:12`), or file and ordinal | `source`, or the host of `url` | as given |
//! | CSV, TSV | `id`, or file and line | `source`, or the host of `url` | as given |
//!
//! What text is given is never changed: positions count in it as it was given, or, for plain text, in the file as decoded, less
//! its byte order mark. Line ends stay as they are. What is extracted (HTML, feeds, Markdown) is the text that positions count in.
//! A second document of the same id is an error and left out; files of the same name below several of the given folders have
//! their whole paths for ids.
//!
//! Files may be packed with gzip, Zstandard or bzip2, whatever they are called. [`Limits`] keep what no article is from filling
//! the memory. Documents in other languages than English are set aside.
//!
//! Records of JSON lines, JSON, CSV and TSV may be claims as well: [`given`] tells them apart, and [`crate::exchange`] reads them.
//!
//! # Adding a format
//!
//! Write a module with a function from `Source` or `Content` to `Documents`, name the format in [`Format`],
//! and call the function in `records_of`; one that holds records, which may be claims as well, gives `Records`.

mod claim;
mod csv;
mod dates;
mod decode;
mod error;
mod feed;
mod format;
mod html;
mod json;
mod language;
pub mod layout;
mod limits;
mod lines;
mod list;
mod markdown;
mod record;
mod source;
mod text;
mod unpack;
mod walk;
mod warc;
mod zstd;

pub use error::{Error, Place, Severity};
pub use format::Format;
pub(crate) use language::is_function_word;
pub use limits::Limits;
pub use list::paths_from;
pub(crate) use record::host;
pub use record::{Fields, Take};

use crate::model::{Document, Field};
use format::ByExtension;
use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};
use rustc_hash::FxHashMap;
use source::Source;
use std::collections::hash_map::Entry;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// The date that the metadata of a document give.
pub(crate) fn published(text: Option<&str>) -> Option<crate::model::Published> {
    dates::metadata(&serde_json::Value::from(text?))
}

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The format of every file; by default each file's extension tells it, and the content where the extension does not
    /// and for standard input.
    pub format: Option<Format>,
    /// Whether documents in other languages than English are read as if they were English.
    pub any_language: bool,
    /// How much is taken.
    pub limits: Limits,
    /// What is made of records; [`read`] makes documents of all.
    pub take: Take,
    /// How many threads lay documents out; as many as there are processors where none is given. The result is the same
    /// for any.
    pub threads: Option<NonZeroUsize>,
}

impl Options {
    /// Takes every file to be of this format, or of the format that it seems to be.
    #[must_use]
    pub fn format(mut self, format: Option<Format>) -> Self {
        self.format = format;
        self
    }

    /// Reads documents of any language, or sets aside those that are not in English.
    #[must_use]
    pub fn any_language(mut self, any_language: bool) -> Self {
        self.any_language = any_language;
        self
    }

    /// Makes this of records.
    #[must_use]
    pub fn take(mut self, take: Take) -> Self {
        self.take = take;
        self
    }

    /// Lays documents out on so many threads.
    #[must_use]
    pub fn threads(mut self, threads: Option<NonZeroUsize>) -> Self {
        self.threads = threads;
        self
    }

    /// Takes no more than this.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// What was given.
#[allow(clippy::large_enum_variant)] // Most are documents; a box for each would save nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// A document.
    Document(Document),
    /// The fields of a record that is one claim or more, for [`crate::exchange`] to read.
    Claim(Fields),
}

/// What was given, with the place where it starts, or why it is nothing.
type Record = Result<(Given, Place), Error>;

/// What a file gives, in order.
type Records = Box<dyn Iterator<Item = Record> + Send>;

/// A document with the place where it starts, or why it is none, or what is odd about the next.
type Item = Result<(Document, Place), Error>;

/// The documents of a file, in order.
type Documents = Box<dyn Iterator<Item = Item> + Send>;

/// Reads the documents at and below the paths, in an order that depends on nothing but the paths and the names: `-` is
/// standard input, a folder's files come sorted by name, hidden ones left out. Every document is laid out.
/// What cannot be read gives an error in its place and does not stop the rest.
///
/// Files are read one by one, and their documents laid out some dozens at a time, as the iterator advances.
///
/// ```
/// use gainsay::ingest::{self, Options};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "Ferry sinks\n\nA ferry sank on Monday, police said.\n")?;
/// std::fs::write(folder.path().join("b.jsonl"), "{\"id\": \"b\", \"text\": \"Nobody was hurt.\"}\n{\"id\":\n")?;
///
/// let (mut documents, mut errors) = (Vec::new(), Vec::new());
/// for item in ingest::read(&[folder.path().to_owned()], &Options::default()) {
///     match item {
///         Ok(document) => documents.push(document),
///         Err(error) => errors.push(error),
///     }
/// }
/// assert_eq!(documents[0].title.as_deref(), Some("Ferry sinks"));
/// assert_eq!(documents[1].text, "Nobody was hurt.");
/// assert_eq!(errors[0].place().line, Some(2));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn read(paths: &[PathBuf], options: &Options) -> impl Iterator<Item = Result<Document, Error>> + use<> {
    read_with(paths, options, io::stdin())
}

/// As [`read`], with a reader in the place of standard input.
pub fn read_with<R: Read + Send + 'static>(
    paths: &[PathBuf],
    options: &Options,
    stdin: R,
) -> impl Iterator<Item = Result<Document, Error>> + use<R> {
    let options = options.clone().take(Take::Documents);
    given_with(paths, &options, stdin).filter_map(|item| match item {
        Ok((Given::Document(document), _)) => Some(Ok(document)),
        Ok((Given::Claim(_), _)) => None,
        Err(error) => Some(Err(error)),
    })
}

/// As [`read`], with the claims among the records, if [`Options::take`] asks for them, and the place of each thing.
///
/// ```
/// use gainsay::ingest::{self, Given, Options, Take};
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("a.txt"), "A ferry sank on Monday, police said.\n")?;
/// std::fs::write(folder.path().join("b.csv"), "source,question,value\nHarbour Post,Who was at the helm?,Ana Diaz\n")?;
///
/// let options = Options::default().take(Take::Both);
/// let given: Vec<_> = ingest::given(&[folder.path().to_owned()], &options).collect::<Result<_, _>>().unwrap();
/// assert!(matches!(&given[0].0, Given::Document(document) if document.id == "a.txt"));
/// assert!(matches!(&given[1].0, Given::Claim(fields) if fields["value"] == "Ana Diaz"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn given(paths: &[PathBuf], options: &Options) -> impl Iterator<Item = Result<(Given, Place), Error>> + use<> {
    given_with(paths, options, io::stdin())
}

fn given_with<R: Read + Send + 'static>(
    paths: &[PathBuf],
    options: &Options,
    stdin: R,
) -> impl Iterator<Item = Result<(Given, Place), Error>> + use<R> {
    let options = options.clone();
    let mut reader = Reader::new(options.clone());
    let mut stdin = Some(stdin);
    let mut records = walk::walk(paths, options.limits.links).into_iter().flat_map(move |entry| {
        // The walk gives standard input once.
        let mut stdin = || stdin.take().map(|stdin| Box::new(stdin) as Box<dyn Read + Send>);
        let records = entry.and_then(|entry| {
            let stdin = if entry.path.as_os_str() == walk::STDIN { stdin() } else { None };
            records_of(Source::open(entry, stdin, &options.limits)?, &options)
        });
        records.unwrap_or_else(|error| Box::new(std::iter::once(Err(error))))
    });
    let batches = std::iter::from_fn(move || {
        let batch: Vec<Record> = records.by_ref().take(BATCH).collect();
        (!batch.is_empty()).then(|| reader.take(batch))
    });
    batches.flatten().flat_map(|[odd, document]| odd.into_iter().chain(document))
}

/// So many documents are laid out at a time: enough to keep some threads busy, few enough to hold in memory.
const BATCH: usize = 64;

/// What is checked of every document, whatever its format.
struct Reader {
    options: Options,
    /// Where each id was given.
    places: FxHashMap<String, Place>,
    /// The threads that lay documents out; none where one was asked for, or the system gives none.
    threads: Option<ThreadPool>,
}

impl Reader {
    fn new(options: Options) -> Self {
        let threads = match options.threads.map(NonZeroUsize::get) {
            Some(1) => None,
            threads => ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build().ok(),
        };
        Self { options, places: FxHashMap::default(), threads }
    }

    /// What is odd about each document, and the document, laid out; a claim as it is.
    fn take(&mut self, batch: Vec<Record>) -> Vec<[Option<Record>; 2]> {
        let records: Vec<Record> = batch.into_iter().map(|record| self.check(record)).collect();
        let any_language = self.options.any_language;
        match &self.threads {
            Some(threads) if records.len() > 1 => {
                threads.install(|| records.into_par_iter().map(|record| laid_out(record, any_language)).collect())
            }
            _ => records.into_iter().map(|record| laid_out(record, any_language)).collect(),
        }
    }

    /// Refuses a document that is too long, or whose id another one has.
    fn check(&mut self, record: Record) -> Record {
        if let Ok((Given::Document(document), place)) = &record {
            // Spans count to 4 GiB.
            let limit = self.options.limits.document.min(u64::from(u32::MAX));
            if document.text.len().max(document.field(Field::Title).len()) as u64 > limit {
                return Err(Error::DocumentTooLong { place: place.clone(), limit });
            }
            match self.places.entry(document.id.clone()) {
                Entry::Occupied(first) => {
                    let first = Box::new(first.get().clone());
                    return Err(Error::DuplicateId { place: place.clone(), id: document.id.clone(), first });
                }
                Entry::Vacant(vacant) => {
                    vacant.insert(place.clone());
                }
            }
        }
        record
    }
}

/// What is odd about a document, and the document, laid out; what is none as it is.
fn laid_out(record: Record, any_language: bool) -> [Option<Record>; 2] {
    let (mut document, place) = match record {
        Ok((Given::Document(document), place)) => (document, place),
        other => return [None, Some(other)],
    };
    layout::lay_out(&mut document);
    if let Some(language) = language::foreign(&document).filter(|_| !any_language) {
        return [None, Some(Err(Error::NotEnglish { place, language }))];
    }
    [odd(&document, &place).map(Err), Some(Ok((Given::Document(document), place)))]
}

/// Marks that turn the direction of writing round, so that what is seen is not what is read.
fn odd(document: &Document, place: &Place) -> Option<Error> {
    let is_override = |c: char| matches!(c, '\u{202D}' | '\u{202E}');
    let is_odd = document.field(Field::Title).contains(is_override) || document.text.contains(is_override);
    is_odd.then(|| Error::Oddity {
        place: place.clone(),
        what: "marks that turn round the direction of writing (U+202D, U+202E) are in the text; it is read in its \
               logical order"
            .into(),
    })
}

/// Tells a file's format and reads its records.
fn records_of(source: Source, options: &Options) -> Result<Records, Error> {
    let (limits, take) = (&options.limits, options.take);
    let documents = match format_of(&source, options)? {
        Format::Jsonl => return Ok(json::lines(source.text(limits)?, take, limits)),
        Format::Json => return Ok(json::values(source.whole(limits)?, take, limits)),
        Format::Csv => return Ok(csv::rows(source.text(limits)?, b',', take, limits)),
        Format::Tsv => return Ok(csv::rows(source.text(limits)?, b'\t', take, limits)),
        _ if take == Take::Claims => return Err(Error::NoClaims { place: Place::file(&source.path) }),
        Format::Text => one(text::article(source.article(limits)?, limits)),
        Format::Markdown => one(markdown::article(source.article(limits)?, limits)),
        Format::Html => {
            let (path, id) = (source.path.clone(), source.id.clone());
            let bytes = source.bytes(limits.document, |place, limit| Error::DocumentTooLong { place, limit })?;
            let raw = html::Raw { bytes, encoding: None, url: None };
            one(html::article(raw, &id, Place::file(path), limits))
        }
        Format::Feed => feed::entries(source.whole(limits)?, limits),
        Format::Warc => warc::records(source, limits),
    };
    Ok(Box::new(documents.map(|item| item.map(|(document, place)| (Given::Document(document), place)))))
}

fn one(item: Item) -> Documents {
    Box::new(std::iter::once(item))
}

fn format_of(source: &Source, options: &Options) -> Result<Format, Error> {
    if let Some(format) = options.format {
        return Ok(format);
    }
    let place = || Place::file(&source.path);
    if let Some(what) = format::refused(&source.head) {
        return Err(Error::Format { place: place(), what: what.to_owned() });
    }
    let by_extension = match source.path.as_os_str() == walk::STDIN {
        true => ByExtension::Unknown,
        false => Format::by_extension(&source.path),
    };
    match by_extension {
        ByExtension::Known(format) => Ok(format),
        ByExtension::Refused(what) => Err(Error::Format { place: place(), what }),
        ByExtension::Unknown => {
            let head = decode::decode(source.head.clone()).map_err(|at| source::binary(&source.path, at))?;
            Format::sniff(&head).ok_or_else(|| Error::Format { place: place(), what: "XML of this kind".to_owned() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn from_stdin(input: &[u8], options: &Options) -> Vec<Result<Document, Error>> {
        read_with(&["-".into()], options, io::Cursor::new(input.to_vec())).collect()
    }

    #[test]
    fn standard_input_is_sniffed() {
        let docs = from_stdin(b"{\"id\": \"a\", \"text\": \"A ferry sank.\"}", &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().id, "a");
        let docs = from_stdin(b"A ferry sank on Monday, police said.", &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().id, "stdin");
        let docs = from_stdin(b"<html><p>A ferry sank on Monday, police said.", &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().text, "A ferry sank on Monday, police said.");
        let docs = from_stdin(b"<nitf><body/></nitf>", &Options::default());
        assert!(matches!(docs[0], Err(Error::Format { .. })));
        let docs = from_stdin(b"<nitf>", &Options::default().format(Some(Format::Text)));
        assert!(docs[0].is_ok());
    }

    #[test]
    fn what_is_no_english_is_set_aside_unless_asked_for() {
        let german = "Die Fähre sank am Montag vor der Küste, und die Küstenwache rettete alle Menschen an Bord.";
        let docs = from_stdin(german.as_bytes(), &Options::default());
        assert_eq!(docs[0].as_ref().unwrap_err().severity(), Severity::SetAside);
        assert!(from_stdin(german.as_bytes(), &Options::default().any_language(true))[0].is_ok());
    }

    #[test]
    fn odd_marks_are_noted_and_the_document_read() {
        let docs = from_stdin("A ferry sank on \u{202E}yadnoM, police said.".as_bytes(), &Options::default());
        assert_eq!(docs[0].as_ref().unwrap_err().severity(), Severity::Noted);
        assert!(docs[1].is_ok());
    }

    #[test]
    fn documents_that_are_too_long_are_refused_in_any_format() {
        let options = Options::default().limits(Limits { document: 20, ..Limits::default() });
        let article = "A ferry sank on Monday, police said.";
        for input in [
            article.to_owned(),
            format!("<p>{article}"),
            format!("{{\"text\": \"{article}\"}}"),
            format!("id,text\n1,\"{article}\""),
        ] {
            let docs = from_stdin(input.as_bytes(), &options);
            assert!(matches!(docs[0], Err(Error::DocumentTooLong { limit: 20, .. })), "{docs:?}");
        }
    }

    #[test]
    fn a_second_document_of_an_id_is_an_error() {
        let input = b"{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"a\", \"text\": \"Two.\"}\n";
        let docs = from_stdin(input, &Options::default());
        assert_eq!(docs[0].as_ref().unwrap().text, "One.");
        let error = docs[1].as_ref().unwrap_err().to_string();
        assert!(error.starts_with("standard input:2 (byte 28): the id \"a\" was given"), "{error}");
    }

    #[test]
    fn what_cannot_be_read_stands_in_its_place_in_the_order() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.txt"), "One ferry sank on Monday.").unwrap();
        fs::write(dir.path().join("b.jpg"), b"\xFF\xD8\xFF\xE0\0\x10JFIF\0").unwrap();
        fs::write(dir.path().join("c.txt"), "").unwrap();
        fs::write(dir.path().join("d.css"), "p {}").unwrap();
        fs::write(dir.path().join("e.story"), "Two ferries sank on Monday.").unwrap();
        let docs: Vec<_> = read(&[dir.path().to_owned()], &Options::default()).collect();
        assert!(docs[0].is_ok());
        assert!(matches!(docs[1], Err(Error::Binary { .. })));
        assert!(matches!(docs[2], Err(Error::Empty { .. })));
        assert!(matches!(docs[3], Err(Error::Format { .. })));
        assert_eq!(docs[4].as_ref().unwrap().id, "e.story");
        assert_eq!(docs.len(), 5);
    }

    #[test]
    fn a_missing_text_field_is_refused_however_long() {
        let header = (0..100).map(|i| i.to_string()).collect::<Vec<_>>().join(",");
        let docs = from_stdin(header.as_bytes(), &Options::default().format(Some(Format::Csv)));
        let error = docs[0].as_ref().unwrap_err().to_string();
        assert!(error.contains("`11`, …;"), "{error}");
    }
}
