//! Numbers that name: telephone numbers, addresses, "No. 5", "AR-15", "Article 5", "called 911". They are no values;
//! reading them keeps their digits from being counted.

use super::{Reading, Scan, atoms::Atoms, lexicon::lexicon};
use crate::model::EntityKind;

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let readers = [
        phone_word, game_clock, text_code, out_of, attached, telephone, address, designated, emergency, numbered,
        saying, list_item, in_name, title,
    ];
    let end = readers.iter().filter_map(|read| read(scan, i)).max()?;
    (end > i).then(|| Reading::nothing(end))
}

/// Whether an identifier may begin with the word at piece `i`.
pub(super) fn may_start(atoms: &Atoms<'_>, i: usize) -> bool {
    atoms.is_digits(i + 1)
        || matches!(atoms.low(i + 1), "-" | "." | "#") && atoms.is_digits(i + 2)
        || atoms.low(i) == "www"
}

/// "G20", "AR-15", "COVID-19", "3D", "A380", "H1N1", "F-16s": digits that letters are written onto.
fn attached(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let known = |k: usize| {
        let entry = atoms.entry(k);
        entry.number.is_some()
            || entry.month.is_some()
            || entry.weekday.is_some()
            || entry.part.is_some()
            || atoms.is(
                k,
                &[
                    "mid",
                    "magnitude",
                    "pre",
                    "post",
                    "under",
                    "over",
                    "sub",
                    "ages",
                    "aged",
                    "age",
                    "rs",
                    "usd",
                    "gbp",
                    "eur",
                    "early",
                    "late",
                ],
            )
    };
    let lexical = |k: usize| lexicon().signs.longest(k, |j| atoms.low(j)).is_some_and(|(end, _)| atoms.is_digits(end));
    if atoms.is_word(i) {
        let digits = if atoms.glued(i + 1) && atoms.is_digits(i + 1) {
            i + 1
        } else if atoms.joins(i + 1, "-") && atoms.is_digits(i + 2) && (atoms.is_capital(i) || atoms.low(i).len() <= 2)
        {
            i + 2
        } else {
            return None;
        };
        if known(i) || lexical(i) {
            return None;
        }
        return Some(past_run(scan, digits));
    }
    // Digits with letters that are neither a unit nor an ordinal: "3D", "737s", "5G".
    if atoms.is_digits(i) && atoms.glued(i + 1) && atoms.is_word(i + 1) {
        let k = i + 1;
        let entry = atoms.entry(k);
        let understood = entry.number.is_some()
            || entry.suffix.is_some()
            || entry.time_unit.is_some()
            || entry.time_sign.is_some()
            || entry.zone.is_some()
            || atoms.is(k, &["st", "nd", "rd", "th", "s", "am", "pm", "a", "p", "yo", "y", "yr", "yrs", "x", "plus"])
            || scan.measure_at(k).is_some();
        return (!understood).then(|| past_run(scan, k));
    }
    None
}

/// Past letters and digits glued to one another from piece `i`.
fn past_run(scan: &Scan<'_>, i: usize) -> usize {
    let mut end = i + 1;
    while scan.atoms.glued(end) && (scan.atoms.is_word(end) || scan.atoms.is_digits(end)) {
        end += 1;
    }
    end
}

/// "555-0143", "(202) 555-0143", "1-800-555-0143", "+44 20 7946 0958".
fn telephone(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let plus = atoms.low(i) == "+" && atoms.is_digits(i + 1) && atoms.glued(i + 1);
    let bracket = atoms.low(i) == "(" && atoms.width(i + 1) == 3 && atoms.low(i + 2) == ")";
    let (mut at, mut digits, mut groups) = (i, 0, 0);
    let mut hyphens = 0;
    if bracket {
        (at, digits, groups) = (i + 3, 3, 1);
    } else if plus {
        at = i + 1;
    }
    let start = at;
    while atoms.is_digits(at) {
        digits += atoms.width(at);
        groups += 1;
        at += 1;
        let joined = atoms.joins(at, "-") || atoms.joins(at, ".");
        hyphens += usize::from(joined);
        let spaced = (plus || bracket) && atoms.is_digits(at);
        if joined && atoms.is_digits(at + 1) {
            at += 1;
        } else if !spaced {
            break;
        }
    }
    let local = groups == 2
        && !bracket
        && atoms.width(start) == 3
        && atoms.width(start + 2) == 4
        && atoms.low(start + 1) == "-";
    let long = digits >= 10 && groups >= 3 && (hyphens >= 1 || plus);
    (local || long || bracket && digits >= 10 || plus && digits >= 9).then_some(at)
}

