//! Years of life: "24-year-old", "Smith, 24,", "aged 24", "in his 30s", "a 2-month-old".

use super::{
    Part, Reading, Scan,
    amount::{Amount, amount, single},
    hedge::{Hedge, Hedging},
};
use crate::model::{
    Dep, NO_HEAD, Tag, Value,
    value::{Duration, Interval, Intervals, Number, NumberKind},
};
use smol_str::SmolStr;

/// Nobody known lived longer, in years.
const OLDEST: f64 = 122.0;

pub(super) fn read(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let candidates =
        [year_old(scan, i), aged(scan, i), after_name(scan, i), turned(scan, i), decade(scan, i), stage(scan, i)];
    candidates.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

fn age(set: Interval, grain: f64) -> Value {
    let unit = SmolStr::new_static("year");
    Value::Number(Number { set: Intervals::of(set), grain, kind: NumberKind::Age, unit, written: None })
}

/// A number with the pieces that write it.
type Listed = (std::ops::Range<usize>, Amount);

impl Scan<'_> {
    /// Numbers in a list from piece `i`: "68 and 48", "5, 7 and 9", "6- and 12". At least one.
    fn ages_listed(&self, i: usize) -> Option<Vec<Listed>> {
        let atoms = &self.atoms;
        let first = amount(atoms, i, false)?;
        let mut list = vec![(i..first.end, first)];
        let mut end = first.end;
        while list.len() < 8 {
            // "His 6- and 12-year-old sons": the first waits for what the second says.
            let dash = usize::from(atoms.low(end) == "-");
            let comma = usize::from(atoms.low(end + dash) == ",");
            let and = usize::from(atoms.is(end + dash + comma, &["and", "or", "&"]));
            let at = end + dash + comma + and;
            match (comma + and > 0).then(|| amount(atoms, at, false)).flatten() {
                Some(next) if !next.vague => {
                    list.push((at..next.end, next));
                    end = next.end;
                }
                _ => break,
            }
        }
        Some(list)
    }

    /// "-year-old", "years old", "years of age" at piece `i`: its end, the seconds of its unit, and the piece "old".
    fn old_at(&self, i: usize) -> Option<(usize, f64, usize)> {
        let atoms = &self.atoms;
        let dash = |k: usize| if atoms.low(k) == "-" { k + 1 } else { k };
        let unit_at = dash(i);
        let seconds = atoms.entry(unit_at).time_unit.or_else(|| match atoms.low(unit_at) {
            "y" | "yo" => Some(Duration::YEAR),
            _ => None,
        })?;
        let next = dash(atoms.past_abbreviation(unit_at + 1));
        if atoms.is(next, &["old", "olds"]) {
            Some((next + 1, seconds, next))
        } else if atoms.is(unit_at, &["yo"]) {
            Some((unit_at + 1, seconds, unit_at))
        } else if atoms.is(unit_at, &["y"]) && atoms.joins(unit_at + 1, "/") && atoms.is(unit_at + 2, &["o"]) {
            Some((unit_at + 3, seconds, unit_at + 2))
        } else if atoms.is(next, &["of"]) && atoms.is(next + 1, &["age"]) {
            Some((next + 2, seconds, unit_at))
        } else {
            None
        }
    }

    /// One part for each age in a list, the hedge and the suffix with the first and the last.
    fn age_parts(
        &self,
        start: usize,
        end: usize,
        list: &[Listed],
        seconds: f64,
        hedging: Hedging,
        of: Option<u16>,
    ) -> Option<Reading> {
        let years = seconds / Duration::YEAR;
        let mut parts = Vec::with_capacity(list.len());
        for (k, (range, amount)) in list.iter().enumerate() {
            if amount.set.high * years > OLDEST && !amount.vague && of.is_none_or(|t| self.is_person(t)) {
                return None;
            }
            let from = if k == 0 { start } else { range.start };
            let to = if k + 1 == list.len() { end } else { range.end };
            let set = hedging.hedge.apply(amount.set, amount.step).converted(years, 0.0);
            let value = age(set, if set.is_point() { years } else { 0.0 });
            parts.push(Part { of, hedge: hedging.hedge, ..Part::new(from..to, value) });
        }
        Some(Reading { end, parts })
    }

    fn is_person(&self, token: u16) -> bool {
        self.atoms
            .sentence
            .tokens
            .get(token as usize)
            .is_some_and(|t| t.tag.is_proper() || super::lexicon::lexicon().entry(&t.lemma).person)
    }
}

