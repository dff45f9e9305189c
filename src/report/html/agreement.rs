//! A chart of who agrees with whom: a table, source against source, coloured by how much the two agree.

use super::shown;
use crate::report::{Agreement, Chosen, Tally, View};
use maud::{Markup, html};

/// The most sources that are put side by side: more would not be read.
const SOURCES: usize = 20;

pub(super) fn section(view: &View<'_>, chosen: &Chosen<'_>) -> Markup {
    let agreement = Agreement::of(view, chosen.all);
    let sources = agreement.busiest(SOURCES);
    html! {
        section #agreement aria-labelledby="agreement-title" {
            h2 #agreement-title { "Agreement" }
            @if sources.len() < 2 {
                p { "No two sources answer the same question." }
            } @else {
                p #agreement-note {
                    "Of the questions that two sources both answer, how many they answer alike. Updates and copies of one report "
                    "do not count."
                    @if sources.len() < agreement.sources.len() {
                        " Shown are the " (sources.len()) " sources that share the most questions, of " (agreement.sources.len()) "."
                    }
                }
                div.scroll role="region" tabindex="0" aria-label="Chart of agreement" {
                    (chart(&agreement, &sources))
                }
                p.legend aria-hidden="true" {
                    "none alike "
                    @for step in 0..STEPS { span.{ "share-" (step) } {} }
                    " all alike"
                }
            }
        }
    }
}

/// The half of the table below its diagonal: the other half would say the same. Columns bear the numbers of the rows.
fn chart(agreement: &Agreement<'_>, sources: &[&str]) -> Markup {
    html! {
        table.chart aria-describedby="agreement-note" {
            thead {
                tr {
                    td {}
                    @for (n, source) in sources.iter().enumerate().take(sources.len() - 1) {
                        th scope="col" { abbr title=(shown(source)) { (n + 1) } }
                    }
                }
            }
            tbody {
                @for (row, source) in sources.iter().enumerate() {
                    tr {
                        th scope="row" { span.row-number { (row + 1) } " " (shown(source)) }
                        @for (column, other) in sources.iter().enumerate().take(sources.len() - 1) {
                            @if column < row { (cell(source, other, agreement.between(source, other))) } @else { td {} }
                        }
                    }
                }
            }
        }
    }
}

fn cell(source: &str, other: &str, tally: Tally) -> Markup {
    html! {
        @if tally.total() == 0 {
            td.nothing { span.unseen { "no question in common" } }
        } @else {
            td.{ "share-" (step(tally)) } title={ (shown(source)) " and " (shown(other)) } {
                span aria-hidden="true" { (tally.agree) "/" (tally.total()) }
                span.unseen { (tally.agree) " of " (tally.total()) " alike" }
            }
        }
    }
}

/// How many colours tell how much two sources agree.
const STEPS: usize = 5;

/// The colour of a tally: the first where nothing is alike, the last where everything is.
fn step(tally: Tally) -> usize {
    match tally {
        Tally { agree: 0, .. } => 0,
        Tally { differ: 0, .. } => STEPS - 1,
        _ => 1 + tally.agree * (STEPS - 2) / (tally.total() + 1),
    }
}
