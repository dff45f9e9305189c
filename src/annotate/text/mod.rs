//! From running text to tokens and sentences.

pub mod abbreviations;
pub mod sentences;
pub mod tokens;
