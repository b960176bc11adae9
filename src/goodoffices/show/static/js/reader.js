// The reader's keys: n and p walk through the facts in the order of the text.
// Without this script the numbers in the text and "In the text" do the same by links.

const facts = [...document.querySelectorAll("article.fact")];
const inField = (target) => target.closest("input, select, textarea, [contenteditable]");

function current() {
  const id = location.hash.replace(/^#(fact-|s)/, "");
  return facts.findIndex((fact) => fact.id === `fact-${id}`);
}

function go(step) {
  const next = facts[Math.min(facts.length - 1, Math.max(0, current() + step))];
  if (!next) return;
  location.hash = `s${next.id.slice("fact-".length)}`;
  for (const fact of facts) fact.classList.toggle("chosen", fact === next);
  next.parentElement.scrollTop = next.offsetTop - next.parentElement.offsetTop;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});

for (const note of document.querySelectorAll(".keys")) note.hidden = false;

// The list of facts scrolls by itself: bring the one asked for into its view.
const chosen = document.querySelector("article.fact.chosen");
if (chosen) chosen.parentElement.scrollTop = chosen.offsetTop - chosen.parentElement.offsetTop;
