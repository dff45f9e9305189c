//! Prints the values found in a text: `cargo run --example values [-- --published 2015-09-30] < article.txt`.

use gainsay::{
    annotate::Annotator,
    extract::value::{Context, find},
    model::{DateEvidence, Published},
};
use std::io::Read as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let mut context = Context::default();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--published", Some(day)) => {
                let day: jiff::civil::Date = day.parse()?;
                let at = day.at(0, 0, 0, 0);
                context.published = Some(Published { at, timed: false, evidence: DateEvidence::Metadata });
            }
            _ => return Err(format!("unknown argument {arg}; use --published YYYY-MM-DD").into()),
        }
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let annotated = Annotator::new()?.annotate_text(&text);
    for sentence in &annotated.sentences {
        println!("{}", sentence.span.of(&text).split_whitespace().collect::<Vec<_>>().join(" "));
        for found in find(sentence, &text, &context) {
            let of = found.of.map_or("", |t| sentence.word(t, &text));
            let kind = match &found.value {
                gainsay::model::Value::Number(n) => format!("{:?}", n.kind),
                other => format!("{other:?}").split(['(', ' ']).next().unwrap_or("").to_owned(),
            };
            let others = if found.others { " on top" } else { "" };
            println!(
                "    {kind:<9} {:<28} {:<30} of={of} {:?} {:?}{others}",
                found.value.to_string(),
                format!("“{}”", found.target.span.of(&text)),
                found.hedge,
                found.sense,
            );
        }
    }
    Ok(())
}
