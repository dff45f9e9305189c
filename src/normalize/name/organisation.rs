//! Names of organisations, places, streets, agreements: everything that is not a person.

use super::{Verdict, align, fold, token, words::Words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The organisations that news names by their initials without saying what they stand for, as `data/names/organisations.csv`
/// lists them: every spelling, folded, to the long name.
static KNOWN: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    let mut reader = csv::Reader::from_reader(include_str!("../../../data/names/organisations.csv").as_bytes());
    for row in reader.records().flatten() {
        let name = row.get(1).unwrap_or("").to_owned();
        let forms = row.get(2).unwrap_or("").split(';').map(str::to_owned);
        for form in forms.chain([name.clone(), row.get(0).unwrap_or("").to_owned()]) {
            let folded = canonical_tokens(&form).join(" ");
            if !folded.is_empty() {
                known.insert(folded, name.clone());
            }
        }
    }
    known
});

/// The full name of an organisation that the world knows by its initials.
///
/// ```
/// use gainsay::normalize::name::canonical_organisation;
/// assert_eq!(canonical_organisation("C.I.A."), Some("Central Intelligence Agency"));
/// assert_eq!(canonical_organisation("Miller & Sons"), None);
/// ```
#[must_use]
pub fn canonical_organisation(name: &str) -> Option<&'static str> {
    KNOWN.get(&canonical_tokens(name).join(" ")).map(String::as_str)
}

/// The words that tell one name from another: folded, without articles and company forms, each in its usual spelling.
pub(crate) fn canonical_tokens(name: &str) -> Vec<String> {
    canonical(&fold(name))
}

/// [`canonical_tokens`] of a name that is folded already.
fn canonical(folded: &str) -> Vec<String> {
    let words = Words::table();
    let mut all: Vec<&str> = folded.split_ascii_whitespace().collect();
    while all.len() > 1 && all.last().is_some_and(|t| words.legal.contains(*t)) {
        all.pop();
    }
    let telling: Vec<String> =
        all.iter().filter(|t| !words.empty.contains(**t)).map(|t| words.canonical(t).to_owned()).collect();
    if telling.is_empty() { all.into_iter().map(str::to_owned).collect() } else { telling }
}

/// Whether `short` is made of the initials of `long`, with or without its small words: TPP, Trans-Pacific Partnership.
///
/// ```
/// use gainsay::normalize::name::acronym_of;
/// assert!(acronym_of("TPP", "Trans-Pacific Partnership"));
/// assert!(acronym_of("J.C.P.O.A.", "Joint Comprehensive Plan of Action"));
/// assert!(!acronym_of("Iran", "Islamic Republic"));
/// ```
#[must_use]
pub fn acronym_of(short: &str, long: &str) -> bool {
    initials(short).is_some_and(|letters| initials_match(&letters, &fold(long)))
}

/// The letters of a name that may be initials, in small.
fn initials(name: &str) -> Option<String> {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if name.contains(' ') || letters().any(char::is_lowercase) || !(2..=8).contains(&letters().count()) {
        return None;
    }
    Some(letters().flat_map(char::to_lowercase).collect())
}

/// Initials of all words of a folded name, or of all but the small ones; each small word may count or not.
fn initials_match(letters: &str, long: &str) -> bool {
    let words = Words::table();
    let is_small = |w: &str| words.empty.contains(w);
    if long.split(' ').nth(1).is_none() || long.split(' ').filter(|w| !is_small(w)).nth(1).is_none() {
        return false;
    }
    // Bit k: the first k letters can be read off the words so far. Eight letters have less than 64 bytes.
    let mut reachable = 1u64;
    for word in long.split(' ') {
        let skipped = if is_small(word) { reachable } else { 0 };
        let mut fits = 0;
        for (k, letter) in letters.bytes().enumerate().take(u64::BITS as usize - 1) {
            fits |= u64::from(word.as_bytes().first() == Some(&letter)) << k;
        }
        reachable = skipped | (reachable & fits) << 1;
    }
    reachable.checked_shr(letters.len() as u32).is_some_and(|bits| bits & 1 == 1)
}

