//! Findings as a text: event by event, each with its question, its answers, who gives them and in which words.

use super::changes::{answers, question};
use super::{Chosen, Look, Page, View};
use crate::model::{Finding, Position, Relation};
use crate::report::words::{
    self, Voice, answer, certainty, confidence, count_voices, counts, day, left_out, outlet, plural, short, subject,
    voices,
};
use std::io;

/// The most voices that one answer shows in full; the rest are counted.
const VOICES: usize = 4;

pub(super) fn write(view: &View<'_>, chosen: &Chosen<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let mut number = 0;
    for (label, event, findings) in chosen.by_event(view.corpus) {
        heading(view, label, event, page)?;
        for finding in findings {
            number += 1;
            one(view, chosen, number, finding, page)?;
        }
    }
    if !chosen.gone().is_empty() {
        page.paragraph("== ", &[(Look::Strong, "Gone since the former report"), (Look::Plain, " ==")])?;
        page.gap()?;
        for outline in chosen.gone() {
            question(outline, page)?;
            answers("    was ", outline, page)?;
            page.gap()?;
        }
    }
    summary(view, chosen, page)
}

fn heading(view: &View<'_>, label: &str, event: u32, page: &mut Page<'_>) -> io::Result<()> {
    page.paragraph("== ", &[(Look::Strong, words::event(label)), (Look::Plain, " ==")])?;
    let documents = view.corpus.events.get(event as usize).map_or(&[][..], |event| &event.documents);
    if !documents.is_empty() {
        let voices = count_voices(view, documents);
        let mut line = plural(documents.len(), "document", "documents");
        if voices < documents.len() {
            line += &format!(", {} (the others are copies)", plural(voices, "voice", "voices"));
        }
        page.paragraph("   ", &[(Look::Faint, &line)])?;
    }
    page.gap()
}

fn one(view: &View<'_>, chosen: &Chosen<'_>, number: usize, finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let subject = subject(view, finding).map_or(String::new(), |subject| format!(" ({subject})"));
    let id = format!(" [{}]", short(finding.id));
    page.paragraph(
        &format!("{number:>2}. "),
        &[(Look::Strong, &finding.question), (Look::Plain, &subject), (Look::Faint, &id)],
    )?;
    let change = words::change(chosen, finding).map_or(String::new(), |change| format!("{} ", change.to_uppercase()));
    let word = words::relation(finding.relation).to_uppercase();
    let sure = format!(", {} ({:.2})", confidence(finding.confidence), finding.confidence);
    let reason = if finding.reason.is_empty() { String::new() } else { format!(": {}", finding.reason) };
    page.paragraph(
        "    ",
        &[(Look::Strong, &change), (look(finding.relation), &word), (Look::Plain, &sure), (Look::Plain, &reason)],
    )?;
    if let Some(standing) = chosen.standing(finding) {
        let since = if standing.changed_since { "CHANGED SINCE " } else { "" };
        let verdict = standing.verdict.to_string();
        page.paragraph("    ", &[(Look::Plain, "Review: "), (Look::Alarm, since), (Look::Plain, &verdict)])?;
    }
    for position in &finding.positions {
        page.paragraph("    - ", &[(Look::Strong, answer(view, position))])?;
        said(view, position, page)?;
    }
    page.gap()
}

fn said(view: &View<'_>, position: &Position, page: &mut Page<'_>) -> io::Result<()> {
    let voices = voices(view, position);
    for voice in voices.iter().take(VOICES) {
        quote(view, voice, page)?;
    }
    if voices.len() > VOICES {
        let more = plural(voices.len() - VOICES, "other source", "other sources");
        page.paragraph("      ", &[(Look::Faint, &format!("… and {more}."))])?;
    }
    Ok(())
}

fn quote(view: &View<'_>, voice: &Voice<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let article = view.corpus.document(voice.document);
    let claim = view.corpus.claim(voice.document, voice.claim);
    let record = view.claim(voice.document, claim);
    let mut who = String::new();
    if let Some(day) = day(article) {
        who += &format!(", {day}");
    }
    if let Some(speaker) = record.speaker {
        who += &format!(", citing {speaker}");
    }
    who += certainty(claim.factuality);
    if !voice.copies.is_empty() {
        who += &format!("; the same report in {}", voice.copies.join(", "));
    }
    let [before, quote, after] = view.context(voice.document, claim.evidence);
    // A claim from elsewhere may come without the words.
    let ends = if quote.is_empty() { "." } else { ":" };
    page.paragraph("      ", &[(Look::Plain, outlet(article)), (Look::Plain, &who), (Look::Plain, ends)])?;
    if quote.is_empty() {
        return Ok(());
    }
    page.paragraph(
        "        ",
        &[(Look::Plain, "“"), (Look::Plain, before), (Look::Evidence, quote), (Look::Plain, after), (Look::Plain, "”")],
    )
}

fn summary(view: &View<'_>, chosen: &Chosen<'_>, page: &mut Page<'_>) -> io::Result<()> {
    let documents = plural(view.corpus.readings.len(), "document", "documents");
    let events = plural(view.corpus.events.len(), "event", "events");
    let shown = counts(|relation| chosen.shown(relation));
    let shown = if shown.is_empty() { "nothing to report".to_owned() } else { shown.join(", ") };
    let mut line = format!("{documents}, {events}: {shown}.");
    for told in left_out(chosen) {
        line += &format!(" {told}");
    }
    page.paragraph("", &[(Look::Strong, &line)])
}

pub(super) const fn look(relation: Relation) -> Look {
    match relation {
        Relation::Conflict => Look::Alarm,
        Relation::Disputed => Look::Dispute,
        Relation::Update => Look::News,
        Relation::Corroborated => Look::Calm,
        Relation::Imprecise | Relation::Single | Relation::OtherEvent => Look::Faint,
    }
}
