//! The checks of an import: which column is which, and what is wrong with a row.

use std::collections::HashMap;

use csv::StringRecord;
use email_address::{EmailAddress, Options};

use crate::store::customers::Customer;

/// Where the values lie in a row.
pub struct Columns {
    email: usize,
    name: Option<usize>,
    country: Option<usize>,
}

impl Columns {
    /// Finds the columns by their headings; `None` where the email column is not clear.
    pub fn find(headings: &[String], email: Option<&str>) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
        let known =
            |words: &[&str]| headings.iter().position(|heading| words.contains(&plain(heading).as_str()));
        let chosen = match email {
            Some(email) => headings.iter().position(|heading| heading == email),
            None => known(&["email", "emailaddress", "mail", "mailaddress"]),
        };
        Some(Self {
            email: chosen?,
            name: known(&["name", "fullname", "customer", "customername"]),
            country: known(&["country", "countrycode"]),
        })
    }
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No email address.
    Missing,
    /// Something that is no email address.
    Malformed,
    /// An address that an earlier row has.
    Repeated,
    /// A country that nobody knows.
    Country,
    /// Another edit holds the customer's record just now.
    Locked,
}

impl Reason {
    /// All reasons, in the order in which they are told.
    pub const ALL: [Reason; 5] =
        [Reason::Missing, Reason::Malformed, Reason::Repeated, Reason::Country, Reason::Locked];

    /// The reason as the end of "skipped because …".
    pub fn text(self) -> &'static str {
        match self {
            Reason::Missing => "the email address is missing",
            Reason::Malformed => "the email address is not complete",
            Reason::Repeated => "the email address appears earlier in the file",
            Reason::Country => "the country code is not known",
            Reason::Locked => "another edit had the customer’s record locked",
        }
    }

    /// Whether trying the same row again can help: of the reasons, only a lock passes.
    pub fn passes(self) -> bool {
        self == Reason::Locked
    }
}

/// A row that is left out.
pub struct Bad {
    /// Its number in the file, as a spreadsheet shows it: the headings are row 1.
    pub row: u64,
    /// Why.
    pub reason: Reason,
    /// The row that has the same address.
    pub repeats: Option<u64>,
    /// The row itself.
    pub cells: StringRecord,
}

impl Bad {
    /// Which row, in words.
    pub fn place(&self) -> String {
        match self.repeats {
            Some(first) => format!("row {} repeats row {first}", self.row),
            None => format!("row {}", self.row),
        }
    }
}

/// A row that can be added.
pub struct Good {
    /// Its number in the file.
    pub row: u64,
    /// Whom it is about.
    pub customer: Customer,
    /// The row itself.
    pub cells: StringRecord,
}

/// What the checks have found so far.
#[derive(Default)]
pub struct Checked {
    /// The rows to add.
    pub good: Vec<Good>,
    /// The rows left out.
    pub bad: Vec<Bad>,
    seen: HashMap<String, u64>,
}

impl Checked {
    /// Checks one row.
    pub fn check(&mut self, row: u64, cells: &StringRecord, columns: &Columns) {
        let cell = |index: Option<usize>| index.and_then(|index| cells.get(index)).unwrap_or_default().trim();
        let email = cell(Some(columns.email)).to_lowercase();
        let country = cell(columns.country).to_uppercase();
        let repeats = self.seen.get(&email).copied();
        let reason = if email.is_empty() {
            Some(Reason::Missing)
        } else if EmailAddress::parse_with_options(&email, Options::default().with_required_tld()).is_err() {
            Some(Reason::Malformed)
        } else if repeats.is_some() {
            Some(Reason::Repeated)
        } else if !country.is_empty() && !COUNTRIES.split(' ').any(|known| known == country) {
            Some(Reason::Country)
        } else {
            None
        };
        match reason {
            Some(reason) => {
                let repeats = repeats.filter(|_| reason == Reason::Repeated);
                self.bad.push(Bad { row, reason, repeats, cells: cells.clone() });
            }
            None => {
                self.seen.insert(email.clone(), row);
                let customer = Customer { email, name: cell(columns.name).to_owned(), country };
                self.good.push(Good { row, customer, cells: cells.clone() });
            }
        }
    }

    /// These good rows could not be added after all, since their records are locked.
    pub fn leave_out_locked(&mut self, rows: &[u64]) {
        for good in self.good.extract_if(.., |good| rows.contains(&good.row)) {
            self.bad.push(Bad { row: good.row, reason: Reason::Locked, repeats: None, cells: good.cells });
        }
    }
}

/// ISO 3166-1 alpha-2.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO \
BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER \
ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN \
IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH \
MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN \
PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ \
TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_email_column_is_found_by_its_heading_or_by_choice() {
        assert!(
            Columns::find(&headings(&["Name", "E-Mail Address"]), None).is_some_and(|found| found.email == 1)
        );
        assert!(Columns::find(&headings(&["Name", "Contact"]), None).is_none());
        assert!(
            Columns::find(&headings(&["Name", "Contact"]), Some("Contact"))
                .is_some_and(|found| found.email == 1)
        );
    }

    #[test]
    fn every_row_is_good_or_left_out_for_its_own_reason() {
        let columns = Columns { email: 0, name: Some(1), country: Some(2) };
        let mut checked = Checked::default();
        let rows = [
            ["ada@example.org", "Ada", "DE"],
            ["", "Nobody", "DE"],
            ["bob@", "Bob", "FR"],
            ["ADA@example.org", "Ada again", "DE"],
            ["carl@example.org", "Carl", "Atlantis"],
            ["dora@example.org", "Dora", ""],
        ];
        for (row, cells) in (2..).zip(rows) {
            checked.check(row, &StringRecord::from(cells.to_vec()), &columns);
        }
        let good: Vec<_> = checked.good.iter().map(|good| good.customer.email.as_str()).collect();
        assert_eq!(good, ["ada@example.org", "dora@example.org"]);
        let bad: Vec<_> = checked.bad.iter().map(|bad| (bad.reason, bad.place())).collect();
        assert_eq!(
            bad,
            [
                (Reason::Missing, "row 3".to_owned()),
                (Reason::Malformed, "row 4".to_owned()),
                (Reason::Repeated, "row 5 repeats row 2".to_owned()),
                (Reason::Country, "row 6".to_owned()),
            ]
        );
    }
}
