use super::*;
use crate::report::{Format, Selection, View};

/// News of several events: names in several spellings, copies, a person in two events, findings that share an id.
fn documents() -> Vec<Document> {
    let mut all = Vec::new();
    let happenings = [
        ("Porto", 3, "mill", "a mill burned down", ["Sergei Lavrov", "Sergey Lavrov"], "Oduya"),
        ("Ghent", 3, "tram", "a tram left the rails", ["Dashawn Carver", "Dashwan Carver"], "Lindqvist"),
        ("Malmo", 5, "ferry", "a ferry struck a pier", ["Kathryn Aldous", "Katie Aldous"], "Okonkwo"),
        ("Turku", 3, "quarry", "a wall of the quarry gave way", ["Ilya Sorokin", "Ilia Sorokin"], "Vasquez"),
    ];
    for (n, (place, dead, thing, happened, [name, other], mayor)) in happenings.into_iter().enumerate() {
        let reports = [
            format!("{dead} people died when {happened} in {place} on Monday, {name} told reporters."),
            format!(
                "On Monday {happened} in {place}. {} people were killed, {other} said. Marta {mayor}, 51, the mayor \
                 of {place}, thanked the crews who had worked at the {thing} through the night. Schools stayed closed.",
                dead + 1 + n % 2
            ),
            format!("At least {dead} people died when {happened} in {place}, said Ms {mayor}, 5{n}."),
        ];
        for (k, text) in reports.into_iter().enumerate() {
            let source = ["Gazette", "Post", "Courier"][k];
            let published = crate::ingest::published(Some(&format!("2019-0{}-02", 3 + n / 2 * 4)));
            all.push(Document {
                id: format!("{}-{n}", ["c", "a", "b"][k]),
                source: Some(source.into()),
                title: Some(format!("Deaths at {thing} in {place}")),
                published,
                text,
                ..Document::default()
            });
        }
    }
    let copy = Document { id: "copy".into(), source: Some("Ledger".into()), ..all[1].clone() };
    all.push(copy);
    all
}

fn spilled(documents: &[Document], at_once: usize, format: Format, selection: &Selection) -> Vec<u8> {
    let options = Options::default();
    let mut spill = Spill::new(&std::env::temp_dir()).unwrap();
    documents.chunks(at_once).for_each(|some| spill.add(some, &options).unwrap());
    assert_eq!(spill.len(), documents.len());
    let compared = spill.compare(&options, |finding| selection.takes(finding)).unwrap();
    let renderer = format.renderer(&Default::default());
    let mut out = Vec::new();
    renderer.findings(&View::new(&Default::default()), &selection.choose(&[]), &mut out).unwrap();
    for report in compared.reports(&options) {
        let report = report.unwrap();
        let chosen = selection.choose(&report.findings);
        renderer.more_findings(&View::new(&report.corpus), &chosen, &mut out).unwrap();
    }
    out
}

#[test]
fn spilled_or_not_the_report_is_the_same() {
    let documents = documents();
    let report = pipeline::reconcile(&documents, &Options::default()).unwrap();
    assert!(report.corpus.events.len() > 1, "{:?}", report.corpus.events);
    assert!(report.findings.len() > 10, "{}", report.findings.len());
    let mut turned = documents.clone();
    turned.reverse();
    for selection in [Selection::all(), Selection::default()] {
        for format in Format::ALL.into_iter().filter(|format| format.streams()) {
            let mut whole = Vec::new();
            let chosen = selection.choose(&report.findings);
            let renderer = format.renderer(&Default::default());
            renderer.findings(&View::new(&report.corpus), &chosen, &mut whole).unwrap();
            assert!(whole.len() > 1_000);
            for (documents, at_once) in [(&documents, 1), (&documents, 100), (&turned, 3)] {
                let spilled = spilled(documents, at_once, format, &selection);
                assert_eq!(String::from_utf8_lossy(&spilled), String::from_utf8_lossy(&whole), "{format:?}");
            }
        }
    }
}

#[test]
fn findings_that_share_an_id_are_told_apart() {
    // The same toll on the same day in two places: one id each, whichever portion they are in.
    let report = pipeline::reconcile(&documents(), &Options::default()).unwrap();
    let mut ids: Vec<Id> = report.findings.iter().map(|finding| finding.id).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    let options = Options::default();
    let own = crate::compare::with_ids(&report.corpus, Lexicon::builtin(), options.frames());
    let mut own: Vec<String> = own.iter().map(|(ids, _)| format!("{:?}", ids.own())).collect();
    own.sort_unstable();
    own.dedup();
    assert!(own.len() < all, "no two findings share an id: the test tests nothing");
}

#[test]
fn documents_come_back() {
    let documents = documents();
    let mut spill = Spill::new(&std::env::temp_dir()).unwrap();
    // Those added at once are put in order.
    documents.iter().for_each(|document| spill.add(std::slice::from_ref(document), &Options::default()).unwrap());
    assert_eq!(spill.documents().unwrap(), documents);
}

#[test]
fn one_id_one_document() {
    let mut spill = Spill::new(&std::env::temp_dir()).unwrap();
    for _ in 0..2 {
        spill.add(&documents()[..1], &Options::default()).unwrap();
    }
    let error = spill.compare(&Options::default(), |_| true).unwrap_err();
    assert!(matches!(error, Error::Pipeline(pipeline::Error::DuplicateId(id)) if id == "c-0"));
}

#[test]
fn nothing_is_compared_with_nothing() {
    let options = Options::default();
    let compared = Spill::new(&std::env::temp_dir()).unwrap().compare(&options, |_| true).unwrap();
    assert_eq!((compared.documents(), compared.reports(&options).count()), (0, 0));
}

#[test]
fn a_folder_that_is_none_is_told() {
    let error = Spill::new(Path::new("no/such/folder")).unwrap_err().to_string();
    assert!(error.contains("no/such/folder"), "{error}");
}
