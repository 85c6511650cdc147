// The story as it grows. The server sends what changed in the page's source as lines; the page is changed where it differs,
// node by node, so that nobody loses the place, the open text, the filter or the focus.
const beforeChange = [];
const afterChange = [];
const live = {
  path: root.dataset.story,
  version: Number(root.dataset.version),
  id: null,
  lines: null,
  loading: false,
  again: false,
  arrived: new Set(),
};
const KEPT_ATTRIBUTES = new Set(["hidden", "open", "style", "aria-expanded", "aria-pressed", "aria-current", "aria-valuetext", "inert", "value"]);
const KEPT_CLASSES = ["current", "open", "arrived"];
const gone = [];
const ours = (node) => node.nodeType === 1 && (node.dataset.client !== undefined || node.classList.contains("opened"));

function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== 1) { if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue; return; }
  const kept = KEPT_CLASSES.filter((name) => old.classList.contains(name));
  for (const { name } of Array.from(old.attributes)) if (!fresh.hasAttribute(name) && !KEPT_ATTRIBUTES.has(name)) old.removeAttribute(name);
  for (const { name, value } of Array.from(fresh.attributes)) if (old.getAttribute(name) !== value && !(KEPT_ATTRIBUTES.has(name) && name !== "value" && old.matches("details, .event, .quotation, .matter, [hidden]"))) old.setAttribute(name, value);
  if (kept.length) old.classList.add(...kept);
  morphChildren(old, fresh);
}

function morphChildren(old, fresh) {
  let at = old.firstChild;
  const wanted = new Set(Array.from(fresh.children, (node) => node.id));
  // What is not wanted here is passed by and taken away last: it may be wanted elsewhere, and nothing that stays is
  // moved, since moving takes the focus away.
  const skip = () => { while (at && (ours(at) || (at.id && !wanted.has(at.id) && gone.push([at, old])))) at = at.nextSibling; };
  for (const node of Array.from(fresh.childNodes)) {
    skip();
    const match = counterpart(node, old, at);
    if (match === null) { old.insertBefore(document.importNode(node, true), at); continue; }
    if (match === at) at = at.nextSibling;
    else old.insertBefore(match, at);
    morph(match, node);
  }
  for (; at; at = at.nextSibling) if (!ours(at)) gone.push([at, old]);
}

function takeAway() {
  for (const [node, parent] of gone.splice(0)) if (node.parentNode === parent) node.remove();
}

// The node that stood for the same thing before: the one of that id wherever it is, else the next of its kind.
function counterpart(node, within, at) {
  if (node.nodeType === 1 && node.id) {
    const known = byId(node.id);
    return known && known.nodeName === node.nodeName && within.closest("main, header, #tools") === known.closest("main, header, #tools") ? known : null;
  }
  return at && at.nodeType === node.nodeType && at.nodeName === node.nodeName && !at.id ? at : null;
}

// Puts the page into the state that `lines` describe: a line of JSON a part of the data, then the page's body.
function become(lines) {
  const cut = lines.indexOf("<!--body-->");
  Object.assign(data, JSON.parse(lines.slice(0, cut).join("\n")));
  const fresh = new DOMParser().parseFromString(lines.slice(cut + 1).join("\n"), "text/html").body;
  const before = new Set(all(".event").map((event) => event.id));
  for (const hook of beforeChange) hook();
  const hold = anchor();
  const focused = document.activeElement;
  const shown = opened.slug ? location.hash : null;
  unmark();
  if (opened.slug) { unmark(papers.get(opened.slug).text); clearTarget(papers.get(opened.slug).text); }
  becomeTexts(fresh);
  for (const selector of [".front", "#tools", "#main"]) {
    const [old, next] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (old && next) morph(old, next);
  }
  takeAway();
  document.title = fresh.querySelector("h1").textContent || "dateline";
  settle(shown);
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
  hold();
  welcome(before);
}

// The texts stand apart from the page: each is changed where it is, also while it is open.
function becomeTexts(fresh) {
  for (const paper of all(".paper", fresh)) {
    const text = paper.querySelector(".text");
    const known = papers.get(paper.id);
    if (known) { morph(known.text, text); takeAway(); text.remove(); }
  }
}

