//! One source's words, with the evidence marked.

use super::shown;
use crate::report::words::{Voice, certainty, day, outlet};
use crate::report::{View, link_to_quote};
use maud::{Markup, html};

/// The sentence, and below it who says so, when, and whom the source cites.
pub(super) fn quote(view: &View<'_>, voice: &Voice<'_>) -> Markup {
    let document = view.corpus.document(voice.document);
    let claim = view.corpus.claim(voice.document, voice.claim);
    let speaker = view.claim(voice.document, claim).speaker;
    let context = view.context(voice.document, claim.evidence);
    let [before, evidence, after] = context;
    let link = document.url.as_deref().and_then(|url| link_to_quote(url, context));
    html! {
        figure {
            // A claim from elsewhere may come without the words.
            @if !evidence.is_empty() {
                blockquote {
                    p { "“" (shown(before.trim_start())) mark { (shown(evidence)) } (shown(after.trim_end())) "”" }
                }
            }
            figcaption {
                @match link {
                    Some(link) => a href=(link) rel="noopener noreferrer" { bdi { (shown(outlet(document))) } },
                    None => cite { bdi { (shown(outlet(document))) } },
                }
                @if let Some(day) = day(document) { ", " (day) }
                @if let Some(speaker) = speaker { ", citing " bdi { (shown(speaker)) } }
                (certainty(claim.factuality))
                @if !voice.copies.is_empty() {
                    span.copies {
                        "The same report in "
                        @for (n, copy) in voice.copies.iter().enumerate() {
                            @if n > 0 { ", " }
                            bdi { (shown(copy)) }
                        }
                    }
                }
            }
        }
    }
}
