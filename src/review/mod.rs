//! What lasts from one run to the next: what people decided on a finding, and what a former report held.
//!
//! A run gives [`Finding`](crate::model::Finding)s; an [`Outline`] is what is kept of one. Outlines of two runs are
//! [paired](pair) by what they share, so that a finding is known again after a further report, an edit or a new crawl:
//!
//! - [`Review`] is a file in which people mark findings confirmed, dismissed or resolved;
//! - [`former`] reads the outlines of a report that was written before;
//! - [`Changes`] tells what is new, gone and changed between two reports.
//!
//! ```
//! use gainsay::model::Document;
//! use gainsay::review::{Changes, outlines};
//!
//! let document = |id: &str, text: &str| Document { id: id.into(), text: text.into(), ..Document::default() };
//! let monday = document("a", "The fire in Hull on Monday killed three people.");
//! let (tuesday, later) = ("The fire in Hull on Monday killed four people.", "The fire in Hull on Monday killed five people.");
//! let run = |documents: &[Document]| {
//!     let report = gainsay::reconcile(documents, &gainsay::Options::default())?;
//!     Ok::<_, gainsay::Error>(outlines(&report.corpus, &report.findings))
//! };
//! let old = run(&[monday.clone(), document("b", tuesday)])?;
//! let new = run(&[monday, document("b", tuesday), document("c", later)])?;
//! let changes = Changes::between(&old, &new);
//! assert!(changes.gone.is_empty());
//! assert!(changes.changed.iter().any(|(was, now)| was.answers.len() == 2 && now.answers.len() == 3));
//! # Ok::<(), gainsay::Error>(())
//! ```

mod changes;
mod error;
mod file;
pub mod former;
mod outline;
mod pairing;
#[cfg(test)]
mod tests;
mod verdict;

pub use changes::{Change, Changes};
pub use error::Error;
pub use file::{Entry, Review};
pub use outline::{Answer, Outline, Statement, outlines};
pub use pairing::pair;
pub use verdict::{ParseStatusError, Standing, Status, Verdict};
