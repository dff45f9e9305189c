//! The findings, event by event, their positions side by side.

use super::filter::{Outlets, form};
use super::{articles, quote, shown};
use crate::model::{Document, Finding, Position};
use crate::report::words::{self, answer, confidence, count_voices, day, outlet, plural, subject, voices};
use crate::report::{Chosen, View, web_address};
use crate::review::Outline;
use maud::{Markup, html};

/// The most voices that one answer shows at once; the rest are folded away.
const VOICES: usize = 4;

pub(super) fn section(view: &View<'_>, chosen: &Chosen<'_>, outlets: &Outlets<'_>) -> Markup {
    html! {
        section #findings tabindex="-1" aria-labelledby="findings-title" {
            h2 #findings-title { "Findings" }
            @if chosen.findings.is_empty() {
                p { "The articles do not contradict one another in anything that was looked at." }
            } @else {
                (form(view, chosen, outlets))
                @for (label, event, findings) in chosen.by_event(view.corpus) {
                    (of_event(view, chosen, label, event, findings, outlets))
                }
                p #none hidden { "No finding fits." }
            }
            @if !chosen.gone().is_empty() { (gone(chosen.gone())) }
        }
    }
}

fn of_event(
    view: &View<'_>,
    chosen: &Chosen<'_>,
    label: &str,
    event: u32,
    findings: &[&Finding],
    outlets: &Outlets<'_>,
) -> Markup {
    let documents = view.corpus.events.get(event as usize).map_or(&[][..], |event| &event.documents);
    html! {
        section.event #{ "event-" (event) } {
            h3 { (shown(words::event(label))) }
            @if !documents.is_empty() {
                details.articles {
                    summary {
                        (articles(documents.len()))
                        @let voices = count_voices(view, documents);
                        @if voices < documents.len() { ", " (plural(voices, "voice", "voices")) " (the others are copies)" }
                    }
                    ul {
                        @for &document in documents { li { (article(view.corpus.document(document))) } }
                    }
                }
            }
            @for finding in findings { (one(view, chosen, finding, outlets)) }
        }
    }
}

fn article(document: &Document) -> Markup {
    let headline = shown(words::headline(document));
    html! {
        @match document.url.as_deref().and_then(web_address) {
            Some(link) => a href=(link) rel="noopener noreferrer" { (headline) },
            None => (headline),
        }
        span.byline { (byline(document)) }
    }
}

/// The outlet, the day and the id of a document.
pub(super) fn byline(document: &Document) -> Markup {
    html! {
        bdi { (shown(outlet(document))) }
        @if let Some(day) = day(document) { ", " (day) }
        " " code { (shown(&document.id)) }
    }
}

fn one(view: &View<'_>, chosen: &Chosen<'_>, finding: &Finding, outlets: &Outlets<'_>) -> Markup {
    let id = finding.id.to_string();
    html! {
        article.finding.(finding.relation.as_str()) #{ "finding-" (id) } tabindex="-1"
            aria-labelledby={ "question-" (id) }
            data-relation=(finding.relation.as_str())
            data-event=(finding.event)
            data-sources=(outlets.numbers(view, finding))
        {
            header {
                p.relation {
                    (words::relation(finding.relation))
                    @if let Some(change) = words::change(chosen, finding) { " " span.change { (change) } }
                }
                h4 #{ "question-" (id) } {
                    (shown(&finding.question))
                    @if let Some(subject) = subject(view, finding) { " " span.subject { (shown(subject)) } }
                }
                @if let Some(standing) = chosen.standing(finding) {
                    p.review { "Review: " (shown(&standing.to_string())) }
                }
                @if !finding.reason.is_empty() { p.reason { (shown(&finding.reason)) } }
                p.about {
                    (confidence(finding.confidence)) " (" (format!("{:.2}", finding.confidence)) ")"
                    " " a.permalink href={ "#finding-" (id) } aria-label={ "Finding " (id) ", link to it" } { (id) }
                }
            }
            ol.positions {
                @for answer in &finding.positions { li { (position(view, answer)) } }
            }
        }
    }
}

/// Findings of the former report that are no more.
fn gone(outlines: &[Outline]) -> Markup {
    html! {
        section.gone aria-labelledby="gone-title" {
            h3 #gone-title { "Gone since the former report" }
            ul {
                @for outline in outlines {
                    li {
                        strong { (shown(&outline.question)) } " " span.kind { (shown(&outline.event)) }
                        p { (words::relation(outline.relation)) ": " (shown(&words::answers(outline))) }
                    }
                }
            }
        }
    }
}

fn position(view: &View<'_>, position: &Position) -> Markup {
    let voices = voices(view, position);
    let (first, rest) = voices.split_at(voices.len().min(VOICES));
    html! {
        p.answer { (shown(answer(view, position))) }
        @for voice in first { (quote::quote(view, voice)) }
        @if !rest.is_empty() {
            details {
                summary { (plural(rest.len(), "more source", "more sources")) }
                @for voice in rest { (quote::quote(view, voice)) }
            }
        }
    }
}
