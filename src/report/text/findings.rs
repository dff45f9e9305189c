//! Findings as a text: event by event, each with its question, its answers, who gives them and in which words.

use super::{Chosen, Look, Page, View, day, outlet, plural};
use crate::model::{Certainty, Factuality, Finding, Id, Position, Relation, Value};
use std::io;

/// The most voices that one answer shows in full; the rest are counted.
const VOICES: usize = 4;

pub(super) fn write(view: &View<'_>, chosen: &Chosen<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let mut number = 0;
    for (label, event, findings) in chosen.by_event(view.corpus) {
        heading(view, label, event, page)?;
        for finding in findings {
            number += 1;
            one(view, number, finding, page)?;
        }
    }
    summary(view, chosen, page)
}

fn heading(view: &View<'_>, label: &str, event: u32, page: &mut Page<'_>) -> io::Result<()> {
    let label = if label.is_empty() { "Untitled event" } else { label };
    page.paragraph("== ", &[(Look::Strong, label), (Look::Plain, " ==")])?;
    let documents = view.corpus.events.get(event as usize).map_or(&[][..], |event| &event.documents);
    if !documents.is_empty() {
        let mut voices: Vec<Id> = documents.iter().map(|&document| view.origin(document)).collect();
        voices.sort_unstable();
        voices.dedup();
        let mut line = plural(documents.len(), "document", "documents");
        if voices.len() < documents.len() {
            line += &format!(", {} (the others are copies)", plural(voices.len(), "voice", "voices"));
        }
        page.paragraph("   ", &[(Look::Faint, &line)])?;
    }
    page.gap()
}

fn one(view: &View<'_>, number: usize, finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let (word, look) = relation(finding.relation);
    let subject = match view.corpus.events.get(finding.event as usize) {
        Some(event) if event.label == finding.subject => String::new(),
        _ if finding.subject.is_empty() || finding.question.contains(&finding.subject) => String::new(),
        _ => format!(" ({})", finding.subject),
    };
    page.paragraph(&format!("{number:>2}. "), &[(Look::Strong, &finding.question), (Look::Plain, &subject)])?;
    let sure = format!(", {} ({:.2})", confidence(finding.confidence), finding.confidence);
    let reason = if finding.reason.is_empty() { String::new() } else { format!(": {}", finding.reason) };
    page.paragraph("    ", &[(look, word), (Look::Plain, &sure), (Look::Plain, &reason)])?;
    for position in &finding.positions {
        answer(view, position, page)?;
    }
    page.gap()
}

fn answer(view: &View<'_>, position: &Position, page: &mut Page<'_>) -> io::Result<()> {
    page.paragraph("    - ", &[(Look::Strong, &in_words(view, position))])?;
    // Claims of one voice are told once, with the names of all who print them.
    let mut voices: Vec<(Id, Vec<(u32, u32)>)> = Vec::new();
    for &(document, claim) in &position.claims {
        let origin = view.origin(document);
        match voices.iter_mut().find(|(id, _)| *id == origin) {
            Some((_, claims)) => claims.push((document, claim)),
            None => voices.push((origin, vec![(document, claim)])),
        }
    }
    for (_, claims) in voices.iter().take(VOICES) {
        voice(view, claims, page)?;
    }
    if voices.len() > VOICES {
        let more = plural(voices.len() - VOICES, "other source", "other sources");
        page.paragraph("      ", &[(Look::Faint, &format!("… and {more}."))])?;
    }
    Ok(())
}

fn voice(view: &View<'_>, claims: &[(u32, u32)], page: &mut Page<'_>) -> io::Result<()> {
    let Some(&(document, claim)) = claims.first() else { return Ok(()) };
    let article = view.corpus.document(document);
    let claim = view.corpus.claim(document, claim);
    let record = view.claim(document, claim);
    let mut who = String::new();
    if let Some(day) = day(article) {
        who += &format!(", {day}");
    }
    if let Some(speaker) = record.speaker {
        who += &format!(", citing {speaker}");
    }
    who += certainty(claim.factuality);
    let mut copies: Vec<&str> = Vec::new();
    for &(other, _) in claims {
        let name = outlet(view.corpus.document(other));
        if other != document && !copies.contains(&name) {
            copies.push(name);
        }
    }
    if !copies.is_empty() {
        who += &format!("; the same report in {}", copies.join(", "));
    }
    page.paragraph("      ", &[(Look::Plain, outlet(article)), (Look::Plain, &who), (Look::Plain, ":")])?;
    let [before, quote, after] = view.context(document, claim.evidence);
    page.paragraph(
        "        ",
        &[(Look::Plain, "“"), (Look::Plain, before), (Look::Evidence, quote), (Look::Plain, after), (Look::Plain, "”")],
    )
}

