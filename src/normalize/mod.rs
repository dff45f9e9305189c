//! The normalize stage: the same names, the same places, whatever the spelling.
//!
//! [`name`] tells whether two names can be one; [`country`] and [`place`] know the world's geography as far as it
//! takes to see that New Delhi lies in India.

pub mod country;
pub mod name;
pub mod place;

mod coreference;
mod corpus;

pub use coreference::document;
pub(crate) use coreference::{accused, victims};
pub use corpus::{Bearer, class, corpus, corpus_with, keys, same};
pub(crate) use corpus::{Gathered, Joined, Named, canonical};
