// What is shown: sources, persons, kinds, a time, and words searched for. One pass over all of it, on one line of state.
const numbers = (text) => (text ? text.split(" ") : []);
let items = [];
let events = [];
let boxes = [];
const read = (element) => ({
  element,
  sort: element.classList.contains("event") ? "event" : element.classList.contains("quotation") ? "quotation" : "matter",
  kind: element.dataset.kind,
  sources: numbers(element.dataset.s),
  people: element.dataset.a === undefined ? null : numbers(element.dataset.a),
  from: element.dataset.from ? Number(element.dataset.from) : null,
  to: element.dataset.to ? Number(element.dataset.to) : null,
  fields: all(".searched", element),
});

// What is on the page now; asked for again whenever the page has changed.
function gather() {
  items = all(".event, .quotation, .matter").map(read);
  events = items.filter((item) => item.sort === "event");
  boxes = all(".filters input[type=checkbox]");
}
gather();
const chosen = (name) => new Set(boxes.filter((box) => box.checked && box.name === name).map((box) => box.value));

function fits(item, want) {
  if (want.kinds.size && item.sort === "event" && !want.kinds.has(item.kind)) return false;
  if (want.sources.size && !item.sources.some((source) => want.sources.has(source))) return false;
  if (want.people.size && item.people && !item.people.some((person) => want.people.has(person))) return false;
  if (state.from !== null && item.sort !== "matter") {
    // What is known only by its day cannot be said to lie within these minutes.
    if (item.from === null || item.from > state.to || Math.max(item.from, item.to - 1) < state.from) return false;
  }
  return true;
}

function select() {
  const want = { kinds: chosen("kind"), sources: chosen("source"), people: chosen("person") };
  const terms = patterns(state.query);
  const count = { event: 0, quotation: 0, matter: 0 };
  let hits = 0;
  unmark();
  for (const item of items) {
    const shown = fits(item, want) && (!terms.length || found(item, terms));
    item.element.hidden = !shown;
    if (!shown) continue;
    count[item.sort] += 1;
    if (terms.length) hits += mark(item, terms);
  }
  const limited = want.kinds.size + want.sources.size + want.people.size;
  const active = Boolean(limited || terms.length || state.from !== null);
  for (const box of all(".day, .person, .background-fold, .table-scroll, .more-quotes")) {
    const shown = box.querySelector(".event:not([hidden]), .quotation:not([hidden]), .matter:not([hidden])");
    box.hidden = active && !shown;
    if (box.matches(".table-scroll")) box.previousElementSibling.hidden = box.hidden;
    if (box.matches("details")) unfold(box, terms.length > 0 && Boolean(shown));
  }
  for (const note of all("[data-empty]")) note.hidden = !(active && !count[note.dataset.empty] && items.some((item) => item.sort === note.dataset.empty));
  byId("filter-count").textContent = limited ? `(${limited})` : "";
  report(active, count, hits, terms);
}

// Opens what holds hits, and closes again only what it opened itself.
function unfold(box, wanted) {
  if (wanted && !box.open) { box.open = true; box.dataset.unfolded = ""; }
  if (!wanted && "unfolded" in box.dataset) { box.open = false; delete box.dataset.unfolded; }
}

function report(active, count, hits, terms) {
  const lines = [say("of_events", { n: count.event, all: events.length })];
  const quotes = items.filter((item) => item.sort === "quotation").length;
  if (state.from !== null) lines.unshift(byId("brush").title);
  if (quotes) lines.push(say("of_quotes", { n: count.quotation, all: quotes }));
  if (terms.length) lines.push(sayCount("hits", hits));
  const texts = countTexts(terms);
  if (texts) lines.push(sayCount("texts", texts));
  byId("state").hidden = !active;
  byId("status").textContent = active ? lines.join(" · ") : "";
}

function reset() {
  for (const box of boxes) box.checked = false;
  byId("query").value = state.query = "";
  limit(null, null);
  select();
}
