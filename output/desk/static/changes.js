// One change: j and k go from one difference to the next, c to the claims of the document.
"use strict";

(() => {
  const step = (by) => {
    const all = [...document.querySelectorAll("[data-step]")];
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)].focus();
  };

  window.deskKeys.on({
    next: () => step(1),
    previous: () => step(-1),
    claims: () => document.getElementById("to-claims").click(),
  });
})();
