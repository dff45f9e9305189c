//! Prints the layout of documents, a block a line: `cargo run --example layout PATH…`.

use gainsay::ingest::{self, Options};
use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    for item in ingest::read(&paths, &Options::default()) {
        let document = match item {
            Ok(document) => document,
            Err(error) => {
                eprintln!("{error}");
                continue;
            }
        };
        let published = document.published.map(|p| format!("{} ({:?})", p.at, p.evidence));
        println!("== {} | source {:?} | published {published:?}", document.id, document.source);
        println!(
            "   agency {:?} | dateline {:?} | title {:?}",
            document.agency, document.dateline_place, document.title
        );
        for block in &document.blocks {
            let kind = format!("{:?}", block.kind);
            println!("{kind:12} {:?} {:?}", block.field, block.span.of(document.field(block.field)));
        }
    }
}
