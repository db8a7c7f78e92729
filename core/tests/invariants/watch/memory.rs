//! I20: what storage has refused is said to be forgotten with the tab, from then on and once.

use std::collections::{BTreeMap, BTreeSet};

use waitwell_core::follower::{Effect, Input, Listing};
use waitwell_core::id::JobId;

use super::{Broken, Step};

/// What one tab says of whether its jobs are known after it is closed.
#[derive(Default)]
pub struct Memory {
    /// The jobs whose records this tab has written and not given up since.
    written: BTreeSet<JobId>,
    /// Those of them that storage has refused and not taken since.
    refused: BTreeSet<JobId>,
    /// Whether each job was last said to be forgotten.
    said: BTreeMap<JobId, bool>,
    /// Those of which that was said since storage last held them.
    told: BTreeSet<JobId>,
}

impl Memory {
    pub fn after(&mut self, step: &Step) -> Vec<Broken> {
        if step.changes_person() {
            // What is shown from here on is another person's.
            *self = Self::default();
            return Vec::new();
        }
        self.note(step);
        let follower = &step.browser.tabs[step.tab].follower;
        if follower.recent().listing == Listing::Ready {
            // The server lists them, whatever the browser keeps.
            (self.said, self.told) = Default::default();
            return Vec::new();
        }
        let mut broken = Vec::new();
        let changed = step.effects.iter().filter_map(|effect| match effect {
            Effect::Changed(id) => Some(id),
            _ => None,
        });
        for id in changed {
            let view = follower.view(id, step.browser.wall());
            let Some(view) = view.filter(|view| view.id.as_ref() == Some(id)) else { continue };
            let is_said = view.is_forgotten_on_close;
            if self.refused.contains(id) && !is_said {
                broken.push((20, format!("{id} is not kept, and nobody is told")));
            }
            let was_said = self.said.insert(id.clone(), is_said);
            // With several tabs, what another one keeps and somebody clears decides, too.
            let is_alone = step.browser.tabs.len() == 1;
            if is_said && was_said == Some(false) && !self.told.insert(id.clone()) && is_alone {
                broken.push((20, format!("{id} is said twice to be forgotten")));
            }
        }
        broken
    }

    fn note(&mut self, step: &Step) {
        match step.input {
            // What the tab has given up meanwhile, to make room, it does not promise to keep.
            Input::NotSaved { name } => {
                self.refused.extend(job_of(name).filter(|id| self.written.contains(id)));
            }
            Input::Saved { name } => job_of(name).iter().for_each(|id| self.is_held(id)),
            // Whether it is kept, storage says next; that it was said to be forgotten stays said until then.
            Input::Follow(id) => _ = self.refused.remove(id),
            Input::Cleared => (self.refused, self.told) = Default::default(),
            _ => {}
        }
        for effect in step.effects {
            match effect {
                Effect::Save { name, .. } => self.written.extend(job_of(name)),
                Effect::Forget { name } => {
                    if let Some(id) = job_of(name) {
                        self.written.remove(&id);
                        self.is_held(&id);
                    }
                }
                _ => {}
            }
        }
    }

    /// It is kept, or nobody asks for that any longer.
    fn is_held(&mut self, id: &JobId) {
        self.refused.remove(id);
        self.told.remove(id);
    }
}

fn job_of(name: &str) -> Option<JobId> {
    JobId::parse(name.split_once("job:")?.1)
}
