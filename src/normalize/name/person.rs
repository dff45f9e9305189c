//! Names of people.

use super::{Verdict, align, edit::distance, fold, token, words::Words};
use crate::normalize::name::given::{GivenNames, Relation};

/// A person's name, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// The words of the name, folded, without titles, particles and what follows the name. Initials are single letters.
    pub parts: Vec<String>,
    /// "jr", "sr", "ii", "iii", "iv".
    pub generation: Option<String>,
}

/// Words that names in some languages carry and others drop: "Bashar al-Assad", "Bashar Assad".
const PARTICLES: &[&str] =
    &["al", "el", "ul", "bin", "ibn", "von", "van", "de", "der", "den", "la", "da", "di", "dos", "du", "y"];

impl PersonName {
    /// Takes a name apart.
    ///
    /// ```
    /// use gainsay::normalize::name::PersonName;
    /// let name = PersonName::parse("Dr. Martin Luther King, Jr.");
    /// assert_eq!(name.parts, ["martin", "luther", "king"]);
    /// assert_eq!(name.generation.as_deref(), Some("jr"));
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Self {
        let words = Words::table();
        let folded = fold(name);
        let all: Vec<&str> = folded.split_ascii_whitespace().collect();
        let mut tokens = all.as_slice();
        let mut generation = None;
        while let [rest @ .., last] = tokens {
            if rest.is_empty() {
                break;
            }
            if words.generation.contains(*last) {
                generation = Some(canonical_generation(last).to_owned());
            } else if !words.degree.contains(*last) {
                break;
            }
            tokens = rest;
        }
        while let [first, rest @ ..] = tokens {
            if rest.is_empty() || !words.honorific.contains(*first) {
                break;
            }
            tokens = rest;
        }
        let mut parts: Vec<String> = Vec::with_capacity(tokens.len());
        for (i, &t) in tokens.iter().enumerate() {
            let bare = PARTICLES.contains(&t) && tokens.len() > 1;
            if bare {
                continue;
            }
            // "PJ" and "J.D." are initials written together.
            if i + 1 < tokens.len() && (2..=3).contains(&t.len()) && !t.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
                parts.extend(t.chars().map(|c| c.to_string()));
            } else {
                parts.push(t.to_owned());
            }
        }
        if parts.is_empty() {
            parts = tokens.iter().map(|&t| t.to_owned()).collect();
        }
        Self { parts, generation }
    }

    /// The last word: the surname in European order.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.parts.last().map(String::as_str)
    }

    /// The first word: the given name in European order.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.parts.first().map(String::as_str)
    }

    /// Whether it has more than one word beside initials.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.parts.len() >= 2 && self.parts.iter().any(|p| p.len() > 1)
    }

    fn initials_inside(&self) -> impl Iterator<Item = &str> {
        let end = self.parts.len().saturating_sub(1);
        self.parts.iter().take(end).skip(1).map(String::as_str).filter(|p| p.len() == 1)
    }
}

fn canonical_generation(word: &str) -> &str {
    match word {
        "junior" => "jr",
        "senior" => "sr",
        _ => word,
    }
}

/// Two parts of names, where one letter stands for any name that begins with it.
fn part_score(a: &str, b: &str) -> f64 {
    if a.len() == 1 || b.len() == 1 {
        return match a.as_bytes().first() == b.as_bytes().first() {
            true if a == b => 1.0,
            true => 0.9,
            false => 0.0,
        };
    }
    token::score(a, b)
}

/// Above this, two tokens are spellings of one.
const SPELLING: f64 = 0.95;
/// Above this, they may be slips of one, where the context agrees.
const SLIP: f64 = 0.74;
/// Above this, every word of a long name may be a slip.
const CLOSE_SLIP: f64 = 0.8;

/// Whether two names can be one person's.
///
/// ```
/// use gainsay::normalize::name::{Verdict, same_person};
/// assert_eq!(same_person("Sen. Bob Miller", "Robert Miller"), Verdict::Same);
/// assert_eq!(same_person("Hillary Clinton", "Bill Clinton"), Verdict::Different);
/// assert_eq!(same_person("Clinton", "Bill Clinton"), Verdict::Part);
/// ```
#[must_use]
pub fn same_person(a: &str, b: &str) -> Verdict {
    compare(&PersonName::parse(a), &PersonName::parse(b))
}

