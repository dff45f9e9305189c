//! `gainsay` reads what several sources say of the same events and reports where they gainsay one another.
//!
//! The library is a line of stages, each a pure function of what the stage before gave:
//!
//! ```text
//! documents ─► annotate ─► extract ─► group ─► normalize ─► compare ─► report
//!  ingest       English     claims     same    same names    relation    CSV, …
//!               syntax                 event                 of values
//! ```
//!
//! Every stage knows the types of [`model`] and nothing of the stages after it. Claims that others found join in where a document is
//! read: [`exchange`].

#![forbid(unsafe_code)]

pub mod annotate;
pub mod cluster;
pub mod compare;
pub mod exchange;
pub mod explain;
pub mod extract;
pub mod extractor;
pub mod group;
pub mod ingest;
mod knowledge;
mod lower;
pub mod model;
pub mod normalize;
pub mod pipeline;
pub mod report;
pub mod review;
pub mod spill;
#[cfg(feature = "store")]
pub mod store;

pub use pipeline::{Error, Options, Report, reconcile};

/// Runs the examples of the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