/// The answer: its plain form, or its own words where the plain form is a notation.
fn in_words(view: &View<'_>, position: &Position) -> String {
    let notation = matches!(position.value, Value::Duration(_) | Value::Time(_) | Value::Date(_));
    let written = position.claims.first().map(|&(document, claim)| {
        let at = view.corpus.claim(document, claim).as_written;
        at.span.of(view.corpus.document(document).field(at.field)).trim()
    });
    match written {
        Some(written) if notation && !written.is_empty() => written.to_owned(),
        _ => position.label.clone(),
    }
}

fn summary(view: &View<'_>, chosen: &Chosen<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let documents = plural(view.corpus.readings.len(), "document", "documents");
    let events = plural(view.corpus.events.len(), "event", "events");
    let mut line = format!("{documents}, {events}: ");
    let shown: Vec<String> =
        Relation::ALL.into_iter().filter(|&r| chosen.shown(r) > 0).map(|r| counted(r, chosen.shown(r))).collect();
    line += if shown.is_empty() { "nothing to report" } else { "" };
    line += &shown.join(", ");
    line.push('.');
    let hidden = |r: &Relation| chosen.total(*r) - chosen.shown(*r);
    let rest: Vec<String> =
        Relation::ALL.into_iter().filter(|r| hidden(r) > 0).map(|r| counted(r, hidden(&r))).collect();
    if !rest.is_empty() {
        line += &format!(" Not shown: {} (--relations all shows them).", rest.join(", "));
    }
    page.paragraph("", &[(Look::Strong, &line)])
}

fn counted(relation: Relation, count: usize) -> String {
    match relation {
        Relation::Conflict => plural(count, "conflict", "conflicts"),
        Relation::Disputed => plural(count, "dispute", "disputes"),
        Relation::Update => plural(count, "update", "updates"),
        Relation::Imprecise => plural(count, "looser match", "looser matches"),
        Relation::Corroborated => plural(count, "agreement", "agreements"),
        Relation::Single => plural(count, "statement of one source only", "statements of one source only"),
        Relation::OtherEvent => plural(count, "difference between events", "differences between events"),
    }
}

fn relation(relation: Relation) -> (&'static str, Look) {
    match relation {
        Relation::Conflict => ("CONFLICT", Look::Alarm),
        Relation::Disputed => ("DISPUTED", Look::Dispute),
        Relation::Update => ("UPDATE", Look::News),
        Relation::Imprecise => ("LOOSER MATCH", Look::Faint),
        Relation::Corroborated => ("AGREED", Look::Calm),
        Relation::Single => ("ONE SOURCE ONLY", Look::Faint),
        Relation::OtherEvent => ("ANOTHER EVENT", Look::Faint),
    }
}

/// Words of estimative probability, after Kent (1964): an editor weighs words sooner than figures.
fn confidence(probability: f32) -> &'static str {
    match probability {
        p if p >= 0.93 => "almost certain",
        p if p >= 0.75 => "probable",
        p if p >= 0.5 => "more likely than not",
        p if p >= 0.3 => "less likely than not",
        _ => "doubtful",
    }
}

fn certainty(factuality: Factuality) -> &'static str {
    match (factuality.certainty, factuality.positive) {
        (Certainty::Certain, true) => "",
        (Certainty::Certain, false) => " (says it is not so)",
        (Certainty::Probable, true) => " (as likely or alleged)",
        (Certainty::Probable, false) => " (as unlikely)",
        (Certainty::Possible, true) => " (as possible)",
        (Certainty::Possible, false) => " (as possibly not so)",
        (Certainty::Uncommitted, _) => " (does not say whether it is so)",
    }
}
