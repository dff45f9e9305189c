//! Whole pages.

use super::*;
use BlockKind::*;

fn laid_out(title: Option<&str>, text: &str) -> Document {
    let mut document = Document { title: title.map(str::to_owned), text: text.to_owned(), ..Document::default() };
    lay_out(&mut document);
    document
}

fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|b| (b.kind, b.span.of(document.field(b.field)))).collect()
}
