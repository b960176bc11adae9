// The reader: n and p walk through the facts, a fact and its words light up together, and on a
// narrow page the fields of a fact open below the text instead of at its end.
// Without this script the numbers in the text and "In the text" do the same by links.

const facts = [...document.querySelectorAll("article.fact")];
const narrow = matchMedia("(max-width: 1000px)");
const inField = (target) => target.closest("input, select, textarea, [contenteditable]");

function ident(fact) {
  return fact.id.slice("fact-".length);
}

function current() {
  const id = location.hash.replace(/^#(fact-|s)/, "");
  return facts.findIndex((fact) => ident(fact) === id);
}

function show(next) {
  for (const fact of facts) fact.classList.toggle("chosen", fact === next);
  if (narrow.matches) open(next);
  else next.parentElement.scrollTop = next.offsetTop - next.parentElement.offsetTop;
}

function go(step) {
  const next = facts[Math.min(facts.length - 1, Math.max(0, current() + step))];
  if (!next) return;
  location.hash = `s${ident(next)}`;
  show(next);
}

// The fields below the text, for pages too narrow for a second column.

let opener = null;

function panel() {
  const found = document.getElementById("fields");
  if (found) return found;
  const made = document.createElement("aside");
  made.id = "fields";
  made.className = "panel low";
  made.tabIndex = -1;
  made.setAttribute("aria-label", "Fields of the fact");
  document.body.append(made);
  return made;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function open(fact) {
  const head = document.createElement("h2");
  head.textContent = fact.querySelector("h2").textContent.trim();
  const ways = document.createElement("p");
  ways.append(button("Before", () => go(-1)), " ", button("Next", () => go(1)), " ", button("Close", close));
  const fields = fact.querySelector("dl").cloneNode(true);
  panel().replaceChildren(head, ways, fields);
  panel().classList.add("open");
}

function close() {
  panel().classList.remove("open");
  if (opener) opener.focus();
  opener = null;
}

document.addEventListener("click", (event) => {
  const tag = event.target.closest("a.tag");
  if (!tag || !narrow.matches || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const fact = document.getElementById(tag.hash.slice(1));
  if (!fact) return;
  event.preventDefault();
  opener = tag;
  history.replaceState(null, "", `#s${ident(fact)}`);
  show(fact);
  panel().focus();
});

// A fact and its words light up together, under the pointer and under the keyboard.

function light(id, on) {
  for (const part of document.querySelectorAll(`[data-f="${id}"]`)) part.classList.toggle("hot", on);
  const fact = document.getElementById(`fact-${id}`);
  if (fact) fact.classList.toggle("hot", on);
}

function lit(event, on) {
  const part = event.target.closest("[data-f]");
  const fact = event.target.closest("article.fact");
  if (part) light(part.dataset.f, on);
  else if (fact) light(ident(fact), on);
}

for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (event) => lit(event, true));
for (const name of ["mouseout", "focusout"]) document.addEventListener(name, (event) => lit(event, false));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});

for (const note of document.querySelectorAll(".keys")) note.hidden = false;

// The list of facts scrolls by itself: bring the one asked for into its view.
const chosen = document.querySelector("article.fact.chosen");
if (chosen) chosen.parentElement.scrollTop = chosen.offsetTop - chosen.parentElement.offsetTop;
