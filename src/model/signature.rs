//! What tells which event a document reports.

/// The features that `group` joins documents by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {}
