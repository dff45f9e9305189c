//! The rows of the tables.

use super::Cell::{self, Number, Share, Text};
use super::Sheet;
use crate::model::{Document, Event};
use crate::report::{Chosen, View, published, unit};
use crate::review::{Change, Outline, Standing};
use std::io;

pub(super) const FINDINGS: [&str; 24] = [
    "finding_id",
    "relation",
    "confidence",
    "event_id",
    "event",
    "subject",
    "attribute",
    "question",
    "position",
    "value",
    "unit",
    "as_written",
    "source",
    "origin",
    "document",
    "published",
    "speaker",
    "factuality",
    "quote",
    "context",
    "field",
    "start",
    "end",
    "reason",
];

/// The column that a former report adds to findings.
pub(super) const CHANGE: [&str; 1] = ["change"];

/// The columns that a review adds to findings.
pub(super) const REVIEW: [&str; 5] = ["review", "review_changed", "review_reason", "review_by", "review_on"];

/// The columns that follow those of findings, where a former report or a review was asked.
pub(in crate::report) fn past_columns(chosen: &Chosen<'_>) -> Vec<&'static str> {
    let change = CHANGE.iter().filter(|_| chosen.past.baseline.is_some());
    let review = REVIEW.iter().filter(|_| chosen.past.review.is_some());
    change.chain(review).copied().collect()
}

pub(in crate::report) fn findings(view: &View<'_>, chosen: &Chosen<'_>, sheet: &mut dyn Sheet) -> io::Result<()> {
    let (with_change, with_review) = (chosen.past.baseline.is_some(), chosen.past.review.is_some());
    for finding in &chosen.findings {
        let finding_id = finding.id.to_string();
        let decided_on = chosen.standing(finding).map_or(String::new(), |standing| standing.verdict.on.to_string());
        let mut past = Vec::new();
        if with_change {
            past.push(Text(chosen.change(finding).map_or("", Change::as_str)));
        }
        if with_review {
            past.extend(match chosen.standing(finding) {
                Some(Standing { verdict, changed_since, .. }) => [
                    Text(verdict.status.as_str()),
                    Text(if *changed_since { "yes" } else { "no" }),
                    Text(&verdict.reason),
                    Text(&verdict.by),
                    Text(&decided_on),
                ],
                None => [Text(""); REVIEW.len()],
            });
        }
        let (event_id, event) = name(view.corpus.events.get(finding.event as usize));
        for (position, answer) in finding.positions.iter().enumerate() {
            for &(document, claim) in &answer.claims {
                let record = view.claim(document, view.corpus.claim(document, claim));
                let place = &record.place;
                let cells: [Cell<'_>; FINDINGS.len()] = [
                    Text(&finding_id),
                    Text(finding.relation.as_str()),
                    Share(finding.confidence),
                    Text(&event_id),
                    Text(event),
                    Text(&finding.subject),
                    Text(finding.attribute.name()),
                    Text(&finding.question),
                    Number(position + 1),
                    Text(&answer.label),
                    Text(unit(&answer.value)),
                    Text(record.as_written),
                    Text(place.source.unwrap_or("")),
                    Text(&place.origin.to_string()),
                    Text(place.document),
                    Text(place.published.as_deref().unwrap_or("")),
                    Text(record.speaker.unwrap_or("")),
                    Text(record.factuality),
                    Text(place.quote),
                    Text(place.context),
                    Text(place.field.as_str()),
                    Number(place.start),
                    Number(place.end),
                    Text(&finding.reason),
                ];
                sheet.row(&[&cells[..], &past].concat())?;
            }
        }
    }
    chosen.gone().iter().try_for_each(|outline| gone(outline, with_review, sheet))
}

/// The rows of a finding of a former report: what that said, and nothing more.
fn gone(outline: &Outline, with_review: bool, sheet: &mut dyn Sheet) -> io::Result<()> {
    let id = outline.id.to_string();
    for (position, answer) in outline.answers.iter().enumerate() {
        for statement in &answer.statements {
            let cell = |column: &str| match column {
                "finding_id" => Text(&id),
                "relation" => Text(outline.relation.as_str()),
                "event" => Text(&outline.event),
                "subject" => Text(&outline.subject),
                "attribute" => Text(&outline.attribute),
                "question" => Text(&outline.question),
                "position" => Number(position + 1),
                "value" => Text(&answer.value),
                "source" => Text(statement.source.as_deref().unwrap_or("")),
                "document" => Text(&statement.document),
                "quote" => Text(&statement.quote),
                "change" => Text(Change::Gone.as_str()),
                _ => Text(""),
            };
            let columns = FINDINGS.iter().chain(&CHANGE).chain(REVIEW.iter().filter(|_| with_review));
            sheet.row(&columns.map(|column| cell(column)).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

pub(super) const CLAIMS: [&str; 20] = [
    "claim_id",
    "event_id",
    "event",
    "subject",
    "attribute",
    "value",
    "unit",
    "as_written",
    "source",
    "origin",
    "document",
    "published",
    "speaker",
    "factuality",
    "background",
    "quote",
    "context",
    "field",
    "start",
    "end",
];

pub(in crate::report) fn claims(view: &View<'_>, sheet: &mut dyn Sheet) -> io::Result<()> {
    for (document, claim) in view.claims() {
        let (event_id, event) = name(view.corpus.event_of(document).map(|event| &view.corpus.events[event as usize]));
        let record = view.claim(document, claim);
        let place = &record.place;
        let cells: [Cell<'_>; CLAIMS.len()] = [
            Text(&claim.id.to_string()),
            Text(&event_id),
            Text(event),
            Text(view.subject(document, &claim.subject)),
            Text(claim.attribute.name()),
            Text(&view.value(document, &claim.value)),
            Text(unit(&claim.value)),
            Text(record.as_written),
            Text(place.source.unwrap_or("")),
            Text(&place.origin.to_string()),
            Text(place.document),
            Text(place.published.as_deref().unwrap_or("")),
            Text(record.speaker.unwrap_or("")),
            Text(record.factuality),
            Text(&claim.occasion.to_string()),
            Text(place.quote),
            Text(place.context),
            Text(place.field.as_str()),
            Number(place.start),
            Number(place.end),
        ];
        sheet.row(&cells)?;
    }
    Ok(())
}

pub(super) const ENTITIES: [&str; 13] = [
    "entity_id",
    "name",
    "kind",
    "form",
    "source",
    "origin",
    "document",
    "published",
    "quote",
    "context",
    "field",
    "start",
    "end",
];

pub(in crate::report) fn entities(view: &View<'_>, sheet: &mut dyn Sheet) -> io::Result<()> {
    for entity in &view.corpus.entities {
        let id = entity.id.to_string();
        for (document, mention) in view.mentions_of(&entity.members) {
            let record = view.mention(document, mention);
            let place = &record.place;
            let cells: [Cell<'_>; ENTITIES.len()] = [
                Text(&id),
                Text(&entity.name),
                Text(entity.kind.as_str()),
                Text(record.form),
                Text(place.source.unwrap_or("")),
                Text(&place.origin.to_string()),
                Text(place.document),
                Text(place.published.as_deref().unwrap_or("")),
                Text(place.quote),
                Text(place.context),
                Text(place.field.as_str()),
                Number(place.start),
                Number(place.end),
            ];
            sheet.row(&cells)?;
        }
    }
    Ok(())
}

pub(super) const EVENTS: [&str; 7] = ["event_id", "event", "document", "source", "origin", "published", "title"];

pub(in crate::report) fn events(view: &View<'_>, sheet: &mut dyn Sheet) -> io::Result<()> {
    for event in &view.corpus.events {
        for &index in &event.documents {
            let document = view.corpus.document(index);
            let published = published(document);
            let cells: [Cell<'_>; EVENTS.len()] = [
                Text(&event.id.to_string()),
                Text(&event.label),
                Text(&document.id),
                Text(document.source.as_deref().unwrap_or("")),
                Text(&view.origin(index).to_string()),
                Text(published.as_deref().unwrap_or("")),
                Text(document.title.as_deref().unwrap_or("")),
            ];
            sheet.row(&cells)?;
        }
    }
    Ok(())
}

pub(super) const ORIGINS: [&str; 7] = ["origin", "documents", "agency", "document", "source", "published", "title"];

pub(in crate::report) fn origins(view: &View<'_>, sheet: &mut dyn Sheet) -> io::Result<()> {
    for origin in &view.corpus.origins {
        for &index in &origin.documents {
            let document = view.corpus.document(index);
            let published = published(document);
            let cells: [Cell<'_>; ORIGINS.len()] = [
                Text(&origin.id.to_string()),
                Number(origin.documents.len()),
                Text(document.agency.as_deref().unwrap_or("")),
                Text(&document.id),
                Text(document.source.as_deref().unwrap_or("")),
                Text(published.as_deref().unwrap_or("")),
                Text(document.title.as_deref().unwrap_or("")),
            ];
            sheet.row(&cells)?;
        }
    }
    Ok(())
}

pub(super) const DOCUMENTS: [&str; 8] = ["id", "source", "published", "url", "language", "author", "title", "text"];

pub(in crate::report) fn documents(documents: &[Document], sheet: &mut dyn Sheet) -> io::Result<()> {
    for document in documents {
        let published = published(document);
        let cells: [Cell<'_>; DOCUMENTS.len()] = [
            Text(&document.id),
            Text(document.source.as_deref().unwrap_or("")),
            Text(published.as_deref().unwrap_or("")),
            Text(document.url.as_deref().unwrap_or("")),
            Text(document.language.as_deref().unwrap_or("")),
            Text(document.author().unwrap_or("")),
            Text(document.title.as_deref().unwrap_or("")),
            Text(&document.text),
        ];
        sheet.row(&cells)?;
    }
    Ok(())
}

/// Id and label of an event; empty where there is none.
fn name(event: Option<&Event>) -> (String, &str) {
    event.map_or((String::new(), ""), |event| (event.id.to_string(), &event.label))
}
