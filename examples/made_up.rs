//! Prints made-up news as JSON Lines, to measure by: `cargo run --release --example made_up -- 2000 > news.jsonl`.
//! Every event is reported by four outlets.

use std::io::Write;

#[path = "../benches/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count = std::env::args().nth(1).map_or(Ok(2000), |n| n.parse())?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for document in common::documents(count) {
        let published = document.published.map(|p| p.at.date().to_string());
        let line = serde_json::json!({
            "id": document.id,
            "source": document.source,
            "title": document.title,
            "published": published,
            "text": document.text,
        });
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}
