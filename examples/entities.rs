//! Shows what the mentions of each document refer to: `cargo run --example entities -- FILE…`

use gainsay::annotate::Annotator;
use gainsay::extract::mention;
use gainsay::ingest;
use gainsay::model::Reading;
use gainsay::normalize;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let annotator = Annotator::new()?;
    let mut readings = Vec::new();
    let (mut finding, mut referring) = (Duration::ZERO, Duration::ZERO);
    for document in ingest::read(&paths, &ingest::Options::default()) {
        let document = document?;
        let annotated = annotator.annotate(&document);
        let start = Instant::now();
        let mentions = mention::find(&document, &annotated);
        finding += start.elapsed();
        let start = Instant::now();
        let (locals, local_of) = normalize::document(&document, &annotated, &mentions);
        referring += start.elapsed();
        readings.push(Reading { document, mentions, locals, local_of, ..Reading::default() });
    }
    for reading in &readings {
        println!("=== {}", reading.document.id);
        for local in &reading.locals {
            let written: Vec<&str> = local
                .mentions
                .iter()
                .map(|&m| &reading.mentions[m as usize])
                .map(|m| m.target.span.of(reading.document.field(m.target.field)))
                .collect();
            println!("{:?} {:?} {:?} [{}] {}", local.kind, local.gender, local.number, local.name, written.join(" | "));
        }
    }
    eprintln!("{} documents, mentions {finding:?}, reference {referring:?}", readings.len());
    Ok(())
}
