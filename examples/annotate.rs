//! Annotates JSON Lines from standard input on one thread and prints how many tokens that took how long: what
//! `bench/peers/run` measures.

use gainsay::annotate::Annotator;
use gainsay::model::Document;
use std::io::BufRead;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let annotator = Annotator::new()?;
    let mut documents = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let news: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |key: &str| news[key].as_str().map(str::to_owned);
        documents.push(Document {
            title: text("title"),
            text: text("text").unwrap_or_default(),
            ..Document::default()
        });
    }
    documents.first().map(|first| annotator.annotate(first));
    let start = Instant::now();
    let sentences = |document| annotator.annotate(document).sentences;
    let tokens: usize = documents.iter().flat_map(sentences).map(|sentence| sentence.tokens.len()).sum();
    println!("gainsay {}\t{tokens}\t{:.4}", env!("CARGO_PKG_VERSION"), start.elapsed().as_secs_f64());
    Ok(())
}
