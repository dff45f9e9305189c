//! An extractor for `--extractor` that asks a language model, over the protocol that OpenAI's chat completions have and many others
//! speak (vLLM, llama.cpp, Ollama, LM Studio, Mistral, …).
//!
//! ```text
//! cargo build --release --example openai_claims
//! export OPENAI_API_KEY=… OPENAI_MODEL=gpt-4o-mini
//! gainsay compare articles/ --extractor target/release/examples/openai_claims
//! ```
//!
//! | variable | what it sets |
//! | --- | --- |
//! | `OPENAI_BASE_URL` | where the endpoint is; `https://api.openai.com/v1` unless set, for a model of one's own `http://localhost:8000/v1` |
//! | `OPENAI_API_KEY` | the key; none is sent where none is set |
//! | `OPENAI_MODEL` | the model; `gpt-4o-mini` unless set |
//! | `OPENAI_TIMEOUT` | seconds to wait for an answer to begin, and for each further piece of it; 60 unless set |
//! | `OPENAI_RETRIES` | how often to ask again where the endpoint is busy, broken or silent; 4 unless set |
//!
//! It reads one document as JSON, sends its text, and writes the claims that come back, one a line. What the model writes besides
//! goes to standard error. A quote that the document does not have is refused by `gainsay`, so that what a model makes up is no
//! evidence.

mod client;

use client::Settings;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut document = String::new();
    io::stdin().read_to_string(&mut document)?;
    let answer = client::ask(&settings()?, &serde_json::from_str(&document)?)?;
    let (claims, rest) = client::claims(&answer);
    rest.iter().for_each(|line| eprintln!("{line}"));
    let mut out = io::stdout().lock();
    claims.iter().try_for_each(|claim| writeln!(out, "{claim}"))?;
    Ok(out.flush()?)
}

fn settings() -> Result<Settings, Box<dyn std::error::Error>> {
    let told = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let mut settings = Settings::default();
    settings.key = told("OPENAI_API_KEY");
    settings.base_url = told("OPENAI_BASE_URL").unwrap_or(settings.base_url);
    settings.model = told("OPENAI_MODEL").unwrap_or(settings.model);
    if let Some(seconds) = told("OPENAI_TIMEOUT") {
        settings.timeout = Duration::from_secs(seconds.parse()?);
    }
    if let Some(retries) = told("OPENAI_RETRIES") {
        settings.retries = retries.parse()?;
    }
    Ok(settings)
}
