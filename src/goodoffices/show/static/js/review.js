// The keys of the review page. Without this script the same buttons work with the mouse or Tab.

const items = [...document.querySelectorAll(".waiting")];
const keys = document.querySelector(".keys");
const inField = (target) => target.closest("input, select, textarea, [contenteditable]");

function here() {
  return items.findIndex((item) => item.contains(document.activeElement));
}

function go(step) {
  const at = here();
  const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + step))];
  if (next) next.focus();
}

function press(key) {
  const item = items[Math.max(0, here())];
  const found = item && item.querySelector(`[data-key="${key}"]`);
  if (!found) return;
  found.click();
  if (key !== "c") return;
  const field = item.querySelector("details[open] select, details[open] input:not([type=hidden])");
  if (field) field.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && inField(event.target)) event.target.closest(".waiting")?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  if (event.key === "n") go(1);
  else if (event.key === "p") go(-1);
  else if (event.key === "?") keys.hidden = !keys.hidden;
  else if ("acrsdu".includes(event.key)) { event.preventDefault(); press(event.key); }
});

if (keys) keys.hidden = false;
if (items[0]) items[0].focus({ preventScroll: true });
