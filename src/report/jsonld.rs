//! JSON-LD 1.1 in the words of schema.org: each answer a `Claim`, made in the quotations that give it.
//!
//! What schema.org has no word for (what is asked, the value as a value, how answers sit together) stands in properties of our own,
//! so that `gainsay compare` reads back the claims that it wrote. What people decided on a finding is a `ClaimReview` of its answers,
//! without a rating: they told whether the sources differ, not what is true.

use super::{Chosen, Renderer, View, published, unit, web_address};
use crate::model::{Attribute, Claim, Document, EntityKind, Finding, Id, Subject, Value as Answer};
use crate::review::Verdict;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes JSON-LD. It holds findings and claims; other lists have no place in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonLd;

impl Renderer for JsonLd {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut nodes = Vec::new();
        for finding in &chosen.findings {
            let name = |position| answer_name(finding, position);
            let event = view.corpus.events.get(finding.event as usize).map(|event| (event.id, event.label.as_str()));
            for (n, position) in finding.positions.iter().enumerate() {
                let told =
                    Told { event, subject: &finding.subject, attribute: &finding.attribute, value: &position.value };
                let mut node = told.node(&name(n), &finding.question, &position.label);
                let others = (0..finding.positions.len()).filter(|&other| other != n);
                node.insert("gainsay:finding".into(), finding.id.to_string().into());
                node.insert("gainsay:relation".into(), finding.relation.as_str().into());
                if finding.relation.is_flagged() {
                    node.insert("gainsay:beside".into(), others.map(|n| json!({ "@id": name(n) })).collect());
                }
                let claims = position.claims.iter();
                let quotations = claims.map(|&(d, c)| quotation(view, d, view.corpus.claim(d, c)));
                node.insert("appearance".into(), quotations.collect());
                nodes.push(Value::Object(node));
            }
            // A verdict on other answers is none on these.
            let standing = chosen.standing(finding).filter(|standing| !standing.changed_since);
            nodes.extend(standing.map(|standing| review(finding, &standing.verdict)));
        }
        write(nodes, out)
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let node = |(document, claim): (u32, &Claim)| {
            let event = view.corpus.event_of(document).map(|event| &view.corpus.events[event as usize]);
            let told = Told {
                event: event.map(|event| (event.id, event.label.as_str())),
                subject: view.subject(document, &claim.subject),
                attribute: &claim.attribute,
                value: &claim.value,
            };
            let name = format!("urn:gainsay:claim:{}", claim.id);
            let mut node = told.node(&name, claim.attribute.name(), &view.value(document, &claim.value));
            if claim.subject == Subject::Event {
                node.remove("gainsay:subject");
            }
            node.insert("appearance".into(), vec![quotation(view, document, claim)].into());
            Value::Object(node)
        };
        write(view.claims().map(node).collect(), out)
    }

    fn entities(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        claims_only()
    }

    fn events(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        claims_only()
    }

    fn origins(&self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        claims_only()
    }

    fn documents(&self, _: &[Document], _: &mut dyn Write) -> io::Result<()> {
        claims_only()
    }
}

fn claims_only() -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "JSON-LD holds findings and claims only; choose another format"))
}

fn write(nodes: Vec<Value>, out: &mut dyn Write) -> io::Result<()> {
    let context = json!(["https://schema.org", { "gainsay": "urn:gainsay:terms:" }]);
    serde_json::to_writer_pretty(&mut *out, &json!({ "@context": context, "@graph": nodes }))?;
    out.write_all(b"\n")
}

fn answer_name(finding: &Finding, position: usize) -> String {
    format!("urn:gainsay:finding:{}:{}", finding.id, position + 1)
}

