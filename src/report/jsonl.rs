//! JSON lines: one object a finding, claim, entity or event.

use super::{Chosen, ClaimRecord, MentionRecord, Renderer, View, attribute_kind, published, role, unit};
use crate::explain::Explanation;
use crate::model::{Document, Id, Relation};
use crate::review::{Change, Changes, Outline, Standing};
use indexmap::IndexMap;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes JSON lines: UTF-8, one object a line, keys in a fixed order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Jsonl;

#[derive(Serialize)]
struct FindingLine<'a> {
    id: Id,
    event: Option<Id>,
    event_label: &'a str,
    subject: &'a str,
    attribute: &'a str,
    question: &'a str,
    relation: Relation,
    confidence: f64,
    reason: &'a str,
    positions: Vec<PositionPart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'a Standing>,
}

/// What became of a finding between two reports.
#[derive(Serialize)]
struct ChangeLine<'a> {
    change: Change,
    #[serde(flatten)]
    outline: &'a Outline,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a Outline>,
}

impl Jsonl {
    /// How a finding came about: one object.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn explanation(&self, explanation: &Explanation, out: &mut dyn Write) -> io::Result<()> {
        line(out, explanation)
    }

    /// What differs between two reports: one object a finding, with `change` (`new`, `gone` or `changed`); what has
    /// changed has what was `before`.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn changes(&self, changes: &Changes<'_>, out: &mut dyn Write) -> io::Result<()> {
        let new = changes.new.iter().map(|outline| (Change::New, *outline, None));
        let gone = changes.gone.iter().map(|outline| (Change::Gone, *outline, None));
        let changed = changes.changed.iter().map(|(before, outline)| (Change::Changed, *outline, Some(*before)));
        let mut lines = new.chain(gone).chain(changed);
        lines.try_for_each(|(change, outline, before)| record(out, &ChangeLine { change, outline, before }))
    }
}

#[derive(Serialize)]
struct PositionPart<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    claims: Vec<ClaimRecord<'a>>,
}

#[derive(Serialize)]
struct ClaimLine<'a> {
    id: Id,
    event: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_label: Option<&'a str>,
    subject: &'a str,
    attribute: &'a str,
    kind: &'static str,
    value: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    unit: &'a str,
    rest: Vec<RestPart<'a>>,
    background: Option<String>,
    #[serde(flatten)]
    record: ClaimRecord<'a>,
}

#[derive(Serialize)]
struct RestPart<'a> {
    role: &'static str,
    filler: Cow<'a, str>,
}

#[derive(Serialize)]
struct EntityLine<'a> {
    id: Id,
    name: &'a str,
    kind: &'static str,
    variants: Vec<&'a str>,
    mentions: Vec<MentionRecord<'a>>,
}

#[derive(Serialize)]
struct EventLine<'a> {
    id: Id,
    label: &'a str,
    documents: Vec<&'a str>,
    origins: usize,
    first_published: Option<String>,
    last_published: Option<String>,
}

#[derive(Serialize)]
struct OriginLine<'a> {
    id: Id,
    agencies: Vec<&'a str>,
    documents: Vec<CopyPart<'a>>,
}

#[derive(Serialize)]
struct CopyPart<'a> {
    document: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct DocumentLine<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    text: &'a str,
    #[serde(flatten)]
    extra: &'a IndexMap<String, serde_json::Value>,
}

/// The version of the shape of the records, which each bears as `version`: raised when a key goes or means something else.
/// A new key does not raise it. The JSON Schemas in `schema/` describe this version.
pub const RECORD_VERSION: u32 = 1;

/// A record with its version.
#[derive(Serialize)]
struct Versioned<'a, T> {
    version: u32,
    #[serde(flatten)]
    record: &'a T,
}

fn record(out: &mut dyn Write, record: &impl Serialize) -> io::Result<()> {
    line(out, &Versioned { version: RECORD_VERSION, record })
}

fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

