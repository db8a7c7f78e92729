//! How a browser and its driver come onto a computer: by what is run, or by what a person is told to run.

use std::process::{Command, Stdio};

use crate::computer::{Computer, on_path};

/// The commands that install both without asking; `None` where only the person can do that.
pub(super) fn steps(computer: &Computer) -> Option<Vec<Vec<&'static str>>> {
    let packages = packages(computer)?;
    // Other package managers are not driven: what cannot be tried is only advised.
    computer.is_like("debian").then(|| {
        let install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
        vec![vec!["apt-get", "update", "--quiet"], [install.as_slice(), packages].concat()]
    })
}

/// Runs `steps` as root, or with a sudo that needs no password. Whether they have worked shows afterwards: by
/// then the browser is there or not.
pub(super) fn run(computer: &Computer, steps: &[Vec<&str>]) {
    let may = computer.is_root || succeeds(Command::new("sudo").args(["-n", "true"]).stderr(Stdio::null()));
    if !may || on_path("apt-get").is_none() {
        return;
    }
    println!("Installing Chromium and its driver with apt-get …");
    for step in steps {
        let words = [["env", "DEBIAN_FRONTEND=noninteractive"].as_slice(), step].concat();
        let words = if computer.is_root { words } else { [["sudo", "-n"].as_slice(), &words].concat() };
        let mut command = Command::new(words[0]);
        if !succeeds(command.args(&words[1..]).stdin(Stdio::null()).stdout(Stdio::null())) {
            println!("This did not succeed: {}", step.join(" "));
        }
    }
}

/// What to install by hand, and how.
pub(super) fn advice(computer: &Computer) -> String {
    let sudo = if computer.is_root { "" } else { "sudo " };
    let how = match (packages(computer), manager(computer)) {
        (Some(packages), Some(manager)) => {
            let update =
                if computer.is_like("debian") { format!("{sudo}apt-get update && ") } else { String::new() };
            format!("Install both: {update}{sudo}{manager} {}", packages.join(" "))
        }
        // The driver has to be of the browser's version, so both come from one place.
        _ => "Install both, which needs Node.js: npx @puppeteer/browsers install chrome@stable, then \
              npx @puppeteer/browsers install chromedriver@stable. Each prints where it is: set CHROME and \
              CHROMEDRIVER to these paths."
            .to_owned(),
    };
    format!(
        "The browser tests need Chromium or Chrome and chromedriver, and one of them is missing. {how}\n\
         If they are installed in an unusual place, set CHROME and CHROMEDRIVER to their paths."
    )
}

/// The packages of a Linux distribution that hold both.
fn packages(computer: &Computer) -> Option<&'static [&'static str]> {
    let is = |family| computer.system == "linux" && computer.is_like(family);
    Some(if is("ubuntu") {
        &["chromium-browser", "chromium-chromedriver"]
    } else if is("debian") {
        &["chromium", "chromium-driver"]
    } else if is("fedora") || is("suse") {
        &["chromium", "chromedriver"]
    } else if is("arch") {
        // It brings the driver.
        &["chromium"]
    } else if is("alpine") {
        &["chromium", "chromium-chromedriver"]
    } else {
        return None;
    })
}

/// The command of a Linux distribution that installs packages.
fn manager(computer: &Computer) -> Option<&'static str> {
    let managers = [
        ("debian", "apt-get install"),
        ("fedora", "dnf install"),
        ("suse", "zypper install"),
        ("arch", "pacman -S"),
        ("alpine", "apk add"),
    ];
    managers.into_iter().find(|(family, _)| computer.is_like(family)).map(|(_, manager)| manager)
}

fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computer(system: &'static str, families: &[&str]) -> Computer {
        let families = families.iter().map(|&family| family.to_owned()).collect();
        Computer { system, families, is_root: false, is_container: false }
    }

    #[test]
    fn each_kind_of_computer_is_told_its_own_command() {
        for (system, families, told) in [
            ("linux", ["debian", ""], "sudo apt-get update && sudo apt-get install chromium chromium-driver"),
            (
                "linux",
                ["ubuntu", "debian"],
                "sudo apt-get update && sudo apt-get install chromium-browser chromium-chromedriver",
            ),
            ("linux", ["fedora", ""], "sudo dnf install chromium chromedriver"),
            ("linux", ["opensuse-tumbleweed", "suse"], "sudo zypper install chromium chromedriver"),
            ("linux", ["arch", ""], "sudo pacman -S chromium\n"),
            ("linux", ["alpine", ""], "sudo apk add chromium chromium-chromedriver"),
            ("linux", ["nixos", ""], "npx @puppeteer/browsers install chromedriver@stable"),
            ("macos", ["", ""], "npx @puppeteer/browsers install chromedriver@stable"),
            ("windows", ["", ""], "npx @puppeteer/browsers install chromedriver@stable"),
        ] {
            let advice = advice(&computer(system, &families));
            assert!(advice.contains(told), "{system} {families:?}: {advice}");
            assert!(advice.contains("set CHROME and CHROMEDRIVER"), "{advice}");
        }
    }

    #[test]
    fn root_is_not_told_to_use_sudo() {
        let root = Computer { is_root: true, ..computer("linux", &["debian"]) };
        assert!(!advice(&root).contains("sudo"), "{}", advice(&root));
    }

    #[test]
    fn only_where_apt_get_is_at_home_anything_is_installed_without_asking() {
        let steps = |families: &[&str]| steps(&computer("linux", families));
        let debian = steps(&["debian"]).unwrap_or_default();
        assert_eq!(debian[0], ["apt-get", "update", "--quiet"]);
        assert_eq!(debian[1].last(), Some(&"chromium-driver"));
        assert_eq!(
            steps(&["ubuntu", "debian"]).unwrap_or_default()[1].last(),
            Some(&"chromium-chromedriver")
        );
        for families in [["fedora"], ["arch"], ["alpine"], ["suse"], ["nixos"]] {
            assert_eq!(steps(&families), None, "{families:?}");
        }
        assert_eq!(super::steps(&computer("macos", &[])), None);
        assert_eq!(super::steps(&computer("windows", &[])), None);
    }
}
