// The page's clock and timers in a test's hands, and a list of what the page has sent and when by that clock.
// Time goes on by itself, and can be made to pass faster: every timer then has its turn at its own moment, after
// the answers to what was sent before have come.
(() => {
  const real = { now: Date.now, set: setTimeout, clear: clearTimeout, fetch };
  const timers = new Map();
  const sent = [];
  let ahead = 0;
  let numbers = 0;
  let underWay = 0;
  let changes = 0;
  let heard = 0;

  const now = () => real.now() + ahead;
  const began = now();
  Date.now = now;

  const run = (id) => {
    const timer = timers.get(id);
    if (!timer) return;
    real.clear.call(window, timer.real);
    timers.delete(id);
    changes += 1;
    timer.run();
  };
  window.setTimeout = (act, wait = 0, ...values) => {
    const id = ++numbers;
    const at = now() + Math.max(0, wait);
    // A browser fires a timer that is too long for it at once, and so must this.
    const isTooLong = wait > 2 ** 31 - 1;
    const timer = { at: isTooLong ? now() : at, run: () => act(...values) };
    timer.real = real.set.call(window, () => run(id), isTooLong ? 0 : wait);
    timers.set(id, timer);
    return id;
  };
  window.clearTimeout = (id) => {
    const timer = timers.get(id);
    if (timer) real.clear.call(window, timer.real);
    timers.delete(id);
  };

  window.fetch = (input, options) => {
    const request = { at: now() - began, method: input.method ?? options?.method ?? "GET" };
    request.path = new URL(input.url ?? input, location.href).href.replace(location.origin, "");
    sent.push(request);
    underWay += 1;
    changes += 1;
    let isOpen = true;
    const end = () => {
      if (!isOpen) return;
      isOpen = false;
      underWay -= 1;
      changes += 1;
      request.ended = now() - began;
    };
    const answer = real.fetch.call(window, input, options);
    answer.then((response) => {
      request.status = response.status;
      const kind = response.headers.get("content-type") ?? "";
      if (kind.startsWith("text/event-stream")) {
        waitForMore();
        count(response.clone().body.getReader());
        return end();
      }
      if (!response.body) return end();
      response.clone().arrayBuffer().then(end, end);
    }, end);
    return answer;
  };

  // After a stream has opened or brought something, more is on its way; the page's time must not run ahead of it.
  let busyUntil = 0;
  const waitForMore = () => {
    busyUntil = real.now() + 60;
    changes += 1;
  };
  // What has come by streams; one that is cut has nothing more to count.
  const count = async (reader) => {
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        heard += piece.value.length;
        waitForMore();
      }
    } catch {}
  };

  // A stream that the browser itself reads, where the app asks for that.
  window.EventSource = class extends EventSource {
    constructor(...all) {
      super(...all);
      const path = this.url.replace(location.origin, "");
      const request = { at: now() - began, method: "GET", path };
      sent.push(request);
      waitForMore();
      for (const kind of ["open", "error"]) {
        super.addEventListener(kind, () => {
          request.ended ??= now() - began;
          waitForMore();
        });
      }
    }
    addEventListener(kind, ...rest) {
      super.addEventListener(kind, (event) => {
        heard += event.data?.length ?? 0;
        waitForMore();
      });
      super.addEventListener(kind, ...rest);
    }
  };

  const turn = () => new Promise((done) => real.set.call(window, done, 2));
  /** Until nothing is under way and nothing happens any more; what never ends is not waited for. */
  const settled = async () => {
    let quiet = 0;
    let seen = changes;
    for (let since = real.now(); quiet < 3 && real.now() - since < 200; ) {
      await turn();
      quiet = underWay === 0 && seen === changes && real.now() >= busyUntil ? quiet + 1 : 0;
      if (seen !== changes) since = real.now();
      seen = changes;
    }
  };
  const next = (until) => {
    let first = null;
    for (const [id, timer] of timers) {
      if (timer.at <= until && (!first || timer.at < first.at)) first = { id, at: timer.at };
    }
    return first;
  };

  window.__time = {
    sent,
    /** How many bytes have come by streams. */
    heard: () => heard,
    /** Lets time pass, with all that is due in it. */
    async pass(span) {
      const end = now() + span;
      await settled();
      for (let due = next(end); due; due = next(end)) {
        ahead += Math.max(0, due.at - now());
        run(due.id);
        await settled();
      }
      ahead += Math.max(0, end - now());
    },
    /** Lets time pass in which nothing runs, as in sleep; what was due comes after it. */
    sleep(span) {
      ahead += span;
      for (const [id, timer] of timers) {
        if (timer.at > now()) continue;
        real.clear.call(window, timer.real);
        timer.real = real.set.call(window, () => run(id), 0);
      }
    },
    /** Sets the clock without any time passing, as a person or the system does. */
    set(span) {
      ahead += span;
      for (const timer of timers.values()) timer.at += span;
    },
  };
})();
