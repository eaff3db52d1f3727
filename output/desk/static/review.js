// The review page: which claim is selected, and going on after a decision. What is written is kept by drafts.js.
// Every act is a form or link of the page; keys press those. Without this script all of them still work.
"use strict";

(() => {
  const page = document.querySelector("[data-review]");
  if (!page) return;
  const words = JSON.parse(document.getElementById("review-words").textContent);
  const panes = page.querySelector(".panes");
  const claims = () => [...page.querySelectorAll(".claim")];
  const current = () => page.querySelector('.claim[aria-current="true"]');
  const undecided = (claim) => claim.dataset.undecided === "true" && !claim.dataset.pending;

  // ---- which claim is selected. The source pane listens to "desk:claim-selected".

  const mark = (claim) => {
    const before = current();
    if (before === claim) return;
    if (before) before.removeAttribute("aria-current");
    claim.setAttribute("aria-current", "true");
    document.dispatchEvent(new CustomEvent("desk:claim-selected", { detail: { target: claim.dataset.target } }));
  };

  const inSight = (claim) => {
    const box = claim.getBoundingClientRect();
    const frame = panes.querySelector(".claims-pane").getBoundingClientRect();
    const top = Math.max(frame.top, 0) + page.querySelector(".toolbar").offsetHeight;
    return box.top >= top && box.bottom <= Math.min(frame.bottom, window.innerHeight);
  };

  const select = (claim) => {
    if (!claim) return;
    mark(claim);
    claim.focus({ preventScroll: true });
    if (!inSight(claim)) claim.scrollIntoView({ block: claim.offsetHeight > window.innerHeight / 2 ? "start" : "center" });
  };

  const step = (by) => {
    const all = claims();
    const at = all.indexOf(current());
    select(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };

  const goOn = (from) => {
    const all = claims();
    const at = all.indexOf(from) + 1;
    const next = [...all.slice(at), ...all.slice(0, at)].find((claim) => claim !== from && undecided(claim));
    select(next || from);
  };

  const claimAt = (event) => (event.target instanceof Element ? event.target.closest(".claim") : null);
  page.addEventListener("focusin", (event) => claimAt(event) && mark(claimAt(event)));
  page.addEventListener("click", (event) => claimAt(event) && mark(claimAt(event)));

  // ---- one part at a time on a narrow screen

  const showPane = (name) => {
    panes.dataset.pane = name;
    for (const button of page.querySelectorAll("[data-pane-button]")) {
      button.setAttribute("aria-pressed", String(button.dataset.paneButton === name));
    }
  };
  const narrow = () => getComputedStyle(page.querySelector(".pane-switch")).display !== "none";

  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pane-button]");
    if (button) showPane(button.dataset.paneButton);
    if (event.target.closest("[data-show-source]")) {
      event.preventDefault();
      if (narrow()) showPane("source");
    }
  });

  const toSourceAndBack = () => {
    const source = page.querySelector(".source-pane");
    const there = narrow() ? panes.dataset.pane === "source" : source.contains(document.activeElement);
    if (narrow()) showPane(there ? "claims" : "source");
    if (there) select(current());
    else source.focus({ preventScroll: true });
  };

  // ---- what the keys do: press what is on the page

  const press = (name) => {
    const claim = current() || claims().find(undecided);
    if (!claim) return;
    mark(claim);
    const control = claim.querySelector(`[data-do="${name}"]`);
    if (control && !claim.dataset.pending) control.click();
    else if (name === "accept") goOn(claim);
  };

  const openMore = (name, field) => {
    const claim = current();
    const summary = claim && claim.querySelector(`summary[data-do="${name}"]`);
    if (!summary) return;
    const details = summary.parentElement;
    if (!field) {
      details.open = !details.open;
      return;
    }
    details.open = true;
    const input = details.querySelector(field);
    if (input) input.focus();
  };

  // What is undone is the last thing that was saved: so all must be saved first.
  let waiting = null;
  const unsaved = () => page.querySelector(".claim[data-pending]");
  const whenSaved = (act) => {
    if (unsaved()) waiting = act;
    else act();
  };
  document.addEventListener("htmx:afterSettle", () => {
    if (!waiting || unsaved()) return;
    const act = waiting;
    waiting = null;
    act();
  });

  window.deskKeys.on({
    accept: () => press("accept"),
    edit: () => press("edit"),
    reject: () => press("reject"),
    unsure: () => press("unsure"),
    reason: () => openMore("reason", "input:not([type=hidden])"),
    comment: () => openMore("comment", "textarea"),
    why: () => openMore("why"),
    undo: () => whenSaved(() => document.querySelector("#undo-last button")?.click()),
    next: () => step(1),
    previous: () => step(-1),
    undecided: () => goOn(current()),
    source: toSourceAndBack,
    move: () => {
      const moves = page.querySelector(".moves");
      moves.open = true;
      moves.querySelector(".opened :is(a, input:not([type=hidden]), button)")?.focus();
    },
  });

  page.addEventListener("keydown", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (!form || !claimAt(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      const cancel = form.querySelector("[data-cancel]");
      if (cancel) cancel.click();
      else select(claimAt(event));
    }
  });

  // ---- saving: seen while it lasts, done, or failed

  const saving = (text, bad = false) => {
    const place = document.getElementById("saving");
    place.textContent = text;
    place.classList.toggle("bad", bad);
  };

  const formOf = (event) => {
    const form = event.detail.elt;
    return form instanceof HTMLFormElement && form.closest("[data-review]") ? form : null;
  };

  // Going on does not wait for the answer: what is decided next is sent after it, and what fails is come back to.
  page.addEventListener("submit", (event) => {
    const claim = claimAt(event);
    if (!claim || !["accept", "reject", "flag", "keep", "take"].includes(event.submitter?.value)) return;
    claim.dataset.pending = "true";
    goOn(claim);
  });

  document.addEventListener("htmx:beforeRequest", (event) => formOf(event) && saving(words.saving));

  document.addEventListener("htmx:beforeSwap", (event) => {
    // What was refused comes with the claim as it is now: that is shown, and what was written stays.
    if ([409, 422].includes(event.detail.xhr.status) && event.detail.xhr.getResponseHeader("HX-Trigger-After-Settle")) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    // Answers may overtake each other: what counts the claims must not go back in time.
    const { target, fragment } = event.detail;
    const fresh = fragment.firstElementChild;
    if (target?.dataset.revision && Number(fresh?.dataset.revision) < Number(target.dataset.revision)) {
      event.detail.shouldSwap = false;
    }
  });

  const lost = (event) => {
    const form = formOf(event);
    if (!form) return;
    saving(words.failed, true);
    waiting = null;
    const claim = form.closest(".claim");
    if (!claim) return;
    delete claim.dataset.pending;
    select(claim);
  };
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:timeout", lost);
  document.addEventListener("htmx:responseError", lost);

  document.addEventListener("htmx:afterRequest", (event) => {
    const claim = formOf(event)?.closest(".claim");
    if (claim) delete claim.dataset.pending;
  });

  const countSections = () => {
    for (const form of page.querySelectorAll(".part-head form.bulk")) {
      const left = form.closest(".part").querySelectorAll('.claim[data-undecided="true"]').length;
      const button = form.querySelector("button");
      button.textContent = button.textContent.replace(/\d+/, String(left));
      form.hidden = left < 2;
    }
  };

  document.body.addEventListener("desk:decided", (event) => {
    const { focus, forward, kept: saved, draft } = event.detail;
    const claim = focus && document.getElementById(focus);
    countSections();
    if (!saved) {
      saving(words.refused, true);
      if (claim) select(claim);
      claim?.querySelector("form[data-edit] :is(input:not([type=hidden]), select, textarea)")?.focus();
      return;
    }
    if (draft) window.deskDrafts.forget(draft);
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    saving(unsaved() ? words.saving : words.saved.replace("%", time));
    if (!claim) return;
    const elsewhere = current() && current() !== claim && document.activeElement?.closest(".claim") === current();
    if (!forward) select(claim);
    else if (!elsewhere) goOn(claim);
  });

  document.body.addEventListener("htmx:load", (event) => {
    const root = event.detail.elt;
    if (!(root instanceof Element) || !root.closest("[data-review]")) return;
    window.deskDrafts.takeUp(root);
    const form = root.querySelector("form[data-edit]");
    if (form) form.querySelector(":is(input:not([type=hidden]), select, textarea)")?.focus();
    else if (root.matches(".claim") && root.dataset.target === lastShut) select(root);
    lastShut = null;
  });
  let lastShut = null;
  page.addEventListener("click", (event) => {
    if (event.target.closest("[data-cancel]")) lastShut = claimAt(event)?.dataset.target;
  });

  // ---- to begin with: the claim that the address names, which has the focus, else the first to decide on

  window.deskDrafts.takeUp(page);
  countSections();
  const named = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const first = named && named.matches(".claim") ? named : claims().find(undecided) || claims()[0];
  if (first) {
    mark(first);
    if (first === named) first.focus();
  }
})();