/// "24-year-old", "68 and 48-years-old", "about 30 years old", "a 2-month-old".
fn year_old(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let hedging = scan.hedges(i);
    let list = scan.ages_listed(hedging.end)?;
    let (_, last) = list.last()?;
    let (end, seconds, old) = scan.old_at(last.end)?;
    // "Ana Diaz, 20, and 22-year-old Ben Roth": the first number is the age of who stands before it.
    if list.len() > 1 && i > 1 && scan.atoms.low(i - 1) == "," && scan.atoms.tag(i - 2).is_proper() {
        return None;
    }
    let hedging = scan.hedge_after(end, hedging);
    let of = bearer(scan, old, hedging.end);
    scan.age_parts(i, hedging.end, &list, seconds, hedging, of)
}

/// Whose age ends at piece `old`: the noun it modifies, the subject it is said of, or the adjective itself used as
/// a noun ("the 24-year-old was held").
fn bearer(scan: &Scan<'_>, old: usize, end: usize) -> Option<u16> {
    let atoms = &scan.atoms;
    let sentence = atoms.sentence;
    let token = atoms.token(old);
    // "The 23-year-old's plea"
    if atoms.low(end) == "'" && atoms.is(end + 1, &["s"]) {
        return Some(token);
    }
    let this = sentence.tokens.get(token as usize)?;
    let head = (this.head != NO_HEAD).then(|| sentence.tokens.get(this.head as usize)).flatten();
    if matches!(this.dep, Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Nummod)
        && head
            .is_some_and(|h| h.tag.is_noun() && (!sentence.heading || h.tag.is_proper() || scan.is_person(this.head)))
        && this.head > token
    {
        return Some(this.head);
    }
    let verb = std::iter::once(token).chain(sentence.ancestors(token).skip(1).take(2));
    for at in verb {
        let node = &sentence.tokens[at as usize];
        if matches!(node.tag, Tag::Vb | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbg | Tag::Vbn)
            && matches!(this.dep, Dep::Acomp | Dep::Attr | Dep::Dep | Dep::Advmod | Dep::Conj | Dep::Root)
            && let Some(subject) = sentence.child(at, Dep::Nsubj).or_else(|| sentence.child(at, Dep::Nsubjpass))
        {
            let relative = matches!(sentence.tokens[subject as usize].tag, Tag::Wp | Tag::Wdt);
            return if relative && node.dep == Dep::Relcl { Some(node.head) } else { Some(subject) };
        }
    }
    // Without a parse: the run of nouns and adjectives after it.
    let mut noun = None;
    for k in end..end + 8 {
        let tag = atoms.tag(k);
        if tag.is_noun() {
            noun = Some(atoms.token(k));
        } else if !(tag.is_adjective() && noun.is_none() || atoms.low(k) == "-") {
            break;
        }
    }
    Some(noun.unwrap_or(token))
}

/// "Aged 24", "age 24", "ages 5 and 7", "aged 18 to 24", "between the ages of 18 and 24".
fn aged(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !atoms.is(i, &["aged", "age", "ages"]) {
        return None;
    }
    let of = usize::from(atoms.is(i + 1, &["of"]));
    let between = usize::from(atoms.is(i + 1 + of, &["between"]));
    let hedging = scan.hedges(i + 1 + of + between);
    let mut list = scan.ages_listed(hedging.end)?;
    if let [(a, x), (b, y)] = list.as_slice()
        && (between == 1 || (1..=2).any(|back| atoms.before(i, back) == "between"))
        && x.set.low < y.set.high
    {
        let range = a.start..b.end;
        list = vec![(range, Amount { set: Interval::closed(x.set.low, y.set.high), ..*y })];
    }
    let end = list.last()?.1.end;
    // "Aged 24 months" has its own unit, "age 5 percent" is no age.
    let (end, seconds) = match atoms.entry(end).time_unit {
        Some(seconds) if atoms.is(i, &["aged"]) => (end + 1, seconds),
        Some(_) => return None,
        None => (end, Duration::YEAR),
    };
    let hedging = scan.hedge_after(end, hedging);
    scan.age_parts(i, hedging.end, &list, seconds, hedging, noun_before(scan, i))
}

