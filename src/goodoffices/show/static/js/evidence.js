// A small number opens its sentence in a panel at the side instead of leaving the page.
// Without this script, and with Ctrl or a middle click, the link leads to the report.

let opener = null;

function panel() {
  let found = document.getElementById("evidence");
  if (found) return found;
  found = document.createElement("aside");
  found.id = "evidence";
  found.className = "panel";
  found.tabIndex = -1;
  found.setAttribute("aria-label", "The words behind the mark");
  document.body.append(found);
  return found;
}

function close() {
  panel().classList.remove("open");
  if (opener) opener.focus();
  opener = null;
}

function line(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function fill(into, page, fact, link) {
  const card = page.getElementById(`fact-${fact}`);
  const shut = line("button", "Close");
  shut.addEventListener("click", close);
  const read = line("a", "Read it in the report");
  read.href = link.href;
  const quote = line("blockquote", link.title.slice(link.title.indexOf(": ") + 2));
  const told = line("p", link.title.slice(0, link.title.indexOf(": ")), "quiet");
  const mend = line("a", "Correct, accept or reject it");
  mend.href = `/review?fact=${encodeURIComponent(fact)}`;
  const ways = document.createElement("p");
  ways.className = "ways";
  ways.append(read, " ", mend);
  const parts = [shut, line("h2", card.querySelector("h2").textContent.trim()), quote, told];
  into.replaceChildren(...parts, document.importNode(card.querySelector("dl"), true), ways);
  into.classList.add("open");
  into.focus();
}

async function open(link) {
  const address = new URL(link.href);
  const answer = await fetch(address.pathname + address.search);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  fill(panel(), page, address.searchParams.get("fact"), link);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.src, a.m");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opener = link;
  open(link).catch(() => { location.href = link.href; });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
