// Corrections on their way: signed, answered, refused with both sides, taken back.
const api = root.dataset.story.replace("/stories/", "/api/v1/stories/");
const EDITS = 1048576;
const sent = { last: 0, nevertheless: 0 };
const dialog = byId("correction");

async function send(path, content) {
  const answer = await fetch(api + path, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(content) });
  const said = await answer.json().catch(() => ({ error: String(answer.status) }));
  if (answer.ok) { sent.last = Math.max(sent.last, said.number); return null; }
  return { ...said, status: answer.status };
}

// The state that the person looks at. Of their own last edit they know, also before the page shows it.
const base = () => Math.max(live.version % EDITS, sent.nevertheless);

// What somebody did, in words: who, what, and what they wrote.
function told(edit) {
  const { correction } = edit;
  const line = document.createElement("p");
  const who = document.createElement("strong");
  who.textContent = edit.by;
  line.append(who, `: ${deskSay("do_" + correction.do)}`);
  const words = [correction.name, correction.value, correction.text, correction.start && localStamp(Date.parse(correction.start)).replace("T", " "), correction.speaker?.words, ...(correction.events ?? correction.actors ?? []).map((one) => one.words), correction.edit && `${correction.edit}`].filter(Boolean);
  for (const word of words) { const quoted = document.createElement("q"); quoted.dir = "auto"; quoted.textContent = shortened(word); line.append(" ", quoted); }
  return line;
}

function refused(answer) {
  byId("correction-trouble").hidden = false;
  if (answer.theirs?.length) {
    sent.nevertheless = Math.max(...answer.theirs.map((edit) => edit.number));
    byId("correction-trouble").textContent = deskSay("conflict_says");
    byId("correction-trouble").lang = state.language;
    byId("conflict-mine").replaceChildren(told(answer.mine));
    byId("conflict-theirs").replaceChildren(...answer.theirs.map(told));
    byId("correction-conflict").hidden = false;
    byId("correction-save").dataset.desk = "conflict_mine";
    byId("correction-cancel").dataset.desk = "conflict_theirs";
    for (const id of ["correction-save", "correction-cancel"]) byId(id).textContent = deskSay(byId(id).dataset.desk);
    byId("correction-save").focus();
    return;
  }
  byId("correction-trouble").textContent = [answer.error, answer.advice].filter(Boolean).join(" ");
  byId("correction-trouble").lang = answer.status ? "en" : state.language;
}

function settleConflict() {
  sent.nevertheless = 0;
  byId("correction-trouble").hidden = true;
  byId("correction-conflict").hidden = true;
  byId("correction-save").dataset.desk = "save";
  byId("correction-cancel").dataset.desk = "cancel";
  for (const id of ["correction-save", "correction-cancel"]) byId(id).textContent = deskSay(byId(id).dataset.desk);
}

// The name is asked for once; afterwards the dialog says under which one it signs.
function showName(ask) {
  const name = kept.get("name") ?? "";
  byId("correction-by").value = name;
  byId("correction-sign").hidden = !ask && Boolean(name);
  byId("correction-signed").hidden = ask || !name;
  byId("correction-name").textContent = name;
}

function keepName(name) {
  kept.set("name", name);
  document.cookie = `dateline_name=${encodeURIComponent(name)}; path=/; samesite=strict; max-age=31536000`;
}

async function save(submit) {
  submit.preventDefault();
  const form = new FormData(byId("correction-form"));
  const by = String(form.get("by")).trim();
  if (!by) { showName(true); byId("correction-by").focus(); byId("correction-by").reportValidity(); return; }
  keepName(by);
  byId("correction-save").disabled = true;
  try {
    const answer = await send("/edits", { by, base: base(), correction: correctionOf(form) });
    if (answer) refused(answer); else { dialog.close(); announce(deskSay("saved")); }
  } catch { refused({ error: deskSay("no_answer") }); } finally { byId("correction-save").disabled = false; }
}

async function takeBack(path) {
  const by = kept.get("name");
  const nothing = deskSay(path === "/undo" ? "nothing_to_undo" : "nothing_to_redo");
  if (!by) { announce(nothing); return; }
  const answer = await send(path, { by, base: Math.max(base(), sent.last) }).catch(() => ({ error: deskSay("no_answer") }));
  if (!answer) announce(deskSay(path === "/undo" ? "undone" : "redone"));
  else if (answer.theirs?.length) announce(deskSay("undo_conflict", { by: answer.theirs.map((edit) => edit.by).join(", ") }));
  else announce(answer.status === 422 ? nothing : answer.error);
}

let announced = 0;
function announce(text) {
  const said = byId("live-said");
  said.textContent = text;
  said.classList.add("shown");
  clearTimeout(announced);
  announced = setTimeout(() => said.classList.remove("shown"), 4000);
}

byId("correction-form").addEventListener("submit", save);
byId("correction-cancel").addEventListener("click", () => dialog.close());
byId("correction-other").addEventListener("click", () => { showName(true); byId("correction-by").focus(); });
byId("undo").addEventListener("click", () => takeBack("/undo"));
byId("redo").addEventListener("click", () => takeBack("/redo"));
dialog.addEventListener("close", () => {
  settleConflict();
  // The button may stand in a part that was made anew while the dialog was open.
  const at = correcting.element?.isConnected ? correcting.element : byId(correcting.element?.id ?? "");
  (correcting.opener?.isConnected ? correcting.opener : at?.querySelector(".correct") ?? byId("main")).focus({ preventScroll: true });
});
