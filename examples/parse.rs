//! Prints the analysis of a text as CoNLL-U: `cargo run --example parse -- FILE`, or the text on standard input.
//! Every line of the text is a paragraph.

use gainsay::annotate::Annotator;
use gainsay::model::NO_HEAD;
use std::io::{Read, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = match std::env::args().nth(1).filter(|f| f != "-") {
        Some(file) => std::fs::read_to_string(&file).map_err(|e| format!("{file}: {e}"))?,
        None => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            text
        }
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for s in Annotator::new()?.annotate_text(&text).sentences {
        writeln!(out, "# text = {}", s.span.of(&text).replace('\n', " "))?;
        for (i, t) in s.tokens.iter().enumerate() {
            let head = if t.head == NO_HEAD { 0 } else { t.head + 1 };
            let mut misc = Vec::new();
            if s.tokens.get(i + 1).is_some_and(|n| n.span.start == t.span.end) {
                misc.push("SpaceAfter=No".to_owned());
            }
            if let Some(e) = s.entity_at(i as u16) {
                misc.push(format!("NER={}-{}", if usize::from(e.start) == i { 'B' } else { 'I' }, e.kind));
            }
            let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
            writeln!(
                out,
                "{}\t{}\t{}\t_\t{}\t_\t{head}\t{}\t_\t{misc}",
                i + 1,
                t.span.of(&text),
                t.lemma,
                t.tag,
                t.dep
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
