//! Links to what a document says, where it stands on the web.

use std::fmt::Write;

/// The longest quote that a link spells out; of a longer one it names the first words and the last.
const LONGEST: usize = 120;

/// How many words name the beginning and the end of a longer quote, and the surroundings of a short one.
const WORDS: usize = 4;

/// The address, if it is one that a reader can safely be sent to: `http` or `https`, with a host, and no user name, which
/// could pass for the host. Characters that can't stand in an address are percent-encoded.
///
/// ```
/// use gainsay::report::web_address;
/// assert_eq!(web_address("https://example.org/a b").as_deref(), Some("https://example.org/a%20b"));
/// assert_eq!(web_address("javascript:alert(1)"), None);
/// assert_eq!(web_address("https://example.org@example.net/"), None);
/// ```
#[must_use]
pub fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) || rest.contains(char::is_control)
    {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    if host.is_empty() || host.contains(['@', '\\', ' ']) {
        return None;
    }
    Some(encode(url, |c| !c.is_whitespace() && !r#""'<>\^`{|}()[]"#.contains(c)))
}

/// A link to the place of a page where a quote stands, as a text fragment
/// (<https://wicg.github.io/scroll-to-text-fragment/>). A quote of few words is told from others by the words about it.
///
/// ```
/// use gainsay::report::link_to_quote;
/// assert_eq!(
///     link_to_quote("https://example.org/news", ["It then ", "lasted only ten minutes", "."]).as_deref(),
///     Some("https://example.org/news#:~:text=lasted%20only%20ten%20minutes"),
/// );
/// ```
#[must_use]
pub fn link_to_quote(url: &str, [before, quote, after]: [&str; 3]) -> Option<String> {
    let mut link = web_address(url)?;
    let words: Vec<&str> = quote.split_whitespace().collect();
    if words.is_empty() {
        return Some(link);
    }
    link.push_str(if link.contains('#') { ":~:text=" } else { "#:~:text=" });
    let short = words.len() < WORDS;
    if let Some(prefix) = Some(last_words(before)).filter(|prefix| short && !prefix.is_empty()) {
        link += &directive(&prefix);
        link += "-,";
    }
    if quote.len() > LONGEST && words.len() > 2 * WORDS {
        link += &directive(&words[..WORDS]);
        link.push(',');
        link += &directive(&words[words.len() - WORDS..]);
    } else {
        link += &directive(&words);
    }
    if let Some(suffix) = Some(first_words(after)).filter(|suffix| short && !suffix.is_empty()) {
        link += ",-";
        link += &directive(&suffix);
    }
    Some(link)
}

/// The first whole words of what follows a quote. A quote that ends within a word has no words after it to be known by.
fn first_words(text: &str) -> Vec<&str> {
    if text.starts_with(char::is_alphanumeric) { Vec::new() } else { text.split_whitespace().take(WORDS).collect() }
}

fn last_words(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if text.ends_with(char::is_alphanumeric) { Vec::new() } else { words[words.len().saturating_sub(WORDS)..].to_vec() }
}

/// Words as a part of a text directive, in which `-`, `,` and `&` have a meaning of their own.
fn directive(words: &[&str]) -> String {
    encode(&words.join(" "), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '~'))
}

/// Percent-encodes what is not to stay as it is.
pub(super) fn encode(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        if stays(c) {
            encoded.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string can't fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked() {
        for bad in [
            "",
            "javascript:alert(1)",
            "JavaScript://example.org/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "//example.org/",
            "https://",
            "https:///path",
            "http://example.org\n.example.net/",
            "\u{1}https://example.org/",
            "https://user:word@example.org/",
            "https://example.org\\@example.net/",
            "example.org",
        ] {
            assert_eq!(web_address(bad), None, "{bad:?}");
        }
        assert_eq!(web_address("HTTP://Example.org").as_deref(), Some("HTTP://Example.org"));
        assert_eq!(
            web_address("https://example.org/\"onmouseover='x'<>").as_deref(),
            Some("https://example.org/%22onmouseover=%27x%27%3C%3E")
        );
        assert_eq!(
            web_address("https://example.org/Zürich?a=b&c=%20").as_deref(),
            Some("https://example.org/Zürich?a=b&c=%20")
        );
    }

    #[test]
    fn fragments_name_the_quote() {
        let link = |quote: [&str; 3]| link_to_quote("https://example.org/a", quote).unwrap();
        assert_eq!(
            link(["The fire ", "killed 17", " people, officials said."]),
            "https://example.org/a#:~:text=The%20fire-,killed%2017,-people%2C%20officials%20said."
        );
        assert_eq!(
            link(["", "a well-known man & wife", ""]),
            "https://example.org/a#:~:text=a%20well%2Dknown%20man%20%26%20wife"
        );
        // Words that are cut through, and line breaks.
        assert_eq!(link(["Mill", "ion lost", "s"]), "https://example.org/a#:~:text=ion%20lost");
        assert_eq!(link(["", "one two\n three four", ""]), "https://example.org/a#:~:text=one%20two%20three%20four");
        let long = "alpha beta gamma delta ".repeat(10);
        assert_eq!(
            link(["", &long, ""]),
            "https://example.org/a#:~:text=alpha%20beta%20gamma%20delta,alpha%20beta%20gamma%20delta"
        );
        assert_eq!(link(["x ", "", " y"]), "https://example.org/a");
    }

    #[test]
    fn a_fragment_that_is_there_is_kept() {
        let link = link_to_quote("https://example.org/a#part", ["", "one two three four", ""]);
        assert_eq!(link.as_deref(), Some("https://example.org/a#part:~:text=one%20two%20three%20four"));
    }
}
