// Files and links may be dropped anywhere on a page that takes them in. `take` is called once they stand in the form.
function acceptDrops(form, take) {
  const files = form.querySelector("input[type=file]");
  const links = form.querySelector("[name=links]");
  const carries = (drag) => Array.from(drag.dataTransfer?.types ?? []).some((type) => ["Files", "text/uri-list", "text/plain"].includes(type));
  const ownField = (drag) => drag.target.closest?.("textarea, input:not([type=file])");
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (drag) => { if (!carries(drag) || ownField(drag)) return; drag.preventDefault(); document.documentElement.classList.add("dropping"); });
  }
  document.addEventListener("dragleave", (drag) => { if (!drag.relatedTarget) document.documentElement.classList.remove("dropping"); });
  document.addEventListener("drop", (drop) => {
    document.documentElement.classList.remove("dropping");
    if (ownField(drop)) return;
    drop.preventDefault();
    const link = drop.dataTransfer.getData("text/uri-list") || drop.dataTransfer.getData("text/plain");
    if (drop.dataTransfer.files.length) files.files = drop.dataTransfer.files;
    else if (/https?:\/\//i.test(link)) links.value += (links.value ? "\n" : "") + link;
    else return;
    take();
  });
}
