//! How deep a page's elements nest, told before the page is parsed: a parser's time and memory grow with the product of
//! depth and length, so that a page made for it would stop a run.

use memchr::{memchr, memmem};

/// Elements without content.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];

/// Elements that another of their kind ends, or that do not nest; many pages leave their end tags out.
const ENDED_BY_THE_NEXT: [&[u8]; 18] = [
    b"body",
    b"colgroup",
    b"dd",
    b"dt",
    b"head",
    b"html",
    b"li",
    b"optgroup",
    b"option",
    b"p",
    b"rp",
    b"rt",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
];

/// Elements whose content is not markup.
const RAW: [&[u8]; 8] = [b"script", b"style", b"textarea", b"title", b"xmp", b"noembed", b"noframes", b"iframe"];

/// Sum of the depths of all tags, in units of the limit, that a page may have.
const TAGS: usize = 1 << 17;

/// Marks that part attributes (white space, `=`, `/`) that a tag may have: a parser compares each attribute with all before it.
const MARKS: usize = 4000;

/// Whether elements nest deeper than `limit`, or so many so deep, or with so many attributes, that the page can't be meant
/// to be read.
pub(super) fn is_deeper(html: &str, limit: usize) -> bool {
    let bytes = html.as_bytes();
    let limit = limit.min(1000);
    let (mut at, mut depth, mut sum) = (0, 0_usize, 0_usize);
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            at += memmem::find(rest, b"-->").unwrap_or(rest.len());
            continue;
        }
        let is_end = rest.first() == Some(&b'/');
        let rest = &rest[usize::from(is_end)..];
        let length = rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if length == 0 || !rest[0].is_ascii_alphabetic() {
            continue;
        }
        let name = rest[..length].to_ascii_lowercase();
        let name = name.as_slice();
        if VOID.contains(&name) || ENDED_BY_THE_NEXT.contains(&name) {
            sum += depth;
        } else if is_end {
            depth = depth.saturating_sub(1);
        } else if RAW.contains(&name) {
            at += end_of_raw(rest, name).unwrap_or(rest.len());
        } else {
            depth += 1;
            sum += depth;
        }
        let (length, marks) = rest_of_tag(&bytes[at..]);
        at += length;
        if marks > MARKS || depth > limit || sum > limit.max(1) * TAGS {
            return true;
        }
    }
    false
}

/// How long a tag is from here, and how many marks part its attributes.
fn rest_of_tag(bytes: &[u8]) -> (usize, usize) {
    let (mut marks, mut quote, mut before) = (0, None, 0);
    for (at, &b) in bytes.iter().enumerate() {
        match (quote, b) {
            (Some(open), b) if open == b => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at, marks),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(b),
            (None, b'=' | b'/') => marks += 1,
            (None, b) if b.is_ascii_whitespace() => {
                marks += 1;
                continue;
            }
            (None, _) => {}
        }
        before = b;
    }
    (bytes.len(), marks)
}

/// Where the end tag of an element begins whose content is not markup.
fn end_of_raw(rest: &[u8], name: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = memmem::find(&rest[at..], b"</") {
        at += found;
        if rest.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return Some(at);
        }
        at += 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_deeper;

    #[test]
    fn depth_is_that_of_elements() {
        let nested = |n: usize| "<div class='x'>".repeat(n) + "x" + &"</div>".repeat(n);
        assert!(!is_deeper(&nested(10).repeat(50), 10));
        assert!(is_deeper(&nested(11), 10));
        let flat = "<p>One<br>two<img src=x><li>three".repeat(1000);
        assert!(!is_deeper(&flat, 10));
        let scripts = "<script>if (a <b && c <d) x('<div>')</SCRIPT ><!-- <div><div> --><style>a<b</style>".repeat(100);
        assert!(!is_deeper(&scripts, 10));
        assert!(!is_deeper("a < b <3 </ <", 1));
        assert!(!is_deeper("<script>", 1));
    }

    #[test]
    fn tags_end() {
        let tag = |n: usize| format!("<p {}>A ship sank.", (0..n).map(|i| format!("a{i}=1 ")).collect::<String>());
        assert!(!is_deeper(&tag(900), 10));
        assert!(is_deeper(&tag(20_000), 10));
        assert!(!is_deeper(&tag(10).repeat(10_000), 10));
        let picture = format!("<img src='data:image/png;base64,{}'>", "a/b =>".repeat(10_000));
        assert!(!is_deeper(&picture, 10));
    }

    #[test]
    fn many_tags_in_a_deep_place_are_too_many() {
        let html = "<b>".repeat(200) + &"<p>x".repeat(200_000);
        assert!(is_deeper(&html, 256));
        assert!(!is_deeper(&"<p>x".repeat(200_000), 256));
    }

    #[test]
    fn no_text_panics() {
        proptest::proptest!(|(html in r#"[<>/!a-cé\- ="']{0,80}|(<(script|!--|/script|b)>?){0,9}"#)| { is_deeper(&html, 3); });
    }
}
