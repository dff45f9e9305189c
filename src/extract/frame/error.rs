//! What can be wrong with a frame file.

use smol_str::SmolStr;

/// What can be wrong with a frame file.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The file is not the TOML of a frame.
    #[error("{file}: not a frame file: {source}")]
    Syntax {
        /// The file.
        file: String,
        /// Place and fault.
        source: Box<toml::de::Error>,
    },
    /// A rule names a class that `data/lexicon/classes.toml` does not have.
    #[error("{file}: unknown predicate class `{class}`; use a name from the lexicon, or list the words under `words`")]
    UnknownClass {
        /// The file.
        file: String,
        /// The class.
        class: SmolStr,
    },
    /// A rule names a list that no file has.
    #[error("{file}: unknown list `@{list}`; add it to a table `[lists]`, or list the words themselves")]
    UnknownList {
        /// The file.
        file: String,
        /// The list.
        list: SmolStr,
    },
}