/// [`same_person`] for names taken apart before.
pub(crate) fn compare(a: &PersonName, b: &PersonName) -> Verdict {
    if a.parts.is_empty() || b.parts.is_empty() {
        return Verdict::Different;
    }
    if a.generation.is_some() && b.generation.is_some() && a.generation != b.generation {
        return Verdict::Different;
    }
    if a == b || a.parts.concat() == b.parts.concat() {
        return Verdict::Same;
    }
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    match (short.parts.len(), long.parts.len()) {
        (1, 1) => match token::score(&short.parts[0], &long.parts[0]) {
            s if s >= SPELLING
                && GivenNames::table().relation(&short.parts[0], &long.parts[0]) != Relation::SameName =>
            {
                Verdict::Same
            }
            s if s >= CLOSE_SLIP || swapped(&short.parts[0], &long.parts[0]) => Verdict::Similar,
            _ => Verdict::Different,
        },
        (1, _) => lone(&short.parts[0], long),
        _ => full(short, long),
    }
}

/// A lone word beside a full name. A slip is allowed on the surname, not on a given name.
fn lone(word: &str, long: &PersonName) -> Verdict {
    if word.len() == 1 {
        return Verdict::Different;
    }
    let exact = long.parts.iter().any(|p| p.len() > 1 && token::score(word, p) >= SPELLING);
    let slip = word.len() >= 5
        && long.last().is_some_and(|p| token::score(word, p) >= CLOSE_SLIP)
        && !GivenNames::table().knows(word);
    let slight = long.last().is_some_and(|p| swapped(word, p) || dropped(word, p)) && !GivenNames::table().knows(word);
    if exact || slip || slight { Verdict::Part } else { Verdict::Different }
}

/// Whether two words of four letters or more differ in the order of two neighbours only: "Coel", "Cole".
pub(super) fn swapped(a: &str, b: &str) -> bool {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    let differ: Vec<usize> = (0..x.len().min(y.len())).filter(|&i| x[i] != y[i]).collect();
    x.len() == y.len() && x.len() >= 4 && matches!(differ[..], [i, j] if i + 1 == j && x[i] == y[j] && x[j] == y[i])
}

/// Whether two words of four letters or more are the same but for one letter that the one leaves out inside: "Brwn",
/// "Brown".
fn dropped(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let inside = |w: &str| (w.chars().next(), w.chars().last());
    short.len() >= 4 && short.len() + 1 == long.len() && inside(short) == inside(long) && distance(short, long) == 1
}

fn full(short: &PersonName, long: &PersonName) -> Verdict {
    // George W. Bush is not George H. W. Bush: where both have initials inside, they agree to the end.
    let conflict = short.initials_inside().count() > 0
        && long.initials_inside().count() > 0
        && short.initials_inside().ne(long.initials_inside());
    if conflict {
        return Verdict::Different;
    }
    let score = |i: usize, j: usize| part_score(&short.parts[i], &long.parts[j]);
    let Some((worst, columns)) = align::assignment(short.parts.len(), long.parts.len(), score) else {
        return Verdict::Different;
    };
    // Initials alone carry no identity: "J. S." says nothing, "J. Smith" needs the context.
    let by_initial =
        columns.iter().enumerate().any(|(i, &j)| (short.parts[i].len() == 1) != (long.parts[j].len() == 1));
    let whole =
        columns.iter().enumerate().filter(|&(i, &j)| short.parts[i].len() > 1 && long.parts[j].len() > 1).count();
    if whole == 0 {
        return Verdict::Different;
    }
    let anchored = columns.iter().enumerate().any(|(i, &j)| short.parts[i].len() > 1 && score(i, j) >= SPELLING);
    if worst >= SPELLING {
        // What leaves out the first or the last word is a part: "Jong Un" of "Kim Jong Un".
        let ends = columns.contains(&0) && columns.contains(&(long.parts.len() - 1));
        return match whole >= 2 && ends {
            true if in_order(&columns) => Verdict::Same,
            true => Verdict::Similar,
            false => Verdict::Part,
        };
    }
    if by_initial && worst >= 0.9 {
        return if whole >= 2 { Verdict::Same } else { Verdict::Similar };
    }
    let letters = |name: &PersonName| name.parts.iter().map(String::len).sum::<usize>();
    if worst >= SLIP && (anchored || worst >= CLOSE_SLIP && letters(short) >= 12) {
        return Verdict::Similar;
    }
    Verdict::Different
}

/// Whether the aligned words follow one another as in the shorter name, or with the surname moved to the other end.
fn in_order(columns: &[usize]) -> bool {
    let descents = columns.windows(2).filter(|w| w[0] > w[1]).count();
    descents <= 1
}
