//! Tells the article from the page around it, and its parts from one another.

use crate::model::{Block, BlockKind, Document, Field, Span};

/// Fills in the blocks of a document.
pub fn lay_out(document: &mut Document) {
    let mut blocks = Vec::new();
    let repeated = |title: &str| document.text.lines().map(str::trim).find(|l| !l.is_empty()) == Some(title.trim());
    if let Some(title) = &document.title
        && !repeated(title)
    {
        let start = title.len() - title.trim_start().len();
        let span = Span::new(start as u32, (start + title.trim().len()) as u32);
        blocks.push(Block { field: Field::Title, span, kind: BlockKind::Heading });
    }
    let mut at = 0;
    for line in document.text.split_inclusive('\n') {
        let (start, trimmed) = (at + line.len() - line.trim_start().len(), line.trim());
        at += line.len();
        if trimmed.is_empty() {
            continue;
        }
        let bare = trimmed.trim_end_matches(['"', '”', '’', '\'', ')', ']', ' ']);
        let is_prose = bare.ends_with(['.', '!', '?', '…', ',', ';']) || trimmed.split_whitespace().count() > 14;
        let kind = if is_prose { BlockKind::Prose } else { BlockKind::Heading };
        let span = Span::new(start as u32, (start + trimmed.len()) as u32);
        blocks.push(Block { field: Field::Text, span, kind });
    }
    document.blocks = blocks;
}
