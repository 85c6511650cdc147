// Both values of a difference, side by side, under the event that shows one of them.
function compare(link) {
  const matter = byId(link.hash.slice(1));
  const body = link.closest(".event-body");
  const before = body.querySelector(".opened");
  const again = before?.dataset.of === link.hash;
  before?.remove();
  for (const other of all(".differs[aria-expanded=true]", body)) other.setAttribute("aria-expanded", "false");
  if (again || !matter) return;
  const panel = matter.querySelector(".sides").cloneNode(true);
  panel.classList.add("opened");
  panel.dataset.of = link.hash;
  body.querySelector(".by").before(panel);
  link.setAttribute("aria-expanded", "true");
}

function onClick(click) {
  closeReasons(click.target);
  if (click.defaultPrevented || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey) return;
  const link = click.target.closest("a");
  if (link) {
    if (link.matches(".differs")) { click.preventDefault(); compare(link); return; }
    if (link.matches(".open") && isPassage(link.hash)) {
      click.preventDefault();
      point(link.closest(".event"));
      go(link.hash, link);
      return;
    }
    if (link.hash && link.hash.startsWith("#event-")) { const event = byId(plain(link.hash).slice(1)); if (event) { click.preventDefault(); history.pushState(null, "", link.hash); bring(event); } }
    return;
  }
  if (click.target.closest(".reset")) { reset(); byId("query").focus(); return; }
  const used = click.target.closest(".used[id]");
  if (used) { const event = eventOf("#" + used.id); go("#" + used.id); if (event && !narrow.matches) { bring(event, false); point(event); } return; }
  if (String(getSelection())) return;
  const words = click.target.closest("blockquote[data-open]");
  if (words) { go(words.dataset.open, words.closest(".quotation").querySelector("a.open")); return; }
  const event = click.target.closest(".event .words, .event h4")?.closest(".event");
  if (event) openEvent(event);
}

// Brings an event or a quotation into view even where filters or folds hide it.
function bring(element, focus = true) {
  if (element.hidden || element.closest("[hidden]")) reset();
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (focus) focusEvent(element);
  else element.scrollIntoView({ block: "center", behavior: "instant" });
}

// What lies above is laid out only when it comes near the screen (content-visibility) and then moves what a link led to:
// it is brought back until the page has come to rest, or until the reader moves it.
function bringToRest(element) {
  let until = Infinity;
  const moved = new AbortController();
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(kind, () => moved.abort(), { signal: moved.signal, passive: true });
  const again = () => {
    if (moved.signal.aborted || !element.isConnected) return;
    const box = element.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight) bring(element, false);
    if (until === Infinity && document.readyState === "complete") until = performance.now() + 3000;
    if (performance.now() < until) requestAnimationFrame(again); else moved.abort();
  };
  bring(element, false);
  requestAnimationFrame(again);
}

function foldDifferences() {
  for (const link of all("a.differs:not([aria-expanded])")) link.setAttribute("aria-expanded", "false");
}

function arrive() {
  const hash = location.hash;
  if (show(hash)) {
    const event = eventOf(plain(hash)) ?? eventAround(plain(hash));
    if (event && !narrow.matches) { const fold = event.closest("details.background-fold"); if (fold) fold.open = true; event.scrollIntoView({ block: "center", behavior: "instant" }); }
    // A passage that no event shows is read beside the chronology: there the whole reader is in view.
    if (!event && !narrow.matches) byId("main").scrollIntoView({ block: "start", behavior: "instant" });
    point(event);
  } else if (hash.startsWith("#event-")) {
    const event = byId(plain(hash).slice(1));
    if (event) bring(event);
  } else if (hash.startsWith("#quote-")) {
    const quotation = byId(plain(hash).slice(1));
    if (quotation) bringToRest(quotation);
  }
}

foldDifferences();
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
addEventListener("hashchange", arrive);
addEventListener("popstate", () => { if (isPassage(location.hash)) show(location.hash); else shut(false); });
for (const button of all("[data-language]")) button.addEventListener("click", () => { kept.set("language", button.dataset.language); speak(button.dataset.language); select(); });
byId("theme").addEventListener("click", () => dress(dark() ? "light" : "dark"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", sayTheme);
byId("keys-open").addEventListener("click", help);
byId("keys-on").addEventListener("change", () => kept.set("keys", byId("keys-on").checked ? "on" : "off"));
byId("filter-open").addEventListener("click", () => toggleFilters(byId("filters").hidden));
byId("filters").addEventListener("change", select);
byId("reader-close").addEventListener("click", () => shut());
byId("reader-previous").addEventListener("click", () => step(-1));
byId("reader-next").addEventListener("click", () => step(1));
narrow.addEventListener("change", () => { if (narrow.matches) { if (opened.slug) lift(); } else lower(); });
document.addEventListener("focusin", (focus) => { const event = focus.target.closest(".event"); if (event && event !== state.current) { state.current?.classList.remove("current"); state.current = event; } });
let typing = 0;
byId("query").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => { state.query = byId("query").value; select(); }, 120); });
addEventListener("beforeprint", () => { for (const fold of all(".background-fold, .more-quotes, .wording details")) fold.open = true; });

const sections = new Map(all(".sections a").map((link) => [link.hash.slice(1), link]));
const watcher = new IntersectionObserver((seen) => {
  for (const entry of seen) {
    if (!entry.isIntersecting) continue;
    for (const [id, link] of sections) { if (id === entry.target.id) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); }
  }
}, { rootMargin: "-30% 0px -65% 0px" });
for (const id of sections.keys()) watcher.observe(byId(id));

measure();
wireLanes();
const language = kept.get("language");
if (kept.get("theme")) root.dataset.theme = kept.get("theme");
byId("keys-on").checked = kept.get("keys") !== "off";
if (language && data.languages.includes(language) && language !== state.language) speak(language); else sayTheme();
limit(null, null);
arrive();
})();
