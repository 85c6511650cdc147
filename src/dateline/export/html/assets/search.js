// Searching: ä finds a and ae, ß finds ss, é finds e; several words must all stand in the same item; "…" is one phrase.
const FORMS = new Map();
for (let code = 0xc0; code < 0x250; code += 1) {
  const letter = String.fromCodePoint(code);
  const base = letter.normalize("NFD")[0].toLowerCase();
  if (base !== letter && /[a-z]/.test(base)) FORMS.set(base, (FORMS.get(base) ?? base) + letter);
}
const COMBINING = "[\\u0300-\\u036f]*";
const DASHES = "[-\\u2010-\\u2015]";
const QUOTES = "[\"'\\u2018-\\u201f\\u00ab\\u00bb\\u2039\\u203a]";

function pattern(term) {
  let source = "";
  const text = term.normalize("NFC").toLowerCase();
  for (let i = 0; i < text.length; i += 1) {
    const two = text.slice(i, i + 2);
    const letter = text[i];
    const base = letter.normalize("NFD")[0];
    if (["ae", "oe", "ue"].includes(two)) { source += `(?:${letter}e|[${FORMS.get(letter)}]${COMBINING})`; i += 1; }
    else if (two === "ss") { source += "(?:ss|ß)"; i += 1; }
    else if (letter === "ß") source += "(?:ss|ß)";
    else if (["a", "o", "u"].includes(base)) source += `(?:${base}e|[${FORMS.get(base)}]${COMBINING})`;
    else if (FORMS.has(base)) source += `[${FORMS.get(base)}]${COMBINING}`;
    else if (/\s/.test(letter)) source += "\\s+";
    else if (/[-\u2010-\u2015]/.test(letter)) source += DASHES;
    else if (new RegExp(QUOTES).test(letter)) source += QUOTES;
    else source += letter.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  }
  return new RegExp(source, "giu");
}

function patterns(query) {
  const terms = query.match(/"[^"]+"|„[^“”"]+[“”"]|\S+/g) ?? [];
  return terms.map((term) => term.replace(/^["„](.+)["“”]$/, "$1").trim()).filter(Boolean).map(pattern);
}

const contains = (text, term) => text.search(term) >= 0;

function found(item, terms) {
  const text = item.fields.map((field) => field.textContent).join("\n");
  const speaker = item.element.querySelector(".speaker")?.textContent ?? item.element.closest(".person")?.querySelector("h3").textContent ?? "";
  return terms.every((term) => contains(text, term) || contains(speaker, term));
}

function mark(item, terms) {
  let hits = 0;
  for (const field of item.fields) hits += markIn(field, terms);
  return hits;
}

function markIn(element, terms) {
  let hits = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const places = [];
    for (const term of terms) for (const match of node.data.matchAll(term)) if (match[0]) places.push([match.index, match.index + match[0].length]);
    places.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
    let before = Infinity;
    for (const [start, end] of places) {
      if (end > before) continue;
      const rest = node.splitText(start);
      rest.splitText(end - start);
      const wrapped = document.createElement("mark");
      wrapped.className = "hit";
      rest.replaceWith(wrapped);
      wrapped.append(rest);
      before = start;
      hits += 1;
    }
  }
  return hits;
}

function unmark(within = document) {
  for (const wrapped of all("mark.hit", within)) {
    const parent = wrapped.parentNode;
    wrapped.replaceWith(...wrapped.childNodes);
    parent.normalize();
  }
}

// The texts of the sources are searched too; how often, stands with each of them.
function countTexts(terms) {
  let texts = 0;
  for (const [, paper] of papers) {
    const within = terms.length && terms.every((term) => contains(paper.text.textContent, term));
    let hits = 0;
    if (within) for (const term of terms) hits += [...paper.text.textContent.matchAll(term)].length;
    const note = paper.element.querySelector(".text-hits");
    note.hidden = !hits;
    note.textContent = hits ? sayCount("hits", hits) : "";
    if (hits) texts += 1;
  }
  return texts;
}
