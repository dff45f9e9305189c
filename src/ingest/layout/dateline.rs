//! Datelines: "PORTLAND, Ore. (AP) —", "Oslo, 3 May. /TASS/.", "Oslo:".

use super::cues::CUES;
use crate::ingest::dates::{self, Found};
use std::ops::Range;

/// A dateline at the start of a paragraph. All ranges are bytes of the paragraph.
#[derive(Debug, PartialEq)]
pub(super) struct Dateline {
    /// Where it ends, its closing dash included.
    pub end: usize,
    /// The first place that it names.
    pub place: Option<Range<usize>>,
    /// The agency, without its brackets.
    pub agency: Option<Range<usize>>,
    /// The date, often without a year.
    pub date: Option<Found>,
}

/// No dateline is longer.
const LONGEST: usize = 110;

/// Finds a dateline. Where nothing but a name and a dash speaks for one, the name must be that of a city that stands in
/// datelines, and `may_be_bare` must allow it.
pub(super) fn dateline(paragraph: &str, may_be_bare: bool) -> Option<Dateline> {
    let mut limit = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &paragraph[..limit];
    if head.starts_with('(') {
        return agency_alone(head);
    }
    if !head.starts_with(char::is_uppercase) {
        return None;
    }
    separators(head).find_map(|sep| {
        let rest = paragraph[sep.end..].trim_start();
        let dateline = parse(head, &sep, may_be_bare)?;
        // "Oslo – which hosts the talks – is quiet": what a dateline stands before is a sentence, or a line's end.
        let opens = rest.is_empty()
            || rest.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '\'' | '‘' | '«' | '[')
            });
        let is_sure = dateline.agency.is_some() || dateline.date.is_some();
        (opens || is_sure).then_some(dateline)
    })
}

/// "(CNN) — Two people", "(CNN)Two people".
fn agency_alone(head: &str) -> Option<Dateline> {
    let close = head.find(')')?;
    let name = &head[1..close];
    let rest = &head[close + 1..];
    let dashes = rest.trim_start().trim_start_matches(['-', '–', '—', '―', ':']);
    let has_dash = dashes.len() < rest.trim_start().len();
    let initials = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '/') && name.len() > 1;
    let glued = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    let ok = (has_dash && dashes.starts_with(char::is_whitespace) && is_agency_like(name)) || (glued && initials);
    let end = if has_dash { head.len() - dashes.len() } else { close + 1 };
    ok.then_some(Dateline { end, place: None, agency: Some(1..close), date: None })
}

#[derive(Clone, Debug)]
struct Separator {
    start: usize,
    end: usize,
    /// A colon or a full stop, which separate other things too.
    weak: bool,
}

/// What may end a dateline, in order.
fn separators(head: &str) -> impl Iterator<Item = Separator> {
    let bytes = head.as_bytes();
    head.char_indices().filter_map(move |(at, c)| {
        let next = at + c.len_utf8();
        let space_after = head[next..].is_empty() || head[next..].starts_with(char::is_whitespace);
        let strong = |end| Some(Separator { start: at, end, weak: false });
        match c {
            '—' | '–' | '―' | '‒' => strong(next),
            '-' if bytes.get(next) == Some(&b'-') => {
                strong(next + head[next..].len() - head[next..].trim_start_matches('-').len())
            }
            '-' if at > 0 && bytes[at - 1] == b'-' => None,
            '-' if space_after => strong(next),
            '>' if bytes.get(next) == Some(&b'>') => strong(next + 1),
            '/' if closes_slashes(&head[..at]) => {
                // The second slash of "/TASS/", with a full stop after it.
                let end = next + usize::from(bytes.get(next) == Some(&b'.'));
                Some(Separator { start: next, end, weak: true })
            }
            ':' if space_after => Some(Separator { start: at, end: next, weak: true }),
            _ => None,
        }
    })
}

/// Whether a name right after a slash ends here: "OSLO, May 3. /TASS", not "Oslo / Bergen".
fn closes_slashes(before: &str) -> bool {
    before.rfind('/').is_some_and(|open| {
        let inner = &before[open + 1..];
        !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with(' ') && before[..open].ends_with(' ')
    })
}

