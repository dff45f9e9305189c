//! The records that the stages hand to one another, each a line of JSON. An engine need not look into `reading` and `outline`.

use crate::model::{EntityKind, Id, Relation};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What reading one line of input gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Read {
    /// A document.
    Document(Box<Document>),
    /// Something that is no document, or is odd about one.
    Message {
        /// What it is.
        kind: MessageKind,
        /// What to tell people.
        message: String,
    },
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// A document can't be read.
    Skipped,
    /// A document is in another language.
    SetAside,
    /// A document is odd, and is read all the same.
    Note,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub document: String,
    /// All that was read off it, packed, for [`Gathered`].
    pub reading: String,
    /// What joins it to other documents, packed, for [`Outline`].
    pub outline: String,
    /// The names in it.
    pub names: Vec<Name>,
}

/// A name, with the first place where it stands: the least by id of document and number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name.
    pub name: SmolStr,
    /// The sort of thing that it names there.
    pub kind: EntityKind,
    /// Names of two classes never name one thing; spellings are told apart by class and name.
    pub class: u8,
    /// Id of the document.
    pub document: String,
    /// The number of what it names, within the document.
    pub local: u32,
}

/// A name, under a key that it shares with those that can be the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyed {
    /// The key.
    pub key: String,
    /// The name.
    pub name: Name,
}

/// The names of one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The key.
    pub key: String,
    /// The names, in any order, each spelling once.
    pub names: Vec<Name>,
}

/// Two names that are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Same {
    /// The key of their block.
    pub key: String,
    /// Where they stand in it, the later first: with the key, the order in which names are joined.
    pub places: (u32, u32),
    /// Id of document and number of the earlier.
    pub a: (String, u32),
    /// Id of document and number of the later.
    pub b: (String, u32),
}

/// What joins a document to others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// Its id.
    pub document: String,
    /// The outline that [`Document`] has.
    pub outline: String,
}

/// What a document is part of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub document: String,
    /// The number of its event, in the order of reports.
    pub event: u32,
    /// The id of the event.
    pub event_id: Id,
    /// A few words for it.
    pub label: String,
    /// The number of the voice that it speaks with.
    pub origin: u32,
    /// The id of the voice.
    pub origin_id: Id,
    /// What its names name: the number within the document, the number among all, the best name.
    pub entities: Vec<(u32, u32, SmolStr)>,
}

/// The documents of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gathered {
    /// The number of the event.
    pub event: u32,
    /// Its documents, in any order.
    pub documents: Vec<Placed>,
}

/// A document with what it is part of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The reading that [`Document`] has.
    pub reading: String,
    /// What it is part of.
    #[serde(flatten)]
    pub place: Place,
}

/// A finding. Reports go by event, rank, confidence (the surest first), question and id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The number of the event.
    pub event: u32,
    /// The place of its relation among relations.
    pub rank: usize,
    /// The relation.
    pub relation: Relation,
    /// How sure the relation is.
    pub confidence: f32,
    /// What is asked.
    pub question: String,
    /// Its id, unless another finding has the same.
    pub id: Id,
    /// Its id where another has the same `id`.
    pub by_evidence: Id,
    /// Its id where another has the same after that: made of `id`, and of `by_evidence`.
    pub by_claims: (Id, Id),
    /// Its rows; none where the report leaves it out.
    pub rows: Vec<Row>,
}

/// A row of the table of findings, without the id of the finding, which stands first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The cells after the id as CSV, from the comma to the end of the line, as a spreadsheet may be given them.
    pub csv: String,
    /// The cells after the id as they are.
    pub cells: Vec<serde_json::Value>,
}

/// A column of the table of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its datatype, as XML Schema names it.
    #[serde(rename = "type")]
    pub datatype: String,
}
