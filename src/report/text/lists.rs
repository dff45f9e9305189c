//! Claims, entities and events as lists to read.

use super::{Look, Page, View};
use crate::model::Document;
use crate::report::words::{self, day, kind, outlet, plural};
use std::io;

pub(super) fn claims(view: &View<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let mut total = 0;
    for (index, reading) in view.corpus.readings.iter().enumerate() {
        if reading.claims.is_empty() {
            continue;
        }
        headline(&reading.document, "== ", page)?;
        for claim in &reading.claims {
            total += 1;
            let record = view.claim(index as u32, claim);
            let value = view.value(index as u32, &claim.value);
            let speaker = record.speaker.map_or(String::new(), |speaker| format!(" — {speaker}"));
            let of = match view.subject(index as u32, &claim.subject) {
                "" => String::new(),
                subject => format!(" of {subject}"),
            };
            page.paragraph(
                "   ",
                &[
                    (Look::Strong, claim.attribute.name()),
                    (Look::Faint, &of),
                    (Look::Plain, ": "),
                    (Look::Strong, &value),
                    (Look::Plain, &format!(" ({}){speaker}", record.factuality)),
                ],
            )?;
            page.paragraph("      ", &[(Look::Plain, "“"), (Look::Evidence, record.place.quote), (Look::Plain, "”")])?;
        }
        page.gap()?;
    }
    let documents = plural(view.corpus.readings.len(), "document", "documents");
    page.paragraph("", &[(Look::Strong, &format!("{} in {documents}.", plural(total, "claim", "claims")))])
}

pub(super) fn entities(view: &View<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for entity in &view.corpus.entities {
        let mut documents: Vec<u32> = entity.members.iter().map(|&(document, _)| document).collect();
        documents.dedup();
        let mentions = view.mentions_of(&entity.members).count();
        let line = format!(
            " ({}): {} in {}",
            kind(entity.kind),
            plural(mentions, "mention", "mentions"),
            plural(documents.len(), "document", "documents")
        );
        page.paragraph("", &[(Look::Strong, &entity.name), (Look::Plain, &line)])?;
        let others: Vec<&str> =
            entity.variants.iter().map(|variant| variant.as_str()).filter(|variant| *variant != entity.name).collect();
        if !others.is_empty() {
            page.paragraph("    also ", &[(Look::Plain, &others.join(", "))])?;
        }
    }
    let count = plural(view.corpus.entities.len(), "person, place or organisation", "people, places and organisations");
    page.paragraph("", &[(Look::Strong, &format!("{count}."))])
}

pub(super) fn events(view: &View<'_>, page: &mut Page<'_>) -> io::Result<()> {
    for event in &view.corpus.events {
        page.paragraph("== ", &[(Look::Strong, &event.label), (Look::Plain, " ==")])?;
        for &document in &event.documents {
            headline(view.corpus.document(document), "   ", page)?;
        }
        page.gap()?;
    }
    let documents = plural(view.corpus.readings.len(), "document", "documents");
    let events = plural(view.corpus.events.len(), "event", "events");
    page.paragraph("", &[(Look::Strong, &format!("{documents}, {events}."))])
}

/// Origins that tell something: several documents, or one that credits an agency. The rest are counted.
pub(super) fn origins(view: &View<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let origins = &view.corpus.origins;
    for origin in origins {
        let agencies = view.agencies(origin).join(", ");
        let copies = origin.documents.len();
        if copies == 1 && agencies.is_empty() {
            continue;
        }
        let copies = if copies == 1 { "One report".to_owned() } else { format!("{copies} copies of one report") };
        let credit = if agencies.is_empty() { String::new() } else { format!(", by {agencies}") };
        page.paragraph("== ", &[(Look::Strong, &copies), (Look::Strong, &credit), (Look::Plain, " ==")])?;
        for &document in &origin.documents {
            headline(view.corpus.document(document), "   ", page)?;
        }
        page.gap()?;
    }
    let documents = plural(view.corpus.readings.len(), "document", "documents");
    let voices = plural(origins.len(), "voice", "voices");
    page.paragraph("", &[(Look::Strong, &format!("{documents}, {voices}."))])
}

pub(super) fn documents(documents: &[Document], page: &mut Page<'_>) -> io::Result<()> {
    for document in documents {
        headline(document, "== ", page)?;
        for fact in [document.author(), document.url.as_deref(), document.language.as_deref()].into_iter().flatten() {
            page.paragraph("   ", &[(Look::Faint, fact)])?;
        }
        page.gap()?;
        for line in document.text.lines() {
            page.paragraph("", &[(Look::Plain, line)])?;
        }
        page.gap()?;
    }
    page.paragraph("", &[(Look::Strong, &format!("{}.", plural(documents.len(), "document", "documents")))])
}

fn headline(document: &Document, indent: &str, page: &mut Page<'_>) -> io::Result<()> {
    let day = day(document).map_or(String::new(), |day| format!(", {day}"));
    let source = if document.source.is_some() { outlet(document) } else { "" };
    let source = if source.is_empty() { String::new() } else { format!(" — {source}") };
    page.paragraph(
        indent,
        &[
            (Look::Strong, words::headline(document)),
            (Look::Plain, &source),
            (Look::Plain, &day),
            (Look::Faint, &format!(" [{}]", document.id)),
        ],
    )
}
