// Keys. They are silent in fields, with modifiers, and when a person has turned them off (WCAG 2.1.4).
const visible = () => events.filter((item) => !item.element.hidden && !item.element.closest("[hidden]"));

function move(by) {
  const shown = visible();
  if (!shown.length) return;
  let at = shown.findIndex((item) => item.element === state.current);
  if (at < 0) at = by > 0 ? -1 : shown.length;
  const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))].element;
  const fold = next.closest("details.background-fold");
  if (fold) fold.open = true;
  focusEvent(next);
}

function focusEvent(element) {
  state.current?.classList.remove("current");
  state.current = element;
  element.classList.add("current");
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.focus({ preventScroll: true });
}

function onKey(key) {
  if (key.defaultPrevented || key.ctrlKey || key.metaKey || key.altKey) return;
  if (key.key === "Escape") return escape(key);
  const field = key.target.closest?.("input:not([type=checkbox], [type=range]), textarea, select, dialog");
  if (field || !byId("keys-on").checked) return;
  const act = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => { byId("query").focus(); byId("query").select(); },
    "?": () => help(),
  }[key.key];
  if (act) { key.preventDefault(); act(); }
  else if (key.key === "Enter" && key.target.classList?.contains("event")) { key.preventDefault(); openEvent(key.target); }
}

function escape(key) {
  if (byId("keys").open) return;
  if (key.target === byId("query") && byId("query").value) { byId("query").value = state.query = ""; select(); }
  else if (key.target.closest?.("#filters")) { toggleFilters(false); byId("filter-open").focus(); }
  else if (document.querySelector(".clock[open]")) closeReasons(null);
  else if (opened.slug) { key.preventDefault(); shut(); }
  else if (key.target === byId("query")) byId("query").blur();
}

// The reasons of a clock lie over the text; they close like any such thing.
function closeReasons(within) {
  for (const reasons of all(".clock[open]")) if (!reasons.contains(within)) { if (reasons.contains(document.activeElement)) reasons.querySelector("summary").focus(); reasons.open = false; }
}

function help() {
  if (!byId("keys").open) byId("keys").showModal();
}

function openEvent(element) {
  state.current?.classList.remove("current");
  state.current = element;
  point(element);
  go(element.dataset.open, element);
}

function toggleFilters(wanted) {
  byId("filters").hidden = !wanted;
  byId("filter-open").setAttribute("aria-expanded", String(wanted));
  // Opened low on the screen, the panel would hang over its edge.
  if (wanted && tools.getBoundingClientRect().bottom > innerHeight) tools.scrollIntoView({ block: "start", behavior: "instant" });
}
