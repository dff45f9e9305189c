//! The words that the formats for people share.

use super::{Chosen, View};
use crate::model::{Certainty, Document, EntityKind, Factuality, Finding, Id, Position, Relation, Value};
use crate::review::{Answer, Change, Outline, Statement};

/// `1 thing`, `2 things`.
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The digits of an id that tell it from others in any report of a sane size.
pub(super) fn short(id: Id) -> String {
    id.to_string()[..8].to_owned()
}

/// The outlet, or the document's id where the outlet is not known.
pub(super) fn outlet(document: &Document) -> &str {
    document.source.as_deref().filter(|source| !source.is_empty()).unwrap_or(&document.id)
}

/// The headline, or a word for its lack.
pub(super) fn headline(document: &Document) -> &str {
    document.title.as_deref().filter(|title| !title.is_empty()).unwrap_or("(no headline)")
}

/// What to call an event.
pub(super) fn event(label: &str) -> &str {
    if label.is_empty() { "Untitled event" } else { label }
}

/// A day, as people write it.
pub(super) fn date(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The day of publication.
pub(super) fn day(document: &Document) -> Option<String> {
    document.published.map(|published| date(published.date()))
}

/// What sort of thing an entity is.
pub(super) const fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Norp => "people or party",
        EntityKind::Fac => "building or road",
        EntityKind::Org => "organisation",
        EntityKind::Gpe => "country, state or town",
        EntityKind::Loc => "place",
        EntityKind::Product => "product",
        EntityKind::Event => "named event",
        EntityKind::WorkOfArt => "work",
        EntityKind::Law => "law",
        EntityKind::Language => "language",
        _ => "kind unknown",
    }
}

/// A relation as a heading.
pub(super) const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "Conflict",
        Relation::Disputed => "Disputed",
        Relation::Update => "Update",
        Relation::Imprecise => "Looser match",
        Relation::Corroborated => "Agreed",
        Relation::Single => "One source only",
        Relation::OtherEvent => "Another event",
    }
}

/// What a relation means.
pub(super) const fn meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Conflict => "both can’t be true",
        Relation::Disputed => "the parties themselves differ, or one denies what another says",
        Relation::Update => "both were true when written",
        Relation::Imprecise => "the values differ but sit together",
        Relation::Corroborated => "two independent reports or more say the same",
        Relation::Single => "one source only",
        Relation::OtherEvent => "the values differ because the events do",
    }
}

/// So many findings of a relation.
pub(super) fn counted(relation: Relation, count: usize) -> String {
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

/// Counts of relations, those that are not zero: "3 conflicts", "1 update".
pub(super) fn counts(count: impl Fn(Relation) -> usize) -> Vec<String> {
    let counts = Relation::ALL.into_iter().map(|relation| (relation, count(relation)));
    counts.filter(|(_, n)| *n > 0).map(|(relation, n)| counted(relation, n)).collect()
}

/// The news, in a line: how much is flagged.
pub(super) fn news(chosen: &Chosen<'_>) -> String {
    let flagged = counts(|relation| if relation.is_flagged() { chosen.shown(relation) } else { 0 });
    if flagged.is_empty() { "No contradictions found".to_owned() } else { flagged.join(", ") }
}

/// Words of estimative probability, after Kent (1964): an editor weighs words sooner than figures.
pub(super) fn confidence(probability: f32) -> &'static str {
    match probability {
        p if p >= 0.93 => "almost certain",
        p if p >= 0.75 => "probable",
        p if p >= 0.5 => "more likely than not",
        p if p >= 0.3 => "less likely than not",
        _ => "doubtful",
    }
}

/// How sure a speaker is, in brackets after the name; nothing where the speaker is sure.
pub(super) const fn certainty(factuality: Factuality) -> &'static str {
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

/// Whom or what a finding is of, where neither its event nor its question tells.
pub(super) fn subject<'a>(view: &View<'_>, finding: &'a Finding) -> Option<&'a str> {
    let event = view.corpus.events.get(finding.event as usize);
    let told = event.is_some_and(|event| event.label == finding.subject) || finding.question.contains(&finding.subject);
    (!told).then_some(&finding.subject)
}

