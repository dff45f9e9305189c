//! Claims from elsewhere, read beside articles or without them: a fact-checker's table, a language model's extraction, our own
//! `gainsay claims`, schema.org's `Claim` and `ClaimReview`.
//!
//! [`crate::ingest::given`] tells records that are claims from documents; [`records`] makes [`Record`]s of them, whatever form
//! they came in; [`Claims::gather`] finds the document of each and its quote in it, reads its value, and gives every reason why a
//! record can't be used. `claims` of [`crate::Options`] hands them to the stages: each document is then read with the claims that
//! others found in it, and a claim whose document is not there has a small one of its own, made of its own words.
//!
//! ```
//! use gainsay::exchange::{Claims, Given, Record};
//! use gainsay::ingest::Place;
//! use std::sync::Arc;
//!
//! let record = |source: &str, value: &str| Record {
//!     source: Some(source.into()),
//!     question: Some("How many people were killed?".into()),
//!     value: Some(value.into()),
//!     ..Record::default()
//! };
//! let sheet = [record("Harbour Post", "12"), record("Island Times", "at least 15")];
//! let place = Place::line("sheet.csv", 2, 0);
//! let given = sheet.map(|record| Given { record, place: place.clone() });
//!
//! let mut options = gainsay::Options::default();
//! let (claims, errors) = Claims::gather(given, &[], &options);
//! assert!(errors.is_empty());
//! options.claims = Some(Arc::new(claims));
//! let report = gainsay::reconcile(&[], &options)?;
//! assert_eq!(report.findings[0].attribute.name(), "casualties.killed");
//! assert_eq!(report.findings[0].relation, gainsay::model::Relation::Conflict);
//! # Ok::<(), gainsay::Error>(())
//! ```

mod asked;
mod attach;
mod error;
mod gather;
mod locate;
mod names;
mod notation;
mod page;
mod record;
mod review;
mod value;

pub use error::Error;
pub use gather::{Claims, Given};
pub use record::{Record, SCHEMA, Slot, records};

pub(crate) use attach::attach;
