//! The annotate stage: from a document's text to tokens, sentences, lemmas, tags, dependencies and named entities.
//!
//! ```
//! use gainsay::annotate::Annotator;
//! use gainsay::model::{Dep, Tag};
//!
//! let annotator = Annotator::new()?;
//! let text = "A fire destroyed the old mill.";
//! let annotated = annotator.annotate_text(text);
//! let sentence = &annotated.sentences[0];
//! assert_eq!(sentence.word(2, text), "destroyed");
//! assert_eq!(sentence.tokens[2].lemma, "destroy");
//! assert_eq!(sentence.tokens[2].tag, Tag::Vbd);
//! assert_eq!(sentence.tokens[1].dep, Dep::Nsubj);
//! # Ok::<(), gainsay::annotate::Error>(())
//! ```

mod annotator;
pub mod engine;
mod error;
pub mod lemma;
mod names;
pub mod text;

pub use annotator::Annotator;
pub use error::Error;
