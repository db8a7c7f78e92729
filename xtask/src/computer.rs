//! What the commands have to know of the computer they run on.

use std::env;
use std::path::{Path, PathBuf};

/// The facts that decide how a browser is installed and started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computer {
    /// The operating system, as Rust names it: `linux`, `macos`, `windows`.
    pub system: &'static str,
    /// The Linux distribution and those that it says it is like: `ubuntu`, `debian`.
    pub families: Vec<String>,
    /// Whoever runs the command may do everything.
    pub is_root: bool,
    /// It runs inside a container.
    pub is_container: bool,
}

impl Computer {
    /// This computer.
    pub fn this() -> Self {
        let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
        Self {
            system: env::consts::OS,
            families: families(&release),
            is_root: is_root(),
            is_container: Path::new("/.dockerenv").exists() || Path::new("/run/.containerenv").exists(),
        }
    }

    /// Whether the Linux distribution is `family` or says that it is like it.
    pub fn is_like(&self, family: &str) -> bool {
        self.families.iter().any(|own| own == family)
    }
}

/// The first place of a program on the search path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let program = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path).map(|folder| folder.join(&program)).find(|file| file.is_file())
}

/// What a distribution says that it is, in `/etc/os-release`.
fn families(release: &str) -> Vec<String> {
    let named = release.lines().filter_map(|line| {
        let value = line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE="))?;
        Some(value.trim_matches(['"', '\'']).split(' ').map(str::to_owned))
    });
    named.flatten().collect()
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_is_what_it_is_and_what_it_says_that_it_is_like() {
        let mint = "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_ID=\"22\"\n";
        assert_eq!(families(mint), ["linuxmint", "ubuntu", "debian"]);
        assert_eq!(families("ID='alpine'\n"), ["alpine"]);
        assert_eq!(families(""), Vec::<String>::new());
    }
}
