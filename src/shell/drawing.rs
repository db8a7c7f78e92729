use std::collections::VecDeque;

use waitwell_core::id::JobId;

use super::frame::next_frame;
use super::now;
use super::task::Task;
use crate::Waitwell;

/// How many jobs change on the page in one frame. A panel takes about a millisecond to change, so that half a frame
/// is left for what the person does; a hundred jobs that all change at once are up to date in a fifth of a second.
const A_FRAME: usize = 8;

/// Which jobs have changed and are still to be drawn, so that no flood of reports holds up the page: what a job
/// reports faster than it is drawn is drawn once.
#[derive(Default)]
pub(super) struct Drawing {
    /// In the order in which they are to be drawn.
    waiting: VecDeque<JobId>,
    /// Draws them, as long as there are any.
    frames: Option<Task>,
}

impl Drawing {
    /// Draws this job as soon as its turn comes.
    pub(super) fn want(&mut self, kit: Waitwell, job: JobId) {
        if !self.waiting.contains(&job) {
            self.waiting.push_back(job);
        }
        if self.frames.is_none() {
            self.frames = Some(Task::start(frames(kit)));
        }
    }

    /// The jobs that are drawn in one frame: all of them in a page that nobody sees. Without any, the task is over.
    fn turn(&mut self, is_seen: bool) -> Vec<JobId> {
        let most = if is_seen { A_FRAME } else { usize::MAX };
        let due: Vec<JobId> = self.waiting.drain(..self.waiting.len().min(most)).collect();
        if due.is_empty() {
            self.frames = None;
        }
        due
    }
}

/// After the last jobs one more frame is waited for, so that none is drawn twice in the same one.
async fn frames(kit: Waitwell) {
    let mut is_seen = true;
    loop {
        let due = kit.with_shell(|shell| shell.drawing.turn(is_seen)).unwrap_or_default();
        if due.is_empty() {
            return;
        }
        for job in due {
            kit.show_job(&job, now());
        }
        is_seen = next_frame().await;
    }
}
