//! The report stage: what was found, in the format that is asked for.
//!
//! One renderer a file, behind the one trait [`Renderer`]. Renderers know the corpus and the findings, and nothing of
//! how they came about; the same corpus and findings give the same bytes.

mod agreement;
mod csv;
mod csvw;
mod html;
mod jsonl;
mod jsonld;
mod link;
mod markdown;
mod offsets;
mod past;
mod record;
mod rows;
mod sarif;
mod select;
mod spelling;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use self::csv::{Csv, guard};
pub use agreement::{Agreement, Tally};
pub use csvw::{csvw, csvw_name};
pub use html::Html;
pub use jsonl::{Jsonl, RECORD_VERSION};
pub use jsonld::JsonLd;
pub use link::{link_to_quote, web_address};
pub use markdown::{Markdown, escape_markdown};
pub use offsets::CodePoints;
pub use past::{Baseline, Past, Reviewed};
pub use record::{ClaimRecord, MentionRecord, Place, View, attribute_kind, published, role, unit};
pub use rows::rows;
pub use sarif::Sarif;
pub use select::{Chosen, Selection};
pub use spelling::{Spelling, spellings};
pub use table::{Column, Table, column};
pub use text::{Text, printable};

use crate::model::Document;
use std::io::{self, Write};

/// Writes what was found in one format.
///
/// ```
/// use gainsay::model::Corpus;
/// use gainsay::report::{Format, Options, Renderer, Selection, View};
///
/// let corpus = Corpus::default();
/// let mut out = Vec::new();
/// let chosen = Selection::default().choose(&[]);
/// Format::Csv.renderer(&Options::default()).findings(&View::new(&corpus), &chosen, &mut out)?;
/// assert!(out.starts_with(b"finding_id,relation,confidence,"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub trait Renderer {
    /// Findings, with the claims of each position.
    ///
    /// # Errors
    /// When `out` can't be written.
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Findings that follow others in the same output, of later events: for the formats that [`Format::streams`].
    ///
    /// # Errors
    /// When `out` can't be written, or the format shows all findings at once.
    fn more_findings(&self, _view: &View<'_>, _chosen: &Chosen<'_>, _out: &mut dyn Write) -> io::Result<()> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "this format shows all findings at once"))
    }

    /// Every claim of every document.
    ///
    /// # Errors
    /// When `out` can't be written.
    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Every entity, with its mentions.
    ///
    /// # Errors
    /// When `out` can't be written.
    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Every event, with the documents that report it.
    ///
    /// # Errors
    /// When `out` can't be written.
    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Every origin, with the documents that are its copies and the agencies that they credit.
    ///
    /// # Errors
    /// When `out` can't be written.
    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Documents as they were read: the text that offsets count in, and what is known of it.
    ///
    /// # Errors
    /// When `out` can't be written.
    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()>;
}

/// A format of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A table for spreadsheets and data frames, one row a claim.
    Csv,
    /// JSON lines, one object a finding.
    Jsonl,
    /// A text to read.
    Text,
    /// A page to read in a browser.
    Html,
    /// Markdown in GitHub's dialect.
    Markdown,
    /// SARIF 2.1.0, for editors and services that show results at their place. Findings only.
    Sarif,
    /// schema.org's `Claim` as JSON-LD, for archives, and `ClaimReview` of what people decided on. Findings and claims.
    JsonLd,
}

/// What the formats can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether CSV leaves alone cells that a spreadsheet would run as formulas.
    pub raw_cells: bool,
    /// Whether text is coloured with ANSI escapes.
    pub color: bool,
    /// How many columns wide text may be.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { raw_cells: false, color: false, width: 80 }
    }
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] =
        [Self::Csv, Self::Jsonl, Self::Text, Self::Html, Self::Markdown, Self::Sarif, Self::JsonLd];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Sarif => "sarif",
            Self::JsonLd => "jsonld",
        }
    }

    /// The format that a file of this extension (without the dot) is written in.
    ///
    /// ```
    /// use gainsay::report::Format;
    /// assert_eq!(Format::of_extension("CSV"), Some(Format::Csv));
    /// assert_eq!(Format::of_extension("docx"), None);
    /// ```
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "txt" | "text" => Some(Self::Text),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "sarif" => Some(Self::Sarif),
            "jsonld" => Some(Self::JsonLd),
            _ => None,
        }
    }

    /// Whether it has a place for this; where it has not, its renderer refuses.
    ///
    /// ```
    /// use gainsay::report::{Format, Table};
    /// assert!(Format::Csv.holds(Table::Claims) && !Format::Sarif.holds(Table::Claims));
    /// ```
    #[must_use]
    pub fn holds(self, table: Table) -> bool {
        match self {
            Self::Sarif => table == Table::Findings,
            Self::JsonLd => matches!(table, Table::Findings | Table::Claims),
            Self::Csv | Self::Jsonl | Self::Text | Self::Html | Self::Markdown => true,
        }
    }

    /// Whether findings can follow others, so that a report need not be in memory as a whole.
    ///
    /// ```
    /// use gainsay::report::Format;
    /// assert!(Format::Csv.streams() && !Format::Html.streams());
    /// ```
    #[must_use]
    pub fn streams(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl)
    }

    /// The renderer for it.
    #[must_use]
    pub fn renderer(self, options: &Options) -> Box<dyn Renderer> {
        match self {
            Self::Csv => Box::new(Csv { raw_cells: options.raw_cells }),
            Self::Jsonl => Box::new(Jsonl),
            Self::Text => Box::new(Text::new(options.width, options.color)),
            Self::Html => Box::new(Html),
            Self::Markdown => Box::new(Markdown),
            Self::Sarif => Box::new(Sarif),
            Self::JsonLd => Box::new(JsonLd),
        }
    }
}
