//! The app's refresh of the sign-in, which one tab of a person asks for at a time.

use waitwell_core::follower::Input;
use waitwell_core::moment::Span;

use super::browser::Browser;
use super::server::s;

impl Browser {
    /// Asks the app for a new sign-in, under a lock that ends with the tab.
    pub(super) fn refresh_sign_in(&mut self, tab: usize, anyway: bool, timeout: Span) {
        let who = self.tabs[tab].who;
        let is_held = self.refreshing.get(who).is_some_and(|(other, until)| {
            let other = &self.tabs[*other];
            // One that is frozen does not give it back.
            !other.is_closed && (other.is_frozen || self.now < *until)
        });
        if is_held && !anyway {
            return self.later(tab, Span::ms(5), Input::SignInElsewhere);
        }
        self.refreshed.push((self.now, tab));
        let held_for = if self.refresh.is_some() { self.refresh_takes.plus(s(1)) } else { timeout };
        self.refreshing.insert(who, (tab, self.now.plus(held_for)));
        if let Some(is_well) = self.refresh {
            self.later(tab, self.refresh_takes, Input::SignInRefreshed(is_well));
        }
    }
}
