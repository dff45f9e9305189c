//! Tokens as the Penn Treebank and OntoNotes have them: clitics, punctuation, currency signs and hyphens stand alone.

use super::abbreviations::{Tables, abbreviation, tables};
use crate::model::Span;

/// Appends the tokens of `text[from..to]` to `out`, as byte offsets into `text`.
pub fn tokenize(text: &str, from: usize, to: usize, out: &mut Vec<Span>) {
    let Some(stretch) = text.get(from..to) else { return };
    let t = tables();
    let mut start = None;
    for (i, c) in stretch.char_indices() {
        match (is_blank(c), start) {
            (false, None) => start = Some(i),
            (true, Some(s)) => {
                chunk(text, from + s, from + i, t, out);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(s) = start {
        chunk(text, from + s, to, t, out);
    }
}

/// White space, and what shows as none.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\0'..='\u{1f}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´')
}

const fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '‒')
}

const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₴' | '₩' | '₺' | '₪' | '₦')
}

/// Stands alone at the head of a word.
const fn opens(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '`'
            | '('
            | '['
            | '{'
            | '<'
            | '¡'
            | '¿'
            | '#'
            | '…'
            | '*'
            | '|'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '>'
            | '='
            | '•'
            | '·'
            | '■'
            | '►'
            | '▪'
    ) || is_dash(c)
        || is_currency(c)
}

/// Stands alone at the end of a word.
const fn closes(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '`'
            | ')'
            | ']'
            | '}'
            | '>'
            | '('
            | '['
            | '{'
            | '<'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '*'
            | '|'
            | '%'
            | '•'
            | '·'
            | '■'
            | '►'
    ) || is_dash(c)
        || is_currency(c)
}

fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

/// Takes apart what stands between two blanks.
fn chunk(text: &str, mut start: usize, mut end: usize, t: &Tables, out: &mut Vec<Span>) {
    // Off with what stands before the word.
    while start < end {
        let rest = &text[start..end];
        let mut chars = rest.chars();
        let (Some(c), next) = (chars.next(), chars.next()) else { break };
        let n = if rest.starts_with("''") || rest.starts_with("``") || rest.starts_with("’’") || rest.starts_with("‘‘")
        {
            2 * c.len_utf8()
        } else if c == '.' && next == Some('.') || c == '-' && next == Some('-') {
            rest.len() - rest.trim_start_matches(c).len()
        } else if is_apostrophe(c) {
            // "'90s" and "'s" are whole, and so is "'em".
            if next.is_some_and(|d| d.is_ascii_digit()) || is_clitic(rest, t) {
                break;
            }
            c.len_utf8()
        } else if c == '-' && next.is_some_and(char::is_alphabetic) || opens(c) {
            c.len_utf8()
        } else {
            break;
        };
        out.push(span(start, start + n));
        start += n;
    }
    // Off with what stands behind it; found from the outside in, given from the inside out.
    let mut behind: Vec<Span> = Vec::new();
    while start < end {
        let rest = &text[start..end];
        let Some(c) = rest.chars().next_back() else { break };
        let dots = rest.len() - rest.trim_end_matches('.').len();
        let dashes = rest.len() - rest.trim_end_matches('-').len();
        let n = if dots > 1 {
            dots
        } else if dashes > 1 {
            dashes
        } else if c == '.' {
            if keeps_stop(text, start, end) {
                break;
            }
            1
        } else if rest.ends_with("''") || rest.ends_with("’’") {
            2 * c.len_utf8()
        } else if closes(c) || is_apostrophe(c) {
            c.len_utf8()
        } else if let Some(n) = possessive(rest) {
            n
        } else if c == '-' && rest[..rest.len() - 1].ends_with(|d: char| d.is_ascii_digit()) {
            1
        } else {
            break;
        };
        behind.push(span(end - n, end));
        end -= n;
    }
    if start < end {
        if is_address(&text[start..end]) {
            out.push(span(start, end));
        } else {
            inner(text, start, end, t, out);
        }
    }
    out.extend(behind.into_iter().rev());
}

/// Whether the full stop at `end` belongs to the word before it.
fn keeps_stop(text: &str, start: usize, end: usize) -> bool {
    let word = &text[start..end];
    // The part behind the last hyphen or slash decides: "Lt.-Gen.".
    let part = word.rfind(['-', '/', '–', '—']).map_or(word, |i| word[i..].trim_start_matches(['-', '/', '–', '—']));
    let digit_next = text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let part = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    abbreviation(part, digit_next).is_some()
}

