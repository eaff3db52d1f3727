// The queue: j and k go from draft to draft, / to the search. The filters are a plain form that htmx sends by itself.
"use strict";

(() => {
  const links = () => [...document.querySelectorAll(".line h2 a")];

  const step = (by) => {
    const all = links();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)].focus();
  };

  window.deskKeys.on({
    next: () => step(1),
    previous: () => step(-1),
    search: () => document.getElementById("q").focus(),
  });

  const narrow = window.matchMedia("(max-width: 52rem)");
  const fold = () => {
    const filters = document.querySelector(".more-filters");
    if (filters && narrow.matches) filters.open = false;
  };
  narrow.addEventListener("change", fold);
  fold();
})();
