//! An article, as a source published it.

use super::{Field, Span};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// One article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Identifies the document in all output; unique within a run.
    pub id: String,
    /// The outlet, as its metadata or its file name tells it.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Where it was published.
    pub url: Option<String>,
    /// BCP 47 language tag, where metadata gives one.
    pub language: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The body.
    pub text: String,
    /// The layout of title and text, in order. Blocks never overlap; sentences never cross them.
    pub blocks: Vec<Block>,
    /// The agency that a credit or a dateline names ("(dpa)", "/TASS/"), as written.
    pub agency: Option<String>,
    /// The place that a dateline names ("REYKJAVIK, May 20"), as written.
    pub dateline_place: Option<String>,
    /// Metadata that `gainsay` does not read, kept as it came.
    #[serde(with = "as_json")]
    pub extra: IndexMap<String, serde_json::Value>,
}

impl Document {
    /// The text of a field; empty for a document without a title.
    #[must_use]
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Title => self.title.as_deref().unwrap_or(""),
            Field::Text => &self.text,
        }
    }

    /// Who wrote it, where metadata tell.
    #[must_use]
    pub fn author(&self) -> Option<&str> {
        self.extra.get("author")?.as_str().filter(|author| !author.is_empty())
    }
}

/// A stretch of a document that is laid out as one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The field it stands in.
    pub field: Field,
    /// Where, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a [`Block`] is. Only prose, headings and captions are annotated, and so only they yield claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A paragraph (or a list item) of running text.
    Prose,
    /// A headline or a crosshead, often without full syntax.
    Heading,
    /// A picture's caption.
    Caption,
    /// The stretch before the first sentence that names place, date and agency.
    Dateline,
    /// What the page around the article left behind: advertisements, menus, comment forms, prices, credits.
    Boilerplate,
}

/// When a document was published, to the day or finer, in the outlet's own time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Published {
    /// Date and time of day; midnight where only the day is known (see `timed`).
    pub at: jiff::civil::DateTime,
    /// Whether the time of day is known.
    pub timed: bool,
    /// Where the date comes from.
    pub evidence: DateEvidence,
}

impl Published {
    /// The day.
    #[must_use]
    pub fn date(&self) -> jiff::civil::Date {
        self.at.date()
    }

    /// Whether the date can anchor "Thursday" or "last week": anything but a page's own clock can.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        self.evidence != DateEvidence::PageClock
    }
}

/// Where a date of publication comes from, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateEvidence {
    /// The document's metadata.
    Metadata,
    /// A dateline: "REYKJAVIK, May 20. /TASS/".
    Dateline,
    /// A line of its own in the text: "Ru-Main, 03.12.2021".
    DateLine,
    /// The clock in a page's header, which tells when the page was fetched: doubtful.
    PageClock,
}

/// Metadata of any shape as one JSON text, for formats that must know beforehand what comes.
mod as_json {
    use indexmap::IndexMap;
    use serde::{Deserialize, Deserializer, Serializer, de, ser};

    type Extra = IndexMap<String, serde_json::Value>;

    pub(super) fn serialize<S: Serializer>(extra: &Extra, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&serde_json::to_string(extra).map_err(ser::Error::custom)?)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Extra, D::Error> {
        serde_json::from_str(&String::deserialize(from)?).map_err(de::Error::custom)
    }
}