fn parse(head: &str, sep: &Separator, may_be_bare: bool) -> Option<Dateline> {
    let mut rest = head[..sep.start].trim_end();
    let agency = agency(&mut rest);
    if sep.weak && head[..sep.start].ends_with('/') && agency.is_none() {
        return None;
    }
    let date = date(&mut rest);
    rest = rest.trim_end_matches([',', '.', ' ']);
    if rest.is_empty() {
        return None;
    }
    // "Fla." keeps its full stop, "MOSCOW. March 3" has another's.
    if rest.rsplit([',', ' ']).next().is_some_and(|last| last.len() <= 5)
        && rest.contains(',')
        && head[rest.len()..].starts_with('.')
    {
        rest = &head[..=rest.len()];
    }
    let is_sure = agency.is_some() || date.is_some();
    let first = places(rest, is_sure)?;
    let name = &rest[first.clone()];
    let city = name.split([',', '[']).next().unwrap_or("").trim();
    let known = CUES.cities.contains(&city.to_lowercase());
    let capitals = city.chars().all(|c| !c.is_lowercase());
    let ok = is_sure || known && (may_be_bare || capitals) || is_long_capitals(city) && !sep.weak;
    ok.then_some(Dateline { end: sep.end, place: Some(first), agency, date })
}

/// Takes "(AP)" or "/TASS/" off the end.
fn agency(rest: &mut &str) -> Option<Range<usize>> {
    let text = *rest;
    let (open, close) = match text.as_bytes().last()? {
        b')' => (text.rfind('(')?, text.len() - 1),
        b'/' => (text[..text.len() - 1].rfind('/')?, text.len() - 1),
        _ => return None,
    };
    let inner = text[open + 1..close].trim();
    let start = open + 1 + text[open + 1..close].len() - text[open + 1..close].trim_start().len();
    if !is_agency_like(inner) {
        return None;
    }
    *rest = text[..open].trim_end();
    Some(start..start + inner.len())
}

/// Known agencies, in any number ("awp / sda"), or what looks like a station's or a paper's name: "KXYZ 5", "The Post".
fn is_agency_like(name: &str) -> bool {
    let known = name.split(['/', ',', ';']).all(|part| CUES.is_agency(part));
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |w: &&str| {
        w.starts_with(char::is_uppercase) && w.len() > 1 || w.bytes().all(|b| b.is_ascii_digit()) || *w == "/"
    };
    known
        || (1..=5).contains(&words.len())
            && name.chars().filter(|c| c.is_uppercase()).count() >= 1
            && name.starts_with(char::is_uppercase)
            && words.iter().all(|w| is_name(w) || matches!(*w, "of" | "the"))
            && !name.bytes().all(|b| b.is_ascii_digit())
}

/// Takes a date off the end: "OSLO, May 20", "MOSCOW. March 3".
fn date(rest: &mut &str) -> Option<Found> {
    let found = dates::scan(rest).into_iter().next_back()?;
    if rest[found.span.end..].trim_matches(['.', ',', ' ']).is_empty() {
        *rest = rest[..found.span.start].trim_end().trim_end_matches([',', '.']);
        return Some(found);
    }
    None
}

/// The first of the places, if all of the text is places: names of up to four words each with their regions, between slashes.
fn places(text: &str, is_sure: bool) -> Option<Range<usize>> {
    let mut first = None;
    let mut at = 0;
    for part in text.split('/') {
        let trimmed = part.trim();
        if !is_place(trimmed, is_sure) {
            return None;
        }
        let start = at + part.len() - part.trim_start().len();
        first.get_or_insert(start..start + trimmed.len());
        at += part.len() + 1;
    }
    first
}

fn is_place(name: &str, is_sure: bool) -> bool {
    let mut names = 0;
    for part in name.split(',') {
        names += 1;
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_word = |w: &str| {
            let w = w.trim_matches(['[', ']']);
            let capital = w.starts_with(char::is_uppercase) || w.starts_with(['\'', '’']);
            let small = matches!(
                w,
                "de" | "del"
                    | "la"
                    | "le"
                    | "el"
                    | "al"
                    | "of"
                    | "the"
                    | "on"
                    | "upon"
                    | "and"
                    | "es"
                    | "do"
                    | "da"
                    | "dos"
                    | "am"
                    | "an"
                    | "der"
                    | "sur"
            );
            (capital || small) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        };
        if words.is_empty()
            || words.len() > 4
            || !words.iter().all(|w| is_word(w))
            || !words[0].starts_with(|c: char| c.is_uppercase() || c == '[')
        {
            return false;
        }
    }
    // A full stop within a name is that of an abbreviation, or the sentence is over.
    let inner_stop =
        name.match_indices(". ").any(|(at, _)| name[..at].rsplit([' ', '.']).next().is_some_and(|w| w.len() > 5));
    let label = CUES.prefixes.longest(&super::words::words(name, 0..name.len()), true).is_some()
        || CUES.labels.longest(&super::words::words(name, 0..name.len()), true).is_some();
    names <= if is_sure { 4 } else { 3 } && !inner_stop && !label
}

