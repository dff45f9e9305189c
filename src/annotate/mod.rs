//! The annotate stage.