/// "2088 Philip Street", "300 block of West 42nd Street", "42nd Street", "5th Avenue".
fn address(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    if !atoms.is_digits(i) && atoms.entry(i).ordinal.is_none() {
        return None;
    }
    let ordinal = atoms.entry(i).ordinal.is_some() || atoms.glued(i + 1) && atoms.is(i + 1, &["st", "nd", "rd", "th"]);
    let mut at = i + 1;
    if ordinal && atoms.is_digits(i) {
        at += 1;
    }
    let block = atoms.is(at, &["block", "blk", "hundred"])
        && atoms.is(at + usize::from(atoms.is(at, &["hundred"])), &["block", "blk"]);
    if block && !ordinal {
        at += 1 + usize::from(atoms.is(at, &["hundred"])) + usize::from(atoms.is(at + 1, &["of"]));
        return Some(past_street(scan, at).unwrap_or(at));
    }
    if ordinal && atoms.is(at, &["block"]) && atoms.is(at + 1, &["of"]) {
        return Some(past_street(scan, at + 2).unwrap_or(at + 1));
    }
    if ordinal {
        // "Third Street" needs its capital; "42nd Street" has it after.
        return (atoms.entry(at).street && atoms.is_capital(at)).then_some(at + 1);
    }
    // A letter may follow the number: "221b".
    if atoms.glued(at) && atoms.is_word(at) {
        if atoms.low(at).len() > 1 {
            return None;
        }
        at += 1;
    }
    past_street(scan, at)
}

/// Past up to four capitalised words or ordinals that end in a word for a street.
fn past_street(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let mut k = i;
    for step in 0..5 {
        if atoms.entry(k).street && step > 0 && atoms.is_capital(k) {
            return Some(k + 1);
        }
        let ordinal = atoms.is_digits(k) && atoms.glued(k + 1) && atoms.is(k + 1, &["st", "nd", "rd", "th"]);
        if ordinal {
            k += 2;
        } else if atoms.is_capital(k) {
            k = if atoms.low(k).len() <= 2 || atoms.is(k, &["dr", "st"]) { atoms.past_stop(k + 1) } else { k + 1 };
            k += usize::from(atoms.low(k) == "'") * 2;
        } else {
            return None;
        }
    }
    None
}

/// "No. 5", "Article 5", "Room 12", "Boeing 737", "Week 17", "number 10".
fn designated(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    // "14 News": a station's number before its name.
    if atoms.is_digits(i) && atoms.is(i + 1, &["news"]) && atoms.is_capital(i + 1) && !atoms.glued(i + 1) {
        return Some(i + 2);
    }
    if !atoms.entry(i).designator || !(atoms.is_capital(i) || atoms.is(i, &["number", "no", "nos"])) {
        return None;
    }
    let mut at = atoms.past_stop(i + 1);
    if atoms.is(i, &["no"]) && at == i + 1 && !atoms.is_capital(i) {
        return None;
    }
    at += usize::from(atoms.low(at) == "#");
    let spelled = atoms.is(i, &["number"]) && atoms.entry(at).number.is_some();
    if !(atoms.is_digits(at) || spelled) || atoms.joins(at + 1, ",") && atoms.width(at + 2) == 3 {
        return None;
    }
    // "Team 5 people" in a headline counts people; so does a month or a year after the word.
    let heading_count = atoms.sentence.heading && matches!(atoms.tag(at + 1), crate::model::Tag::Nns);
    if heading_count {
        return None;
    }
    let mut end = past_run(scan, at);
    while (atoms.joins(end, "-")
        || atoms.joins(end, ".")
        || atoms.is(end, &["and", "&"]) && atoms.is(i, &["nos", "numbers", "articles"]))
        && atoms.is_digits(end + 1)
    {
        end += 2;
    }
    Some(end)
}

/// "Called 911", "a 911 call", "9-1-1".
fn emergency(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let words = &lexicon().emergency;
    let in_list = |list: &[smol_str::SmolStr], word: &str| list.iter().any(|w| w == word);
    if atoms.is(i, &["9"]) && atoms.joins(i + 1, "-") && atoms.is(i + 2, &["1"]) && atoms.joins(i + 3, "-") {
        return Some(i + 5);
    }
    if !in_list(&words.numbers, atoms.low(i)) || atoms.joins(i + 1, ",") || atoms.joins(i + 1, ".") {
        return None;
    }
    let dialled = in_list(&words.dialled_after, atoms.before(i, 1)) || in_list(&words.dialled_before, atoms.low(i + 1));
    (dialled || atoms.is(i, &["911"])).then_some(i + 1)
}