/// What became of a finding since the former report, where that is something.
pub(super) fn change(chosen: &Chosen<'_>, finding: &Finding) -> Option<&'static str> {
    match chosen.change(finding)? {
        Change::New => Some("New"),
        Change::Changed => Some("Changed"),
        Change::Gone => None,
    }
}

/// The answers of a finding of a former report, with those who gave them: "3 (Morning Post); 4 (Evening Echo)".
pub(super) fn answers(outline: &Outline) -> String {
    let answer = |answer: &Answer| {
        let mut voices: Vec<&str> = answer.statements.iter().map(Statement::voice).collect();
        voices.sort_unstable();
        voices.dedup();
        if voices.is_empty() { answer.value.clone() } else { format!("{} ({})", answer.value, voices.join(", ")) }
    };
    outline.answers.iter().map(answer).collect::<Vec<_>>().join("; ")
}

/// What is not shown, and why: a sentence each.
pub(super) fn left_out(chosen: &Chosen<'_>) -> Vec<String> {
    let mut told = Vec::new();
    let rest = counts(|relation| chosen.total(relation) - chosen.shown(relation));
    if !rest.is_empty() {
        told.push(format!("Not shown: {} (--relations all shows them).", rest.join(", ")));
    }
    let settled = chosen.past.review.as_ref().map_or(0, |review| review.settled);
    if settled > 0 {
        told.push(format!("Settled in the review: {settled} (--all-reviewed shows them)."));
    }
    if let Some(baseline) = &chosen.past.baseline {
        told.push(format!("As in the former report: {}. Gone: {}.", baseline.same, baseline.gone.len()));
    }
    told
}

/// The answer: its plain form, or its own words where the plain form is a notation.
pub(super) fn answer<'a>(view: &View<'a>, position: &'a Position) -> &'a str {
    let notation = match &position.value {
        Value::Duration(_) | Value::Time(_) | Value::Date(_) => true,
        // "About 1,500" rather than 1200–1800.
        Value::Number(number) => {
            number.set.hull().is_some_and(|set| 0.0 < set.low && set.low < set.high && set.high.is_finite())
        }
        _ => false,
    };
    let written = position.claims.first().map(|&(document, claim)| {
        let at = view.corpus.claim(document, claim).as_written;
        at.span.of(view.corpus.document(document).field(at.field)).trim()
    });
    match written {
        Some(written) if notation && !written.is_empty() => written,
        _ => &position.label,
    }
}

/// Claims that speak with one voice: documents that print the same report.
pub(super) struct Voice<'a> {
    /// The document that is quoted.
    pub(super) document: u32,
    /// The claim that is quoted.
    pub(super) claim: u32,
    /// The other outlets that print it.
    pub(super) copies: Vec<&'a str>,
}

/// Who gives an answer, each voice once, with the names of all who print it.
pub(super) fn voices<'a>(view: &View<'a>, position: &Position) -> Vec<Voice<'a>> {
    let mut voices: Vec<(Id, Voice<'a>)> = Vec::new();
    for &(document, claim) in &position.claims {
        let origin = view.origin(document);
        let name = outlet(view.corpus.document(document));
        match voices.iter_mut().find(|(id, _)| *id == origin) {
            Some((_, voice)) if voice.document == document || voice.copies.contains(&name) => {}
            Some((_, voice)) => voice.copies.push(name),
            None => voices.push((origin, Voice { document, claim, copies: Vec::new() })),
        }
    }
    voices.into_iter().map(|(_, voice)| voice).collect()
}

/// How many voices report an event.
pub(super) fn count_voices(view: &View<'_>, documents: &[u32]) -> usize {
    let mut voices: Vec<Id> = documents.iter().map(|&document| view.origin(document)).collect();
    voices.sort_unstable();
    voices.dedup();
    voices.len()
}
