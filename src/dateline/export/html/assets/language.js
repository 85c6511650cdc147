// The language of the interface. Passages keep theirs: only what dateline says itself carries a number.
const ATTRIBUTES = ["aria-label", "placeholder"];
const place = () => Math.max(0, data.languages.indexOf(state.language));
const say = (key, fields = {}) => data.spoken[key][place()].replace(/\{(\w+)\}/g, (_, name) => String(fields[name]));

const sayCount = (key, n) => data.counted[key][place()][n === 1 ? 0 : 1].replace("{n}", n);

function speak(language) {
  state.language = language;
  root.lang = language;
  const at = place();
  for (const part of [document, ...idle.filter((part) => !part.isConnected)]) {
    for (const element of [...all("[data-p]", part), part]) if (element.dataset?.p) element.textContent = data.phrases[element.dataset.p][at];
  }
  for (const name of ATTRIBUTES) {
    for (const element of all(`[data-p-${name}]`)) element.setAttribute(name, data.phrases[element.getAttribute("data-p-" + name)][at]);
  }
  for (const button of all("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  sayTheme();
  if (opened.slug) countPassages(location.hash);
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
