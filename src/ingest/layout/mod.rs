//! Tells the article from the page around it, and its parts from one another.
//!
//! A text of the web keeps what stood around the article: menus, advertisements, comment forms, lists of other articles. Each
//! rule here looks for a kind of thing that pages have, by the shape of a line, by its place on the page, and by the phrases
//! of `data/layout/`; none for the strings of one site. When in doubt, a stretch is prose: a claim too many can be dismissed,
//! one that was never read can't be found.
//!
//! | step | module |
//! | --- | --- |
//! | lines to paragraphs | `paragraph` |
//! | the headline, the outlet's name in it, its repetitions | `headline` |
//! | lines and sentences of the page | `furniture` |
//! | place, agency and date before the first sentence | `dateline` |
//! | who wrote, who took the picture | `credit`, `caption` |
//! | the date of publication | `dating` |
//! | lists, menus and what trails after the last sentence | `page` |

mod caption;
mod credit;
mod cues;
mod dateline;
mod dating;
mod furniture;
mod headline;
mod page;
mod paragraph;
mod pattern;
mod piece;
mod words;

use crate::model::{Block, BlockKind, Document, Field, Span};
use piece::{Notes, Piece};
use std::ops::Range;

/// Fills in a document's [`blocks`](Document::blocks), and, where its metadata leave them open, `published`, `agency` and
/// `dateline_place`. Text and title stay as they are; what was laid out before is laid out anew.
///
/// Blocks are in order, do not overlap, and have no white space at their ends. Where the text begins with the
/// headline that the title repeats, the copy in the text is the block and the title has none, so that nothing is read twice.
///
/// ```
/// use gainsay::ingest::layout::lay_out;
/// use gainsay::model::{BlockKind, Document};
///
/// let mut document = Document {
///     title: Some("Ferry sinks | Harbour News".into()),
///     text: "OSLO (AP) — A ferry sank on Monday.\n\nSign up for our newsletter!".into(),
///     ..Document::default()
/// };
/// lay_out(&mut document);
/// let blocks: Vec<_> = document.blocks.iter().map(|b| (b.kind, b.span.of(document.field(b.field)))).collect();
/// assert_eq!(blocks, [
///     (BlockKind::Heading, "Ferry sinks"),
///     (BlockKind::Boilerplate, "| Harbour News"),
///     (BlockKind::Dateline, "OSLO (AP) —"),
///     (BlockKind::Prose, "A ferry sank on Monday."),
///     (BlockKind::Boilerplate, "Sign up for our newsletter!"),
/// ]);
/// assert_eq!(document.agency.as_deref(), Some("AP"));
/// assert_eq!(document.dateline_place.as_deref(), Some("OSLO"));
/// ```
pub fn lay_out(document: &mut Document) {
    document.blocks.clear();
    // Spans count to 4 GiB.
    if u32::try_from(document.text.len().max(document.title.as_ref().map_or(0, String::len))).is_err() {
        return;
    }
    let mut notes = Notes::default();
    let page = page::lay_out(&document.text, document.title.as_deref(), document.source.as_deref(), &mut notes);

    let mut agency = notes.agency.as_ref().map(|(_, name)| document.text[name.clone()].to_owned());
    let mut place = notes.place.clone().map(|place| document.text[place].to_owned());
    let mut dateline = notes.dateline.clone();
    if let Some(title) = document.title.as_deref().filter(|_| !page.has_title) {
        let mut notes = Notes::default();
        document
            .blocks
            .extend(title_pieces(title, document.source.as_deref(), &mut notes).iter().map(|p| block(Field::Title, p)));
        agency = notes.agency.map(|(_, name)| title[name].to_owned()).or(agency);
        place = place.or_else(|| notes.place.map(|place| title[place].to_owned()));
        dateline = dateline.or(notes.dateline);
    }
    document.blocks.extend(page.pieces.iter().map(|p| block(Field::Text, p)));
    if document.published.is_none() {
        document.published =
            dating::published(document.url.as_deref(), dateline.as_ref(), &notes.stamps, &document.text);
    }
    let agency = agency.filter(|agency| !is_own_name(agency, document.source.as_deref()));
    document.agency = document.agency.take().or(agency);
    document.dateline_place = document.dateline_place.take().or(place);
}

/// Whether what a dateline has in brackets is the outlet itself: "(KXYZ)" at kxyz.com.
fn is_own_name(agency: &str, source: Option<&str>) -> bool {
    let squeeze = |s: &str| headline::key(s).replace(' ', "");
    let name = squeeze(agency);
    !cues::CUES.is_agency(agency) && name.len() >= 3 && source.is_some_and(|source| squeeze(source).contains(&name))
}

fn block(field: Field, piece: &Piece) -> Block {
    let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Block { field, span: Span::new(at(piece.span.start), at(piece.span.end)), kind: piece.kind }
}

/// A title is a heading, whatever its punctuation, but for a dateline and the outlet's name.
fn title_pieces(title: &str, source: Option<&str>, notes: &mut Notes) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let headline = headline::without_outlet(title, source);
    let mut start = headline.start;
    let mut push = |span: Range<usize>, kind| {
        let stretch = &title[span.clone()];
        let start = span.start + stretch.len() - stretch.trim_start().len();
        let span = start..start + stretch.trim().len();
        if !span.is_empty() {
            pieces.push(Piece { span, kind, paragraph: 0 });
        }
    };
    push(0..start, BlockKind::Boilerplate);
    // "Oslo: …" is a topic in a title; an agency or a date make it a dateline.
    if let Some(found) = dateline::dateline(&title[headline.clone()], false)
        && (found.agency.is_some() || found.date.is_some())
    {
        let shift = |r: Range<usize>| start + r.start..start + r.end;
        if let Some(agency) = found.agency {
            notes.credit(0, shift(agency));
        }
        notes.place = found.place.map(shift);
        notes.dateline = found.date;
        push(start..start + found.end, BlockKind::Dateline);
        start += found.end;
    }
    push(start..headline.end, BlockKind::Heading);
    push(headline.end..title.len(), BlockKind::Boilerplate);
    pieces
}

#[cfg(test)]
mod tests;
