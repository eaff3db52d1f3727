// Shows how far an ingestion is, as the server tells it, and goes on to the draft.
"use strict";

(() => {
  const box = document.getElementById("ingestion");
  const source = new EventSource(box.dataset.events);
  let said = box.querySelector("[data-now]")?.dataset.now;

  source.addEventListener("progress", (event) => {
    box.innerHTML = event.data;
    const now = box.querySelector("[data-now]")?.dataset.now;
    if (now && now !== said) document.dispatchEvent(new CustomEvent("desk:announce", { detail: now }));
    said = now;
  });
  source.addEventListener("ended", (event) => {
    source.close();
    location.replace(JSON.parse(event.data));
  });
  // The browser asks again by itself, unless the server refuses: then the page says why.
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3000);
  });
})();
