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