/// The noun before piece `i`, past a comma and an opening bracket.
fn noun_before(scan: &Scan<'_>, i: usize) -> Option<u16> {
    let atoms = &scan.atoms;
    let mut k = i.checked_sub(1)?;
    while matches!(atoms.low(k), "," | "(" | ".")
        || atoms.is(k, &["all", "both", "each", "jr", "sr", "who", "were", "was", "are", "is"])
    {
        k = k.checked_sub(1)?;
    }
    (atoms.tag(k).is_noun() || atoms.sentence.tokens.is_empty() || atoms.entry(k).person).then(|| atoms.token(k))
}

/// The nearest person before piece `i`: "a man with a dark coat in his 20s".
fn person_before(scan: &Scan<'_>, i: usize) -> Option<u16> {
    let near = noun_before(scan, i);
    if near.is_some_and(|token| scan.is_person(token)) {
        return near;
    }
    (i.saturating_sub(10)..i).rev().find(|&k| scan.atoms.entry(k).person).map(|k| scan.atoms.token(k)).or(near)
}

/// "Smith, 24, said", "Smith (24)", "two men, 25 and 30,", "his mother, 58".
fn after_name(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !atoms.is_digits(i) || i < 2 || !matches!(atoms.low(i - 1), "," | "(") {
        return None;
    }
    let bracket = atoms.low(i - 1) == "(";
    let mut name = i - 2;
    if atoms.low(name) == "." {
        name = name.checked_sub(1).filter(|&k| atoms.is(k, &["jr", "sr"]))?;
    }
    let entry = atoms.entry(name);
    let tag = atoms.tag(name);
    let named = atoms.is_capital(name) && (tag.is_proper() || tag == Tag::Xx);
    if !(named || entry.person) || entry.month.is_some() || entry.weekday.is_some() || entry.street {
        return None;
    }
    let list = scan.ages_listed(i)?;
    let plain = |(_, a): &Listed| a.bare_digits && (1.0..=OLDEST).contains(&a.set.low);
    // A list of numbers is a list of ages only after a plural: "two men, 25 and 30".
    let plural = matches!(tag, Tag::Nns | Tag::Nnps) || atoms.low(name) == "men" || atoms.low(name) == "women";
    let list = if plural { list } else { list.into_iter().take(1).collect() };
    let end = list.last()?.1.end;
    let closed = match atoms.low(end) {
        ")" => bracket,
        "," => !atoms.joins(end, ","),
        "." | ";" | ":" | "" | "-" | "—" => {
            !(bracket || atoms.joins(end, "-") || atoms.glued(end) && atoms.is_digits(end + 1))
        }
        "and" | "of" | "from" | "who" | "was" | "is" | "were" | "had" | "has" => !bracket,
        _ => false,
    };
    if !closed || !list.iter().all(plain) {
        return None;
    }
    // Results list teams with scores: "Lions 27, Bears 24".
    if (1..=2).any(|back| name >= back && atoms.is_digits(name - back)) {
        return None;
    }
    let of = Some(atoms.token(name));
    scan.age_parts(i, end, &list, Duration::YEAR, Hedging { end, ..Hedging::default() }, of)
}