/// Above this, two words are one.
const SPELLING: f64 = 0.95;
/// Above this, they may be slips of one, where the context agrees.
const SLIP: f64 = 0.74;
/// Where at least two other words are the same, one may differ so much ("Rain Teen Center", "Rain Tree Center").
const LOOSE_SLIP: f64 = 0.5;

/// Whether two names can be one organisation's, place's or thing's.
///
/// ```
/// use gainsay::normalize::name::{Verdict, same_organisation};
/// assert_eq!(same_organisation("U.N. Command", "the United Nations Command"), Verdict::Same);
/// assert_eq!(same_organisation("Polk County Sheriff's Office", "Polk County Sherriff's office"), Verdict::Same);
/// assert_eq!(same_organisation("Adams County", "Adams County Sheriff's Office"), Verdict::Different);
/// ```
#[must_use]
pub fn same_organisation(a: &str, b: &str) -> Verdict {
    compare(&BodyName::parse(a), &BodyName::parse(b))
}

/// The name of whatever is no person, taken apart once.
#[derive(Clone, Debug)]
pub(crate) struct BodyName {
    /// Folded.
    folded: String,
    /// How many bytes it has as written.
    len: usize,
    /// Its letters, where they may be initials of a longer name.
    initials: Option<String>,
    /// Its telling words.
    pub words: Vec<String>,
    /// The same without spaces.
    whole: String,
    /// The same with the initials of well-known bodies written out.
    expanded: Vec<String>,
    /// What the world knows under that name.
    known: Option<&'static str>,
}

impl BodyName {
    pub(crate) fn parse(name: &str) -> Self {
        let folded = fold(name);
        let words = canonical(&folded);
        Self {
            len: name.len(),
            initials: initials(name),
            whole: words.concat(),
            expanded: expand(&words),
            known: KNOWN.get(&words.join(" ")).map(String::as_str),
            words,
            folded,
        }
    }
}

/// [`same_organisation`] for names taken apart.
pub(crate) fn compare(a: &BodyName, b: &BodyName) -> Verdict {
    told(a, b).unwrap_or_else(|| {
        if stands_for(a, b) {
            return Verdict::Similar;
        }
        let (x, y) = (&a.expanded, &b.expanded);
        if x == y {
            return Verdict::Same;
        }
        if alike_but_for_the_end(x, y) {
            return Verdict::Similar;
        }
        let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        aligned(short, long)
    })
}

/// What needs no look at single words.
fn told(a: &BodyName, b: &BodyName) -> Option<Verdict> {
    if a.words.is_empty() || b.words.is_empty() {
        return Some(Verdict::Different);
    }
    if a.words == b.words || a.whole == b.whole {
        return Some(Verdict::Same);
    }
    let one = a.known? == b.known?;
    Some(if one { Verdict::Same } else { Verdict::Different })
}

/// Whether the one is written as the initials of the other.
fn stands_for(a: &BodyName, b: &BodyName) -> bool {
    let stands = |a: &BodyName, b: &BodyName| a.initials.as_ref().is_some_and(|i| initials_match(i, &b.folded));
    stands(a, b) || stands(b, a)
}

/// "Marlow Hospital", "Marlow Medical Center": the same words before two ways to name one sort of house.
fn alike_but_for_the_end(x: &[String], y: &[String]) -> bool {
    let words = Words::table();
    words.ends.iter().any(|sort| match (before_end(x, sort), before_end(y, sort)) {
        (Some(a), Some(b)) => {
            let telling = |w: &String| !words.generic.contains(w) && !words.body.contains(w);
            a.len() == b.len() && a.iter().zip(b).all(|(v, w)| spelling(v, w) >= SPELLING) && a.iter().any(telling)
        }
        _ => false,
    })
}