/// What somebody decided on a finding. It rates none of the answers.
fn review(finding: &Finding, verdict: &Verdict) -> Value {
    let answers: Vec<&str> = finding.positions.iter().map(|position| position.label.as_str()).collect();
    let items: Vec<Value> = (0..answers.len()).map(|n| json!({ "@id": answer_name(finding, n) })).collect();
    let mut node = json!({
        "@type": "ClaimReview",
        "@id": format!("urn:gainsay:review:{}", finding.id),
        "claimReviewed": format!("{} {}", finding.question, answers.join(" / ")),
        "itemReviewed": items,
        "author": { "@type": "Person", "name": verdict.by },
        "datePublished": verdict.on.to_string(),
        "gainsay:finding": finding.id.to_string(),
        "gainsay:status": verdict.status.as_str(),
    });
    if !verdict.reason.is_empty() {
        node["reviewBody"] = verdict.reason.as_str().into();
    }
    node
}

/// What the claims of one answer have in common.
struct Told<'a> {
    event: Option<(Id, &'a str)>,
    subject: &'a str,
    attribute: &'a Attribute,
    value: &'a Answer,
}

impl Told<'_> {
    fn node(&self, id: &str, question: &str, value: &str) -> Map<String, Value> {
        let mut node = Map::new();
        let mut put = |key: &str, value: Value| node.insert(key.to_owned(), value);
        put("@type", "Claim".into());
        put("@id", id.into());
        put("text", format!("{question} {value}").into());
        if let Some((event, label)) = self.event {
            put("about", json!({ "@type": "Event", "@id": format!("urn:gainsay:event:{event}"), "name": label }));
        }
        put("gainsay:attribute", self.attribute.name().into());
        put("gainsay:subject", self.subject.into());
        put("gainsay:value", value.into());
        if !unit(self.value).is_empty() {
            put("gainsay:unit", unit(self.value).into());
        }
        node
    }
}

/// The words that make a claim, whose they are, and what they stand in.
fn quotation(view: &View<'_>, document: u32, claim: &Claim) -> Value {
    let record = view.claim(document, claim);
    let (place, article) = (&record.place, view.corpus.document(document));
    let mut node = Map::new();
    let mut put = |key: &str, value: Value| node.insert(key.to_owned(), value);
    put("@type", "Quotation".into());
    if !place.quote.is_empty() {
        put("text", place.quote.into());
    }
    let speakers = claim.attribution.chain.iter().filter(|source| !source.name.is_empty());
    let reading = &view.corpus.readings[document as usize];
    let is_person = |local: u32| reading.locals.get(local as usize).is_some_and(|l| l.kind == EntityKind::Person);
    let kind = |local: Option<u32>| if local.is_some_and(is_person) { "Person" } else { "Organization" };
    let speakers: Vec<Value> =
        speakers.map(|source| json!({ "@type": kind(source.local), "name": source.name.as_str() })).collect();
    if !speakers.is_empty() {
        put("author", speakers.into());
    }
    put("gainsay:factuality", record.factuality.into());
    put("gainsay:background", claim.occasion.to_string().into());
    put("gainsay:as_written", record.as_written.into());
    put("gainsay:context", place.context.into());
    put("gainsay:field", place.field.as_str().into());
    put("gainsay:start", place.start.into());
    put("gainsay:origin", place.origin.to_string().into());
    put("isPartOf", work(article));
    Value::Object(node)
}

/// An article.
fn work(article: &Document) -> Value {
    let mut node = Map::new();
    let mut put = |key: &str, value: Value| node.insert(key.to_owned(), value);
    put("@type", "NewsArticle".into());
    put("identifier", article.id.as_str().into());
    let told = [
        ("url", article.url.as_deref().and_then(web_address)),
        ("headline", article.title.clone()),
        ("datePublished", published(article)),
    ];
    for (key, value) in told.into_iter().filter_map(|(key, value)| Some((key, value?))) {
        put(key, value.into());
    }
    if let Some(source) = &article.source {
        put("publisher", json!({ "@type": "Organization", "name": source }));
    }
    Value::Object(node)
}