/// "555-HELP", "1-800-555-TIPS": letters for digits.
fn phone_word(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let trunk = atoms.is(i, &["1"]) && atoms.joins(i + 1, "-") && atoms.width(i + 2) == 3;
    let at = if trunk { i + 2 } else { i };
    let k = at + 2;
    let short = atoms.width(at) == 3
        && atoms.joins(at + 1, "-")
        && atoms.is_capital(k)
        && (3..=7).contains(&atoms.low(k).len());
    let measured =
        atoms.entry(k).time_unit.is_some() || scan.measure_at(k).is_some() || atoms.entry(k).number.is_some();
    if !short || measured || atoms.sentence.heading {
        return None;
    }
    let mut end = k + 1;
    while atoms.joins(end, "-") && (atoms.is_digits(end + 1) || atoms.is_capital(end + 1)) {
        end += 2;
    }
    Some(end)
}

/// "With 7:41 left", "2:10 What to expect": minutes and seconds of a game or a film, or an hour without its half of
/// the day. The clock's own finder takes what is a time.
fn game_clock(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let colon = atoms.low(i + 1) == ":" && atoms.glued(i + 1);
    let clock = atoms.is_digits(i) && atoms.width(i) <= 2 && atoms.width(i + 2) == 2 && colon;
    clock.then_some(i + 3 + 2 * usize::from(atoms.joins(i + 3, ":") && atoms.is_digits(i + 4)))
}

/// "Text NEWS to 55555".
fn text_code(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let to = (5..=6).contains(&atoms.width(i)) && atoms.before(i, 1) == "to";
    (to && (2..=5).any(|back| atoms.before(i, back) == "text")).then_some(i + 1)
}

/// "7-for-14", "1-of-16": attempts.
fn out_of(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let joined = atoms.joins(i + 1, "-") && atoms.is(i + 2, &["for", "of"]) && atoms.joins(i + 3, "-");
    (atoms.is_digits(i) && joined && atoms.is_digits(i + 4)).then_some(i + 5)
}

/// "#5".
fn numbered(scan: &Scan<'_>, i: usize) -> Option<usize> {
    (scan.atoms.low(i) == "#" && scan.atoms.is_digits(i + 1)).then_some(i + 2)
}

/// "9/11", "24/7", "50-50".
fn saying(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let (a, b) = (atoms.digits(i)?, atoms.digits(i + 2)?);
    let known = matches!((a, atoms.low(i + 1), b), (9, "/", 11) | (24, "/" | "-", 7) | (50, "-" | "/", 50));
    let whole = atoms.glued(i + 1) && atoms.glued(i + 2) && !atoms.joins(i + 3, "/");
    (known && whole).then_some(i + 3)
}

/// "1. The council", "2) The mayor" at the head of a sentence.
fn list_item(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let mark = matches!(atoms.low(i + 1), "." | ")") && atoms.glued(i + 1) && !atoms.glued(i + 2);
    (i == 0 && atoms.is_digits(i) && atoms.width(i) <= 2 && mark && atoms.is_capital(i + 2)).then_some(i + 2)
}

/// Digits within the name of something: "Club 502", "Apollo 11", "Channel 4 News".
fn in_name(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    if !atoms.is_digits(i) || i == 0 {
        return None;
    }
    let entity = atoms.sentence.entity_at(atoms.token(i))?;
    let names = matches!(
        entity.kind,
        EntityKind::Fac
            | EntityKind::Org
            | EntityKind::Product
            | EntityKind::Law
            | EntityKind::WorkOfArt
            | EntityKind::Event
            | EntityKind::Loc
    );
    let first = atoms.token(i) == entity.start;
    let capital = if first { atoms.is_capital(i + 1) } else { atoms.is_capital(i - 1) };
    let inside = if first { atoms.token(i + 1) < entity.end } else { true };
    let plain = !atoms.joins(i + 1, ",") && !atoms.joins(i + 1, "-") && !atoms.sentence.heading;
    // "the 2016 Election" keeps its year.
    let year = atoms.width(i) == 4;
    (names && capital && inside && plain && !year).then_some(i + 1)
}

/// `"60 Minutes"`, "48 Hours" amid small letters.
fn title(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let atoms = &scan.atoms;
    let quoted = i > 0 && matches!(atoms.low(i - 1), "\"" | "'") && atoms.glued(i);
    let named = atoms.is_capital(i + 1) && !atoms.glued(i + 1);
    let unit = atoms.entry(i + 1).time_unit.is_some();
    let closed = matches!(atoms.low(i + 2), "\"" | "'" | ",");
    let amid = unit && !atoms.sentence.heading && i > 0;
    (atoms.is_digits(i) && named && (quoted && closed || amid)).then_some(i + 2)
}