/// What stands before the end of a name that tells its sort.
fn before_end<'n>(name: &'n [String], sort: &[Vec<String>]) -> Option<&'n [String]> {
    sort.iter().find_map(|way| name.strip_suffix(way.as_slice())).filter(|rest| !rest.is_empty())
}

/// How alike two words are: a plural or an owner's "s" makes no other name of a place ("Bell's Ferry", "Bells Ferry").
fn spelling(a: &str, b: &str) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let owner = short.len() >= 4 && long.strip_suffix('s') == Some(short);
    if owner { SPELLING } else { token::score(a, b) }
}

/// [`compare`] where a name is written in capitals only: initials stand for a long name or for nothing, a slip in them
/// makes another name.
pub(crate) fn by_initials(a: &BodyName, b: &BodyName) -> Verdict {
    // A long word in capitals is shouted, not initials.
    if a.len.min(b.len) > 6 || stands_for(a, b) {
        return compare(a, b);
    }
    // Of what is left only a spelling counts, and that has as many words.
    let verdict = told(a, b).or_else(|| (a.expanded.len() == b.expanded.len()).then(|| compare(a, b)));
    verdict.filter(|verdict| *verdict == Verdict::Same).unwrap_or(Verdict::Different)
}

/// Writes out initials of well-known bodies within a longer name: "UN Command" → "United Nations Command".
fn expand(tokens: &[String]) -> Vec<String> {
    if tokens.len() < 2 {
        return tokens.to_vec();
    }
    let mut out = Vec::with_capacity(tokens.len() + 2);
    for t in tokens {
        match (t.len() <= 4).then(|| known_initials(t)).flatten() {
            Some(long) => out.extend(canonical_tokens(long)),
            None => out.push(t.clone()),
        }
    }
    out
}

/// The few whose initials are parts of other names; "who" and "ice" are also words.
fn known_initials(token: &str) -> Option<&'static str> {
    match token {
        "un" => Some("United Nations"),
        "eu" => Some("European Union"),
        "us" | "usa" => Some("United States"),
        "uk" => Some("United Kingdom"),
        _ => None,
    }
}

