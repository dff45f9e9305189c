//! What the report comes to, in figures.

use super::articles;
use crate::model::Relation;
use crate::report::words::{self, date, left_out, outlet, plural};
use crate::report::{Chosen, View};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// How much was read: articles, outlets, events, days.
pub(super) fn standfirst(view: &View<'_>) -> Markup {
    let documents = || view.corpus.readings.iter().map(|reading| &reading.document);
    let outlets: BTreeSet<&str> = documents().map(outlet).collect();
    let days: BTreeSet<_> = documents().filter_map(|document| document.published).map(|at| at.date()).collect();
    html! {
        p.standfirst {
            (articles(documents().count())) " from " (plural(outlets.len(), "outlet", "outlets"))
            " on " (plural(view.corpus.events.len(), "event", "events"))
            @if let (Some(&first), Some(&last)) = (days.first(), days.last()) {
                ", published "
                @if first == last { "on " (date(first)) } @else { "from " (date(first)) " to " (date(last)) }
            }
            "."
        }
    }
}

/// How many findings of each relation there are, and what the relation means.
pub(super) fn relations(chosen: &Chosen<'_>) -> Markup {
    html! {
        section #summary aria-label="Summary" {
            dl.figures {
                @for relation in Relation::ALL.into_iter().filter(|&relation| chosen.shown(relation) > 0) {
                    div.(relation.as_str()) {
                        dt { (words::relation(relation)) }
                        dd.figure { (chosen.shown(relation)) }
                        dd.meaning { (words::meaning(relation)) }
                    }
                }
            }
            @for told in left_out(chosen) { p.left-out { (told) } }
        }
    }
}