/// Whether the whole of `word` is an apostrophe and a clitic.
fn is_clitic(word: &str, t: &Tables) -> bool {
    let tail = word.trim_start_matches(is_apostrophe);
    let tail = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is = |w: &str| tail.eq_ignore_ascii_case(w);
    is("em") || is("til") || is("cause") || is("d") || t.clitics.iter().any(|c| is(c))
}

/// The length of "'s" at the end of `word`.
fn possessive(word: &str) -> Option<usize> {
    let before = word.strip_suffix(['s', 'S'])?;
    let c = before.chars().next_back().filter(|&c| is_apostrophe(c))?;
    (before.len() > c.len_utf8()).then(|| c.len_utf8() + 1)
}

/// A web address, an e-mail address, a handle.
fn is_address(word: &str) -> bool {
    if word.contains("://") || word.starts_with("www.") || word.starts_with('@') && word.len() > 1 {
        return true;
    }
    if let Some((name, host)) = word.split_once('@') {
        return !name.is_empty() && host.contains('.');
    }
    // "example.com", "example.co.uk/page": small letters behind every stop.
    let host = word.split('/').next().unwrap_or("");
    let mut labels = host.rsplit('.');
    let (Some(last), Some(before)) = (labels.next(), labels.next()) else { return false };
    (2..=4).contains(&last.len())
        && last.chars().all(|c| c.is_ascii_lowercase())
        && before.len() > 2
        && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        && !before.chars().all(|c| c.is_ascii_digit())
}

/// Splits a word at hyphens, dashes, slashes and where a blank was forgotten.
fn inner(text: &str, start: usize, end: usize, t: &Tables, out: &mut Vec<Span>) {
    let word = &text[start..end];
    if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        piece(text, start, end, t, out);
        return;
    }
    let (mut from, mut i) = (start, start);
    while i < end {
        let rest = &text[i..end];
        let Some(c) = rest.chars().next() else { break };
        let n = separator(&text[start..i], &text[from..i], c, rest);
        if n > 0 {
            if from < i {
                piece(text, from, i, t, out);
            }
            out.push(span(i, i + n));
            i += n;
            from = i;
        } else {
            i += c.len_utf8();
        }
    }
    if from < end {
        piece(text, from, end, t, out);
    }
}

/// The length of the separator at the head of `rest`, whose first character is `c`, behind `before`, of which `piece`
/// is not yet a token; 0 if there is none.
fn separator(before: &str, piece: &str, c: char, rest: &str) -> usize {
    let Some(previous) = before.chars().next_back() else { return 0 };
    let Some(next) = rest[c.len_utf8()..].chars().next() else { return 0 };
    let n = c.len_utf8();
    let run = rest.len() - rest.trim_start_matches(c).len();
    let splits = match c {
        '-' if run > 1 => return run,
        '-' => {
            (previous.is_alphanumeric() || matches!(previous, '.' | '\'' | '’' | '%')) && next.is_alphabetic()
                || previous.is_ascii_digit() && (next.is_ascii_digit() || is_currency(next))
        }
        '.' if run > 1 => return run,
        '/' => previous.is_alphabetic() && next.is_alphabetic() && !piece.is_empty(),
        ':' | '=' | '<' | '>' => previous.is_alphanumeric() && next.is_alphabetic(),
        ',' => previous.is_alphabetic() && next.is_alphabetic(),
        ';' | '?' | '!' | '"' | '“' | '”' | '…' | '«' | '»' => true,
        '.' => {
            let word = piece.chars().count();
            let ended = previous.is_lowercase() && word > 1 || matches!(previous, '”' | '’' | ')' | '"');
            ended && (next.is_uppercase() || matches!(next, '“' | '"' | '”' | '‘'))
        }
        '(' | '[' => rest[n..].find([')', ']']).is_none_or(|k| k > 2),
        ')' | ']' => piece.rfind(['(', '[']).is_none_or(|k| piece.len() - k > 3),
        '%' => previous.is_ascii_digit(),
        _ => is_dash(c) || (is_currency(c) && next.is_ascii_digit()),
    };
    if splits { n } else { 0 }
}

/// Splits clitics and units off a word.
fn piece(text: &str, start: usize, end: usize, t: &Tables, out: &mut Vec<Span>) {
    let word = &text[start..end];
    let at = cut(word, t);
    if at > 0 && at < word.len() {
        out.push(span(start, start + at));
        out.push(span(start + at, end));
    } else {
        out.push(span(start, end));
    }
}

