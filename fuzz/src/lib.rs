//! What the fuzz targets have in common.

#![forbid(unsafe_code)]

use gainsay::ingest::{self, Format, Options};
use gainsay::model::{Document, Field};
use std::io::Cursor;

/// Reads bytes as a file of this format, or of the one that it seems to have, and checks what no input may break: every
/// error says where and why, blocks lie within their field, in order, on characters.
pub fn read(format: Option<Format>, bytes: &[u8]) -> Vec<Document> {
    let options = Options::default().format(format).any_language(true);
    let mut documents = Vec::new();
    for item in ingest::read_with(&["-".into()], &options, Cursor::new(bytes.to_vec())) {
        match item {
            Ok(document) => documents.push(document),
            Err(error) => assert!(error.to_string().starts_with("standard input"), "{error}"),
        }
    }
    for document in &documents {
        assert!(!document.id.is_empty());
        for field in [Field::Title, Field::Text] {
            let text = document.field(field);
            let mut end = 0;
            for block in document.blocks.iter().filter(|block| block.field == field) {
                assert!(block.span.start as usize >= end, "blocks overlap");
                end = block.span.end as usize;
                assert!(text.get(block.span.start as usize..end).is_some_and(|text| !text.is_empty()));
            }
        }
    }
    documents
}
