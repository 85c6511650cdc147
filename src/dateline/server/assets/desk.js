// The newsroom's lists: times in the reader's zone, a list that follows what happens, corrections that can be taken back.
"use strict";
(() => {
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
// Of English, the one that writes days as the story's page does.
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const zone = document.documentElement.dataset.zone || undefined;

function localise(within = document) {
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  const date = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: zone });
  for (const time of all("time[datetime]", within)) {
    const instant = new Date(time.dateTime);
    time.title = time.dataset.written ??= time.textContent;
    if (!Number.isNaN(instant.getTime())) time.textContent = time.dataset.as === "ago" ? ago(instant) : (time.dataset.as === "day" ? date : day).format(instant);
  }
}

function ago(instant) {
  const seconds = (instant - Date.now()) / 1000;
  const steps = [[60, 1, "second"], [3600, 60, "minute"], [86400, 3600, "hour"], [Infinity, 86400, "day"]];
  const [, length, unit] = steps.find(([limit]) => Math.abs(seconds) < limit);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(seconds / length), unit);
}

// The list takes the state that the server has now, unless a person is in it with the keyboard.
async function renew(list) {
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["story-list", "feed-list"]) {
    const [old, next] = [document.getElementById(id), fresh.getElementById(id)];
    if (!old || !next || old.contains(document.activeElement)) continue;
    localise(next);
    old.replaceChildren(...next.childNodes);
  }
  const first = document.getElementById("first-visit");
  if (first && list.children.length) first.remove();
}

const list = document.getElementById("story-list");
if (list) {
  const stream = new EventSource("/events");
  let waiting = 0;
  stream.addEventListener("list", () => { clearTimeout(waiting); waiting = setTimeout(() => renew(list).catch(() => {}), 300); });
  setInterval(() => localise(), 30000);
}

for (const form of all("form.add")) {
  acceptDrops(form, () => form.requestSubmit());
  form.addEventListener("submit", () => { form.classList.add("sending"); form.querySelector("[type=submit]").disabled = true; });
}
addEventListener("pageshow", () => { for (const button of all("form.add [type=submit]")) button.disabled = false; });

// The signature is asked for once, wherever somebody corrects first.
const by = document.getElementById("by");
if (by) {
  try { by.value = localStorage.getItem("dateline.name") ?? ""; } catch { /* asked again next time */ }
  by.addEventListener("change", () => { try { localStorage.setItem("dateline.name", by.value.trim()); } catch { /* asked again next time */ } });
}

async function correct(button) {
  const said = document.getElementById("said");
  if (!by.value.trim()) { by.focus(); by.reportValidity(); return; }
  button.disabled = true;
  const { story, edit, act } = button.dataset;
  const correction = act === "split-actor" ? splitting(button) : { do: act, edit: Number(edit) };
  try {
    const answer = await fetch(`/api/v1/stories/${story}/edits`, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ by: by.value.trim(), base: Number(document.documentElement.dataset.edit), correction }) });
    if (answer.ok) { location.reload(); return; }
    const trouble = await answer.json();
    said.textContent = [trouble.error, trouble.advice].filter(Boolean).join(" ");
  } catch { said.textContent = said.dataset.offline; }
  said.hidden = false;
  said.focus();
  button.disabled = false;
}

function splitting(button) {
  const form = button.closest("form");
  const apart = all("input[name=apart]:checked", form).map((box) => { const [document_, start, end] = box.value.split("|"); return { document: document_, start: Number(start), end: Number(end) }; });
  const name = form.querySelector("[name=name]").value.trim();
  return { do: "split-actor", actor: { kind: "actor", id: button.dataset.actor }, apart, ...(name ? { name } : {}) };
}

for (const button of all("button[data-act]")) button.addEventListener("click", () => correct(button));
document.addEventListener("keydown", (key) => {
  if (key.key !== "/" || key.ctrlKey || key.metaKey || key.altKey || key.target.closest?.("input, textarea, select")) return;
  const field = document.getElementById("q");
  key.preventDefault();
  if (field) { field.focus(); field.select(); } else location.assign("/search");
});
localise();
})();
