use waitwell::core::adapters::{Answer, Reply, StreamEvent};
use waitwell::core::follower::{Effect, Follower, Input, Options, StreamId};
use waitwell::core::id::JobId;
use waitwell::core::moment::Moment;

/// What the core is fed with.
#[derive(Clone, Copy)]
pub enum Of {
    /// Signs of life of the stream, without an event.
    Signs,
    /// Events with a whole document each.
    Documents,
}

/// How many jobs are followed meanwhile, and how many inputs there are.
const JOBS: u32 = 100;
const INPUTS: u32 = 100_000;

/// Feeds the core with [`INPUTS`] inputs, one millisecond after the other.
pub fn run(of: Of) {
    let mut now = 1_795_442_400_000;
    let mut follower = Follower::new(Options::default(), 7);
    follower.handle(Input::Started { found: Vec::new() }, Moment::from_ms(now));
    for id in (0..JOBS).filter_map(|n| JobId::parse(&format!("job-{n}"))) {
        follower.handle(Input::Follow(id), Moment::from_ms(now));
    }
    let Some(stream) = open(&mut follower, &mut now) else { return };
    for n in 0..INPUTS {
        now += 1;
        let events = match of {
            Of::Signs => Vec::new(),
            Of::Documents => vec![event(n % JOBS, n)],
        };
        follower.handle(Input::Streamed { stream, events }, Moment::from_ms(now));
    }
}

fn open(follower: &mut Follower, now: &mut i64) -> Option<StreamId> {
    *now += 1_000;
    let effects = follower.handle(Input::Woke, Moment::from_ms(*now));
    let stream = effects.into_iter().find_map(|effect| match effect {
        Effect::Listen(listen) => Some(listen.stream),
        _ => None,
    })?;
    let content_type = Some("text/event-stream".to_owned());
    let answer = Answer::Http(Reply { status: 200, content_type, ..Reply::default() });
    follower.handle(Input::Listening { stream, answer }, Moment::from_ms(*now));
    for job in 0..JOBS {
        follower.handle(Input::Streamed { stream, events: vec![event(job, 0)] }, Moment::from_ms(*now));
    }
    Some(stream)
}

fn event(job: u32, version: u32) -> StreamEvent {
    let data = format!(
        r#"{{"id":"job-{job}","version":{version},"status":"in_progress","kind":"export","title":"Orders {job}","stages":[{{"key":"read","label":"Reading","status":"current"}},{{"key":"write","label":"Writing","status":"upcoming"}}],"progress":{{"done":{version},"total":1000000,"unit":"rows"}},"created_at":"2026-11-23T14:00:00Z","started_at":"2026-11-23T14:00:01Z"}}"#
    );
    StreamEvent { name: "job".to_owned(), data, last_id: Some(version.to_string()) }
}
