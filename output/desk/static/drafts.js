// What is written on the review page is kept in this browser until it is saved, also when the tab is closed.
// A form with data-draft="edit:..." or "comment:..." is kept under that name, for this person and this entry.
"use strict";

window.deskDrafts = (() => {
  const page = document.querySelector("[data-review]");
  if (!page) return { takeUp() {}, forget() {} };
  const words = JSON.parse(document.getElementById("review-words").textContent);
  const slot = (name) => `desk-draft:${page.dataset.user}:${page.dataset.review}:${name}`;
  const now = () => new Date().toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });

  // A browser may forbid to keep anything: then nothing is kept, and all else works.
  const stored = (name) => {
    try {
      return JSON.parse(localStorage.getItem(slot(name)));
    } catch {
      return null;
    }
  };
  const keep = (name, values) => {
    try {
      localStorage.setItem(slot(name), JSON.stringify({ when: now(), values }));
    } catch {
      // nothing to be done
    }
  };
  const forget = (name) => {
    try {
      localStorage.removeItem(slot(name));
    } catch {
      return;
    }
    page.querySelectorAll("[data-kept]").forEach((note) => {
      if (`edit:${note.closest(".claim").dataset.target}` === name) note.hidden = true;
    });
  };

  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.type !== "hidden");
  const choice = (field) => field.type === "checkbox" || field.type === "radio";
  const written = (form) =>
    fieldsOf(form).filter((field) => !choice(field) || field.checked).map((field) => [field.name, field.value]);
  const fill = (form, values) => {
    for (const field of fieldsOf(form)) {
      const given = values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (choice(field)) field.checked = given.includes(field.value);
      else field.value = given[0] ?? "";
    }
  };

  page.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) keep(form.dataset.draft, written(form));
  });
  page.addEventListener("click", (event) => {
    const form = event.target.closest("[data-cancel]")?.closest("form");
    if (form) forget(form.dataset.draft);
  });

  const button = (text, looks, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: looks, textContent: text });
    made.addEventListener("click", act);
    return made;
  };
  const offer = (claim) => {
    const name = `edit:${claim.dataset.target}`;
    const note = claim.querySelector("[data-kept]");
    const draft = stored(name);
    if (!note || !draft || claim.querySelector("form[data-edit]")) return;
    note.replaceChildren(
      words.draft_kept.replace("%", draft.when),
      button(words.draft_open, "second small", () => claim.querySelector('[data-do="edit"]')?.click()),
      button(words.draft_drop, "quiet small", () => {
        forget(name);
        claim.focus();
      }),
    );
    note.hidden = false;
  };

  // Fill in what was kept of the forms in ``root``, unless the server has just sent one back, and offer the others.
  const takeUp = (root) => {
    const inside = (selector) => [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
    for (const form of inside("form[data-draft]")) {
      const draft = stored(form.dataset.draft);
      if (!draft || form.parentElement.querySelector("[data-conflict], [data-fault]")) continue;
      fill(form, draft.values);
      form.closest("details")?.setAttribute("open", "");
    }
    inside(".claim").forEach(offer);
  };

  return { takeUp, forget };
})();
