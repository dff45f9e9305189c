//! SARIF 2.1.0, the Static Analysis Results Interchange Format (OASIS 2020): findings as results, articles as artifacts, for
//! editors and services that show results at their place.

use super::link::encode;
use super::words::{self, answer, certainty, day, outlet, subject};
use super::{Chosen, Renderer, View, printable, published, web_address};
use crate::model::{Document, Field, Finding, Relation, Span};
use crate::review::{Change, Outline};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes SARIF. It holds findings; lists of what the documents hold have no place in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sarif;

impl Renderer for Sarif {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        let artifacts = Artifacts::of(chosen);
        let results = chosen.findings.iter().map(|finding| result(view, chosen, &artifacts, finding));
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "gainsay",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": Relation::ALL.map(rule),
                } },
                "language": "en",
                "columnKind": "unicodeCodePoints",
                "artifacts": artifacts.0.keys().map(|&document| artifact(view.corpus.document(document))).collect::<Vec<_>>(),
                "results": results.chain(chosen.gone().iter().map(gone)).collect::<Vec<_>>(),
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &log)?;
        out.write_all(b"\n")
    }

    fn claims(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        findings_only()
    }

    fn entities(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        findings_only()
    }

    fn events(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        findings_only()
    }

    fn origins(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        findings_only()
    }

    fn documents(&self, _: &[Document], _: &mut dyn Write) -> io::Result<()> {
        findings_only()
    }
}

fn findings_only() -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "SARIF holds findings only; choose another format"))
}

/// The documents that are quoted, each with its index among the artifacts.
struct Artifacts(BTreeMap<u32, usize>);

impl Artifacts {
    fn of(chosen: &Chosen<'_>) -> Self {
        let positions = chosen.findings.iter().flat_map(|finding| &finding.positions);
        let mut artifacts: BTreeMap<u32, usize> =
            positions.flat_map(|position| &position.claims).map(|&(document, _)| (document, 0)).collect();
        for (index, slot) in artifacts.values_mut().enumerate() {
            *slot = index;
        }
        Self(artifacts)
    }
}

/// A relation as a rule that the articles break or keep.
fn rule(relation: Relation) -> Value {
    json!({
        "id": relation.as_str(),
        "shortDescription": { "text": words::relation(relation) },
        "fullDescription": { "text": format!("{}.", capitalised(words::meaning(relation))) },
        "defaultConfiguration": { "level": level(relation) },
    })
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

/// How much a relation calls for an editor's eye.
const fn level(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "error",
        Relation::Disputed => "warning",
        Relation::Update => "note",
        Relation::Imprecise | Relation::Corroborated | Relation::Single | Relation::OtherEvent => "none",
    }
}

/// What kind of result a relation is; of those that are not flagged none has failed.
const fn kind(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict | Relation::Disputed | Relation::Update => "fail",
        Relation::Corroborated => "pass",
        Relation::OtherEvent => "notApplicable",
        Relation::Imprecise | Relation::Single => "informational",
    }
}

fn artifact(document: &Document) -> Value {
    let mut properties = Map::new();
    properties.insert("id".into(), document.id.as_str().into());
    for (key, value) in
        [("source", document.source.clone()), ("published", published(document)), ("title", document.title.clone())]
    {
        properties.extend(value.map(|value| (key.to_owned(), value.into())));
    }
    json!({ "location": { "uri": uri(document) }, "encoding": "UTF-8", "properties": properties })
}

/// Where a document is: its address on the web, or its id as a path.
fn uri(document: &Document) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/');
    // Two slashes at the start would name a host.
    let path = || encode(document.id.trim_start_matches('/'), is_plain);
    let address = document.url.as_deref().and_then(web_address);
    // Addresses may hold letters of any script, URIs may not.
    address.map_or_else(path, |address| encode(&address, |c| c.is_ascii()))
}

fn result(view: &View<'_>, chosen: &Chosen<'_>, artifacts: &Artifacts, finding: &Finding) -> Value {
    let event = view.corpus.events.get(finding.event as usize);
    let claims =
        || finding.positions.iter().flat_map(|position| position.claims.iter().map(move |&claim| (position, claim)));
    let places: Vec<Value> = claims()
        .map(|(position, (document, claim))| {
            let mut place = location(view, artifacts, document, claim);
            place["message"] = message(&format!("{}: {}", answer(view, position), who(view, document, claim)));
            place
        })
        .collect();
    let related = (1..).zip(&places).map(|(id, place)| {
        let mut place = place.clone();
        place["id"] = Value::from(id);
        place
    });
    let subject = subject(view, finding).map_or(String::new(), |subject| format!(" ({subject})"));
    let mut result = json!({
        "ruleId": finding.relation.as_str(),
        "ruleIndex": Relation::ALL.iter().position(|&relation| relation == finding.relation),
        "kind": kind(finding.relation),
        "level": level(finding.relation),
        "rank": (f64::from(finding.confidence) * 1000.0).round() / 10.0,
        "message": message(&format!("{}{subject} {}", finding.question, finding.reason)),
        "locations": places.first().into_iter().collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "finding/v1": finding.id },
        "properties": {
            "event": event.map(|event| event.id),
            "eventLabel": event.map_or("", |event| &event.label),
            "subject": finding.subject,
            "attribute": finding.attribute.name(),
            "answers": finding.positions.iter().map(|position| &position.label).collect::<Vec<_>>(),
        },
    });
    match chosen.change(finding) {
        Some(Change::New) => result["baselineState"] = "new".into(),
        Some(Change::Changed) => result["baselineState"] = "updated".into(),
        Some(Change::Gone) | None => {}
    }
    if let Some(standing) = chosen.standing(finding) {
        result["properties"]["review"] = json!(standing);
        if standing.is_settled() {
            result["suppressions"] = json!([{
                "kind": "external", "status": "accepted", "justification": standing.verdict.to_string(),
            }]);
        }
    }
    result
}

