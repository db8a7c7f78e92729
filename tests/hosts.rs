//! The smaller host-name rules that this repository builds with still understand the hosts that jobs have.

use url::{Host, Url};

#[test]
fn ordinary_hosts_are_understood() {
    for (address, host) in [
        ("https://Jobs.Example.com:8443/api/jobs", "jobs.example.com"),
        ("http://localhost:4400/", "localhost"),
        ("https://files_1.eu-west-1.example.co.uk/a%20b.csv", "files_1.eu-west-1.example.co.uk"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
    ] {
        let url = Url::parse(address).unwrap();
        assert_eq!(url.host(), Some(Host::Domain(host)), "{address}");
    }
    assert!(matches!(Url::parse("http://127.0.0.1:1/").unwrap().host(), Some(Host::Ipv4(_))));
    assert!(matches!(Url::parse("http://[::1]/").unwrap().host(), Some(Host::Ipv6(_))));
}

#[test]
fn a_host_with_other_letters_is_refused_rather_than_misread() {
    assert!(Url::parse("https://bücher.example/").is_err());
}