impl Renderer for Jsonl {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in &chosen.findings {
            let event = view.corpus.events.get(finding.event as usize);
            let positions = finding.positions.iter().map(|position| PositionPart {
                value: &position.label,
                unit: unit(&position.value),
                claims: position
                    .claims
                    .iter()
                    .map(|&(document, claim)| view.claim(document, view.corpus.claim(document, claim)))
                    .collect(),
            });
            record(
                out,
                &FindingLine {
                    id: finding.id,
                    event: event.map(|event| event.id),
                    event_label: event.map_or("", |event| &event.label),
                    subject: &finding.subject,
                    attribute: finding.attribute.name(),
                    question: &finding.question,
                    relation: finding.relation,
                    confidence: (f64::from(finding.confidence) * 1000.0).round() / 1000.0,
                    reason: &finding.reason,
                    positions: positions.collect(),
                    change: chosen.change(finding),
                    review: chosen.standing(finding),
                },
            )?;
        }
        chosen
            .gone()
            .iter()
            .try_for_each(|outline| record(out, &ChangeLine { change: Change::Gone, outline, before: None }))
    }

    fn more_findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.findings(view, chosen, out)
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for (document, claim) in view.claims() {
            let rest = claim.rest.iter();
            let event = view.corpus.event_of(document).map(|event| &view.corpus.events[event as usize]);
            record(
                out,
                &ClaimLine {
                    id: claim.id,
                    event: event.map(|event| event.id),
                    event_label: event.map(|event| event.label.as_str()),
                    subject: view.subject(document, &claim.subject),
                    attribute: claim.attribute.name(),
                    kind: attribute_kind(&claim.attribute),
                    value: view.value(document, &claim.value),
                    unit: unit(&claim.value),
                    rest: rest
                        .map(|(r, filler)| RestPart { role: role(*r), filler: view.filler(document, filler) })
                        .collect(),
                    background: Some(claim.occasion.to_string()).filter(|told| !told.is_empty()),
                    record: view.claim(document, claim),
                },
            )?;
        }
        Ok(())
    }

    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for entity in &view.corpus.entities {
            let mentions = view.mentions_of(&entity.members);
            record(
                out,
                &EntityLine {
                    id: entity.id,
                    name: &entity.name,
                    kind: entity.kind.as_str(),
                    variants: entity.variants.iter().map(|variant| variant.as_str()).collect(),
                    mentions: mentions.map(|(document, mention)| view.mention(document, mention)).collect(),
                },
            )?;
        }
        Ok(())
    }

    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for event in &view.corpus.events {
            let documents = || event.documents.iter().map(|&document| view.corpus.document(document));
            let mut origins: Vec<Id> = event.documents.iter().map(|&document| view.origin(document)).collect();
            origins.sort_unstable();
            origins.dedup();
            let dated = || documents().filter(|document| document.published.is_some());
            record(
                out,
                &EventLine {
                    id: event.id,
                    label: &event.label,
                    documents: documents().map(|document| document.id.as_str()).collect(),
                    origins: origins.len(),
                    first_published: dated().min_by_key(|d| d.published).and_then(published),
                    last_published: dated().max_by_key(|d| d.published).and_then(published),
                },
            )?;
        }
        Ok(())
    }

    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for origin in &view.corpus.origins {
            let documents = origin.documents.iter().map(|&document| {
                let document = view.corpus.document(document);
                CopyPart {
                    document: &document.id,
                    source: document.source.as_deref(),
                    published: published(document),
                    agency: document.agency.as_deref(),
                    title: document.title.as_deref(),
                }
            });
            record(
                out,
                &OriginLine { id: origin.id, agencies: view.agencies(origin), documents: documents.collect() },
            )?;
        }
        Ok(())
    }

    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
        for document in documents {
            line(
                out,
                &DocumentLine {
                    id: &document.id,
                    source: document.source.as_deref(),
                    published: published(document),
                    url: document.url.as_deref(),
                    language: document.language.as_deref(),
                    title: document.title.as_deref(),
                    text: &document.text,
                    extra: &document.extra,
                },
            )?;
        }
        Ok(())
    }
}
