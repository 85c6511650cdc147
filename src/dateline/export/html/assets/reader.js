// The source reader. The texts stand once in the page's list of sources; here they are taken out and shown one at a time.
const reader = byId("reader");
const readerBody = byId("reader-body");
const papers = new Map();
function takeTexts() {
  const before = new Map(papers);
  papers.clear();
  for (const element of all(".paper")) {
    const text = element.querySelector(".text") ?? before.get(element.id)?.text;
    if (text?.isConnected && element.contains(text)) text.remove();
    papers.set(element.id, { element, text });
  }
}
takeTexts();
const opened = { slug: null, from: null, passages: [], at: -1 };
const plain = (hash) => { try { return decodeURIComponent(hash); } catch { return ""; } };
const isPassage = (hash) => { const match = /^#([^:]+)(?::(\d+)-(\d+))?$/.exec(plain(hash)); return match && papers.has(match[1]) ? match : null; };

function units(text, points) {
  // Offsets count code points, the browser counts UTF-16 units.
  let unit = 0;
  for (let point = 0; point < points && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}
const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };

function highlight(text, start, end) {
  const marked = [];
  for (const block of all(".block", text)) {
    let at = Number(block.dataset.o);
    if (at >= end) break;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const length = points(node.data);
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      if (from < to) {
        let inner = node;
        const [first, last] = [units(node.data, from), units(node.data, to)];
        if (last < inner.data.length) inner.splitText(last);
        if (first > 0) inner = inner.splitText(first);
        const wrapped = document.createElement("mark");
        wrapped.className = "target";
        inner.replaceWith(wrapped);
        wrapped.append(inner);
        marked.push(wrapped);
      }
      at += length;
    }
  }
  return marked;
}

function clearTarget(text) {
  for (const wrapped of all("mark.target", text)) {
    const parent = wrapped.parentNode;
    wrapped.replaceWith(...wrapped.childNodes);
    parent.normalize();
  }
}

function show(hash, opener) {
  const match = isPassage(hash);
  if (!match) return false;
  const [, slug, start, end] = match;
  const paper = papers.get(slug);
  if (opened.slug) { unmark(papers.get(opened.slug).text); clearTarget(papers.get(opened.slug).text); }
  if (opened.slug !== slug) {
    const head = paper.element.querySelector(".paper-head").cloneNode(true);
    if (!head.querySelector(".facts .label")) {
      const label = document.createElement("span");
      label.className = `label s${paper.element.dataset.colour}`;
      label.textContent = paper.element.dataset.name;
      head.querySelector(".facts").prepend(label, " ");
    }
    byId("reader-paper").replaceChildren(head);
    readerBody.replaceChildren(paper.text);
    readerBody.scrollTop = 0;
    opened.passages = all(".used[id]", paper.text).map((used) => "#" + used.id);
  }
  opened.slug = slug;
  if (opener) opened.from = opener;
  for (const id of ["reader-close", "reader-foot"]) byId(id).hidden = false;
  lift();
  const terms = patterns(state.query);
  if (terms.length) markIn(paper.text, terms);
  const marked = start === undefined ? [] : highlight(paper.text, Number(start), Number(end));
  reveal(marked);
  countPassages(hash);
  return true;
}

function reveal(marked) {
  const target = marked[0] ?? readerBody;
  if (marked.length) {
    marked[0].tabIndex = -1;
    const box = readerBody.getBoundingClientRect();
    const offset = marked[0].getBoundingClientRect().top - box.top - box.height / 4;
    readerBody.scrollTop += offset;
  }
  target.focus({ preventScroll: true });
}

function countPassages(hash) {
  const at = opened.passages.indexOf(plain(hash));
  opened.at = at;
  byId("reader-count").textContent = at < 0 ? "" : say("passage_of", { n: at + 1, all: opened.passages.length });
  for (const id of ["reader-previous", "reader-next"]) byId(id).hidden = opened.passages.length < 2;
}

function step(by) {
  const count = opened.passages.length;
  if (!count) return;
  go(opened.passages[(opened.at + by + count) % count]);
}

// On a narrow screen the reader lies over the page: what is beneath can then not be reached.
function lift() {
  if (!narrow.matches) return;
  reader.classList.add("up");
  reader.setAttribute("role", "dialog");
  reader.setAttribute("aria-modal", "true");
  document.body.classList.add("under");
  for (const element of [document.querySelector(".front"), tools, byId("main"), document.querySelector(".foot"), document.querySelector(".skip")]) element.inert = true;
}

function lower() {
  reader.classList.remove("up");
  reader.removeAttribute("role");
  reader.removeAttribute("aria-modal");
  document.body.classList.remove("under");
  for (const element of all("[inert]")) element.inert = false;
}

function shut(leave = true) {
  if (!opened.slug) return;
  lower();
  clearTarget(papers.get(opened.slug).text);
  opened.slug = null;
  byId("reader-paper").replaceChildren();
  byId("reader-count").textContent = "";
  for (const id of ["reader-close", "reader-foot", "reader-previous", "reader-next"]) byId(id).hidden = true;
  readerBody.replaceChildren(...idle);
  for (const event of all(".event.open")) event.classList.remove("open");
  if (leave) history.replaceState(null, "", location.pathname + location.search);
  const from = opened.from?.isConnected ? opened.from : state.current;
  (from ?? byId("main")).focus?.({ preventScroll: true });
  opened.from = null;
}

function go(hash, opener) {
  if (!isPassage(hash)) return false;
  history.pushState(null, "", hash);
  return show(hash, opener);
}

function eventOf(hash) {
  return document.querySelector(`.event[data-open="${CSS.escape(hash)}"]`) ?? document.querySelector(`.event a.open[href="${CSS.escape(hash)}"]`)?.closest(".event");
}

// The event that shows more than this passage, but this passage too.
function eventAround(hash) {
  const inner = isPassage(hash);
  if (!inner || inner[2] === undefined) return null;
  const around = (event) => { const outer = isPassage(event.dataset.open); return outer && outer[1] === inner[1] && Number(outer[2]) <= Number(inner[2]) && Number(inner[3]) <= Number(outer[3]); };
  return all(".event[data-open]").find(around) ?? null;
}

function point(event) {
  for (const other of all(".event.open")) other.classList.remove("open");
  event?.classList.add("open");
}

// With nothing open, the reader lists what can be read.
const idle = [byId("reader-hint"), byId("reader-list")];
function listTexts() {
  idle[1].replaceChildren(...Array.from(papers, listed));
}

function listed([slug, paper]) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.className = `label s${paper.element.dataset.colour}`;
  label.textContent = paper.element.dataset.name;
  const heading = paper.element.querySelector("h4");
  const link = document.createElement("a");
  link.href = "#" + slug;
  link.className = "open";
  if (heading.lang) link.lang = heading.lang;
  link.dir = "auto";
  link.append(...heading.querySelector("a").cloneNode(true).childNodes);
  item.append(label, link);
  return item;
}
listTexts();
