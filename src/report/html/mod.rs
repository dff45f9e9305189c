//! A page to read, print and send round: one file that needs nothing else, with scripts on or off.

mod agreement;
mod documents;
mod filter;
mod findings;
mod names;
mod quote;
mod sheet;
mod summary;
#[cfg(test)]
mod tests;
mod timeline;

use super::words::{news, plural};
use super::{Chosen, Renderer, Table, View, printable, table};
use crate::model::Document;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::borrow::Cow;
use std::io::{self, Write};

const STYLE: &str = include_str!("../../../data/report/report.css");
const SCRIPT: &str = include_str!("../../../data/report/report.js");

/// What the page may do: use its own style and its own script, known by their SHA-256, and nothing else. An article can't
/// slip in another, and nothing is fetched. A test compares the hashes with the files.
const POLICY: &str = "default-src 'none'; \
    style-src 'sha256-crAabb6fyT5S1/r1YGSeu8VeRy6qJfQib9r/BdE2Ajk='; \
    script-src 'sha256-olmw+SkvPFJ1bikjU2BDgZDf2P3TDp3Iop0PW9tSCKw='; \
    img-src data:; base-uri 'none'; form-action 'none'";

/// Writes HTML.
///
/// What the articles say is put on the page through [`printable`] and escaped; it is never an address, unless it is an
/// address on the web (see [`super::web_address`]).
#[derive(Clone, Copy, Debug, Default)]
pub struct Html;

impl Renderer for Html {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        let title = news(chosen);
        let outlets = filter::Outlets::of(view, chosen);
        let body = html! {
            a.skip href="#findings" { "Skip to the findings" }
            header.masthead {
                p.wordmark { "gainsay" }
                h1 { (title) }
                (summary::standfirst(view))
                nav aria-label="Parts of the report" {
                    a href="#findings" { "Findings" }
                    a href="#timeline" { "Timeline" }
                    a href="#agreement" { "Agreement" }
                    a href="#names" { "Names" }
                }
            }
            main {
                (summary::relations(chosen))
                (timeline::section(view, chosen))
                (agreement::section(view, chosen))
                (findings::section(view, chosen, &outlets))
                (names::section(view))
            }
        };
        write(out, &title, &body)
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        sheet::write(Table::Claims, out, |sheet| table::claims(view, sheet))
    }

    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        sheet::write(Table::Entities, out, |sheet| table::entities(view, sheet))
    }

    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        sheet::write(Table::Events, out, |sheet| table::events(view, sheet))
    }

    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        sheet::write(Table::Origins, out, |sheet| table::origins(view, sheet))
    }

    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
        documents::write(documents, out)
    }
}

fn write(out: &mut dyn Write, title: &str, body: &Markup) -> io::Result<()> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "gainsay " (env!("CARGO_PKG_VERSION")) };
                title { (title) " – gainsay" }
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                footer {
                    p {
                        "Made by gainsay " (env!("CARGO_PKG_VERSION")) ", which compares what is said and does not know what is true. "
                        "That nothing is flagged does not prove that all agree."
                    }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    out.write_all(page.into_string().as_bytes())
}

/// What an article says, fit to be shown.
fn shown(text: &str) -> Cow<'_, str> {
    printable(text)
}

/// `n` articles.
fn articles(n: usize) -> String {
    plural(n, "article", "articles")
}
