// The one service worker: keeps public pages that may be read without a signal. The lines above it, written by the
// server, say SETUP = { version, assets, offline, routes: [{ pattern, keeps }] }. A route keeps the public copy of a
// page once it was opened, and the pages it names with it. Nothing private is ever kept, no address with a question in
// it, and no change is sent later. With no routes it takes itself away.
const CACHE = "gapura-" + SETUP.version;
const routes = SETUP.routes.map((route) => ({ keeps: route.keeps, pattern: new RegExp(route.pattern) }));

const routeOf = (address) => {
  const url = new URL(address, location.origin);
  if (url.origin !== location.origin || url.search) return undefined;
  return routes.find((route) => route.pattern.test(url.pathname));
};

const isPublic = (answer) => answer.ok && answer.type === "basic" && !answer.redirected
  && !/private|no-store/.test(answer.headers.get("Cache-Control") || "");

// Asked for without cookies, so that what is kept is what everybody may read.
const keep = async (address) => {
  try {
    const answer = await fetch(address, { credentials: "omit" });
    if (!isPublic(answer)) return;
    // Read to its end first: a copy must not be replaced by half a page.
    const whole = new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
    await (await caches.open(CACHE)).put(address, whole);
  } catch {
    // No signal just now: the copy from before stays.
  }
};

// What an answer varies with does not matter here: only public copies are kept.
const find = (address) => caches.match(address, { ignoreVary: true });

const keepWith = async (address) => {
  const path = new URL(address, location.origin).pathname;
  const route = routeOf(address);
  if (!route) return;
  await keep(path);
  if (navigator.connection && navigator.connection.saveData) return;
  for (const other of route.keeps) {
    if (other !== path && !(await find(other))) await keep(other);
  }
};

addEventListener("install", (event) => {
  skipWaiting();
  if (routes.length) event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...SETUP.assets, SETUP.offline])));
});

const takeOver = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("gapura-") && name !== CACHE);
  const kept = await Promise.all(old.map(async (name) => (await caches.open(name)).keys()));
  const pages = kept.flat().map((request) => new URL(request.url).pathname).filter(routeOf);
  await Promise.all(old.map((name) => caches.delete(name)));
  if (!routes.length) {
    await caches.delete(CACHE);
    return registration.unregister();
  }
  await clients.claim();
  for (const page of pages) await keep(page);
  for (const client of await clients.matchAll({ type: "window" })) await keepWith(client.url);
};

addEventListener("activate", (event) => event.waitUntil(takeOver()));

const answerPage = async (event) => {
  try {
    const answer = await fetch(event.request);
    if (routeOf(event.request.url)) event.waitUntil(keepWith(event.request.url));
    return answer;
  } catch (lost) {
    const path = new URL(event.request.url).pathname;
    const kept = (routeOf(event.request.url) && await find(path)) || await find(SETUP.offline);
    if (kept) return kept;
    throw lost;
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !routes.length) return;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(answerPage(event));
  } else if (SETUP.assets.includes(url.pathname)) {
    event.respondWith(find(url.pathname).then((kept) => kept || fetch(request)));
  }
});
