//! Names as each outlet spells them.

use super::shown;
use crate::report::words::kind;
use crate::report::{View, spellings};
use maud::{Markup, html};

pub(super) fn section(view: &View<'_>) -> Markup {
    let entities = view.corpus.entities.iter().map(|entity| (entity, spellings(view, entity)));
    let mut respelt: Vec<_> = entities.filter(|(_, spellings)| spellings.len() > 1).collect();
    respelt.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    html! {
        section #names aria-labelledby="names-title" {
            h2 #names-title { "Names" }
            @if respelt.is_empty() {
                p { "Every name is spelt the same by all who write it." }
            } @else {
                p { "Names that are spelt in more than one way, and who spells them so." }
                div.scroll role="region" tabindex="0" aria-label="Table of names" {
                    table.names {
                        thead { tr { th scope="col" { "Name" } th scope="col" { "Spelling" } th scope="col" { "Outlets" } } }
                        @for (entity, spellings) in &respelt {
                            tbody {
                                @for (n, spelling) in spellings.iter().enumerate() {
                                    tr {
                                        @if n == 0 {
                                            th scope="rowgroup" rowspan=(spellings.len()) {
                                                bdi { (shown(&entity.name)) } " " span.kind { (kind(entity.kind)) }
                                            }
                                        }
                                        td { bdi { (shown(spelling.name)) } " " span.count { (spelling.mentions) "×" } }
                                        td { (shown(&spelling.outlets.join(", "))) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
