// The language of the interface. Passages keep theirs: only what dateline says itself carries a number.
const ATTRIBUTES = ["aria-label", "placeholder"];
const place = () => Math.max(0, data.languages.indexOf(state.language));
const say = (key, fields = {}) => data.spoken[key][place()].replace(/\{(\w+)\}/g, (_, name) => String(fields[name]));

function speak(language) {
  state.language = language;
  root.lang = language;
  const at = place();
  for (const element of all("[data-p]")) element.textContent = data.phrases[element.dataset.p][at];
  for (const name of ATTRIBUTES) {
    for (const element of all(`[data-p-${name}]`)) element.setAttribute(name, data.phrases[element.getAttribute("data-p-" + name)][at]);
  }
  for (const button of all("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  sayTheme();
}

function dark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function sayTheme() {
  byId("theme").textContent = say(dark() ? "theme_light" : "theme_dark");
}

function dress(theme) {
  root.dataset.theme = theme;
  kept.set("theme", theme);
  sayTheme();
}
