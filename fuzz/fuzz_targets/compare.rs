#![no_main]

use gainsay::model::Document;
use gainsay::report::{Format, Options, Selection, View};

// Documents are what NULs part; all that is found is written in every format.
libfuzzer_sys::fuzz_target!(|text: &str| {
    let documents: Vec<Document> = text
        .split('\0')
        .take(4)
        .enumerate()
        .map(|(number, text)| {
            let mut document = Document {
                id: number.to_string(),
                title: text.lines().next().map(str::to_owned),
                text: text.to_owned(),
                ..Document::default()
            };
            gainsay::ingest::layout::lay_out(&mut document);
            document
        })
        .collect();
    let report = gainsay::reconcile(&documents, &gainsay::Options::default()).unwrap();
    let view = View::new(&report.corpus);
    let chosen = Selection { relations: gainsay::model::Relation::ALL.to_vec(), min_confidence: 0.0 };
    let chosen = chosen.choose(&report.findings);
    for format in Format::ALL {
        let renderer = format.renderer(&Options::default());
        let mut out = Vec::new();
        renderer.findings(&view, &chosen, &mut out).unwrap();
        for list in [
            renderer.claims(&view, &mut out),
            renderer.entities(&view, &mut out),
            renderer.events(&view, &mut out),
            renderer.origins(&view, &mut out),
        ] {
            // Some formats hold findings alone.
            let _ = list;
        }
    }
});
