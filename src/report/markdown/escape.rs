//! Keeps what an article says from being read as Markdown.

use crate::report::printable;

/// An empty character that parts two others, so that they are not read as one sign.
const PART: &str = "&#8203;";

/// The text as Markdown that shows it letter by letter, within a line: no emphasis, no code, no link, no picture, no tag, no
/// formula, no cell of a table; and nobody is called by `@name`, no issue by `#1`, as GitHub would do even where `@` and `#`
/// are escaped.
///
/// ```
/// use gainsay::report::escape_markdown;
/// assert_eq!(escape_markdown("*[x](y)* <b>"), r"\*\[x\](y)\* \<b\>");
/// assert_eq!(escape_markdown("ask @mayor"), "ask @&#8203;mayor");
/// ```
#[must_use]
pub fn escape_markdown(text: &str) -> String {
    let text = printable(text);
    let mut escaped = String::with_capacity(text.len() + 16);
    let mut rest = text.chars();
    let mut before = None;
    while let Some(c) = rest.next() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
        let after = rest.as_str();
        let links = (c == ':' && after.starts_with("//"))
            || (c.eq_ignore_ascii_case(&'w') && before != Some('w') && is_ww_dot(after))
            || (c == '@' && after.starts_with(|next: char| !next.is_whitespace()))
            || (c == '#' && after.starts_with(char::is_alphanumeric));
        if links {
            escaped.push_str(PART);
        }
        before = Some(c.to_ascii_lowercase());
    }
    escaped
}

fn is_ww_dot(text: &str) -> bool {
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("ww."))
}

/// The text as a line of its own: besides, it begins no heading, list, quotation or code.
pub(super) fn escape_line(line: &str) -> String {
    let escaped = escape_markdown(line.trim());
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    match escaped.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &escaped[..digits], &escaped[digits..]),
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{escaped}"),
        _ => escaped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What GitHub's dialect makes of Markdown.
    fn rendered(markdown: &str) -> String {
        let mut options = comrak::Options::default();
        options.extension.table = true;
        options.extension.autolink = true;
        options.extension.strikethrough = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.extension.math_dollars = true;
        options.extension.math_code = true;
        options.render.r#unsafe = true;
        comrak::markdown_to_html(markdown, &options)
    }

    /// The words of a piece of HTML that has no tags.
    fn plain(html: &str) -> String {
        let text = html.replace('\u{200B}', "").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    }

    fn squeezed(text: &str) -> String {
        printable(text).replace('\u{200B}', "").trim_matches([' ', '\t', '\n']).to_owned()
    }

    #[test]
    fn nothing_is_linked_or_called() {
        assert_eq!(escape_markdown("see http://example.org"), "see http:&#8203;//example.org");
        assert_eq!(escape_markdown("Www.example.org"), "W&#8203;ww.example.org");
        assert_eq!(escape_markdown("fixes #12, a@b.example"), "fixes \\#&#8203;12, a@&#8203;b.example");
        assert_eq!(escape_line("1. First"), "1\\. First");
        assert_eq!(escape_line("- a"), "\\- a");
        assert_eq!(escape_line("# a"), "\\# a");
    }

    proptest! {
        #[test]
        fn a_line_shows_as_it_is(text in "([a-c1@w.:/#*_`~<>|$&!()\\[\\]{}=+\\\\\" -]|https://|www\\.|&lt;|<b>|\\PC){1,24}") {
            let expected = squeezed(&text).trim().to_owned();
            prop_assume!(!expected.is_empty());
            let html = rendered(&escape_line(&text));
            let words = html.strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>\n"));
            prop_assert_eq!(words.map(plain), Some(expected), "{}", html);
        }

        #[test]
        fn a_cell_shows_as_it_is(text in "([a-c1@w.:/#*_`~<>|$&!()\\[\\]{}=+\\\\\" -]|\\PC){1,24}") {
            let expected = squeezed(&text);
            let html = rendered(&format!("| a |\n| --- |\n| {} |\n", escape_markdown(&text)));
            let cell = html.split_once("<td>").and_then(|(_, rest)| rest.split_once("</td>"));
            prop_assert_eq!(cell.map(|(cell, _)| plain(cell)), Some(expected), "{}", html);
        }
    }
}