/// "WEST PALM BEACH", but not "NATO": short names in capitals are abbreviations, or the cities are known.
fn is_long_capitals(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters > 4 && name.chars().all(|c| !c.is_lowercase()) && !name.contains('&')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str, &str)> {
        let found = dateline(text, true)?;
        let at = |r: Option<Range<usize>>| r.map_or("", |r| &text[r]);
        Some((&text[..found.end], at(found.place), at(found.agency)))
    }

    #[test]
    fn datelines_of_many_houses() {
        for (text, end, place, agency) in [
            ("OSLO -- A ferry sank.", "OSLO --", "OSLO", ""),
            ("WEST TORRIN BAY, Fla. — A ferry sank.", "WEST TORRIN BAY, Fla. —", "WEST TORRIN BAY, Fla.", ""),
            ("TORRIN, Ore. (KXYZ) — A ferry sank.", "TORRIN, Ore. (KXYZ) —", "TORRIN, Ore.", "KXYZ"),
            ("Torrin (KXYZ 10) – A ferry sank.", "Torrin (KXYZ 10) –", "Torrin", "KXYZ 10"),
            (
                "Torrin Bay, Scotland (Sea Network) - A ferry",
                "Torrin Bay, Scotland (Sea Network) -",
                "Torrin Bay, Scotland",
                "Sea Network",
            ),
            ("REYKJAVIK, June 3. /TASS/. A ferry sank.", "REYKJAVIK, June 3. /TASS/.", "REYKJAVIK", "TASS"),
            ("Oslo / Bergen (dpa) – A ferry sank.", "Oslo / Bergen (dpa) –", "Oslo", "dpa"),
            ("Bern (awp / sda / dpa) - A ferry", "Bern (awp / sda / dpa) -", "Bern", "awp / sda / dpa"),
            ("New Delhi – “A ferry sank,” he said.", "New Delhi –", "New Delhi", ""),
            ("Moscow- The ferry sank.", "Moscow-", "Moscow", ""),
            ("Beijing: A ferry sank.", "Beijing:", "Beijing", ""),
            ("Torrin, 22 January 2022 (TNI): A ferry sank", "Torrin, 22 January 2022 (TNI):", "Torrin", "TNI"),
            ("Torrin, September 4 - The ferry sank", "Torrin, September 4 -", "Torrin", ""),
            ("MOSCOW. March 3 (Interfax) - A ferry", "MOSCOW. March 3 (Interfax) -", "MOSCOW", "Interfax"),
            (
                "New Delhi [India], March 2 (ANI): A ferry",
                "New Delhi [India], March 2 (ANI):",
                "New Delhi [India]",
                "ANI",
            ),
            ("TORRIN >> A ferry sank.", "TORRIN >>", "TORRIN", ""),
            ("WASHINGTON —", "WASHINGTON —", "WASHINGTON", ""),
            ("(SNN) -- A ferry sank.", "(SNN) --", "", "SNN"),
            ("(SNN)A ferry sank.", "(SNN)", "", "SNN"),
        ] {
            let found = parts(text);
            let Some((e, p, a)) = found else { panic!("none in {text}") };
            assert_eq!((e, p, a), (end, place, agency));
        }
    }

    #[test]
    fn other_dashes_and_colons_are_not_datelines() {
        for text in [
            "Turnbull – a former sergeant – said so.",
            "Oslo – which hosts the talks – is quiet.",
            "Police: The ferry sank.",
            "UPDATE: The ferry sank.",
            "UPDATE — The ferry sank.",
            "NATO - The alliance met.",
            "Captain Roe (20 years old) — a sailor",
            "The ferry – Torrin's largest – sank.",
            "A ferry sank. Oslo – The city mourned.",
            "Torrin-based firm sank.",
            "Minister Roe: The ferry sank.",
            "Senator Roe (R) - The bill",
            "(A ferry sank.) Nobody was hurt.",
            "(SNN) A ferry sank.",
            "",
            "–",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_name_wants_leave() {
        assert!(dateline("Oslo: A ferry sank.", false).is_none());
        assert!(dateline("OSLO: A ferry sank.", false).is_some());
        assert!(dateline("Oslo (AP) - A ferry sank.", false).is_some());
    }

    #[test]
    fn the_date_is_read() {
        let date = dateline("OSLO, May 20, 2021. /TASS/. A ferry sank.", true).unwrap().date.unwrap();
        assert_eq!((date.year, date.month, date.day), (Some(2021), 5, 20));
    }
}
