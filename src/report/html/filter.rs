//! The form that narrows the findings down.

use super::shown;
use crate::model::{Finding, Relation};
use crate::report::words::{self, outlet, plural};
use crate::report::{Chosen, View};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// The outlets that the findings quote, numbered by name.
pub(super) struct Outlets<'a>(BTreeMap<&'a str, usize>);

impl<'a> Outlets<'a> {
    pub(super) fn of(view: &View<'a>, chosen: &Chosen<'_>) -> Self {
        let names: BTreeSet<&str> = chosen.findings.iter().flat_map(|finding| quoted(view, finding)).collect();
        Self(names.into_iter().enumerate().map(|(number, name)| (name, number)).collect())
    }

    /// The numbers of those that a finding quotes, in order.
    pub(super) fn numbers(&self, view: &View<'a>, finding: &Finding) -> String {
        let numbers: BTreeSet<usize> = quoted(view, finding).filter_map(|name| self.0.get(name).copied()).collect();
        numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
    }
}

fn quoted<'a>(view: &View<'a>, finding: &Finding) -> impl Iterator<Item = &'a str> {
    let claims = finding.positions.iter().flat_map(|position| &position.claims);
    claims.map(|&(document, _)| outlet(view.corpus.document(document)))
}

/// The form. It is hidden until the script shows it: without the script it could do nothing.
pub(super) fn form(view: &View<'_>, chosen: &Chosen<'_>, outlets: &Outlets<'_>) -> Markup {
    html! {
        p.hint hidden { kbd { "j" } " and " kbd { "k" } " step through the findings from where you are." }
        form #filters hidden {
            fieldset {
                legend { "Relation" }
                @for relation in Relation::ALL.into_iter().filter(|&relation| chosen.shown(relation) > 0) {
                    label.chip.(relation.as_str()) {
                        input type="checkbox" name="relation" value=(relation.as_str()) checked;
                        (words::relation(relation)) " "
                        span.count { (chosen.shown(relation)) }
                    }
                }
            }
            label {
                span { "Source" }
                select name="source" {
                    option value="" { "All sources" }
                    @for (name, number) in &outlets.0 {
                        option value=(number) { (shown(name)) }
                    }
                }
            }
            label {
                span { "Event" }
                select name="event" {
                    option value="" { "All events" }
                    @for (label, event, _) in chosen.by_event(view.corpus) {
                        option value=(event) { (shown(words::event(label))) }
                    }
                }
            }
            label {
                span { "Words" }
                input type="search" name="words" placeholder="Any words" autocomplete="off" spellcheck="false";
            }
            p.result {
                output name="count" { (plural(chosen.findings.len(), "finding", "findings")) }
                button type="button" name="clear" { "Show all" }
            }
        }
    }
}
