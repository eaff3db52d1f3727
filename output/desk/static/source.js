// The source pane: loads pages as they come near, lights the evidence of a claim, makes findings of selections.
"use strict";

(() => {
  const MOST_SHEETS = 12; // loaded at once; a sheet that is farther away becomes blank again
  const pane = () => document.getElementById("source-pane");
  const sheetOf = (number) => pane().querySelector(`.sheet[data-page="${number}"]`);
  const byTarget = (selector, target) => [...pane().querySelectorAll(selector)].filter((e) => e.dataset.target === target);
  const claimOf = (target) => [...document.querySelectorAll(".claim[data-evidence]")].find((e) => e.dataset.target === target);
  let chosen = null; // the target of the claim whose evidence is lit
  let watcher = null;
  let turning = false;

  const fetchHtml = async (address) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    if (answer.redirected || answer.headers.get("HX-Redirect")) {
      location.assign(answer.headers.get("HX-Redirect") || location.href);
      throw new Error("logged out");
    }
    return { ok: answer.ok, html: await answer.text() };
  };
  const parsed = (html) => new DOMParser().parseFromString(`<body>${html}`, "text/html").body;

  // Scrolling: only the pane moves, where it scrolls by itself

  const scroller = (element) => {
    for (let e = element.parentElement; e; e = e.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1) return e;
    }
    return document.scrollingElement;
  };
  const smooth = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  const bring = (element, where = 0.3, behavior = smooth()) => {
    if (!element.getClientRects().length) return; // on a narrow screen the claims hide the source
    const frame = scroller(element);
    const whole = frame === document.scrollingElement;
    const top = whole ? 0 : frame.getBoundingClientRect().top;
    const height = whole ? innerHeight : frame.clientHeight;
    const box = element.getBoundingClientRect();
    frame.scrollBy({ top: box.top - top - height * where, behavior });
  };
  const inSight = (element) => {
    const frame = scroller(element);
    const around = frame === document.scrollingElement ? { top: 0, bottom: innerHeight } : frame.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return box.top >= around.top + 40 && box.bottom <= around.bottom - 20;
  };

  // Sheets

  const sheetAddress = (number) => {
    const query = new URLSearchParams(pane().dataset.query);
    if (chosen) query.set("claim", chosen);
    return `${pane().dataset.address}/source/page/${number}?${query}`;
  };
  const blanks = new Map(); // page -> the blank sheet that a loaded one replaced

  const load = async (sheet) => {
    if (!sheet.classList.contains("blank") || sheet.dataset.loading) return sheet.dataset.loading ? waitFor(sheet) : sheet;
    sheet.dataset.loading = "yes";
    const number = sheet.dataset.page;
    try {
      const answer = await fetchHtml(sheetAddress(number));
      const fresh = answer.ok ? parsed(answer.html).querySelector(".sheet") : null;
      if (!fresh || !sheet.isConnected) return sheet;
      delete sheet.dataset.loading;
      blanks.set(number, sheet);
      sheet.replaceWith(fresh);
      enliven(fresh);
      forget(fresh);
      return fresh;
    } catch {
      delete sheet.dataset.loading;
      return sheet;
    }
  };
  const waitFor = (sheet) => new Promise((resolve) => {
    const number = sheet.dataset.page;
    const look = (tries) => {
      const now = pane() && sheetOf(number);
      if (!now || !now.classList.contains("blank") || tries > 100) resolve(now || sheet);
      else setTimeout(look, 50, tries + 1);
    };
    look(0);
  });
  const forget = (kept) => {
    const loaded = [...pane().querySelectorAll(".sheet:not(.blank)")];
    const distance = (sheet) => Math.abs(sheet.getBoundingClientRect().top - kept.getBoundingClientRect().top);
    loaded.sort((a, b) => distance(b) - distance(a)).slice(0, Math.max(0, loaded.length - MOST_SHEETS)).forEach((sheet) => {
      if (sheet === kept || sheet.contains(document.activeElement)) return;
      const blank = blanks.get(sheet.dataset.page) || blankOf(sheet);
      blanks.delete(sheet.dataset.page);
      sheet.replaceWith(blank);
      watcher?.observe(blank);
    });
  };
  const blankOf = (sheet) => {
    const number = sheet.dataset.page;
    const boxes = sheet.querySelector(".boxes");
    const blank = document.createElement("li");
    blank.className = "sheet blank";
    blank.id = `page-${number}`;
    blank.dataset.page = number;
    const link = document.createElement("a");
    link.className = "paper";
    link.href = `${pane().dataset.address}?${pane().dataset.query}&page=${number}#page-${number}`;
    const area = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    area.setAttribute("viewBox", boxes.getAttribute("viewBox"));
    area.setAttribute("aria-hidden", "true");
    const name = document.createElement("span");
    name.textContent = sheet.querySelector("figcaption").textContent;
    link.append(area, name);
    blank.append(link);
    return blank;
  };
  const enliven = (sheet) => {
    light();
    watcher?.observe(sheet);
  };
  // One at a time: the first waits until the server has read the document.
  let lettering = Promise.resolve();
  const letter = (sheet) => {
    if (sheet.classList.contains("blank") || sheet.dataset.letters) return;
    sheet.dataset.letters = "asked";
    lettering = lettering.then(() => addLetters(sheet));
  };
  const addLetters = async (sheet) => {
    if (!sheet.isConnected) return;
    try {
      const { address, of } = pane().dataset;
      const answer = await fetchHtml(`${address}/source/page/${sheet.dataset.page}/letters?of=${of}`);
      const letters = answer.ok && parsed(answer.html).querySelector("svg.letters");
      const paper = sheet.querySelector(".paper");
      if (!letters || !paper) return;
      paper.append(letters);
      paper.classList.add("lettered");
    } catch {
      delete sheet.dataset.letters;
    }
  };
  const watch = () => {
    watcher?.disconnect();
    blanks.clear();
    const sheets = [...pane().querySelectorAll(".sheet")];
    if (!sheets.length) return;
    const frame = scroller(sheets[0]);
    const root = frame === document.scrollingElement ? null : frame;
    watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting || !entry.target.isConnected) continue;
        if (entry.target.classList.contains("blank")) {
          if (!turning) load(entry.target);
        } else letter(entry.target);
      }
    }, { root, rootMargin: "60% 0px" });
    sheets.forEach((sheet) => watcher.observe(sheet));
  };
  const shownPage = () => {
    const frame = scroller(pane().querySelector(".sheets"));
    const middle = frame === document.scrollingElement ? innerHeight / 3 : frame.getBoundingClientRect().top + frame.clientHeight / 3;
    const sheet = [...pane().querySelectorAll(".sheet")].find((s) => s.getBoundingClientRect().bottom > middle);
    return sheet ? Number(sheet.dataset.page) : 1;
  };
  const turnTo = async (number) => {
    const sheet = sheetOf(number);
    if (!sheet) return;
    turning = true; // the pages on the way need not be loaded
    bring(sheet, 0.08, "auto");
    const loaded = await load(sheet);
    turning = false;
    bring(loaded, 0.08, "auto");
    watch();
  };

  // The pane as a whole

  const replacePane = async (query) => {
    const old = pane();
    old.setAttribute("aria-busy", "true");
    try {
      const answer = await fetchHtml(`${old.dataset.address}/source?${query}`);
      const fresh = parsed(answer.html).querySelector("#source-pane");
      if (!fresh) return location.assign(`${old.dataset.address}?${query}#source`);
      old.replaceWith(fresh);
      begin();
    } catch {
      old.removeAttribute("aria-busy");
    }
  };
  // Browsers let nobody select words from within a link on: marks lead to their claims by script instead.
  const selectable = (link) => {
    link.dataset.href = link.getAttribute("href");
    link.removeAttribute("href");
    link.setAttribute("role", "link");
    link.tabIndex = 0;
  };
  const begin = () => {
    pane().classList.add("live");
    pane().querySelectorAll(".words mark a").forEach(selectable);
    if (pane().dataset.view === "pages") watch();
    light();
  };

  // Evidence

  const light = () => {
    if (!chosen) return;
    pane().querySelectorAll(".lit").forEach((box) => {
      const on = box.dataset.target === chosen;
      box.classList.toggle("chosen", on);
      if (on && box.nextElementSibling) box.parentNode.append(box); // on top of the others
    });
    pane().querySelectorAll("mark").forEach((mark) => mark.classList.toggle("chosen", mark.dataset.targets.split(" ").includes(chosen)));
  };
  const litPlace = () => {
    const box = byTarget(".lit", chosen)[0];
    return box ? box.querySelector("rect") : pane().querySelector("mark.chosen");
  };
  const choose = async (claim, always) => {
    const { target } = claim.dataset;
    const quotes = JSON.parse(claim.dataset.evidence || "[]");
    if (!pane() || !quotes.length || (target === chosen && !always)) return;
    chosen = target;
    light();
    const page = quotes[0].page;
    let place = litPlace();
    const sheet = page && pane().dataset.view === "pages" ? sheetOf(page) : null;
    if (!place && sheet?.classList.contains("blank")) {
      await turnTo(page);
      if (chosen !== target) return;
      place = litPlace();
    }
    if (!place) {
      const query = new URLSearchParams({ claim: target });
      const { show } = Object.fromEntries(new URLSearchParams(pane().dataset.query));
      if (pane().dataset.view === "text") query.set("view", "text");
      if (show) query.set("show", show);
      await replacePane(query);
      if (chosen !== target) return;
      place = litPlace();
    }
    if (place && !inSight(place)) bring(place);
  };
  const toClaim = (link) => {
    const claim = document.getElementById(link.dataset.anchor);
    if (!claim) return false;
    document.querySelector("[data-pane-button=claims]")?.click();
    chosen = link.dataset.target;
    light();
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: "nearest", behavior: smooth() });
    return true;
  };

  // Selections

  const point = (node, offset, atEnd) => {
    let [text, at] = [node, offset];
    if (text.nodeType !== Node.TEXT_NODE) {
      // Between elements: the nearest text before or after.
      const inside = document.createTreeWalker(pane(), NodeFilter.SHOW_TEXT);
      const limit = text.childNodes[at] || null;
      let before = null, after = null;
      for (let n = inside.nextNode(); n; n = inside.nextNode()) {
        if (!n.parentElement.closest("[data-start]")) continue;
        const place = limit ? limit.compareDocumentPosition(n) : text.compareDocumentPosition(n);
        const isBefore = limit ? place & Node.DOCUMENT_POSITION_PRECEDING && !(place & Node.DOCUMENT_POSITION_CONTAINED_BY)
          : place & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY);
        if (isBefore) before = n;
        else if (!after) after = n;
      }
      text = atEnd ? before : after;
      if (!text) return null;
      at = atEnd ? text.length : 0;
    }
    const piece = text.parentElement?.closest("[data-start]");
    const block = text.parentElement?.closest("[data-block]");
    if (!piece || !block || !pane().contains(piece)) return null;
    // The server counts characters, browsers count UTF-16 units.
    const characters = Array.from(text.data.slice(0, at)).length;
    return `${block.dataset.block}:${Number(piece.dataset.start) + characters}`;
  };
  let selected = null;
  const look = () => {
    const bar = pane()?.querySelector("[data-selection]");
    if (!bar) return;
    const selection = getSelection();
    const words = selection.toString().trim();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const inPane = range && words && pane().contains(range.commonAncestorContainer) && !bar.contains(range.commonAncestorContainer);
    const begin = inPane ? point(range.startContainer, range.startOffset, false) : null;
    const end = inPane ? point(range.endContainer, range.endOffset, true) : null;
    if (begin && end) {
      selected = { begin, end };
      bar.querySelector("[data-quote]").textContent = words.length > 200 ? `${words.slice(0, 200)}…` : words;
      bar.hidden = false;
    } else if (!bar.contains(document.activeElement)) {
      selected = null;
      bar.hidden = true;
    }
  };
  let looking = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(looking);
    looking = setTimeout(look, 120);
  });

  const fillDialog = (html) => {
    const dialog = document.getElementById("new-finding");
    dialog.replaceChildren(...parsed(html).childNodes);
    sortOut(dialog);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("[role=alert]") || dialog.querySelector("textarea, select")?.focus();
  };
  const ask = async (more) => {
    const query = new URLSearchParams({ of: pane().dataset.of, ...more });
    const answer = await fetchHtml(`${pane().dataset.address}/findings/new?${query}`);
    fillDialog(answer.html);
  };
  // Only the fields that the chosen kind has
  const sortOut = (form) => {
    const choice = form.querySelector("[name=choice]");
    if (!choice) return;
    const kind = choice.value.split(".")[0];
    form.querySelectorAll("[data-only]").forEach((set) => { set.hidden = set.dataset.only !== kind; });
  };
  document.addEventListener("change", (event) => {
    if (event.target.name === "choice") sortOut(event.target.form);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.matches(".turner")) {
      event.preventDefault();
      turnTo(form.elements.page.value);
    } else if (form.matches("dialog .new-finding")) {
      event.preventDefault();
      form.querySelector("button").disabled = true; // one press, one finding
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "HX-Request": "true" } });
      if (answer.redirected) location.assign(answer.url);
      else fillDialog(await answer.text());
    }
  });

  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (!at || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const shower = at.closest("[data-show-source]");
    if (shower) {
      event.preventDefault();
      choose(shower.closest(".claim"), true);
      return;
    }
    if (!pane()?.contains(at)) return;
    const link = at.closest("a[data-anchor]") || boxUnder(event, at);
    const part = at.closest("a[data-pane]");
    const turn = at.closest("[data-turn]");
    const blank = at.closest(".sheet.blank");
    if (link) {
      if (getSelection().toString().trim()) event.preventDefault();
      else if (toClaim(link)) event.preventDefault();
      else if (link.dataset.href || !at.closest("a")) location.assign(link.dataset.href || link.getAttribute("href"));
    } else if (part) {
      event.preventDefault();
      replacePane(new URL(part.href).searchParams).then(() => {
        pane().querySelector(".source-bar [aria-current], .source-bar a")?.focus({ preventScroll: true });
        const place = chosen && litPlace();
        if (place) bring(place, 0.3, "auto");
        else bring(pane(), 0, "auto");
      });
    } else if (turn) {
      event.preventDefault();
      turnTo(shownPage() + Number(turn.dataset.turn));
    } else if (blank) {
      event.preventDefault();
      turnTo(blank.dataset.page);
    } else if (at.closest("[data-zoom]")) {
      const button = at.closest("[data-zoom]");
      const page = shownPage();
      button.setAttribute("aria-pressed", String(pane().classList.toggle("zoomed")));
      bring(sheetOf(page), 0.08, "auto");
    } else if (at.closest("[data-make]") && selected) {
      ask(selected);
    } else if (at.closest("[data-new]")) {
      event.preventDefault();
      ask({});
    } else if (at.closest("[data-cancel]")) {
      event.preventDefault();
      document.getElementById("new-finding").close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof Element && event.target.matches(".words a[role=link]")) event.target.click();
  });
  // The letters lie over the boxes: a click on them that selects nothing is meant for the box.
  const boxUnder = (event, at) => {
    if (!at.closest(".letters")) return null;
    const hit = [...at.closest(".paper").querySelectorAll(".lit rect")].reverse().find((rect) => {
      const box = rect.getBoundingClientRect();
      return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    });
    return hit ? hit.closest("a") : null;
  };

  let counting = 0;
  document.addEventListener("scroll", () => {
    clearTimeout(counting);
    counting = setTimeout(() => {
      const field = document.getElementById("source-page");
      if (field && field !== document.activeElement) field.value = shownPage();
    }, 150);
  }, { capture: true, passive: true });

  // Whichever claim is selected has its evidence shown
  document.addEventListener("desk:claim-selected", (event) => {
    const claim = claimOf(event.detail.target);
    if (claim) choose(claim, false);
  });

  const whenShown = () => {
    let shown = true;
    new IntersectionObserver(([entry]) => {
      const place = chosen && litPlace();
      if (entry.isIntersecting && !shown && place && !inSight(place)) bring(place, 0.3, "auto");
      shown = entry.isIntersecting;
    }).observe(pane().parentElement);
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!pane()) return;
    whenShown();
    chosen = new URLSearchParams(location.search).get("claim");
    begin();
    if (chosen && !location.hash) claimOf(chosen)?.focus(); // the fragment is lost where a form was sent by script
    const current = document.querySelector('.claim[aria-current="true"]');
    const place = chosen && litPlace();
    if (place && !inSight(place)) bring(place, 0.3, "auto");
    else if (!chosen && !location.hash && current) choose(current, false);
  });
})();
