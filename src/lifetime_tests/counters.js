// Counts what a page holds, and plays the job server: every job is at work, and every stream stays open.

const live = { timers: new Set(), listeners: new Set(), requests: new Set(), streams: new Set(), channels: new Set() };
let made = 0;

const { setTimeout: setTimer, clearTimeout: clearTimer } = globalThis;
globalThis.setTimeout = (act, wait, ...rest) => {
  const timer = setTimer(() => (live.timers.delete(timer), act(...rest)), wait);
  live.timers.add(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => (live.timers.delete(timer), clearTimer(timer));

const { addEventListener, removeEventListener } = window;
const key = (type, listener) => [...live.listeners].find((one) => one.type === type && one.listener === listener);
window.addEventListener = (type, listener, ...rest) => {
  live.listeners.add({ type, listener });
  addEventListener.call(window, type, listener, ...rest);
};
window.removeEventListener = (type, listener, ...rest) => {
  live.listeners.delete(key(type, listener));
  removeEventListener.call(window, type, listener, ...rest);
};

const Channel = globalThis.BroadcastChannel;
globalThis.BroadcastChannel = class extends Channel {
  constructor(name) {
    super(name);
    live.channels.add(this);
  }
  close() {
    live.channels.delete(this);
    super.close();
  }
};

const job = (id) => ({ id, status: "in_progress", version: 1, created_at: new Date().toISOString() });

const { fetch: ask } = globalThis;
globalThis.fetch = (request, ...rest) => {
  const url = new URL(request.url ?? request, location.href);
  // What the test runner itself loads.
  if (!url.pathname.startsWith("/api/jobs")) return ask(request, ...rest);
  made += 1;
  return url.pathname.endsWith("/events") ? stream(request) : answer(request, url);
};

function answer(request, url) {
  const ids = url.searchParams.get("ids")?.split(",") ?? [];
  const own = url.pathname.split("/")[3];
  const body = own ? job(own) : { jobs: ids.map(job) };
  return new Promise((resolve, reject) => {
    live.requests.add(request);
    const timer = setTimer(() => {
      live.requests.delete(request);
      resolve(from(request, Response.json(body)));
    }, 20);
    request.signal.addEventListener("abort", () => {
      live.requests.delete(request);
      clearTimer(timer);
      reject(request.signal.reason);
    });
  });
}

function stream(request) {
  const text = new TextEncoder();
  const end = () => live.streams.delete(request);
  const body = new ReadableStream({
    start(out) {
      live.streams.add(request);
      out.enqueue(text.encode("event: beat\ndata: {}\n\n"));
      request.signal.addEventListener("abort", () => {
        end();
        out.error(request.signal.reason);
      });
    },
    cancel: end,
  });
  return Promise.resolve(from(request, new Response(body, { headers: { "content-type": "text/event-stream" } })));
}

// A response that was made by hand does not say where it comes from.
function from(request, response) {
  return Object.defineProperty(response, "url", { value: request.url });
}

export const requests_made = () => made;
export const count = (what) => live[what].size;
export const listeners = () => [...live.listeners].map((one) => one.type).sort().join(" ");

export async function locks() {
  const { held, pending } = await navigator.locks.query();
  return [...held, ...pending].filter((lock) => lock.name.startsWith("waitwell:")).length;
}
