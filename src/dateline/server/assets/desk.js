// The list of stories: files may be dropped anywhere on the form; the list follows what happens.
"use strict";
(() => {
for (const form of document.querySelectorAll("form.add")) {
  const files = form.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) document.addEventListener(kind, (drag) => { drag.preventDefault(); form.classList.add("dropping"); });
  document.addEventListener("dragleave", (drag) => { if (!drag.relatedTarget) form.classList.remove("dropping"); });
  document.addEventListener("drop", (drop) => {
    drop.preventDefault();
    form.classList.remove("dropping");
    const { files: dropped } = drop.dataTransfer;
    const link = drop.dataTransfer.getData("text/uri-list") || drop.dataTransfer.getData("text/plain");
    if (dropped.length) files.files = dropped;
    else if (link) form.querySelector("[name=links]").value += (form.querySelector("[name=links]").value ? "\n" : "") + link;
    else return;
    form.requestSubmit();
  });
}
const list = document.getElementById("story-list");
if (list) {
  const stream = new EventSource("/events");
  let waiting = 0;
  stream.addEventListener("list", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch("/", { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = fresh.getElementById("story-list");
      if (next && !list.contains(document.activeElement)) list.replaceChildren(...next.childNodes);
    }, 300);
  });
}
})();
