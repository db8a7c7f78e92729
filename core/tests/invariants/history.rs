//! What can happen to the tabs of one browser, and random histories of it.

use std::fmt;

use proptest::prelude::*;
use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;

use super::arbitrary::{any_junk, any_reply};
use super::model::say::{Say, busy, json, problem};

/// A random run: how it begins and what happens in it.
#[derive(Clone)]
pub struct History {
    pub setup: Setup,
    /// What happens, each some milliseconds after the one before.
    pub events: Vec<(u64, Event)>,
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:?}", self.setup)?;
        self.events.iter().try_for_each(|(after, event)| writeln!(f, "{after:>6} ms later: {event:?}"))
    }
}

/// How a history begins.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    pub tabs: usize,
    pub has_stream: bool,
    pub looks_one_by_one: bool,
    pub retry_makes_new: bool,
    pub etags: bool,
    pub has_list: bool,
    pub sends_date: bool,
    /// What comes of refreshing the sign-in; `None`: the app cannot do it.
    pub refresh: Option<bool>,
}

/// One thing that happens. Jobs and tabs are numbers, taken modulo how many there are.
#[derive(Clone, Debug)]
pub enum Event {
    /// Whoever comes next is answered so.
    Next(Say),
    /// Everything is answered so from now on; `None`: truthfully.
    Always(Option<Say>),
    /// Streams are answered so from now on.
    Streams(Option<Say>),
    /// Every open stream ends.
    StreamsEnd,
    /// A stream tells that it lives.
    Beat,
    /// How long an answer takes, in milliseconds.
    Latency(u64),
    /// How long a message from tab to tab takes, in milliseconds; `None`: it is lost.
    Channel(Option<u64>),
    /// The server works on a job.
    Work(usize, Work),
    /// Nothing runs for some minutes.
    Sleep(u64),
    /// The browser's clock is set, by so many seconds.
    Clock(i64),
    /// Storage takes nothing from now on, or takes again.
    Storage { refuses: bool },
    /// Somebody else clears the storage.
    Cleared,
    /// Something happens to a tab.
    Tab(usize, Happens),
    /// A tab takes in what no honest server, storage or tab would give it.
    Junk(usize, Input),
}

#[derive(Clone, Copy, Debug)]
pub enum Work {
    Progress(u64),
    Stage(usize),
    Complete,
    Fail,
    Cancel,
    /// What a cancel left behind is deleted.
    Forget,
    Ask,
    Beat,
    Expire,
}

#[derive(Clone, Copy, Debug)]
pub enum Happens {
    Start,
    CheckStart(usize),
    Follow(usize),
    Cancel(usize),
    UndoCancel(usize),
    Retry(usize),
    RetryFailed(usize),
    LookAgain(usize),
    Remove(usize),
    Dismiss(usize),
    Online(bool),
    Visible(bool),
    Left,
    CameBack,
    Frozen(bool),
    SignedIn,
    SignOut,
    /// Another of two people uses the tab.
    Person(bool),
    /// It dies, after so many more effects.
    Dies(usize),
    /// It is opened, if it is closed.
    Opens,
}

/// Histories with a server that speaks the truth whenever it is heard.
pub fn honest() -> impl Strategy<Value = History> {
    histories_of(event().boxed())
}

/// Histories in which anything may come from anywhere.
pub fn hostile() -> impl Strategy<Value = History> {
    let event = prop_oneof![
        3 => event(),
        2 => any_reply().prop_map(|reply| Event::Next(Say::Other(reply))),
        1 => (any::<usize>(), any_junk()).prop_map(|(tab, input)| Event::Junk(tab, input)),
    ];
    histories_of(event.boxed())
}

/// So many inputs a history is to bring about before its storm is over; most do.
pub const LONG: usize = 200;
/// It consists of so many parts, so that few are short, and yet each can be shrunk to nothing.
const PARTS: usize = 16;
/// The most events in a part, half of which it has on average, where there is one tab. Where there are more, an event brings
/// about more inputs.
const LONGEST_PART: usize = 48;
/// One history in eight is of any length up to this: what is young when the storm ends is watched, too.
const LONGEST_SHORT: usize = 120;

fn histories_of(event: BoxedStrategy<Event>) -> impl Strategy<Value = History> {
    let of = |tabs| {
        let some = |most| prop::collection::vec((pause(), event.clone()), 0..=most);
        let parts = prop::collection::vec(some(LONGEST_PART / tabs), PARTS);
        let events = prop_oneof![7 => parts.prop_map(|parts| parts.concat()), 1 => some(LONGEST_SHORT)];
        (any_setup(tabs), events).prop_map(|(setup, events)| History { setup, events })
    };
    prop_oneof![1 => of(1), 2 => of(2), 2 => of(3)]
}

/// After so many minutes a server has forgotten every key, and the browser knows that a day has passed, though its clock
/// may be set back by up to four hours meanwhile.
const A_DAY_AND_MORE: u64 = 30 * 60;