/// "Who turned 68 on Saturday", "she was 24 when", "he is 71".
fn turned(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let age = atoms.digits(i).filter(|n| (1..=115).contains(n) && !atoms.glued(i))?;
    let ends = matches!(atoms.low(i + 1), "," | "." | "" | ";") && !atoms.joins(i + 1, atoms.low(i + 1))
        || atoms.is(i + 1, &["on", "when", "and", "at", "last", "this", "yesterday", "today"]);
    let verb = atoms.before(i, 1);
    let turns = matches!(verb, "turned" | "turns" | "turning" | "turn");
    let is = matches!(verb, "was" | "is" | "were") && age >= 5;
    if !ends || !(turns || is) {
        return None;
    }
    let sentence = atoms.sentence;
    // "He would have turned 15 on Monday": he never did.
    let helped =
        |c: u16| matches!(sentence.tokens[c as usize].lemma.as_str(), "would" | "will" | "may" | "might" | "could");
    if sentence.children(atoms.token(i - 1)).any(helped) {
        return None;
    }
    let subject = sentence.child(atoms.token(i - 1), Dep::Nsubj)?;
    let of = match sentence.tokens[subject as usize].tag {
        Tag::Wp => Some(sentence.tokens[atoms.token(i - 1) as usize].head).filter(|h| *h != NO_HEAD)?,
        Tag::Prp if matches!(sentence.tokens[subject as usize].lemma.as_str(), "it" | "they") => return None,
        Tag::Prp => subject,
        _ if scan.is_person(subject) => subject,
        _ => return None,
    };
    let part = Part::new(i..i + 1, Value::Number(Number::age(f64::from(age))));
    Some(Reading::of(Part { of: Some(of), ..part }))
}

/// "In his 30s", "in her early twenties".
fn decade(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    if !atoms.is(i, &["in"]) || !atoms.is(i + 1, &["his", "her", "their", "your", "our", "my", "its"]) {
        return None;
    }
    let which = atoms.low(i + 2);
    let (which, at) = match which {
        "early" | "mid" | "middle" | "late" => (which, i + 3 + usize::from(atoms.low(i + 3) == "-")),
        _ => ("", i + 2),
    };
    let (tens, end) = if atoms.width(at) == 2 && atoms.is(at + 1, &["s"]) && atoms.glued(at + 1) {
        (f64::from(atoms.digits(at)?), at + 2)
    } else if atoms.width(at) == 2 && atoms.is(at + 1, &["'"]) && atoms.is(at + 2, &["s"]) {
        (f64::from(atoms.digits(at)?), at + 3)
    } else {
        let stem = atoms.low(at).strip_suffix("ies")?;
        let word: SmolStr = [stem, "y"].concat().into();
        let Some(super::lexicon::NumberWord::Ten(tens)) = super::lexicon::lexicon().entry(&word).number else {
            return None;
        };
        (tens, at + 1)
    };
    if tens % 10.0 != 0.0 || tens < 10.0 {
        return None;
    }
    let (low, high) = match which {
        "early" => (0.0, 3.0),
        "mid" | "middle" => (4.0, 6.0),
        "late" => (7.0, 9.0),
        _ => (0.0, 9.0),
    };
    let value = age(Interval::closed(tens + low, tens + high), 0.0);
    let part = Part::new(i..end, value);
    Some(Reading::of(Part { of: person_before(scan, i), hedge: Hedge::About, ..part }))
}

/// "A teenager", "an infant": an age, though no number.
fn stage(scan: &Scan<'_>, i: usize) -> Option<Reading> {
    let atoms = &scan.atoms;
    let low = atoms.low(i);
    let entry = atoms.entry(i);
    let singular = low.strip_suffix('s').map(|stem| super::lexicon::lexicon().entry(stem));
    let (from, to) = entry.stage.or_else(|| singular.and_then(|e| e.stage))?;
    let part = Part::new(i..i + 1, age(Interval::closed(from, to), 0.0));
    Some(Reading::of(Part { of: Some(atoms.token(i)), hedge: Hedge::About, ..part }))
}

/// The single number at piece `i` as a count of years, for other finders to leave alone.
pub(super) fn is_age(scan: &Scan<'_>, i: usize) -> bool {
    single(&scan.atoms, i, false).is_some_and(|a| scan.old_at(a.end).is_some())
}
