// How far the reading of added pages is, and what became of each.
const shownJobs = new Map();
const deskWords = JSON.parse(byId("desk-words").textContent);
const deskSay = (key, fields = {}) => (deskWords[state.language] ?? deskWords[root.dataset.first])[key].replace(/\{(\w+)\}/g, (_, name) => String(fields[name] ?? ""));

function onJob(job) {
  shownJobs.set(job.job, job);
  byId("jobs").hidden = false;
  let item = byId("job-" + job.job);
  if (!item) {
    item = document.createElement("li");
    item.id = "job-" + job.job;
    byId("jobs-list").append(item);
  }
  item.className = job.stage;
  const line = document.createElement("p");
  line.textContent = deskSay("job_" + job.stage, { done: (job.done ?? 0) + 1, total: job.total ?? 0, name: job.name ?? "" });
  const parts = [line];
  if (job.stage === "reading" && job.total) {
    const bar = document.createElement("progress");
    bar.max = job.total;
    bar.value = job.done ?? 0;
    bar.setAttribute("aria-label", line.textContent);
    parts.push(bar);
  }
  if (job.failure) parts.push(sentence(job.failure));
  const odd = (job.fates ?? []).filter((fate) => fate.fate !== "read");
  if (odd.length) {
    const list = document.createElement("ul");
    for (const fate of odd) { const li = document.createElement("li"); li.lang = "en"; li.textContent = fate.reason || fate.name; list.append(li); }
    parts.push(list);
  }
  if (job.stage === "done" || job.stage === "failed") {
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = deskSay("job_away");
    away.addEventListener("click", () => { item.remove(); byId("jobs").hidden = !byId("jobs-list").children.length; });
    parts.push(away);
    if (job.stage === "done" && !odd.length) setTimeout(() => { item.remove(); byId("jobs").hidden = !byId("jobs-list").children.length; }, 6000);
  }
  item.replaceChildren(...parts);
}

function sentence(text) {
  const line = document.createElement("p");
  line.lang = "en";
  line.className = "failing";
  line.textContent = text;
  return line;
}

// The bar above the story speaks the language that was chosen for the story.
function relabel() {
  for (const element of all("[data-desk]")) element.textContent = deskSay(element.dataset.desk);
  for (const job of shownJobs.values()) if (byId("job-" + job.job)) onJob(job);
  document.cookie = `dateline_language=${state.language}; path=/; samesite=strict; max-age=31536000`;
}