fn aligned(short: &[String], long: &[String]) -> Verdict {
    let words = Words::table();
    if long.len() > align::MAX_TOKENS {
        return Verdict::Different;
    }
    // An abbreviated word: "Corp." was dropped, "Gov" and "Govt" are canonical; numbers never come close.
    let scores: Vec<f64> = short.iter().flat_map(|a| long.iter().map(|b| spelling(a, b))).collect();
    let score = |i: usize, j: usize| scores[i * long.len() + j];
    let Some((worst, columns)) = align::assignment(short.len(), long.len(), score) else {
        return Verdict::Different;
    };
    let exact = columns.iter().enumerate().filter(|&(i, &j)| score(i, j) >= SPELLING).count();
    let unsaid: Vec<&String> = (0..long.len()).filter(|j| !columns.contains(j)).map(|j| &long[j]).collect();
    if unsaid.is_empty() {
        // A word that tells the kind of thing does not turn into another by a slip: "Fire" and "Five".
        let telling = columns.iter().enumerate().all(|(i, &j)| {
            score(i, j) >= SPELLING || !(words.generic.contains(&short[i]) && words.generic.contains(&long[j]))
        });
        // In a short word a slip makes another word, unless a telling word beside it is the same: "Qin Gang", "Qing Gang".
        let anchored = columns.iter().enumerate().any(|(i, &j)| {
            score(i, j) >= SPELLING && !words.generic.contains(&short[i]) && !words.body.contains(&short[i])
        });
        let least = match short.len() {
            1 => 6,
            _ if anchored => 3,
            _ => 5,
        };
        let long_enough = columns
            .iter()
            .enumerate()
            .all(|(i, &j)| score(i, j) >= SPELLING || short[i].len().min(long[j].len()) >= least);
        return match worst {
            w if w >= SPELLING => Verdict::Same,
            w if w >= SLIP && telling && long_enough => Verdict::Similar,
            w if w >= LOOSE_SLIP
                && telling
                && exact >= 2
                && exact + 1 == short.len()
                && same_start(short, long, &columns) =>
            {
                Verdict::Similar
            }
            _ => Verdict::Different,
        };
    }
    // "Ostrander" for "Ostrander Hospital": what is unsaid tells the kind and stands behind ("Hotel" also before). A
    // street keeps its kind unless two words tell it: "Hollywood" is no boulevard.
    let last = columns.iter().copied().max().unwrap_or(0);
    let behind = (0..long.len()).all(|j| columns.contains(&j) || j > last || long[j] == "hotel");
    let streets = short.len() == 1 && unsaid.iter().any(|w| words.street.contains(*w));
    if worst >= SLIP
        && (worst >= SPELLING || short.iter().all(|w| w.len() >= 5))
        && behind
        && !streets
        && unsaid.iter().all(|w| words.generic.contains(*w))
        && !only_generic(short, words)
    {
        return Verdict::Part;
    }
    // "Ostrander" for "Ann & Lee Ostrander Hospital".
    if let ([word], Some(&at)) = (short, columns.first())
        && worst >= SLIP
        && word.len() >= 6
        && !words.generic.contains(word)
        && !words.body.contains(word)
        && at + 1 < long.len()
        && long[at + 1..].iter().all(|w| words.generic.contains(w) && !words.street.contains(w))
    {
        return Verdict::Part;
    }
    // "State Department", "US State Department", "State Bank of Norway": the country in front or behind may be left unsaid.
    if worst >= SPELLING
        && short.len() >= 2
        && (short.last() == long.last() || long.starts_with(short))
        && crate::normalize::country::by_name(&unsaid.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(" "))
            .is_some()
    {
        return Verdict::Part;
    }
    if worst >= SPELLING
        && short.len() >= 2
        && short.last() == long.last()
        && words.body.contains(&short[short.len() - 1])
        && unsaid.len() == 1
        && short.len() + 1 == long.len()
        && short.first() == long.first()
    {
        // "Adams Sheriff's Office" for "Adams County Sheriff's Office".
        return Verdict::Part;
    }
    // "UT Medical Center": initials of the words they replace.
    if inner_acronym(short, long) {
        return Verdict::Similar;
    }
    // "Rain Center" for "Rain Teen Center": first and last word are the same, and what is unsaid stands between.
    if worst >= SPELLING
        && short.len() >= 2
        && unsaid.len() == 1
        && short.first() == long.first()
        && short.last() == long.last()
        && !only_generic(short, words)
        && !words.body.contains(unsaid[0].as_str())
    {
        return Verdict::Part;
    }
    Verdict::Different
}

fn only_generic(tokens: &[String], words: &Words) -> bool {
    tokens.iter().all(|t| words.generic.contains(t) || words.body.contains(t))
}

/// Whether the words that differ begin alike.
fn same_start(short: &[String], long: &[String], columns: &[usize]) -> bool {
    columns
        .iter()
        .enumerate()
        .all(|(i, &j)| short[i].len() >= 4 && short[i].as_bytes().first() == long[j].as_bytes().first())
}

/// One short word of `short` holds the initials of a run of `long`, the rest being the same in order.
fn inner_acronym(short: &[String], long: &[String]) -> bool {
    short.iter().enumerate().any(|(i, word)| {
        let run = long.len() + 1 - short.len();
        short.len() >= 2
            && (2..=6).contains(&word.len())
            && run == word.len()
            && short[..i] == long[..i]
            && short[i + 1..] == long[i + run..]
            && long[i..i + run].iter().zip(word.bytes()).all(|(w, c)| w.as_bytes().first() == Some(&c))
    })
}
