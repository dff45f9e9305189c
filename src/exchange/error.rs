//! Why a claim from elsewhere can't be used.

use crate::ingest::Place;

/// Why a record gave no claim, where it stands, and what to do about it. The other records are used all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A field has a value of the wrong sort.
    #[error("{place}: {why}; correct the record")]
    Field {
        /// Where.
        place: Place,
        /// What is wrong.
        why: String,
    },
    /// The record is of a schema that this version does not know.
    #[error(
        "{place}: schema {schema:?} is not read, only {}; convert the record, or use a later version",
        super::SCHEMA
    )]
    Schema {
        /// Where.
        place: Place,
        /// The schema it names.
        schema: String,
    },
    /// Nobody says it.
    #[error("{place}: names neither `document` nor `source`; say who makes the claim")]
    NoSource {
        /// Where.
        place: Place,
    },
    /// Nothing is asked.
    #[error("{place}: names neither `question` nor `attribute`; say what the value answers")]
    NoQuestion {
        /// Where.
        place: Place,
    },
    /// Nothing is answered.
    #[error("{place}: no `value`; give the answer, or remove the record")]
    NoValue {
        /// Where.
        place: Place,
    },
    /// The value is none that answers what is asked.
    #[error("{place}: the value {value:?} does not read as {wanted}; write it as {example}")]
    Value {
        /// Where.
        place: Place,
        /// The value.
        value: String,
        /// What answers the question.
        wanted: &'static str,
        /// Such an answer.
        example: &'static str,
    },
    /// The document does not have the words.
    #[error(
        "{place}: document {document:?} does not have the words {quote:?}; quote it word for word, or leave the quote out"
    )]
    QuoteNotFound {
        /// Where.
        place: Place,
        /// Id of the document.
        document: String,
        /// The words.
        quote: String,
    },
}
