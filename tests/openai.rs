//! The example that asks a language model, against a stub on this machine that speaks the endpoint's protocol.

#[allow(dead_code, unused_qualifications)]
#[path = "../examples/openai_claims/client.rs"]
mod client;

use client::{Error, Settings, ask, claims};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// What the stub does with a connection, after it has read the request.
enum Answer {
    /// Sends these bytes in pieces of that many, and closes.
    Send(Vec<u8>, usize),
    /// Sends these bytes, and then nothing for as long as the client stays.
    Stall(Vec<u8>),
}

/// A request as it came.
struct Request {
    head: String,
    body: Value,
}

/// Starts a stub that gives these answers, one a connection.
fn stub(answers: Vec<Answer>) -> (Settings, Receiver<Request>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (send, receive) = channel();
    thread::spawn(move || {
        for answer in answers {
            let Ok((stream, _)) = listener.accept() else { return };
            let Some(request) = request(&stream) else { continue };
            let _ = send.send(request);
            serve(stream, answer);
        }
    });
    let settings = Settings {
        base_url: format!("http://{address}/v1"),
        key: Some("secret".into()),
        model: "small".into(),
        timeout: Duration::from_millis(700),
        retries: 3,
        pause: Duration::from_millis(10),
    };
    (settings, receive)
}

fn request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"))?.trim().parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { head, body: serde_json::from_slice(&body).ok()? })
}

fn serve(mut stream: TcpStream, answer: Answer) {
    stream.set_nodelay(true).unwrap();
    match answer {
        // A client that has heard enough may leave.
        Answer::Send(bytes, piece) => {
            for piece in bytes.chunks(piece) {
                if stream.write_all(piece).and_then(|()| stream.flush()).is_err() {
                    return;
                }
            }
        }
        Answer::Stall(bytes) => {
            let _ = stream.write_all(&bytes);
            let _ = stream.read(&mut [0]);
        }
    }
}

fn response(status: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n{body}").into_bytes()
}

/// A stream of events that spells out `content`, a few characters an event.
fn events(content: &str) -> String {
    let chars: Vec<char> = content.chars().collect();
    let pieces = chars.chunks(3).map(|piece| piece.iter().collect::<String>());
    let events = pieces
        .map(|piece| format!("data: {}\n\n", json!({ "choices": [{ "index": 0, "delta": { "content": piece } }] })));
    let first = format!(": hello\n\ndata: {}\r\n\r\n", json!({ "choices": [{ "delta": { "role": "assistant" } }] }));
    let last = format!("data:{}\n\ndata: [DONE]\n\n", json!({ "choices": [{ "delta": {}, "finish_reason": "stop" }] }));
    first + &events.collect::<String>() + &last
}

fn streamed(content: &str) -> Vec<u8> {
    response("200 OK", "Content-Type: text/event-stream\r\n", &events(content))
}

fn document() -> Value {
    json!({ "id": "a", "source": "Post", "published": "2021-03-02", "title": "Ferry sinks", "text": "The ferry Łódź 🚢 killed 12 people." })
}

const CLAIM: &str =
    r#"{"question": "How many people were killed?", "value": "12", "quote": "Łódź 🚢 killed 12 people"}"#;

#[test]
fn the_request_has_the_article_and_the_stream_is_put_together() {
    // One byte at a time cuts every character and every event.
    for piece in [1, 7, 1 << 20] {
        let (settings, requests) = stub(vec![Answer::Send(streamed(CLAIM), piece)]);
        assert_eq!(ask(&settings, &document()).unwrap(), CLAIM, "pieces of {piece}");
        let Request { head, body } = requests.recv().unwrap();
        assert!(head.starts_with("post /v1/chat/completions http/1.1"), "{head}");
        assert!(
            head.contains("authorization: bearer secret") && head.contains("content-type: application/json"),
            "{head}"
        );
        assert_eq!((&body["model"], &body["stream"]), (&json!("small"), &json!(true)));
        assert_eq!(body["messages"][0]["role"], "system");
        let article = body["messages"][1]["content"].as_str().unwrap();
        assert_eq!(
            article,
            "Outlet: Post\nPublished: 2021-03-02\nHeadline: Ferry sinks\n\nThe ferry Łódź 🚢 killed 12 people."
        );
    }
}

#[test]
fn no_key_no_header_and_an_answer_at_once() {
    let body = json!({ "choices": [{ "message": { "content": CLAIM }, "finish_reason": "stop" }] }).to_string();
    let (mut settings, requests) =
        stub(vec![Answer::Send(response("200 OK", "Content-Type: application/json\r\n", &body), 5)]);
    settings.key = None;
    assert_eq!(ask(&settings, &document()).unwrap(), CLAIM);
    assert!(!requests.recv().unwrap().head.contains("authorization"));
}

