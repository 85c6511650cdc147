// What people set right: a button on every event, quotation, difference and person opens one dialog for all of it.
const ACTIONS = {
  event: ["note", "set-time", "merge-events", "split-event", "mark-key", "pin", "hide"],
  quote: ["set-speaker", "note", "pin", "hide"],
  difference: ["resolve", "note", "hide"],
  actor: ["rename", "merge-actors", "note", "hide"],
  story: ["rename", "note"],
};
const PRECISIONS = ["minute", "hour", "part", "day", "month", "year"];
const target = (kind, id) => ({ kind, id });
const correcting = { kind: null, id: null, element: null, opener: null };

function field(label, control) {
  const line = document.createElement("p");
  const name = document.createElement("label");
  name.append(label + " ", control);
  line.append(name);
  return line;
}

function choice(name, options, chosen) {
  const select = document.createElement("select");
  select.name = name;
  for (const [value, text] of options) select.append(new Option(text, value, false, value === chosen));
  return select;
}

function input(name, type, value = "") {
  const element = document.createElement(type === "area" ? "textarea" : "input");
  if (type !== "area") element.type = type;
  element.name = name;
  element.value = value;
  return element;
}

const shortened = (text) => (text.length > 80 ? text.slice(0, 79) + "…" : text);
const wordsOf = (element) => element.querySelector(".words, .about, h1, h3")?.textContent.trim() ?? "";
const people = () => all(".person[data-actor]").filter((person) => person.dataset.actor).map((person) => [person.dataset.actor, person.querySelector("h3").textContent.trim()]);

// The fields that an action needs. Events to merge with are those near by: what is one event stands together.
function fieldsOf(action) {
  const { kind, id, element } = correcting;
  if (action === "note") return [field(deskSay("do_note"), input("text", "area"))];
  if (action === "rename") return [field(deskSay("new_name"), input("name", "text", wordsOf(element)))];
  if (action === "set-time") {
    const from = element.dataset.from ? localStamp(Number(element.dataset.from)) : "";
    return [field(deskSay("time_of", { zone: data.zone }), input("start", "datetime-local", from)), field(deskSay("precision"), choice("precision", PRECISIONS.map((p) => [p, deskSay("precision_" + p)])))];
  }
  if (action === "merge-events") {
    const at = events.findIndex((item) => item.element === element);
    const near = events.slice(Math.max(0, at - 15), at + 16).filter((item) => item.element !== element);
    return [field(deskSay("merge_with"), choice("other", near.map((item) => [item.element.id.slice("event-".length), shortened(wordsOf(item.element))])))];
  }
  if (action === "split-event") {
    const links = all(".by a.open", element);
    return links.map((link) => { const box = input("apart", "checkbox"); box.value = link.hash; return field(`${link.closest(".agency")?.querySelector("summary").textContent ?? ""} ${link.textContent}`, box); });
  }
  if (action === "merge-actors") return [field(deskSay("merge_with"), choice("other", people().filter(([other]) => other !== id)))];
  if (action === "set-speaker") return [field(deskSay("speaker"), choice("speaker", [...people(), ["", deskSay("speaker_open")]], element.dataset.a))];
  if (action === "resolve") {
    const values = [...new Set(all(".sides strong", element).map((value) => value.textContent))];
    return [field(deskSay("holds"), choice("value", [["", deskSay("holds_none")], ...values.map((value) => [value, value])])), field(deskSay("why"), input("text", "text"))];
  }
  return [];
}

function localStamp(milliseconds) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: data.zone, dateStyle: "short", timeStyle: "short" }).format(new Date(milliseconds));
  return parts.replace(" ", "T");
}

// The instant of a clock in the story's zone: guessed in UTC, then moved by what the zone makes of the guess.
function instantOf(local) {
  if (!local) return null;
  const guess = new Date(local + "Z").getTime();
  const shift = new Date(localStamp(guess) + "Z").getTime() - guess;
  return new Date(guess - shift).toISOString();
}

function correctionOf(form) {
  const { kind, id } = correcting;
  const action = form.get("do");
  const own = target(kind, id);
  if (action === "note") return { do: action, target: own, text: form.get("text") };
  if (action === "rename") return { do: action, target: own, name: form.get("name") };
  if (action === "set-time") { const start = instantOf(form.get("start")); return { do: action, event: own, start, precision: start ? form.get("precision") : null }; }
  if (action === "merge-events") return { do: action, events: [own, target("event", form.get("other"))] };
  if (action === "merge-actors") return { do: action, actors: [own, target("actor", form.get("other"))] };
  if (action === "split-event") return { do: action, event: own, apart: form.getAll("apart").map(passageOf) };
  if (action === "set-speaker") return { do: action, quote: own, speaker: form.get("speaker") ? target("actor", form.get("speaker")) : null };
  if (action === "resolve") return { do: action, difference: own, value: form.get("value") || null, text: form.get("text") };
  if (action === "mark-key") return { do: action, event: own };
  return { do: action, target: own };
}

function passageOf(hash) {
  const [, document, start, end] = /^#([^:]+):(\d+)-(\d+)$/.exec(plain(hash));
  return { document, start: Number(start), end: Number(end) };
}

function correct(element) {
  const subject = subjectOf(element);
  if (!subject || dialog.open) return;
  [correcting.kind, correcting.id, correcting.element] = subject;
  correcting.opener = element;
  settleConflict();
  byId("correction-words").textContent = shortened(wordsOf(correcting.element));
  showName(false);
  const which = choice("do", ACTIONS[correcting.kind].map((action) => [action, deskSay("act_" + action)]));
  const rest = document.createElement("div");
  const fill = () => rest.replaceChildren(...fieldsOf(which.value));
  which.addEventListener("change", fill);
  byId("correction-fields").replaceChildren(field(deskSay("what"), which), rest);
  fill();
  dialog.showModal();
  (byId("correction-by").value ? which : byId("correction-by")).focus();
}

document.addEventListener("click", (click) => { if (click.target.matches?.(".correct")) { click.preventDefault(); correct(click.target); } }, true);
document.addEventListener("keydown", (key) => {
  if (key.defaultPrevented || key.ctrlKey || key.metaKey || key.altKey || !byId("keys-on").checked) return;
  if (key.target.closest?.("input:not([type=checkbox], [type=range]), textarea, select, dialog")) return;
  if (key.key === "u") { key.preventDefault(); takeBack("/undo"); }
  if (key.key === "n" && live.arrived.size) { key.preventDefault(); toArrived(); }
  if (key.key === "c" && state.current?.isConnected) { key.preventDefault(); correct(state.current); }
});