/// A finding of the former report that is no more.
fn gone(outline: &Outline) -> Value {
    json!({
        "ruleId": outline.relation.as_str(),
        "kind": kind(outline.relation),
        "level": level(outline.relation),
        "baselineState": "absent",
        "message": message(&format!("{} {}", outline.question, words::answers(outline))),
        "partialFingerprints": { "finding/v1": outline.id },
    })
}

/// A plain text. Between brackets SARIF would see a link.
fn message(text: &str) -> Value {
    let text = printable(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    json!({ "text": escaped.trim() })
}

fn who(view: &View<'_>, document: u32, claim: u32) -> String {
    let article = view.corpus.document(document);
    let claim = view.corpus.claim(document, claim);
    let day = day(article).map_or(String::new(), |day| format!(", {day}"));
    let speaker = view.claim(document, claim).speaker.map_or(String::new(), |speaker| format!(", citing {speaker}"));
    format!("{}{day}{speaker}{}", outlet(article), certainty(claim.factuality))
}

/// The place of a claim's evidence, in the text of the article as it was read. Evidence in the headline has no region: a
/// region counts in the text.
fn location(view: &View<'_>, artifacts: &Artifacts, document: u32, claim: u32) -> Value {
    let article = view.corpus.document(document);
    let evidence = view.corpus.claim(document, claim).evidence;
    let place = view.place(document, evidence);
    let mut physical = json!({
        "artifactLocation": { "uri": uri(article), "index": artifacts.0.get(&document) },
    });
    if evidence.field == Field::Text {
        let [start, end] = lines(&article.text, evidence.span);
        physical["region"] = json!({
            "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1,
            "charOffset": place.start, "charLength": place.end - place.start,
            "snippet": { "text": place.quote },
        });
    }
    json!({
        "physicalLocation": physical,
        "logicalLocations": [{ "name": place.field.as_str(), "kind": "member" }],
        "properties": { "quote": place.quote, "context": place.context },
    })
}

/// Line and column, from 1, of the ends of a stretch; columns count code points.
fn lines(text: &str, span: Span) -> [(usize, usize); 2] {
    [span.start, span.end].map(|offset| {
        let before = text.get(..offset as usize).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or("");
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{corpus, render};
    use crate::report::{Format, Options};

    fn log() -> Value {
        let text = render(Format::Sarif, |r, view, chosen, out| r.findings(view, chosen, out).unwrap());
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_finding_is_a_result() {
        let run = &log()["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), Relation::ALL.len());
        assert_eq!(run["artifacts"][0]["location"]["uri"], "a");
        let result = &run["results"][0];
        assert_eq!(
            (&result["ruleId"], &result["kind"], &result["level"]),
            (&"conflict".into(), &"fail".into(), &"error".into())
        );
        assert_eq!(result["rank"], 87.6);
        assert_eq!(result["partialFingerprints"]["finding/v1"], "000000000000000b");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["region"],
            json!({
                "startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 31, "charOffset": 8, "charLength": 22,
                "snippet": { "text": "three people were hurt" },
            })
        );
        let related = result["relatedLocations"].as_array().unwrap();
        assert_eq!(related.iter().map(|place| &place["id"]).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(
            related[2]["message"]["text"],
            "4: Daily\u{fffd}\\[31m Herald, 5 March 2020, citing the fire service (as likely or alleged)"
        );
    }

    #[test]
    fn documents_have_uris() {
        let document =
            |id: &str, url: Option<&str>| Document { id: id.into(), url: url.map(Into::into), ..Document::default() };
        assert_eq!(uri(&document("a b/é.txt", None)), "a%20b/%C3%A9.txt");
        assert_eq!(uri(&document("javascript:alert(1)", None)), "javascript%3Aalert%281%29");
        assert_eq!(uri(&document("//example.net/x", None)), "example.net/x");
        assert_eq!(uri(&document("x", Some("https://example.org/é"))), "https://example.org/%C3%A9");
        assert_eq!(uri(&document("x", Some("ftp://example.org/"))), "x");
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let text = "né\nà Metz";
        assert_eq!(lines(text, Span::new(0, 1)), [(1, 1), (1, 2)]);
        assert_eq!(lines(text, Span::new(7, 11)), [(2, 3), (2, 7)]);
    }

    #[test]
    fn lists_are_refused() {
        let (corpus, _) = corpus();
        let error =
            Format::Sarif.renderer(&Options::default()).claims(&View::new(&corpus), &mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::Unsupported);
    }
}
