//! Whole pages.

use super::*;
use crate::model::DateEvidence;
use BlockKind::{Boilerplate, Caption, Dateline, Heading, Prose};
use proptest::prelude::*;

fn laid_out(title: Option<&str>, text: &str) -> Document {
    let mut document = Document { title: title.map(str::to_owned), text: text.to_owned(), ..Document::default() };
    lay_out(&mut document);
    document
}

fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|b| (b.kind, b.span.of(document.field(b.field)))).collect()
}

/// The blocks of a text without title.
fn of_text(text: &str) -> Vec<(BlockKind, String)> {
    blocks(&laid_out(None, text)).into_iter().map(|(kind, text)| (kind, text.to_owned())).collect()
}

fn check(text: &str, expected: &[(BlockKind, &str)]) {
    let found = of_text(text);
    let found: Vec<(BlockKind, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    assert_eq!(found, expected);
}

const FIRST: &str = "A ferry with 20 people aboard sank off the cape on Monday, the coast guard said.";
const SECOND: &str = "All of them were taken ashore, and nobody was hurt.";

#[test]
fn a_page_with_all_its_furniture() {
    let text = format!(
        "9 C\nMonday, May 6, 2019\n\nFerry sinks off the cape\n\nMust read\n\n- Advertisement -\n\n{FIRST}\n\n- Advertisement -\n\n\
         all aboard saved\n\n{SECOND}\n\nSource: Seaside Weekly\n\nMore articles\n\nHarbour reopens\n\nPlease enter your comment!\n\nLatest article"
    );
    let document = laid_out(None, &text);
    let expected = [
        (Boilerplate, "9 C"),
        (Boilerplate, "Monday, May 6, 2019"),
        (Heading, "Ferry sinks off the cape"),
        (Boilerplate, "Must read"),
        (Boilerplate, "Advertisement -"),
        (Prose, FIRST),
        (Boilerplate, "Advertisement -"),
        (Heading, "all aboard saved"),
        (Prose, SECOND),
        (Boilerplate, "Source: Seaside Weekly"),
        (Boilerplate, "More articles"),
        (Boilerplate, "Harbour reopens"),
        (Boilerplate, "Please enter your comment!"),
        (Boilerplate, "Latest article"),
    ];
    assert_eq!(blocks(&document), expected);
    assert_eq!(document.agency.as_deref(), Some("Seaside Weekly"));
    let published = document.published.unwrap();
    assert_eq!((published.date().to_string().as_str(), published.evidence), ("2019-05-06", DateEvidence::PageClock));
    assert!(!published.is_trusted());
}

#[test]
fn the_headline_and_the_way_to_it() {
    let text = format!("HomeSeaFerry sinks off the cape |...\n\nFerry sinks off the cape | Seaside Weekly\n\n{FIRST}");
    check(
        &text,
        &[
            (Boilerplate, "HomeSeaFerry sinks off the cape |..."),
            (Heading, "Ferry sinks off the cape"),
            (Boilerplate, "| Seaside Weekly"),
            (Prose, FIRST),
        ],
    );
    let text = format!("Ferry sinks off …\n\nFerry sinks off the cape\n\n{FIRST}");
    assert_eq!(of_text(&text)[0].0, Boilerplate);
}

#[test]
fn a_title_that_the_text_repeats_is_read_once() {
    let text = format!("× Ferry sinks off the cape\n\n{FIRST}\n\nFerry sinks off the cape\n\n{SECOND}");
    let document = laid_out(Some("Ferry sinks off the cape-Seaside News"), &text);
    let expected = [
        (Heading, "Ferry sinks off the cape"),
        (Prose, FIRST),
        (Boilerplate, "Ferry sinks off the cape"),
        (Prose, SECOND),
    ];
    assert_eq!(blocks(&document), expected);
    assert!(document.blocks.iter().all(|b| b.field == Field::Text));

    let text = format!("Ferry sinks off cape Sea News Ferry sinks off cape {FIRST}");
    let document = laid_out(Some("Ferry sinks off cape"), &text);
    let expected = [
        (Heading, "Ferry sinks off cape"),
        (Boilerplate, "Ferry sinks off cape Sea News Ferry sinks off cape"),
        (Prose, FIRST),
    ];
    assert_eq!(blocks(&document), expected);

    let text = format!("Home Sea Ferry sinks off cape May 6th, 2019 Ana Roe Share\n\n{FIRST}");
    let document = laid_out(Some("Ferry sinks off cape"), &text);
    assert_eq!(blocks(&document)[1].0, Boilerplate);
    assert_eq!(document.published.unwrap().date().to_string(), "2019-05-06");
}

#[test]
fn datelines_labels_and_credits_are_cut_off() {
    let text = format!("UPDATE: {FIRST}\n\nTORRIN BAY, Scotland (AP) — {SECOND} (Reuters)");
    check(
        &text,
        &[
            (Boilerplate, "UPDATE:"),
            (Prose, FIRST),
            (Dateline, "TORRIN BAY, Scotland (AP) —"),
            (Prose, SECOND),
            (Boilerplate, "(Reuters)"),
        ],
    );
    assert_eq!(laid_out(None, &text).agency.as_deref(), Some("AP"));
    assert_eq!(laid_out(None, &text).dateline_place.as_deref(), Some("TORRIN BAY, Scotland"));
    check(
        &format!("(Update: captain ashore)\n\n{FIRST}")[..],
        &[(Heading, "(Update: captain ashore)"), (Prose, FIRST)],
    );
}

#[test]
fn a_station_is_no_agency_of_its_own_page() {
    let mut document =
        Document { source: Some("kxyz.com".into()), text: format!("TORRIN (KXYZ) — {FIRST}"), ..Document::default() };
    lay_out(&mut document);
    assert_eq!((document.agency, document.dateline_place.as_deref()), (None, Some("TORRIN")));
}

#[test]
fn captions_and_their_credits() {
    check(
        &format!(
            "The ferry at the pier in April. (Photo: Ana Roe)\n\n{FIRST}\n\nAna Roe and Jo Dam (left to right)\n\n{SECOND}"
        ),
        &[
            (Caption, "The ferry at the pier in April."),
            (Boilerplate, "(Photo: Ana Roe)"),
            (Prose, FIRST),
            (Caption, "Ana Roe and Jo Dam (left to right)"),
            (Prose, SECOND),
        ],
    );
    check(
        &format!("{FIRST} View Full Caption Ana Roe/Post\n\n{SECOND}"),
        &[(Caption, FIRST), (Boilerplate, "View Full Caption Ana Roe/Post"), (Prose, SECOND)],
    );
}

#[test]
fn sentences_to_the_reader_are_cut_off() {
    check(
        &format!("{FIRST} Click here to donate.\n\n{SECOND}\n\nFollow us on Facebook. Text SEA to 555 for more."),
        &[
            (Prose, FIRST),
            (Boilerplate, "Click here to donate."),
            (Prose, SECOND),
            (Boilerplate, "Follow us on Facebook. Text SEA to 555 for more."),
        ],
    );
    // The same words in a quotation are news.
    for quoted in [
        "“It is over. Sign up for the course now,” the captain said, “or leave.”",
        "\" It is over. Sign up for the course now, \" the captain said.",
        "She said: \"Nobody knows. Tell us what you saw.\"",
    ] {
        check(quoted, &[(Prose, quoted)]);
    }
}

#[test]
fn what_looks_like_furniture_and_is_none() {
    for text in [
        "Anyone with information is asked to call the coast guard at 555-0100 or to visit www.example.org.",
        "Like the captain, the mate was aboard when it sank on Monday.",
        "Police said more on Monday.",
        "Two people died:",
        "- Talks of four to five hours had been expected.",
        "Share prices fell 3 percent.",
        "Wait!",
    ] {
        let found = of_text(&format!("{FIRST}\n\n{text}\n\n{SECOND}"));
        assert!(found.iter().all(|(kind, _)| *kind != Boilerplate), "{found:?}");
    }
}

#[test]
fn lists_of_other_articles() {
    let text = format!(
        "{FIRST}\n\nPrevious story:\n\n{SECOND}\n\nRelated stories:\n\nMore ferries to be checked, says the ministry of the sea and of fisheries\n\nHarbour reopens"
    );
    let kinds: Vec<BlockKind> = of_text(&text).into_iter().map(|b| b.0).collect();
    assert_eq!(kinds, [Prose, Heading, Prose, Boilerplate, Boilerplate, Boilerplate]);
    // The headline of the page itself stands below such a line too.
    let text = format!("Most popular\n\nHarbour reopens after storm\n\nFerry sinks off the cape\n\n{FIRST}");
    let kinds: Vec<BlockKind> = of_text(&text).into_iter().map(|b| b.0).collect();
    assert_eq!(kinds, [Boilerplate, Boilerplate, Heading, Prose]);
}

#[test]
fn videos_menus_tables_and_repeated_buttons() {
    check(
        "1:47 Mother of sailor speaks Pause\n\n0:59 Harbour reopens",
        &[(Boilerplate, "1:47 Mother of sailor speaks Pause"), (Boilerplate, "0:59 Harbour reopens")],
    );
    let kinds = |text: &str| of_text(text).into_iter().map(|b| b.0).collect::<Vec<_>>();
    assert_eq!(
        kinds(&format!("Sea\nLand\nAir\nSky\n\n{FIRST}")),
        [Boilerplate, Boilerplate, Boilerplate, Boilerplate, Prose]
    );
    assert_eq!(kinds(&format!("{FIRST}\n\nMONTHLY | Rs 5 |\nYEARLY | Rs 50 |")), [Prose, Boilerplate, Boilerplate]);
    assert_eq!(
        kinds(&format!("{FIRST}\n\nHear it\n\n{SECOND}\n\nHear it\n\n{SECOND}")),
        [Prose, Boilerplate, Prose, Boilerplate, Prose]
    );
}

#[test]
fn the_metadata_win() {
    let mut document = laid_out(None, &format!("Seaside Weekly, 03.12.2021\n\n{FIRST}"));
    let published = document.published.unwrap();
    assert_eq!((published.date().to_string().as_str(), published.evidence), ("2021-12-03", DateEvidence::DateLine));
    // Laying out anew changes nothing.
    let before = document.clone();
    lay_out(&mut document);
    assert_eq!(document, before);
}

#[test]
fn a_document_may_be_empty() {
    assert_eq!(laid_out(None, "").blocks, []);
    assert_eq!(laid_out(Some(" "), " \n").blocks, []);
    assert_eq!(blocks(&laid_out(Some("Ferry sinks."), "")), [(Heading, "Ferry sinks.")]);
}

/// Lines as pages have them, and as nothing has them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("OSLO, May 3 (AP) — ".to_owned()),
        Just("By Ana Roe. POSTED: May 3, 2021 ".to_owned()),
        Just("Ferry sinks off the cape ".to_owned()),
        Just("Related: ".to_owned()),
        Just("(Photo: Ana Roe) ".to_owned()),
        Just("© 2021 AP. ".to_owned()),
        Just("“Sign up for it,” she said. ".to_owned()),
        Just("Click here. ".to_owned()),
        Just("pic.example.com/x — Roe (@roe) ".to_owned()),
        Just("Home > Sea | ".to_owned()),
        Just("1:47 x ".to_owned()),
        Just("View full caption ".to_owned()),
        "[ \\t\u{A0}|()\\[\\]/:.\"“”–—-]{0,5}",
        "\\PC{0,12}",
        Just("\n".to_owned()),
        Just("\r\n\r\n".to_owned()),
        Just("\u{2028}".to_owned()),
    ]
}

proptest! {
    #[test]
    fn blocks_are_in_order_apart_and_trimmed(
        title in prop::option::of(prop::collection::vec(line(), 0..3)),
        lines in prop::collection::vec(line(), 0..14),
    ) {
        let document = laid_out(title.map(|t| t.concat()).as_deref(), &lines.concat());
        for block in &document.blocks {
            let text = block.span.of(document.field(block.field));
            prop_assert!(!text.is_empty() && text.trim() == text, "{:?}", block);
        }
        for pair in document.blocks.windows(2) {
            let in_order = (pair[0].field, pair[0].span.end) <= (pair[1].field, pair[1].span.start);
            prop_assert!(in_order, "{:?}", pair);
        }
        // Nothing with a letter in it is lost.
        let blocks: usize = document.blocks.iter().filter(|b| b.field == Field::Text)
            .map(|b| b.span.of(&document.text).chars().filter(|c| c.is_alphanumeric()).count()).sum();
        prop_assert_eq!(blocks, document.text.chars().filter(|c| c.is_alphanumeric()).count());
    }

    #[test]
    fn no_text_panics(title: Option<String>, text: String) {
        laid_out(title.as_deref(), &text);
    }
}