/// Where `word` falls into two; 0 if it does not.
fn cut(word: &str, t: &Tables) -> usize {
    let bytes = word.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        let number = bytes.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':')).count();
        // "9.40am", "107bn", "2:30p.m.".
        return if t.units.contains(&word[number..]) { number } else { 0 };
    }
    if let Some((i, c)) = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c)) {
        let tail = &word[i + c.len_utf8()..];
        if i == 0 || tail.is_empty() || tail.len() > 2 {
            return 0;
        }
        if tail.eq_ignore_ascii_case("t") {
            let stem = &bytes[..i];
            return if stem.len() > 1 && stem[stem.len() - 1].eq_ignore_ascii_case(&b'n') { i - 1 } else { 0 };
        }
        if tail.eq_ignore_ascii_case("d") {
            return if t.before_d.contains(&word[..i].to_lowercase()) { i } else { 0 };
        }
        return if t.clitics.iter().any(|k| tail.eq_ignore_ascii_case(k)) { i } else { 0 };
    }
    if word.len() <= 6 && word.is_ascii() {
        return t.pairs.get(&word.to_ascii_lowercase()).copied().unwrap_or(0);
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, 0, text.len(), &mut out);
        out.iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn plain() {
        assert_eq!(tokens("The boat sank, he said."), ["The", "boat", "sank", ",", "he", "said", "."]);
    }

    #[test]
    fn clitics() {
        assert_eq!(tokens("She can't; they’re Tom's."), ["She", "ca", "n't", ";", "they", "’re", "Tom", "'s", "."]);
        assert_eq!(tokens("I'd cannot"), ["I", "'d", "can", "not"]);
        assert_eq!(tokens("the players' bus"), ["the", "players", "'", "bus"]);
        assert_eq!(tokens("the '90s"), ["the", "'90s"]);
    }

    #[test]
    fn quotes() {
        assert_eq!(tokens("“No,” he said."), ["“", "No", ",", "”", "he", "said", "."]);
        assert_eq!(tokens("(\"Go!\")"), ["(", "\"", "Go", "!", "\"", ")"]);
        assert_eq!(tokens("''Live'' and ``x``"), ["''", "Live", "''", "and", "``", "x", "`", "`"]);
    }

    #[test]
    fn hyphens() {
        assert_eq!(
            tokens("a 24-year-old U.S.-led C-130"),
            ["a", "24", "-", "year", "-", "old", "U.S.", "-", "led", "C-130"]
        );
        assert_eq!(
            tokens("won 27-24 in 2014–15 — at last--well"),
            ["won", "27", "-", "24", "in", "2014", "–", "15", "—", "at", "last", "--", "well"]
        );
    }

    #[test]
    fn numbers() {
        assert_eq!(
            tokens("$1.5bn, 15,000 (3.7%) at 9.40am."),
            ["$", "1.5", "bn", ",", "15,000", "(", "3.7", "%", ")", "at", "9.40", "am", "."]
        );
        assert_eq!(tokens("US$5 in 03.12.2021."), ["US", "$", "5", "in", "03.12.2021", "."]);
        assert_eq!(tokens("at 2:30p.m. on the 28th"), ["at", "2:30", "p.m.", "on", "the", "28th"]);
    }

    #[test]
    fn stops() {
        assert_eq!(
            tokens("Mr. J. Holm of Acme Inc. met at 9 p.m. Sunday, Sept. 4."),
            ["Mr.", "J.", "Holm", "of", "Acme", "Inc.", "met", "at", "9", "p.m.", "Sunday", ",", "Sept.", "4", "."]
        );
        assert_eq!(
            tokens("He left.The end... No. 5 is in the U.S."),
            ["He", "left", ".", "The", "end", "...", "No.", "5", "is", "in", "the", "U.S."]
        );
        assert_eq!(tokens("See example.com, or a@b.org"), ["See", "example.com", ",", "or", "a@b.org"]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_blanks(text in "\\PC{0,60}") {
            let mut out = Vec::new();
            tokenize(&text, 0, text.len(), &mut out);
            let mut at = 0;
            for s in &out {
                prop_assert!(s.start as usize >= at && s.end > s.start);
                prop_assert!(text[at..s.start as usize].chars().all(is_blank));
                prop_assert!(text.get(s.start as usize..s.end as usize).is_some());
                at = s.end as usize;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }
    }
}