#[test]
fn who_is_busy_is_asked_again() {
    let busy = response("429 Too Many Requests", "Retry-After: 1\r\n", r#"{"error": {"message": "Slow down"}}"#);
    let broken = response("500 Internal Server Error", "", "oops");
    let (settings, requests) =
        stub(vec![Answer::Send(busy, 9), Answer::Send(broken, 9), Answer::Send(streamed(CLAIM), 9)]);
    let begun = Instant::now();
    assert_eq!(ask(&settings, &document()).unwrap(), CLAIM);
    assert!(begun.elapsed() >= Duration::from_secs(1), "the server's own wish is heeded");
    assert_eq!(requests.iter().count(), 3);
}

#[test]
fn who_stays_busy_is_given_up() {
    let busy = || Answer::Send(response("503 Service Unavailable", "", r#"{"error": "overloaded"}"#), 9);
    let (settings, requests) = stub(vec![busy(), busy(), busy(), busy(), busy()]);
    let error = ask(&settings, &document()).unwrap_err();
    assert!(matches!(&error, Error::Busy { status: 503, message, .. } if message == "overloaded"), "{error:?}");
    assert_eq!(requests.iter().take(4).count(), 4, "once, and three times again");
}

#[test]
fn a_refusal_is_final() {
    let refused = response("401 Unauthorized", "", r#"{"error": {"message": "Incorrect API key"}}"#);
    let (settings, requests) = stub(vec![Answer::Send(refused, 9)]);
    let error = ask(&settings, &document()).unwrap_err();
    assert_eq!(error.to_string(), "the endpoint answered 401: Incorrect API key");
    assert_eq!(requests.iter().count(), 1);
}

#[test]
fn silence_is_timed_out_and_asked_again() {
    let half = &streamed(CLAIM)[..200];
    let (settings, _requests) =
        stub(vec![Answer::Stall(Vec::new()), Answer::Stall(half.to_vec()), Answer::Send(streamed(CLAIM), 50)]);
    let begun = Instant::now();
    assert_eq!(ask(&settings, &document()).unwrap(), CLAIM);
    assert!(begun.elapsed() >= Duration::from_millis(1400), "both silences were waited out");
}

#[test]
fn nobody_there_is_an_error() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (settings, _) = stub(Vec::new());
    let settings = Settings { base_url: format!("http://{address}/v1"), retries: 1, ..settings };
    assert!(matches!(ask(&settings, &document()), Err(Error::Silent(_))));
}

#[test]
fn what_breaks_off_or_makes_no_sense_is_asked_again() {
    let whole = streamed(CLAIM);
    let off = whole[..whole.len() - 120].to_vec();
    let head = "Content-Type: text/event-stream\r\n";
    let nonsense = response("200 OK", head, "data: {\"choices\": [\n\n");
    let failed = response("200 OK", head, "data: {\"error\": {\"message\": \"engine died\"}}\n\n");
    let (settings, requests) = stub(vec![
        Answer::Send(off, 30),
        Answer::Send(nonsense.clone(), 30),
        Answer::Send(failed, 30),
        Answer::Send(nonsense, 30),
    ]);
    let error = ask(&settings, &document()).unwrap_err();
    assert!(matches!(error, Error::Malformed(_)), "{error:?}");
    assert_eq!(requests.iter().count(), 4);
}

#[test]
fn an_answer_that_was_cut_is_no_answer() {
    let cut = format!(
        "data: {}\n\ndata: [DONE]\n\n",
        json!({ "choices": [{ "delta": { "content": "{" }, "finish_reason": "length" }] })
    );
    let (settings, _requests) =
        stub(vec![Answer::Send(response("200 OK", "Content-Type: text/event-stream\r\n", &cut), 9)]);
    assert!(matches!(ask(&settings, &document()), Err(Error::Cut)));
}

#[test]
fn politeness_and_fences_are_no_claims() {
    let answer = format!("Sure! Here are the claims:\n```json\n{CLAIM},\n  {{\"broken\": \n```\n");
    let (found, rest) = claims(&answer);
    assert_eq!(found, [CLAIM, "{\"broken\":"]);
    assert_eq!(rest, ["Sure! Here are the claims:", "```json", "```"]);
}

/// The whole way: the command runs the example, which asks the stub.
#[cfg(unix)]
#[test]
fn the_command_compares_what_the_model_found() {
    let command = std::path::Path::new(env!("CARGO_BIN_EXE_gainsay"));
    let example = command.with_file_name("examples").join("openai_claims");
    if !example.exists() {
        eprintln!("skipped: {} is not built; run all tests, or `cargo build --examples`", example.display());
        return;
    }
    let claim = |n: u32| {
        format!(r#"{{"question": "How many people were killed?", "value": "{n}", "quote": "killed {n} people"}}"#)
    };
    let made_up = r#"{"question": "How many dogs?", "value": "3", "quote": "three dogs"}"#;
    let first = Answer::Send(streamed(&format!("```\n{}\n{made_up}\n```", claim(12))), 11);
    let (settings, requests) = stub(vec![first, Answer::Send(streamed(&claim(15)), 11)]);
    let folder = tempfile::tempdir().unwrap();
    let article = |id: &str, n: u32| {
        format!(
            "{}\n",
            json!({ "id": id, "source": id, "published": "2021-03-02", "text": format!("The ferry Northern Star sank off Kasarra on Monday. The accident killed {n} people.") })
        )
    };
    std::fs::write(folder.path().join("a.jsonl"), article("a", 12) + &article("b", 15)).unwrap();
    let output = Command::new(command)
        .args(["compare", "a.jsonl", "-f", "jsonl", "--threads", "1", "--extractor", example.to_str().unwrap()])
        .env("OPENAI_BASE_URL", &settings.base_url)
        .env("OPENAI_API_KEY", "secret")
        .env("OPENAI_MODEL", "small")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "a quote that was made up: {message}");
    assert!(message.contains("does not have the words \"three dogs\""), "{message}");
    let report = String::from_utf8(output.stdout).unwrap();
    let finding: Value = serde_json::from_str(report.trim()).unwrap();
    assert_eq!((&finding["attribute"], &finding["relation"]), (&json!("casualties.killed"), &json!("conflict")));
    assert_eq!(requests.iter().count(), 2);
}
