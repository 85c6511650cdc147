// The swimlane's handles: two sliders for keys and fingers, and dragging over the drawing for the mouse.
const MINUTE = 60000;
let handles = byId("handles");
const wired = new WeakSet();

function clockOf(minutes) {
  const options = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const date = new Date(minutes * MINUTE);
  const language = state.language === "en" ? "en-GB" : state.language;
  try { return new Intl.DateTimeFormat(language, { ...options, timeZone: data.zone }).format(date); }
  catch { return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(date); }
}

function limit(from, to) {
  if (!handles) return;
  const first = Number(handles.dataset.first);
  const last = Number(handles.dataset.last);
  const whole = from === null || (from <= first && to >= last);
  state.from = whole ? null : from * MINUTE;
  state.to = whole ? null : (to + 1) * MINUTE - 1;
  byId("from").value = whole ? first : from;
  byId("to").value = whole ? last : to;
  const range = say("lanes_range", { start: clockOf(whole ? first : from), end: clockOf(whole ? last : to) });
  for (const id of ["from", "to"]) byId(id).setAttribute("aria-valuetext", whole ? say("lanes_all") : clockOf(Number(byId(id).value)));
  const brush = byId("brush");
  brush.hidden = whole;
  if (!whole) {
    brush.style.left = `${((from - first) / (last - first)) * 100}%`;
    brush.style.right = `${((last - to) / (last - first)) * 100}%`;
    brush.title = range;
  }
}

function wireLanes() {
  handles = byId("handles");
  if (!handles) return;
  const plot = byId("lanes-plot");
  if (wired.has(plot)) return;
  wired.add(plot);
  const both = () => [Number(byId("from").value), Number(byId("to").value)];
  for (const id of ["from", "to"]) {
    byId(id).addEventListener("input", () => {
      let [from, to] = both();
      if (from > to) { if (id === "from") from = to; else to = from; }
      limit(from, to);
      select();
    });
  }
  let origin = null;
  const at = (pointer) => {
    const box = plot.getBoundingClientRect();
    const first = Number(handles.dataset.first);
    const last = Number(handles.dataset.last);
    const share = Math.min(1, Math.max(0, (pointer.clientX - box.left) / box.width));
    return Math.round(first + share * (last - first));
  };
  plot.addEventListener("pointerdown", (pointer) => {
    if (pointer.button !== 0) return;
    origin = at(pointer);
    plot.setPointerCapture(pointer.pointerId);
  });
  plot.addEventListener("pointermove", (pointer) => {
    if (origin === null) return;
    const here = at(pointer);
    if (here !== origin) limit(Math.min(origin, here), Math.max(origin, here));
  });
  plot.addEventListener("pointerup", (pointer) => {
    if (origin === null) return;
    // A click without a drag gives the whole time back.
    if (at(pointer) === origin) limit(null, null);
    origin = null;
    select();
  });
  plot.addEventListener("pointercancel", () => { origin = null; select(); });
}
