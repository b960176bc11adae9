// The keys of the review page. Without this script the same buttons work with the mouse or Tab.

const items = [...document.querySelectorAll(".waiting")];
const keys = document.querySelector(".keys");
let meant = null; // the decision last pressed: Enter in a field of its form takes it, and no other
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
  const own = item && item.querySelector(`[data-key="${key}"]`);
  const found = own || document.querySelector(`.done [data-key="${key}"]`);
  if (!found) return;
  meant = found;
  found.click();
  if (key !== "c") return;
  const field = item.querySelector("details[open] select, details[open] input:not([type=hidden])");
  if (field) field.focus();
}

document.addEventListener("click", (event) => {
  meant = event.target.closest("button[name=action]") ?? meant;
}, true);

document.addEventListener("keydown", (event) => {
  const form = event.key === "Enter" && event.target.matches("input") && event.target.form;
  if (form && meant && meant.form === form) {
    event.preventDefault();
    form.requestSubmit(meant);
    return;
  }
  if (event.key === "Escape" && inField(event.target)) event.target.closest(".waiting")?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
  if (event.key === "n") go(1);
  else if (event.key === "p") go(-1);
  else if (event.key === "?") keys.hidden = !keys.hidden;
  else if ("acrsdu".includes(event.key)) { event.preventDefault(); press(event.key); }
});

if (keys) keys.hidden = false;

// After a decision the page comes back without what was decided: the one now in its place is next.
document.addEventListener("submit", (event) => {
  if (event.target.method === "post") sessionStorage.setItem("review-at", String(Math.max(0, here())));
});
const kept = Number(sessionStorage.getItem("review-at") ?? 0);
sessionStorage.removeItem("review-at");
const first = items[Math.min(items.length - 1, kept || 0)];
if (first) first.focus({ preventScroll: !kept });
