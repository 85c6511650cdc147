// What the newsroom adds to the story's page: buttons to correct, permalinks, and ways to persons and sources.
const PLACES = [
  [".event", ":scope > .event-body > .by"],
  [".quotation", ":scope > .version > .by, :scope > .versions > .version:first-child > .by"],
  [".matter", "th[scope=row]"],
];

function subjectOf(element) {
  const holder = element?.closest?.(".event, .quotation, .matter, .person[data-actor], .front");
  if (!holder) return null;
  if (holder.matches(".event")) return ["event", holder.id.slice("event-".length), holder];
  if (holder.matches(".quotation")) return ["quote", holder.id.slice("quote-".length), holder];
  if (holder.matches(".matter")) return ["difference", holder.id.slice("difference-".length), holder];
  if (holder.matches(".front")) return ["story", "", holder];
  return holder.dataset.actor ? ["actor", holder.dataset.actor, holder] : null;
}

// A part of the page that is ours: a live update leaves it where it is.
function own(tag, className, key) {
  const element = document.createElement(tag);
  element.className = className;
  element.dataset.client = "";
  if (key) { element.dataset.desk = key; element.textContent = deskSay(key); }
  return element;
}

function named(element, key, sign) {
  element.textContent = sign;
  element.dataset.deskLabel = key;
  element.setAttribute("aria-label", deskSay(key));
  element.title = deskSay(key);
  return element;
}

function correctButton() {
  const button = named(own("button", "correct"), "correct", "…");
  button.type = "button";
  return button;
}

function addOwn() {
  for (const [holders, at] of PLACES) {
    for (const holder of all(holders)) {
      const place = holder.querySelector(at);
      if (!place || place.querySelector(":scope > .own")) continue;
      const group = own("span", "own");
      const link = named(own("a", "permalink"), "permalink", "#");
      link.href = "#" + holder.id;
      group.append(correctButton(), link);
      place.append(group);
    }
  }
  for (const head of all(".person[data-actor] > .person-head")) {
    const actor = head.parentElement.dataset.actor;
    if (!actor || head.querySelector(":scope > .own")) continue;
    const group = own("p", "own");
    const link = own("a", "quiet", "person_page");
    link.href = `${live.path}/people/${encodeURIComponent(actor)}`;
    group.append(link, correctButton());
    head.append(group);
  }
  for (const facts of all(".paper > .paper-head > .facts")) {
    if (facts.querySelector(":scope > .own")) continue;
    const group = own("span", "own");
    const link = own("a", "", "source_page");
    link.href = `${live.path}/sources/${encodeURIComponent(facts.closest(".paper").id)}`;
    group.append(link);
    facts.append(group);
  }
  const fine = document.querySelector(".front > .fine");
  if (fine && !fine.querySelector(":scope > .own")) { const group = own("span", "own"); group.append(correctButton()); fine.append(group); }
  if (!document.querySelector("h1").textContent.trim()) document.querySelector("h1").textContent = deskSay("untitled");
}

// Everything that the newsroom says itself speaks the language that was chosen for the story, and so does every other page of it.
function relabel() {
  for (const element of all("[data-desk]")) element.textContent = deskSay(element.dataset.desk);
  for (const element of all("[data-desk-label]")) {
    element.setAttribute("aria-label", deskSay(element.dataset.deskLabel));
    if (element.title) element.title = deskSay(element.dataset.deskLabel);
  }
  for (const job of shownJobs.values()) if (byId("job-" + job.job)) onJob(job);
  if (byId("live-state").dataset.state) sayLive(byId("live-state").dataset.state);
  document.cookie = `dateline_language=${state.language}; path=/; samesite=strict; max-age=31536000`;
}

// The list of keys tells those of the newsroom too.
for (const [key, words] of [["c", "key_correct"], ["u", "key_undo"], ["n", "key_new"]]) {
  const line = document.createElement("div");
  const [term, says, sign] = [document.createElement("dt"), document.createElement("dd"), document.createElement("kbd")];
  sign.textContent = key;
  says.dataset.desk = words;
  says.textContent = deskSay(words);
  term.append(sign);
  line.append(term, says);
  document.querySelector("#keys .keys").append(line);
}
// The server knows the language that was chosen last, on whatever page: it wins over what this page remembers.
kept.set("language", root.dataset.first);
addEventListener("storage", (change) => { if (change.key === "dateline.language" && data.languages.includes(change.newValue)) { speak(change.newValue); select(); } });
afterChange.push(addOwn);
addOwn();
