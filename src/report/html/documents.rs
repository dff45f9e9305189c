//! Documents as they were read, to be read again.

use super::{articles, findings::byline, shown, write as write_page};
use crate::model::Document;
use crate::report::{web_address, words};
use maud::html;
use std::io::{self, Write};

/// Writes a page with the text of every document.
pub(super) fn write(documents: &[Document], out: &mut dyn Write) -> io::Result<()> {
    let title = articles(documents.len());
    let body = html! {
        header.masthead {
            p.wordmark { "gainsay" }
            h1 { (title) }
            p.standfirst { "As they were read: the text that findings quote." }
        }
        main {
            @for document in documents {
                article.document {
                    h2 { (shown(words::headline(document))) }
                    p { (byline(document)) @if let Some(author) = document.author() { " by " (shown(author)) } }
                    @if let Some(url) = document.url.as_deref().and_then(web_address) {
                        p { a href=(url) rel="noopener noreferrer" { (shown(&url)) } }
                    }
                    @for line in document.text.lines().filter(|line| !line.trim().is_empty()) { p { (shown(line)) } }
                }
            }
        }
    };
    write_page(out, &title, &body)
}
