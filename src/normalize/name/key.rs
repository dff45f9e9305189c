//! A key that is the same for a name's spellings in the romanisations that news in English mixes: English, German and
//! French ways with Russian, Ukrainian, Arabic, Persian and Korean names, and the commonest slips within English.

use std::sync::LazyLock;

/// The romanisation key of one folded token.
///
/// ```
/// use gainsay::normalize::name::key;
/// assert_eq!(key("lawrow"), key("lavrov"));
/// assert_eq!(key("navalnyj"), key("nawalny"));
/// assert_eq!(key("chruschtschow"), key("hrushchov"));
/// ```
#[must_use]
pub fn key(token: &str) -> String {
    let mut out = String::with_capacity(token.len());
    let mut rest = token;
    while let Some(first) = rest.chars().next() {
        let start = out.is_empty();
        let (taken, written) = rules_of(first)
            .iter()
            .find(|r| r.begins(rest) && r.applies(start, rest.len() == r.from.len()))
            .map_or((first.len_utf8(), None), |r| (r.from.len(), Some(r.to)));
        let mut push = |c: char| {
            // Double letters count once.
            if !out.ends_with(c) {
                out.push(c);
            }
        };
        match written {
            Some(to) => to.chars().for_each(&mut push),
            None => push(soft(first, &rest[taken..])),
        }
        rest = &rest[taken..];
    }
    out
}

/// The consonants of a key, sorted: what is left of a name when its vowels are misheard and its letters swapped.
#[must_use]
pub fn skeleton(key: &str) -> String {
    let mut consonants: Vec<char> = key.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'h')).collect();
    consonants.sort_unstable();
    consonants.into_iter().collect()
}

/// c is k, or s before e, i and y.
fn soft(c: char, rest: &str) -> char {
    match c {
        'c' if rest.starts_with(['e', 'i', 'y']) => 's',
        'c' | 'q' => 'k',
        'w' => 'v',
        'y' => 'i',
        _ => c,
    }
}

struct Rule {
    from: &'static str,
    to: &'static str,
    place: Place,
}

#[derive(PartialEq)]
enum Place {
    Any,
    Start,
    Inside,
    End,
}

impl Rule {
    /// Whether `rest`, whose first letter is the rule's, begins with all of them. The second tells most apart.
    fn begins(&self, rest: &str) -> bool {
        let second = self.from.as_bytes().get(1);
        (second.is_none() || second == rest.as_bytes().get(1)) && rest.starts_with(self.from)
    }

    fn applies(&self, start: bool, end: bool) -> bool {
        match self.place {
            Place::Any => true,
            Place::Start => start,
            Place::Inside => !start,
            Place::End => end && !start,
        }
    }
}

const fn any(from: &'static str, to: &'static str) -> Rule {
    Rule { from, to, place: Place::Any }
}

/// Longest first where one begins another. Upper-case letters stand for sounds that English writes with two.
const RULES: &[Rule] = &[
    any("schtsch", "SC"),
    any("shch", "SC"),
    any("tsch", "C"),
    any("sch", "S"),
    any("tch", "C"),
    any("dzh", "j"),
    any("dsch", "j"),
    Rule { from: "chr", to: "hr", place: Place::Start },
    Rule { from: "kn", to: "n", place: Place::Start },
    Rule { from: "wr", to: "r", place: Place::Start },
    Rule { from: "wh", to: "v", place: Place::Start },
    any("sh", "S"),
    any("ch", "C"),
    any("zh", "j"),
    any("kh", "h"),
    any("gh", "g"),
    any("ph", "f"),
    any("th", "t"),
    any("rh", "r"),
    any("ck", "k"),
    any("cz", "C"),
    any("dt", "t"),
    any("tz", "z"),
    any("ts", "z"),
    any("x", "ks"),
    Rule { from: "iye", to: "ie", place: Place::Inside },
    Rule { from: "yj", to: "i", place: Place::End },
    Rule { from: "ij", to: "i", place: Place::End },
    Rule { from: "iy", to: "i", place: Place::End },
    Rule { from: "yi", to: "i", place: Place::End },
    Rule { from: "ey", to: "i", place: Place::End },
    Rule { from: "ej", to: "i", place: Place::End },
    Rule { from: "ei", to: "i", place: Place::End },
    Rule { from: "ie", to: "i", place: Place::End },
    Rule { from: "j", to: "i", place: Place::Inside },
    any("ou", "u"),
    any("oo", "u"),
    any("ee", "i"),
    any("ue", "u"),
    any("oe", "o"),
    any("ae", "a"),
];

/// The rules for what begins with `letter`, in their order: most letters have none or few.
fn rules_of(letter: char) -> &'static [&'static Rule] {
    static BY_LETTER: LazyLock<[Vec<&'static Rule>; 26]> = LazyLock::new(|| {
        std::array::from_fn(|n| RULES.iter().filter(|r| r.from.as_bytes()[0] == b'a' + n as u8).collect())
    });
    if letter.is_ascii_lowercase() { &BY_LETTER[usize::from(letter as u8 - b'a')] } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        for (a, b) in [
            ("peskow", "peskov"),
            ("sergej", "sergey"),
            ("sergei", "sergey"),
            ("mueller", "muller"),
            ("emanuel", "emmanuel"),
            ("wetsel", "whetsel"),
            ("khamenei", "hamenei"),
            ("zelenskyy", "zelensky"),
            ("zelenskij", "zelensky"),
            ("jakob", "jacob"),
            ("robin", "robyn"),
        ] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn different_names_keep_apart() {
        for (a, b) in [("zhang", "yang"), ("iran", "iraq"), ("smith", "schmitz"), ("lee", "lay")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }
}
