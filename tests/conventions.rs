//! What users of the command line may expect of any command: exit codes, colours, whole files, completions, manual pages.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn gainsay(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
        command.env_remove(variable);
    }
    command
}

fn run(args: &[&str]) -> Output {
    gainsay(args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn exit_codes_are_as_documented() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name).to_str().unwrap().to_owned()
    };
    let quiet = path("quiet.jsonl", "{\"text\": \"A fire in Hull killed three people on Monday.\"}\n");
    let broken = path("broken.jsonl", "{\"text\": \"A fire in Hull killed three people.\"}\n{\"text\": \n");
    let code = |args: &[&str]| run(args).status.code();
    assert_eq!(code(&["compare", &quiet]), Some(0), "nothing flagged");
    assert_eq!(code(&["compare", "data/articles"]), Some(1), "something flagged");
    assert_eq!(code(&["compare", "data/articles", "--exit-zero"]), Some(0), "--exit-zero");
    assert_eq!(code(&["events", "data/articles"]), Some(0), "a list flags nothing");
    assert_eq!(code(&["compare", &broken]), Some(2), "a document that can't be read");
    assert_eq!(code(&["compare", "no/such/file"]), Some(2), "an error");
    assert_eq!(code(&["compare", "--no-such-flag", "x"]), Some(2), "a usage error");
    assert_eq!((code(&["--help"]), code(&["--version"])), (Some(0), Some(0)));
}

#[test]
fn colour_is_by_flag_then_environment_then_terminal() {
    let colored = |flag: &[&str], set: &[(&str, &str)]| {
        let mut command = gainsay(&[&["events", "data/articles", "-f", "text"], flag].concat());
        let output = command.envs(set.iter().copied()).output().unwrap();
        stdout(&output).contains('\u{1b}')
    };
    assert!(!colored(&[], &[]), "a pipe is not coloured");
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn quiet_says_nothing_and_verbose_tells_of_each_document() {
    let stderr = |flag: &str| String::from_utf8(run(&["events", "data/articles", flag]).stderr).unwrap();
    assert_eq!(stderr("-q"), "");
    assert!(stderr("-v").lines().filter(|line| line.contains(" sentences, ")).count() >= 16);
    assert!(!stderr("-v").contains("left]"), "progress is for terminals");
}

#[cfg(unix)]
#[test]
fn breaking_off_leaves_what_was_there_and_no_litter() {
    use std::os::unix::fs::PermissionsExt;
    for signal in ["INT", "TERM", "HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("report.csv");
        fs::write(&report, "as it was").unwrap();
        fs::set_permissions(&report, fs::Permissions::from_mode(0o640)).unwrap();
        let names = || fs::read_dir(folder.path()).unwrap().count();
        // It waits for its input, with the output open.
        let mut child = gainsay(&["compare", "-", "--input-format", "text", "-o", report.to_str().unwrap()])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Held, for to wait would close it.
        let _input = child.stdin.take();
        while names() < 2 {
            assert!(child.try_wait().unwrap().is_none(), "it ended before it was broken off");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
        assert_eq!((names(), fs::read_to_string(&report).unwrap().as_str()), (1, "as it was"), "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_its_target() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("report.csv"), folder.path().join("latest.csv"));
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("report.csv", &link).unwrap();
    stdout(&run(&["events", "data/articles", "-o", link.to_str().unwrap()]));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&file).unwrap().starts_with("event_id,"));
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("report.csv"));
}

/// The names of the subcommands, from the help.
fn subcommands() -> Vec<String> {
    let help = stdout(&run(&["--help"]));
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn help_fits_a_screen_and_every_command_shows_an_example() {
    let help = stdout(&run(&["--help"]));
    assert!(help.lines().count() <= 24 && help.lines().all(|line| line.chars().count() <= 80), "{help}");
    assert!(subcommands().len() >= 5);
    for command in subcommands() {
        let help = stdout(&run(&[&command, "--help"]));
        assert!(
            help.contains(&format!("  gainsay {command} ")) || help.contains(&format!("Example: gainsay {command} ")),
            "{help}"
        );
    }
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&run(&["completions", shell]));
        for command in subcommands() {
            assert!(script.contains(&command), "{shell} does not complete {command}");
        }
        assert!(script.contains("baseline"), "{shell} does not complete --baseline");
    }
    let folder = tempfile::tempdir().unwrap();
    stdout(&run(&["man", "--dir", folder.path().to_str().unwrap()]));
    let main = fs::read_to_string(folder.path().join("gainsay.1")).unwrap();
    assert_eq!(main, stdout(&run(&["man"])));
    for command in subcommands() {
        assert!(main.contains(&format!("gainsay\\-{command}(1)")), "{command} is not in gainsay(1)");
        let page = fs::read_to_string(folder.path().join(format!("gainsay-{command}.1"))).unwrap();
        assert!(page.contains(&format!(".TH gainsay-{command} 1")), "{page}");
        assert!(page.contains(&format!("gainsay {command} ")), "{command} has no example: {page}");
    }
}

