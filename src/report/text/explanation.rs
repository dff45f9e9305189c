//! How a finding came about, as a text.

use super::findings::look;
use super::{Look, Page};
use crate::explain::{ClaimPart, Explanation};
use crate::report::words::{relation, short};
use std::io;

pub(super) fn write(explanation: &Explanation, page: &mut Page<'_>) -> io::Result<()> {
    let id = format!(" [{}]", short(explanation.id));
    page.paragraph("", &[(Look::Strong, &explanation.question), (Look::Faint, &id)])?;
    let about = format!("{} of {}", explanation.attribute, explanation.subject);
    page.paragraph("", &[(Look::Faint, &about)])?;
    let word = relation(explanation.relation).to_uppercase();
    let reason = format!(": {}", explanation.reason);
    page.paragraph("", &[(look(explanation.relation), &word), (Look::Plain, &reason)])?;
    page.gap()?;
    for answer in &explanation.answers {
        page.paragraph("== ", &[(Look::Strong, &answer.value), (Look::Plain, " ==")])?;
        page.gap()?;
        answer.claims.iter().try_for_each(|part| claim(part, page))?;
    }
    section("Answers as sets", page)?;
    for pair in &explanation.overlaps {
        page.paragraph("  ", &[(Look::Plain, &format!("{} and {}: {}", pair.a, pair.b, pair.overlap))])?;
    }
    if !explanation.names.is_empty() {
        page.gap()?;
        section("Names", page)?;
    }
    for name in &explanation.names {
        let spellings: Vec<String> =
            name.spellings.iter().map(|spelling| format!("{} {:.2}", spelling.text, spelling.similarity)).collect();
        let line = format!(" ({}): {}", name.kind, spellings.join(", "));
        page.paragraph("  ", &[(Look::Strong, &name.name), (Look::Plain, &line)])?;
    }
    page.gap()?;
    let event = &explanation.event;
    section(&format!("One event: {}, {} documents", event.label, event.documents), page)?;
    for pair in &event.pairs {
        let voice = if pair.one_voice { ", one voice" } else { "" };
        let shared = if pair.shared.is_empty() { String::new() } else { format!("; both: {}", pair.shared.join(", ")) };
        let line = format!("{} and {}: affinity {:+.2}{voice}{shared}", pair.a, pair.b, pair.affinity);
        page.paragraph("  ", &[(Look::Plain, &line)])?;
    }
    page.gap()?;
    let Some(confidence) = &explanation.confidence else { return Ok(()) };
    section(&format!("Confidence {:.2}", confidence.value()), page)?;
    let line = format!(
        "attribute {:.2} × alignment {:.2} × subject {:.2} × number of answers {:.2}",
        confidence.attribute, confidence.alignment, confidence.subject, confidence.crowd
    );
    page.paragraph("  ", &[(Look::Plain, &line)])
}

fn section(title: &str, page: &mut Page<'_>) -> io::Result<()> {
    page.paragraph("", &[(Look::Strong, title)])
}

fn claim(claim: &ClaimPart, page: &mut Page<'_>) -> io::Result<()> {
    let source = claim.source.as_deref().unwrap_or(&claim.document);
    // A claim from elsewhere may come without the words.
    let quoted = |words: &str| if words.is_empty() { "no words".to_owned() } else { format!("“{words}”") };
    page.paragraph("  ", &[(Look::Strong, source), (Look::Plain, ": "), (Look::Evidence, &quoted(&claim.quote))])?;
    let speakers =
        if claim.speakers.is_empty() { "the outlet itself".to_owned() } else { claim.speakers.join(" ← ") };
    let line = format!("{} is {}; said by {speakers}, {}", quoted(&claim.as_written), claim.set, claim.factuality);
    page.paragraph("    ", &[(Look::Plain, &line)])?;
    if claim.predicate.is_empty() {
        page.paragraph("    ", &[(Look::Plain, "read off no predicate: found elsewhere")])?;
    }
    let rules: Vec<String> = claim
        .rules
        .iter()
        .map(|rule| format!("rule {} (evoked by {}, takes {})", rule.number, rule.evoked_by, rule.takes))
        .collect();
    let rules = if rules.is_empty() { "the text's own words".to_owned() } else { rules.join(" or ") };
    if !claim.predicate.is_empty() {
        page.paragraph("    ", &[(Look::Plain, &format!("predicate {}: {rules}", claim.predicate))])?;
    }
    page.gap()?;
    for token in &claim.tokens {
        let mark = match (token.is_trigger, token.is_evidence) {
            (true, _) => '>',
            (_, true) => '|',
            _ => ' ',
        };
        let entity = token.entity.unwrap_or("");
        let line = format!(
            "{mark}{:>3} {:<16} {:<14} {:<5} {:>3} {:<10} {entity}",
            token.number, token.word, token.lemma, token.tag, token.head, token.dep
        );
        page.line("    ", line.trim_end())?;
    }
    page.gap()
}
