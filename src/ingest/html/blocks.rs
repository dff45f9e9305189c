//! The text of elements as a browser sets it: a block a paragraph, white space run together.

use dom_query::NodeRef;

/// What makes a paragraph of its own.
const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// What holds no text to read: programs, controls, what is embedded, fallbacks.
const SILENT: [&str; 21] = [
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "noscript", "object",
    "option", "script", "select", "style", "svg", "template", "textarea", "title", "video", "nav",
];

/// The text of a node and what is in it, without white space at its ends.
pub(super) fn text(node: &NodeRef<'_>) -> String {
    let mut out = Text::default();
    // The depth of a page is not ours, so that the way back up is kept on a list and not on the call stack.
    let mut open: Vec<(NodeRef<'_>, Break)> = Vec::new();
    let mut next = node.first_child();
    loop {
        while let Some(node) = next {
            if node.is_text() {
                out.push(&node.text());
                next = node.next_sibling();
                continue;
            }
            let name = node.node_name();
            let name = name.as_deref().unwrap_or("");
            let is_hidden = SILENT.contains(&name) || node.has_attr("hidden");
            let after = match Break::of(name) {
                // A cell of a table that sets the page holds paragraphs, one of a table of figures a word or two.
                Break::Cell if node.children_it(false).any(|child| is_break(&child)) => Break::Paragraph,
                after => after,
            };
            if name == "br" {
                out.set(Break::Line);
            } else if !is_hidden && node.first_child().is_some() {
                out.set(after.before());
                next = node.first_child();
                open.push((node, after));
                continue;
            }
            out.set(if is_hidden { Break::None } else { after });
            next = node.next_sibling();
        }
        let Some((node, after)) = open.pop() else { break };
        out.set(after);
        next = node.next_sibling();
    }
    out.text
}

fn is_break(node: &NodeRef<'_>) -> bool {
    node.node_name().is_some_and(|name| &*name == "br" || BLOCKS.contains(&&*name))
}

/// What separates two stretches of text, the stronger the later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}

impl Break {
    /// What comes after an element of this name.
    fn of(name: &str) -> Self {
        match name {
            "td" | "th" => Self::Cell,
            "tr" => Self::Line,
            name if BLOCKS.contains(&name) => Self::Paragraph,
            _ => Self::None,
        }
    }

    /// What comes before an element that this comes after.
    fn before(self) -> Self {
        if self == Self::Cell { Self::None } else { self }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Space => " ",
            Self::Cell => "\t",
            Self::Line => "\n",
            Self::Paragraph => "\n\n",
        }
    }
}

#[derive(Default)]
struct Text {
    text: String,
    /// What separates the text so far from what follows.
    pending: Break,
}

impl Text {
    fn set(&mut self, separator: Break) {
        self.pending = self.pending.max(separator);
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Marks for where a word may be broken, or no break: they would keep words from being known.
                '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}' => {}
                c if c.is_whitespace() => self.set(Break::Space),
                c => {
                    if !self.text.is_empty() {
                        self.text.push_str(self.pending.as_str());
                    }
                    self.pending = Break::None;
                    self.text.push(c);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::text;

    #[test]
    fn blocks_are_paragraphs_and_white_space_runs_together() {
        let html = "<div><h2>Ferry\n  sinks</h2><p>A <b>ferry</b> with&nbsp;20 <i>people</i>\taboard sank<br>on Mon&shy;day.</p>\
            <ul><li>One</li><li> Two</li></ul><script>x()</script>Nobody <span hidden>?</span>was hurt.\
            <table><tr><th>Ship<td>Dead<tr><td>Lark<td>0</table><table><tr><td>Menu<td><p>Text</p></table><noscript>Turn on</noscript></div>";
        assert_eq!(
            text(html),
            "Ferry sinks\n\nA ferry with 20 people aboard sank\non Monday.\n\nOne\n\nTwo\n\nNobody was hurt.\n\nShip\tDead\nLark\t0\n\nMenu\n\nText"
        );
        assert_eq!(text("AT&T &amp; 3 < 4 &lt;b&gt;"), "AT&T & 3 < 4 <b>");
        assert_eq!(text(""), "");
    }
}
