//! Findings, event by event, a table of answers for each.

use super::{escape_markdown as escape, link};
use crate::model::Finding;
use crate::report::words::{
    self, Voice, answer, certainty, confidence, day, left_out, news, outlet, plural, subject, voices,
};
use crate::report::{Chosen, View, link_to_quote};
use std::io::{self, Write};

/// The most voices that one answer shows; the rest are counted.
const VOICES: usize = 4;

pub(super) fn write(view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", news(chosen))?;
    let documents = plural(view.corpus.readings.len(), "article", "articles");
    let events = plural(view.corpus.events.len(), "event", "events");
    writeln!(out, "{documents} on {events}. {}", left_out(chosen).join(" "))?;
    for (label, _, findings) in chosen.by_event(view.corpus) {
        writeln!(out, "\n## {}", escape(words::event(label)))?;
        for finding in findings {
            one(view, chosen, finding, out)?;
        }
    }
    if !chosen.gone().is_empty() {
        writeln!(out, "\n## Gone since the former report\n")?;
    }
    for outline in chosen.gone() {
        let (question, relation) = (escape(&outline.question), words::relation(outline.relation));
        writeln!(out, "- **{question}** {relation}: {} `{}`", escape(&words::answers(outline)), outline.id)?;
    }
    Ok(())
}

fn one(view: &View<'_>, chosen: &Chosen<'_>, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let subject = subject(view, finding).map_or(String::new(), |subject| format!(" ({})", escape(subject)));
    writeln!(out, "\n### {}{subject}\n", escape(&finding.question))?;
    let reason = if finding.reason.is_empty() { String::new() } else { format!(": {}", escape(&finding.reason)) };
    let relation = words::relation(finding.relation);
    let (sure, id) = (confidence(finding.confidence), finding.id);
    let change = words::change(chosen, finding).map_or(String::new(), |change| format!("{change}: "));
    writeln!(out, "{change}**{relation}**, {sure} ({:.2}){reason} `{id}`\n", finding.confidence)?;
    if let Some(standing) = chosen.standing(finding) {
        writeln!(out, "Review: {}\n", escape(&standing.to_string()))?;
    }
    writeln!(out, "| Answer | Source | Words |\n| --- | --- | --- |")?;
    for position in &finding.positions {
        let mut heading = format!("**{}**", escape(answer(view, position).trim()));
        let voices = voices(view, position);
        for voice in voices.iter().take(VOICES) {
            writeln!(out, "| {heading} | {} | {} |", who(view, voice), quote(view, voice))?;
            heading.clear();
        }
        if voices.len() > VOICES {
            writeln!(out, "| | {} | |", plural(voices.len() - VOICES, "other source", "other sources"))?;
        }
    }
    Ok(())
}

fn who(view: &View<'_>, voice: &Voice<'_>) -> String {
    let document = view.corpus.document(voice.document);
    let claim = view.corpus.claim(voice.document, voice.claim);
    let address = document.url.as_deref();
    let address = address.and_then(|url| link_to_quote(url, view.context(voice.document, claim.evidence)));
    let mut who = link(outlet(document), address);
    if let Some(day) = day(document) {
        who += &format!(", {day}");
    }
    if let Some(speaker) = view.claim(voice.document, claim).speaker {
        who += &format!(", citing {}", escape(speaker));
    }
    who += certainty(claim.factuality);
    if !voice.copies.is_empty() {
        who += &format!("; the same report in {}", escape(&voice.copies.join(", ")));
    }
    who
}

/// The sentence, its evidence bold. Signs at the evidence's ends stay outside: beside a letter they would keep the asterisks
/// from being read as emphasis.
fn quote(view: &View<'_>, voice: &Voice<'_>) -> String {
    let claim = view.corpus.claim(voice.document, voice.claim);
    let [before, evidence, after] = view.context(voice.document, claim.evidence);
    if evidence.is_empty() {
        // A claim from elsewhere may come without the words.
        return String::new();
    }
    let inner = evidence.trim_matches(|c: char| !c.is_alphanumeric());
    let (left, right) = match evidence.find(inner) {
        Some(at) if !inner.is_empty() => (&evidence[..at], &evidence[at + inner.len()..]),
        _ => (evidence, ""),
    };
    let bold = if inner.is_empty() { String::new() } else { format!("**{}**", escape(inner)) };
    format!("“{}{}{bold}{}{}”", escape(before.trim_start()), escape(left), escape(right), escape(after.trim_end()))
}
