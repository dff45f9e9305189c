use super::draw::draw;
use super::state::{Claim, Item, Screen, Step};
use gainsay::model::{Document, Relation};
use gainsay::review::{self, Review, Status};
use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A screen of two findings, with an empty review.
fn screen() -> Screen {
    let text =
        |toll: &str| format!("A fire in a hotel in Hull killed {toll} people and injured {toll} others on Monday.");
    let document = |id: &str, toll: &str| Document { id: id.into(), text: text(toll), ..Document::default() };
    let documents = [document("a", "three"), document("b", "nine")];
    let report = gainsay::reconcile(&documents, &gainsay::Options::default()).unwrap();
    let outlines = review::outlines(&report.corpus, &report.findings);
    let flagged = report.findings.iter().enumerate().filter(|(_, finding)| finding.relation.is_flagged());
    let item = |(index, finding): (usize, &gainsay::model::Finding)| Item {
        index,
        event: "fire".into(),
        question: finding.question.clone(),
        relation: Relation::Conflict,
        reason: "They differ.".into(),
        answers: ["three", "nine"]
            .map(|toll| {
                let sentence = ["A fire ".into(), format!("killed {toll}"), " people".into()];
                (toll.into(), vec![Claim { who: format!("the {toll} paper"), sentence }])
            })
            .into(),
    };
    let items: Vec<Item> = flagged.map(item).collect();
    assert_eq!(items.len(), 2);
    Screen::new(items, outlines, Review::default(), "Ana".into(), date(2024, 5, 3))
}

fn press(screen: &mut Screen, keys: &str) -> Step {
    let mut last = Step::Go;
    for key in keys.chars() {
        let code = match key {
            '\n' => KeyCode::Enter,
            '\u{1b}' => KeyCode::Esc,
            '\u{8}' => KeyCode::Backspace,
            c => KeyCode::Char(c),
        };
        last = screen.press(KeyEvent::new(code, KeyModifiers::NONE));
    }
    last
}

fn shown(screen: &Screen, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(screen, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_finding_is_decided_by_key() {
    let mut screen = screen();
    press(&mut screen, "dTwo countz\u{8}s.\n");
    assert!(shown(&screen, 100, 20).contains("dismissed by: Ana█"));
    press(&mut screen, " Li\n");
    let entry = screen.review.entries.values().next().unwrap();
    assert_eq!(entry.verdict.to_string(), "dismissed by Ana Li on 2024-05-03: Two counts.");
    assert_eq!(screen.at, 1, "it goes on to the next");
    press(&mut screen, "c\n\n");
    assert_eq!(screen.review.entries.len(), 2);
    assert!(screen.review.entries.values().all(|entry| entry.verdict.by == "Ana Li"), "the name stays");
    assert_eq!(press(&mut screen, "q"), Step::Save);
}

#[test]
fn what_was_decided_can_be_undone_cleared_and_left() {
    let mut screen = screen();
    press(&mut screen, "rFixed.\n\n");
    assert_eq!(screen.standing(0).unwrap().verdict.status, Status::Resolved);
    press(&mut screen, "kx");
    assert!(screen.review.entries.is_empty());
    press(&mut screen, "u");
    assert_eq!(screen.review.entries.len(), 1);
    press(&mut screen, "u");
    assert!(screen.review.entries.is_empty() && screen.at == 0);
    press(&mut screen, "u");
    press(&mut screen, "dno\u{1b}");
    assert!(screen.review.entries.is_empty(), "Esc goes back");
    assert_eq!(press(&mut screen, "Qn"), Step::Go);
    assert_eq!(press(&mut screen, "Qy"), Step::Abandon);
}

#[test]
fn answers_stand_side_by_side() {
    let screen = screen();
    let text = shown(&screen, 120, 20);
    let row = text.lines().find(|line| line.contains("the three paper")).unwrap();
    assert!(row.contains("the nine paper"), "{text}");
    assert!(text.contains("0 of 2 decided") && text.contains("CONFLICT: They differ."), "{text}");
    assert!(text.contains("q save and quit"), "{text}");
}

#[test]
fn no_screen_is_too_small() {
    let mut screen = screen();
    for (width, height) in [(1, 1), (8, 3), (20, 5), (300, 80)] {
        shown(&screen, width, height);
    }
    press(&mut screen, "d");
    shown(&screen, 3, 2);
    let nothing = Screen::new(Vec::new(), Vec::new(), Review::default(), String::new(), date(2024, 5, 3));
    assert!(shown(&nothing, 80, 10).contains("Nothing to review."));
    let mut nothing = nothing;
    assert_eq!(press(&mut nothing, "dcrxuGgkj "), Step::Go);
}
