//! What happened once, and who speaks with one voice about it.

use super::Id;
use serde::{Deserialize, Serialize};

/// What happened once, and the documents whose main matter it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Hash of its documents' ids.
    pub id: Id,
    /// A few words that tell it from others: "Blinken, Lavrov — meeting — New Delhi".
    pub label: String,
    /// Indices of its documents, sorted by document id.
    pub documents: Vec<u32>,
}

/// Documents that are one voice: the same wire copy, syndicated or lightly edited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Hash of its documents' ids.
    pub id: Id,
    /// Indices of its documents, sorted by document id.
    pub documents: Vec<u32>,
}
