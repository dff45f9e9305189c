//! The compare stage.