/// Runs in a folder of its own, below one that holds a `gainsay.toml` and the articles.
fn with_config(config: &str, args: &str, environment: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("desk/today");
    fs::create_dir_all(&deep).unwrap();
    fs::create_dir(folder.path().join("kept")).unwrap();
    fs::write(folder.path().join("kept/review.toml"), "version = 1\n").unwrap();
    fs::write(folder.path().join("gainsay.toml"), config).unwrap();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let args = args.replace("ARTICLES", articles.to_str().unwrap());
    let mut command = gainsay(&args.split(' ').collect::<Vec<_>>());
    command.env_remove("GAINSAY_CONFIG").envs(environment.iter().copied()).current_dir(&deep).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn options_come_from_the_file_unless_typed() {
    let config = "quiet = true\nthreads = 1\n\n[compare]\nrelations = [\"imprecise\"]\nformat = \"jsonl\"\n\
                  review = \"kept/review.toml\"\nexit-zero = true\n";
    let output = with_config(config, "compare ARTICLES", &[]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "quiet, and flags are made so");
    let lines = stdout(&output);
    assert!(!lines.is_empty() && lines.lines().all(|line| line.contains("\"relation\":\"imprecise\"")), "{lines}");

    let typed = with_config(config, "compare ARTICLES -f csv --relations conflict -v", &[]);
    assert!(stdout(&typed).starts_with("finding_id,"));
    assert!(stderr(&typed).contains(" sentences, "), "-v goes before quiet = true");

    // Tables are of one command, `--no-config` is of none.
    assert!(stdout(&with_config(config, "events ARTICLES", &[])).starts_with("event_id,"));
    assert_eq!(with_config(config, "compare ARTICLES --no-config", &[]).status.code(), Some(1));
    let other = with_config(config, "compare ARTICLES", &[("GAINSAY_CONFIG", "../../kept/review.toml")]);
    assert!(
        stderr(&other).contains("kept/review.toml:1: no option or command is called `version`"),
        "{}",
        stderr(&other)
    );
}

#[test]
fn what_is_wrong_in_the_file_is_told_with_its_line() {
    for (config, expected) in [
        ("thread = 2", "gainsay.toml:1: no option or command is called `thread`"),
        ("\n[compare]\nthread = 2", "gainsay.toml:3: `gainsay compare` has no option `thread`"),
        ("[compare]\nthreads = 0", "gainsay.toml:2: `threads`: invalid value '0' for '--threads <N>'"),
        ("threads = [1, 2]", "gainsay.toml:1: `threads`: must be one plain value"),
        ("[compare]\nrelations = [\"quarrel\"]", "gainsay.toml:2: `relations`: invalid value 'quarrel'"),
        ("quiet = \"yes\"", "gainsay.toml:1: `quiet`: must be true or false"),
        ("threads = 1\nthreads = 2", "gainsay.toml:2: "),
        ("extractor = \"touch mark\"", "gainsay.toml:1: no option or command is called `extractor`"),
        ("config = \"other.toml\"", "gainsay.toml:1: no option or command is called `config`"),
    ] {
        let output = with_config(config, "compare ARTICLES", &[]);
        assert_eq!(output.status.code(), Some(2), "{config}");
        assert!(stderr(&output).contains(expected), "{config}: {}", stderr(&output));
    }
}

#[test]
fn config_prints_what_is_in_force_and_where_it_comes_from() {
    let config = "threads = 1\n[compare]\nrelations = [\"conflict\", \"update\"]\nreview = \"kept/review.toml\"\n";
    let printed = stdout(&with_config(config, "config", &[("CLICOLOR_FORCE", "1")]));
    let line = |key: &str| {
        let line = printed.lines().find(|line| line.starts_with(key)).unwrap_or_else(|| panic!("{key}: {printed}"));
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(line("relations").starts_with("relations = [\"conflict\", \"update\"] # "), "{printed}");
    assert!(line("relations").ends_with("gainsay.toml:3"));
    assert!(line("threads").starts_with("threads = 1 # ") && line("threads").ends_with("gainsay.toml:1"));
    assert!(
        line("review = ").contains("/kept/review.toml\" # "),
        "a path is meant from where the file lies: {printed}"
    );
    assert_eq!(line("min-confidence"), "min-confidence = 0 # default");
    assert_eq!(line("color"), "color = \"always\" # environment");
    assert_eq!(line("# baseline"), "# baseline =");
    // What it prints is a file that says the same.
    let again = stdout(&with_config(&printed, "config", &[]));
    let values = |text: &str| -> Vec<String> {
        text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split(" # ").next().unwrap().trim().to_owned()).collect()
    };
    assert_eq!(values(&again), values(&printed));
    assert!(
        stderr(&with_config("", "config nothing", &[]))
            .contains("no command is called nothing; there are compare, claims")
    );
}
