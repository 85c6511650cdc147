// How far the reading of added pages is, and what became of each.
const shownJobs = new Map();
const deskWords = JSON.parse(byId("desk-words").textContent);
const deskSay = (key, fields = {}) => (deskWords[state.language] ?? deskWords[root.dataset.first])[key].replace(/\{(\w+)\}/g, (_, name) => String(fields[name] ?? ""));

function onJob(job) {
  const known = shownJobs.get(job.job);
  if (known?.away) return;
  shownJobs.set(job.job, job);
  byId("jobs").hidden = false;
  let item = byId("job-" + job.job);
  if (!item) {
    item = document.createElement("li");
    item.id = "job-" + job.job;
    byId("jobs-list").append(item);
  }
  item.className = "job " + job.stage;
  const fates = job.fates ?? [];
  const odd = fates.filter((fate) => fate.fate !== "read");
  const ended = job.stage === "done" || job.stage === "failed";
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
  if (job.stage === "done" && fates.length) line.textContent += " " + deskSay("job_counted", { read: fates.length - odd.length, all: fates.length });
  if (job.failure) parts.push(sentence(job.failure));
  if (odd.length) parts.push(fatesOf(odd));
  if (ended) parts.push(awayButton(job, item));
  item.replaceChildren(...parts);
  if (ended && known && !odd.length && !job.failure) setTimeout(() => dismiss(job, item), 6000);
  // What ended well before this page was opened is no news to whoever opens it.
  if (ended && !known && !odd.length && !job.failure) dismiss(job, item);
}

// A page that became nothing, or only half of it, by name, with the reason.
function fatesOf(odd) {
  const list = document.createElement("ul");
  list.className = "fates";
  for (const fate of odd) {
    const item = document.createElement("li");
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.textContent = deskSay("fate_" + fate.fate);
    const reason = document.createElement("span");
    reason.dir = "auto";
    reason.textContent = fate.reason || fate.name;
    item.append(tag, " ", reason);
    list.append(item);
  }
  return list;
}

function awayButton(job, item) {
  const away = document.createElement("button");
  away.type = "button";
  away.textContent = deskSay("job_away");
  away.addEventListener("click", () => dismiss(job, item));
  return away;
}

function dismiss(job, item) {
  if (item.contains(document.activeElement)) byId("main").focus({ preventScroll: true });
  shownJobs.get(job.job).away = true;
  item.remove();
  byId("jobs").hidden = !byId("jobs-list").children.length;
}

function sentence(text) {
  const line = document.createElement("p");
  line.lang = "en";
  line.className = "failing";
  line.textContent = text;
  return line;
}
