use super::{Effect, Follower};
use crate::id::JobId;
use crate::moment::Moment;

impl Follower {
    pub(super) fn put_in_order(&mut self) {
        let mut order: Vec<(&JobId, Moment)> = self
            .jobs
            .iter()
            .filter(|(_, tracked)| tracked.became.is_none() && !tracked.is_removed)
            .map(|(id, tracked)| (id, tracked.place()))
            .collect();
        order.sort_by(|(id_a, at_a), (id_b, at_b)| (at_b, id_b).cmp(&(at_a, id_a)));
        if order.len() != self.order.len()
            || order.iter().zip(&self.order).any(|((id, _), known)| *id != known)
        {
            self.order = order.into_iter().map(|(id, _)| id.clone()).collect();
            self.out.push(Effect::ListChanged);
        }
    }
}
