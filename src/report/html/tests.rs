use super::{POLICY, SCRIPT, STYLE};
use crate::model::Document;
use crate::report::tests::{corpus, render};
use crate::report::{Format, Options};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn findings() -> String {
    render(Format::Html, |r, view, chosen, out| r.findings(view, chosen, out).unwrap())
}

#[test]
fn the_policy_names_style_and_script() {
    let hash = |text: &str| data_encoding::BASE64.encode(&Sha256::digest(text));
    for (directive, text) in [("style-src", STYLE), ("script-src", SCRIPT)] {
        let named = format!("{directive} 'sha256-{}'", hash(text));
        assert!(POLICY.contains(&named), "the file has changed: POLICY must have {named}");
    }
    assert!(!STYLE.contains("</") && !SCRIPT.contains("</"), "a closing tag would end the element");
}

#[test]
fn the_page_needs_nothing_else() {
    let page = findings();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    assert_eq!(values(&page, "src"), Vec::<&str>::new());
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    for href in values(&page, "href") {
        assert!(href.starts_with('#') || href == "data:,", "{href}");
    }
    assert!(!page.contains(" style=\""), "the policy allows no style but the page's own");
}

#[test]
fn links_within_the_page_lead_somewhere() {
    let page = findings();
    let ids = values(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for attribute in ["href", "aria-labelledby", "aria-describedby"] {
        for value in values(&page, attribute).into_iter().filter(|value| *value != "data:,") {
            assert!(unique.contains(value.trim_start_matches('#')), "{attribute} {value}");
        }
    }
}

#[test]
fn a_finding_shows_its_positions_with_the_evidence_marked() {
    let page = findings();
    assert!(page.contains("<h1>1 conflict</h1>"));
    assert!(page.contains("3 articles from 3 outlets on 1 event, published from 4 March 2020 to 5 March 2020."));
    assert!(page.contains("Not shown: 1 agreement (--relations all shows them)."));
    assert!(page.contains("“In Łódź <mark>three people were hurt</mark>, the fire service said.”"));
    assert!(page.contains("The same report in <bdi>=Evening Echo</bdi>"));
    assert!(page.contains("data-relation=\"conflict\" data-event=\"0\" data-sources=\"0 1 2\""));
    // An escape of a terminal is shown as what it is.
    assert!(page.contains("Daily\u{fffd}[31m Herald") && !page.contains('\u{1b}'));
}

#[test]
fn documents_on_the_web_are_linked_at_the_quote() {
    let (mut corpus, findings) = corpus();
    corpus.readings[0].document.url = Some("https://example.org/fire?a=1&b=2".into());
    corpus.readings[2].document.url = Some("javascript:alert(1)".into());
    let mut out = Vec::new();
    let view = crate::report::View::new(&corpus);
    let chosen = crate::report::Selection::default().choose(&findings);
    Format::Html.renderer(&Options::default()).findings(&view, &chosen, &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(page.contains("href=\"https://example.org/fire?a=1&amp;b=2#:~:text=three%20people%20were%20hurt\""));
    assert!(!page.contains("javascript:"));
}

#[test]
fn lists_are_tables() {
    let claims = render(Format::Html, |r, view, _, out| r.claims(view, out).unwrap());
    assert_eq!(claims.matches("<tr>").count(), 4);
    assert!(claims.contains("<th scope=\"col\">as written</th>") && !claims.contains("claim id"));
    let entities = render(Format::Html, |r, view, _, out| r.entities(view, out).unwrap());
    assert!(entities.contains("<td>Łódź</td>"));
}

#[test]
fn documents_are_texts() {
    let document = Document {
        id: "a<b".into(),
        text: "First <b>line</b>.\n\nSecond & last.".into(),
        url: Some("https://example.org/".into()),
        ..Document::default()
    };
    let mut out = Vec::new();
    Format::Html.renderer(&Options::default()).documents(&[document], &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(page.contains("<p>First &lt;b&gt;line&lt;/b&gt;.</p><p>Second &amp; last.</p>"));
    assert!(page.contains("<a href=\"https://example.org/\" rel=\"noopener noreferrer\">"));
}

#[test]
fn nothing_found_is_said() {
    let corpus = crate::model::Corpus::default();
    let mut out = Vec::new();
    let chosen = crate::report::Selection::default().choose(&[]);
    let view = crate::report::View::new(&corpus);
    Format::Html.renderer(&Options::default()).findings(&view, &chosen, &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert!(
        page.contains("<h1>No contradictions found</h1>") && page.contains("0 articles from 0 outlets on 0 events.")
    );
}
