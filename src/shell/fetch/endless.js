// Plays a server whose answer has no end, and sees what becomes of it.

const PIECE = 64 * 1024;
let given = 0;
let aborted = false;

const { fetch: ask } = globalThis;
globalThis.fetch = (request, ...rest) => {
  const url = new URL(request.url ?? request, location.href);
  if (url.pathname !== "/endless") return ask(request, ...rest);
  given = 0;
  aborted = false;
  request.signal.addEventListener("abort", () => (aborted = true));
  const body = new ReadableStream({
    pull(out) {
      given += PIECE;
      out.enqueue(new Uint8Array(PIECE));
    },
  });
  const headers = url.search === "?announced" ? { "content-length": "20000000" } : {};
  return Promise.resolve(Object.defineProperty(new Response(body, { headers }), "url", { value: request.url }));
};

export const bytes_given = () => given;
export const was_aborted = () => aborted;
