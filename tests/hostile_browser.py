"""Looks at a page in Chromium for any sign that words of a report came to life."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import resources

from playwright.sync_api import Page

from hostile_reports import MARK

WATCH = """
window.__lived = [];
for (const name of ["alert", "confirm", "prompt", "open"]) {
  window[name] = () => { window.__lived.push(name + " was called"); };
}
document.addEventListener("securitypolicyviolation", (event) => {
  window.__lived.push("the policy stopped " + event.violatedDirective + " " + event.blockedURI);
});
window.__own = new Set(Object.getOwnPropertyNames(window));
"""
"""Runs before anything of the page: what is called, what the policy stops, which globals exist."""
LOOK = f"""() => {{
  const found = [...window.__lived];
  for (const each of document.querySelectorAll("#{MARK}, {MARK}, iframe, object, embed, math")) {{
    found.push("an element " + each.outerHTML.slice(0, 80));
  }}
  for (const each of document.querySelectorAll("[onerror], [onload], [onfocus], [autofocus]")) {{
    found.push("a handler " + each.outerHTML.slice(0, 80));
  }}
  for (const each of document.querySelectorAll("a[href], form[action]")) {{
    const to = (each.href || each.action || "").toString();
    if (/^(javascript|data):/i.test(to)) found.push("an address " + to.slice(0, 60));
  }}
  for (const name of Object.getOwnPropertyNames(window)) {{
    if (!window.__own.has(name) && !document.getElementById(name)) found.push("a global " + name);
  }}
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push("the page is " + wide + " px too wide");
  const main = document.querySelector("main"), foot = document.querySelector("footer");
  if (!main || !foot || main.contains(foot)) found.push("the page lost its frame");
  return found;
}}"""
"""Gives every sign of life: calls, reports of the policy, elements, handlers, globals, width."""
_SCRIPTS = resources.files("goodoffices.show").joinpath("static/js")
OURS = {"__lived", "__own"} | {
    name
    for script in _SCRIPTS.iterdir()
    for name in re.findall(r"^(?:async )?function (\w+)", script.read_text("utf-8"), re.M)
}
"""Globals of the watch, and the functions of our own scripts."""


@dataclass
class Watched:
    """A tab whose dialogs, errors and requests are noted from the first page on."""

    tab: Page
    home: str
    noted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin to listen."""
        self.tab.add_init_script(WATCH)
        self.tab.on("dialog", self._dialog)
        self.tab.on("pageerror", lambda error: self.noted.append(f"error {error}"))
        self.tab.on("console", lambda told: self.noted.append(f"{told.type}: {told.text}"))
        self.tab.on("request", lambda asked: self._asked(asked.url))

    def _dialog(self, dialog: object) -> None:
        self.noted.append("a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _asked(self, address: str) -> None:
        if not address.startswith(self.home):
            self.noted.append(f"asked for {address[:80]}")

    def troubles(self, path: str) -> list[str]:
        """Visit an address and give everything that should not have happened."""
        self.noted.clear()
        answer = self.tab.goto(self.home + path, wait_until="load")
        lived = [str(one) for one in self.tab.evaluate(LOOK)]
        status = answer.status if answer else 0
        found = [one for one in lived if one.removeprefix("a global ") not in OURS]
        return [*found, *self.noted, *([] if status == 200 else [f"status {status}"])]
