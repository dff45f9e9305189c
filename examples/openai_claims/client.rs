//! Speaks the protocol of chat completions: a request, a stream of server-sent events, and what to do when that goes wrong.

use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read};
use std::thread;
use std::time::Duration;
use ureq::Agent;

/// What the model is told to do.
const PROMPT: &str = include_str!("prompt.txt");

/// No server is waited for longer than this between two tries, whatever it asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How to reach the endpoint.
#[derive(Clone, Debug)]
pub struct Settings {
    pub base_url: String,
    pub key: Option<String>,
    pub model: String,
    /// How long an answer may take to begin, and each piece of it to come.
    pub timeout: Duration,
    /// How often to ask again.
    pub retries: u32,
    /// How long to wait before that, at first; twice as long each time.
    pub pause: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: "https://api.openai.com/v1".into(),
            key: None,
            model: "gpt-4o-mini".into(),
            timeout: Duration::from_secs(60),
            retries: 4,
            pause: Duration::from_secs(1),
        }
    }
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The endpoint refuses: asking again would change nothing.
    #[error("the endpoint answered {status}: {message}")]
    Refused { status: u16, message: String },
    /// The endpoint is busy or broken.
    #[error("the endpoint answered {status}: {message}")]
    Busy { status: u16, message: String, wait: Option<Duration> },
    /// The endpoint can't be reached, or fell silent.
    #[error("no answer from the endpoint: {0}")]
    Silent(String),
    /// What came is not what the protocol has.
    #[error("the endpoint's answer can't be read: {0}")]
    Malformed(String),
    /// The model wrote more than it may.
    #[error("the answer was cut off: the model came to the end of what it may write")]
    Cut,
}

impl Error {
    /// How long to wait before asking again; `None` where that would be of no use.
    fn wait(&self, pause: Duration) -> Option<Duration> {
        match self {
            Self::Busy { wait, .. } => Some(wait.unwrap_or(pause).min(LONGEST_WAIT)),
            Self::Silent(_) | Self::Malformed(_) => Some(pause.min(LONGEST_WAIT)),
            Self::Refused { .. } | Self::Cut => None,
        }
    }
}

/// Asks the model for the claims of a document, and gives what it writes.
pub fn ask(settings: &Settings, document: &Value) -> Result<String, Error> {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(settings.timeout))
        .timeout_recv_response(Some(settings.timeout))
        .timeout_per_read(Some(settings.timeout))
        .build()
        .into();
    let mut pause = settings.pause;
    for _ in 0..settings.retries {
        match ask_once(&agent, settings, document) {
            Err(error) => match error.wait(pause) {
                Some(wait) => thread::sleep(wait),
                None => return Err(error),
            },
            answer => return answer,
        }
        pause *= 2;
    }
    ask_once(&agent, settings, document)
}

fn ask_once(agent: &Agent, settings: &Settings, document: &Value) -> Result<String, Error> {
    let body = json!({
        "model": settings.model,
        "stream": true,
        "temperature": 0,
        "messages": [
            { "role": "system", "content": PROMPT },
            { "role": "user", "content": article(document) },
        ],
    });
    let url = format!("{}/chat/completions", settings.base_url.trim_end_matches('/'));
    let mut request = agent.post(url).header("Content-Type", "application/json").header("Accept", "text/event-stream");
    if let Some(key) = &settings.key {
        request = request.header("Authorization", format!("Bearer {key}"));
    }
    let mut response = request.send(body.to_string()).map_err(|error| Error::Silent(error.to_string()))?;
    let status = response.status().as_u16();
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (wait, kind) = (header("retry-after"), header("content-type").unwrap_or_default());
    let mut reader = response.body_mut().as_reader();
    match status {
        200 if kind.starts_with("application/json") => whole(&read(reader)?),
        200 => stream(reader),
        _ => {
            // A body that breaks off still leaves the status.
            let mut text = String::new();
            let _ = reader.by_ref().take(64 << 10).read_to_string(&mut text);
            let message = told(&text);
            Err(match status {
                408 | 429 | 500.. => {
                    let wait = wait.and_then(|wait| wait.trim().parse().ok()).map(Duration::from_secs);
                    Error::Busy { status, message, wait }
                }
                _ => Error::Refused { status, message },
            })
        }
    }
}