function settle(shown) {
  takeTexts();
  listTexts();
  gather();
  foldDifferences();
  wireLanes();
  if (state.from === null) limit(null, null); else limit(state.from / MINUTE, (state.to + 1) / MINUTE - 1);
  speak(state.language);
  select();
  if (opened.slug && !papers.has(opened.slug)) shut(false);
  if (opened.slug && state.query) markIn(papers.get(opened.slug).text, patterns(state.query));
  const match = shown && isPassage(shown);
  if (match && match[2] !== undefined) highlight(papers.get(match[1]).text, Number(match[2]), Number(match[3]));
  for (const hook of afterChange) hook();
}

// What a person reads stays where it is on the screen, whatever comes in above it.
function anchor() {
  const focus = document.activeElement?.closest(".event, .quotation, .matter");
  const inView = (element) => { const box = element.getBoundingClientRect(); return box.height && box.bottom > 0 && box.top < innerHeight; };
  const held = (focus && inView(focus) && focus) || all(".event, .quotation, .matter, .paper").find(inView);
  const top = held?.getBoundingClientRect().top;
  return () => { if (held?.isConnected) scrollBy({ top: held.getBoundingClientRect().top - top, behavior: "instant" }); };
}

// New events are marked until they have been seen; those out of sight are counted on a button that leads to them.
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    seen.unobserve(entry.target);
    live.arrived.delete(entry.target.id);
    setTimeout(() => entry.target.classList.remove("arrived"), 4000);
  }
  countArrived();
}, { threshold: 0.6 });

function welcome(before) {
  if (!before.size) return;
  const fresh = events.filter((item) => !before.has(item.element.id));
  for (const { element } of fresh) {
    element.classList.add("arrived");
    live.arrived.add(element.id);
    seen.observe(element);
  }
  if (fresh.length) byId("live-said").textContent = sayCount("live_new", fresh.length);
  countArrived();
}

function countArrived() {
  for (const id of live.arrived) if (!byId(id)) live.arrived.delete(id);
  const button = byId("live-new");
  button.hidden = !live.arrived.size;
  button.textContent = sayCount("live_new", live.arrived.size);
}

function toArrived() {
  const first = events.find((item) => live.arrived.has(item.element.id));
  if (first) bring(first.element);
}

function patched(lines, patch) {
  return patch.flatMap((part) => (Array.isArray(part) ? lines.slice(part[0], part[1]) : part.split("\n")));
}

// Asks for the whole state. What arrives in the meantime is asked for once more afterwards.
async function reload() {
  if (live.loading) { live.again = true; return; }
  live.loading = true;
  live.again = false;
  try {
    const answer = await fetch(`${live.path}/state?language=${root.dataset.first}`, { headers: { Accept: "text/plain" } });
    if (answer.status === 404) { sayLive("live_gone"); stream.close(); return; }
    if (!answer.ok) throw new Error(String(answer.status));
    const lines = (await answer.text()).split("\n");
    live.version = Number(answer.headers.get("X-Story-Version"));
    live.id = answer.headers.get("X-Story-State");
    live.lines = lines;
    become(lines);
  } catch { live.again = false; setTimeout(reload, 3000); } finally { live.loading = false; }
  if (live.again) reload();
}

function onState(message) {
  const change = JSON.parse(message.data);
  if (change.version <= live.version && !live.loading) return;
  if (live.loading || live.lines === null || change.from !== live.id || !change.patch) { reload(); return; }
  live.lines = patched(live.lines, change.patch);
  live.version = change.version;
  live.id = change.id;
  become(live.lines);
}

function sayLive(key) {
  byId("live-state").dataset.state = key;
  byId("live-state").textContent = say(key);
}

const stream = new EventSource(`${live.path}/events?language=${root.dataset.first}&version=${live.version}`);
stream.addEventListener("open", () => sayLive("live_on"));
stream.addEventListener("error", () => sayLive("live_off"));
stream.addEventListener("state", onState);
stream.addEventListener("version", (message) => { if (Number(message.data) > live.version) reload(); });
stream.addEventListener("job", (message) => onJob(JSON.parse(message.data)));
byId("live-new").addEventListener("click", toArrived);
