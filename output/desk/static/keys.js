// Keys: one for each act. A page says what its acts do with deskKeys.on({accept: () => ...}); which key does
// what stands in the dialog #keys, and can be changed there. What is changed is kept in this browser.
"use strict";

window.deskKeys = (() => {
  const dialog = document.getElementById("keys");
  if (!dialog) return { on() {} };
  const STORED = "desk-keys";
  const rows = [...dialog.querySelectorAll("[data-key-name]")];
  const message = document.getElementById("keys-message");
  const switchedOn = document.getElementById("keys-on");
  const acts = {};
  let changing = null;

  const load = () => {
    try {
      return JSON.parse(localStorage.getItem(STORED)) || {};
    } catch {
      return {};
    }
  };
  let own = load();
  const save = () => {
    try {
      localStorage.setItem(STORED, JSON.stringify(own));
    } catch {
      // A browser may forbid to keep anything: then the change lasts as long as the page.
    }
  };
  const keyOf = (row) => own[row.dataset.keyName] || row.dataset.keyDefault;
  const nameOf = (row) => row.querySelector("th").textContent;

  const show = () => {
    for (const row of rows) row.querySelector("kbd").textContent = keyOf(row);
    switchedOn.checked = own.off !== true;
  };

  const assign = (row, key) => {
    const holder = rows.find((other) => other !== row && keyOf(other) === key);
    if (holder) {
      message.textContent = message.dataset.taken.replace("%", nameOf(holder));
      return;
    }
    own[row.dataset.keyName] = key;
    save();
    message.textContent = "";
    changing = null;
    show();
  };

  const writing = (element) =>
    element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (changing && dialog.open) {
      if (event.key === "Escape" || event.key.length > 1) return;
      event.preventDefault();
      assign(changing, event.key);
      return;
    }
    if (dialog.open || writing(event.target)) return;
    const row = rows.find((candidate) => keyOf(candidate) === event.key);
    if (!row || (own.off === true && row.dataset.keyName !== "help")) return;
    const act = row.dataset.keyName === "help" ? open : acts[row.dataset.keyName];
    if (!act || (event.repeat && !["next", "previous"].includes(row.dataset.keyName))) return;
    event.preventDefault();
    act();
  });

  const open = () => {
    changing = null;
    message.textContent = "";
    show();
    dialog.showModal();
  };

  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-keys-close]")) dialog.close();
    if (button.matches("[data-keys-reset]")) {
      own = own.off === true ? { off: true } : {};
      save();
      show();
    }
    if (button.matches("[data-key-change]")) {
      changing = button.closest("[data-key-name]");
      message.textContent = `${nameOf(changing)}: ${message.dataset.press}`;
    }
  });
  switchedOn.addEventListener("change", () => {
    if (switchedOn.checked) delete own.off;
    else own.off = true;
    save();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) open();
  });
  document.documentElement.classList.add("scripted");
  show();

  return { on: (more) => Object.assign(acts, more) };
})();
