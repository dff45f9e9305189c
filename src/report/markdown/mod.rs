//! Markdown, in GitHub's dialect: for issues, pull requests and job summaries.

mod escape;
mod findings;
mod sheet;

pub use escape::escape_markdown;

use super::words::{day, headline, outlet};
use super::{Chosen, Renderer, Table, View, table, web_address};
use crate::model::Document;
use escape::escape_line;
use std::io::{self, Write};

/// Writes Markdown. What the articles say is escaped, see [`escape_markdown`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Markdown;

impl Renderer for Markdown {
    fn findings(&self, view: &View<'_>, chosen: &Chosen<'_>, out: &mut dyn Write) -> io::Result<()> {
        findings::write(view, chosen, out)
    }

    fn claims(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        table::claims(view, &mut sheet::open(Table::Claims, out)?)
    }

    fn entities(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        table::entities(view, &mut sheet::open(Table::Entities, out)?)
    }

    fn events(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        table::events(view, &mut sheet::open(Table::Events, out)?)
    }

    fn origins(&self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        table::origins(view, &mut sheet::open(Table::Origins, out)?)
    }

    fn documents(&self, documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
        for document in documents {
            writeln!(out, "# {}\n", escape_markdown(headline(document)))?;
            let day = day(document).map_or(String::new(), |day| format!(", {day}"));
            writeln!(out, "{}{day}\n", link(outlet(document), document.url.as_deref().and_then(web_address)))?;
            for line in document.text.lines().filter(|line| !line.trim().is_empty()) {
                writeln!(out, "{}\n", escape_line(line))?;
            }
        }
        Ok(())
    }
}

/// Words that lead somewhere, if there is somewhere to go.
fn link(words: &str, address: Option<String>) -> String {
    let words = escape_markdown(words);
    match address {
        // Between angle brackets an address can't end early, but "&copy" would be read as a sign.
        Some(address) => format!("[{words}](<{}>)", address.replace('&', "&amp;")),
        None => words,
    }
}