fn any_setup(tabs: usize) -> impl Strategy<Value = Setup> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (flags, any::<Option<bool>>()).prop_map(move |(flags, refresh)| {
        let (has_stream, looks_one_by_one, retry_makes_new, etags, has_list, sends_date) = flags;
        Setup { tabs, has_stream, looks_one_by_one, retry_makes_new, etags, has_list, sends_date, refresh }
    })
}

/// Mostly a moment, sometimes a while.
fn pause() -> impl Strategy<Value = u64> {
    prop_oneof![12 => 0..3_000_u64, 2 => 0..20_000_u64, 1 => 0..90_000_u64]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        5 => any_say().prop_map(Event::Next),
        1 => prop::option::of(any_say()).prop_map(Event::Always),
        1 => Just(Event::Always(None)),
        1 => prop::option::of(any_say()).prop_map(Event::Streams),
        1 => Just(Event::StreamsEnd),
        2 => Just(Event::Beat),
        1 => (1..4_000_u64).prop_map(Event::Latency),
        1 => prop::option::of(1..20_000_u64).prop_map(Event::Channel),
        7 => (any::<usize>(), any_work()).prop_map(|(job, work)| Event::Work(job, work)),
        1 => prop_oneof![9 => 1..30_u64, 1 => Just(A_DAY_AND_MORE)].prop_map(Event::Sleep),
        1 => (-7_200..7_200_i64).prop_map(Event::Clock),
        1 => any::<bool>().prop_map(|refuses| Event::Storage { refuses }),
        1 => prop_oneof![9 => Just(Event::Beat), 1 => Just(Event::Cleared)],
        18 => (any::<usize>(), any_happening()).prop_map(|(tab, happens)| Event::Tab(tab, happens)),
    ]
}

fn any_say() -> impl Strategy<Value = Say> {
    prop_oneof![
        1 => Just(Say::Cut),
        2 => Just(Say::LoseAnswer),
        1 => Just(Say::Silence),
        1 => (0..28_000_u64).prop_map(|ms| Say::Late(Span::ms(ms))),
        1 => Just(Say::Twice),
        1 => Just(Say::Other(Answer::Elsewhere)),
        1 => prop::sample::select(vec![500, 502, 503, 429, 401, 403]).prop_map(problem),
        1 => (prop::sample::select(vec![429, 503]), prop::sample::select(vec!["0", "1", "7", "30", "abc", "-5"]))
            .prop_map(|(status, wait)| busy(status, wait)),
        1 => Just(json(200, "{\"id\":\"a\",\"stat")),
        1 => Just(Say::Reply(Reply { status: 200, content_type: Some("text/html".into()), body: "<form>".into(), ..Reply::default() })),
    ]
}

fn any_work() -> impl Strategy<Value = Work> {
    prop_oneof![
        4 => (0..120_u64).prop_map(Work::Progress),
        2 => (0..3_usize).prop_map(Work::Stage),
        1 => Just(Work::Complete),
        1 => Just(Work::Fail),
        2 => Just(Work::Cancel),
        1 => Just(Work::Forget),
        1 => Just(Work::Ask),
        1 => Just(Work::Beat),
        1 => Just(Work::Expire),
    ]
}

/// What a person can do twice in a row.
pub fn any_click() -> impl Strategy<Value = Happens> {
    let job = || 0..6_usize;
    prop_oneof![
        job().prop_map(Happens::Follow),
        job().prop_map(Happens::Cancel),
        job().prop_map(Happens::UndoCancel),
        job().prop_map(Happens::Retry),
        job().prop_map(Happens::RetryFailed),
        job().prop_map(Happens::LookAgain),
        job().prop_map(Happens::Remove),
        job().prop_map(Happens::Dismiss),
        any::<bool>().prop_map(Happens::Online),
        any::<bool>().prop_map(Happens::Visible),
        Just(Happens::SignedIn),
        Just(Happens::Left),
        Just(Happens::CameBack),
    ]
}

fn any_happening() -> impl Strategy<Value = Happens> {
    let job = || any::<usize>();
    prop_oneof![
        3 => Just(Happens::Start),
        1 => job().prop_map(Happens::CheckStart),
        1 => job().prop_map(Happens::Follow),
        3 => job().prop_map(Happens::Cancel),
        3 => job().prop_map(Happens::UndoCancel),
        3 => job().prop_map(Happens::Retry),
        2 => job().prop_map(Happens::RetryFailed),
        2 => job().prop_map(Happens::LookAgain),
        1 => job().prop_map(Happens::Remove),
        1 => job().prop_map(Happens::Dismiss),
        1 => any::<bool>().prop_map(Happens::Online),
        2 => any::<bool>().prop_map(Happens::Visible),
        1 => Just(Happens::Left),
        2 => Just(Happens::CameBack),
        1 => any::<bool>().prop_map(Happens::Frozen),
        1 => Just(Happens::SignedIn),
        1 => prop::sample::select(vec![Happens::SignOut, Happens::Person(false), Happens::Person(true)]),
        2 => (0..12_usize).prop_map(Happens::Dies),
        3 => Just(Happens::Opens),
    ]
}
