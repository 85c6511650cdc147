// More pages for this story: taken in without leaving the page, so that nobody who reads loses the place.
const addForm = document.querySelector("form.add");

async function addPages(submit) {
  submit?.preventDefault();
  const button = addForm.querySelector("[type=submit]");
  if (button.disabled) return;
  const said = addSaid();
  button.disabled = true;
  said.hidden = true;
  try {
    // A redirect to the story is the answer that all is kept; following it would load this very page again.
    const answer = await fetch(addForm.action, { method: "POST", body: new FormData(addForm), headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.ok) {
      addForm.reset();
      byId("add-more").open = false;
    } else {
      const trouble = await answer.json().catch(() => ({ error: String(answer.status) }));
      refuse(said, [trouble.error, trouble.advice].filter(Boolean).join(" "), "en");
    }
  } catch { refuse(said, deskSay("no_answer"), ""); }
  button.disabled = false;
}

function refuse(said, text, language) {
  said.textContent = text;
  said.lang = language || state.language;
  said.hidden = false;
  byId("add-more").open = true;
}

function addSaid() {
  let said = addForm.querySelector(".failing");
  if (!said) {
    said = document.createElement("p");
    said.className = "failing";
    said.setAttribute("role", "alert");
    addForm.append(said);
  }
  return said;
}

addForm.addEventListener("submit", addPages);
acceptDrops(addForm, () => { byId("add-more").open = true; addPages(); });
