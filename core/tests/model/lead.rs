//! Who leads the tabs of one person: what a browser does with a lock.

use waitwell_core::follower::{Input, Lead};
use waitwell_core::moment::Span;

use super::browser::Browser;

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

impl Browser {
    /// Which of a person's tabs leads.
    pub fn leader(&mut self, who: &'static str) -> &mut Option<usize> {
        &mut self.leads.entry(who).or_default().leads
    }

    /// A tab that waits for the lead loses its place in line.
    pub fn lose_place(&mut self, tab: usize) {
        self.leads.entry(self.tabs[tab].who).or_default().loses(tab);
        self.input(tab, Input::Leading(false));
    }

    /// The browser has this tab in line again.
    pub fn find_place(&mut self, tab: usize) {
        self.lead(tab, Lead::Ask);
    }

    pub(super) fn lead(&mut self, tab: usize, lead: Lead) {
        for (told, leads) in self.leads.entry(self.tabs[tab].who).or_default().wants(tab, lead) {
            self.later(told, Span::ms(5), Input::Leading(leads));
        }
    }
}