/// The article as the model sees it.
fn article(document: &Value) -> String {
    let field = |name: &str| document.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let head = [("Outlet", "source"), ("Published", "published"), ("Headline", "title")];
    let mut out: String = head.iter().filter_map(|(word, name)| Some(format!("{word}: {}\n", field(name)?))).collect();
    out.push('\n');
    out.push_str(field("text").unwrap_or_default());
    out
}

fn read(mut reader: impl Read) -> Result<String, Error> {
    let mut text = String::new();
    reader.read_to_string(&mut text).map_err(|error| Error::Silent(error.to_string()))?;
    Ok(text)
}

/// The message of an error, which endpoints put in different places.
fn told(body: &str) -> String {
    let value: Value = serde_json::from_str(body).unwrap_or_default();
    let message = value.pointer("/error/message").or_else(|| value.get("message")).or_else(|| value.get("error"));
    let message = message.and_then(Value::as_str).unwrap_or(body);
    message.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

/// An answer that came at once, from an endpoint that does not stream.
fn whole(body: &str) -> Result<String, Error> {
    let value: Value = serde_json::from_str(body).map_err(|error| Error::Malformed(error.to_string()))?;
    if value.pointer("/choices/0/finish_reason").and_then(Value::as_str) == Some("length") {
        return Err(Error::Cut);
    }
    let content = value.pointer("/choices/0/message/content").and_then(Value::as_str);
    content.map(str::to_owned).ok_or_else(|| Error::Malformed(format!("no message in it: {}", told(body))))
}

/// An answer in pieces. It is whole when it says so: a connection that breaks off looks like an end.
fn stream(reader: impl Read) -> Result<String, Error> {
    let (mut answer, mut ended) = (String::new(), false);
    for event in Events::of(reader) {
        let event = event.map_err(|error| Error::Silent(error.to_string()))?;
        if event == "[DONE]" {
            ended = true;
            break;
        }
        let piece: Value = serde_json::from_str(&event).map_err(|error| Error::Malformed(error.to_string()))?;
        if piece.get("error").is_some_and(|error| !error.is_null()) {
            return Err(Error::Malformed(told(&event)));
        }
        let choice = piece.pointer("/choices/0");
        answer += choice.and_then(|choice| choice.pointer("/delta/content")?.as_str()).unwrap_or_default();
        match choice.and_then(|choice| choice.get("finish_reason")?.as_str()) {
            Some("length") => return Err(Error::Cut),
            // Some endpoints end here, without [DONE].
            Some(_) => ended = true,
            None => {}
        }
    }
    if ended { Ok(answer) } else { Err(Error::Silent("the connection broke off".into())) }
}

/// The data of server-sent events, however the bytes come in.
struct Events<R> {
    lines: BufReader<R>,
}

impl<R: Read> Events<R> {
    fn of(reader: R) -> Self {
        Self { lines: BufReader::new(reader) }
    }
}

impl<R: Read> Iterator for Events<R> {
    type Item = io::Result<String>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut data: Option<String> = None;
        loop {
            let mut line = Vec::new();
            match self.lines.read_until(b'\n', &mut line) {
                Err(error) => return Some(Err(error)),
                Ok(0) => return data.map(Ok),
                Ok(_) => {}
            }
            // A line is whole, so no character is cut in two.
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches(['\n', '\r']);
            if line.is_empty() {
                if data.is_some() {
                    return data.map(Ok);
                }
            } else if let Some(more) = line.strip_prefix("data:") {
                let more = more.strip_prefix(' ').unwrap_or(more);
                match &mut data {
                    Some(data) => *data = format!("{data}\n{more}"),
                    None => data = Some(more.to_owned()),
                }
            }
        }
    }
}

/// The lines of an answer that are meant as claims, and those that are not: fences, politeness. A claim that is broken stays one, for
/// `gainsay` to tell of.
pub fn claims(answer: &str) -> (Vec<&str>, Vec<&str>) {
    let lines = answer.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| line.strip_suffix("},").map_or(line, |_| &line[..line.len() - 1]))
        .partition(|line| line.starts_with('{'))
}
