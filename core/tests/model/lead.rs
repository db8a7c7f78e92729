//! Who leads the tabs of one person: what a browser does with a lock.

use waitwell_core::follower::Lead;

/// The tab that leads, and those that wait in line.
#[derive(Default)]
pub struct Queue {
    pub leads: Option<usize>,
    line: Vec<usize>,
}

impl Queue {
    /// The browser has lost the place of a tab that waits.
    pub fn loses(&mut self, tab: usize) {
        self.line.retain(|other| *other != tab);
    }

    /// Does what a tab wants, and says which tabs are told that they lead or no longer lead.
    pub fn wants(&mut self, tab: usize, lead: Lead) -> Vec<(usize, bool)> {
        let mut told = Vec::new();
        if lead != Lead::Ask {
            self.line.retain(|other| *other != tab);
            if self.leads == Some(tab) {
                self.leads = None;
            }
        }
        match lead {
            Lead::Ask | Lead::PassOn if !self.line.contains(&tab) && self.leads != Some(tab) => {
                self.line.push(tab);
            }
            Lead::TakeOver => {
                told.extend(self.leads.replace(tab).map(|robbed| (robbed, false)));
                told.push((tab, true));
            }
            _ => {}
        }
        if self.leads.is_none() && !self.line.is_empty() {
            let next = self.line.remove(0);
            self.leads = Some(next);
            told.push((next, true));
        }
        told
    }
}
