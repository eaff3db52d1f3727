// What every page of the desk does with htmx: refusals are shown, and never lost in silence.
"use strict";

(() => {
  const region = () => document.getElementById("refusals");

  const showRefusal = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const refusal = parsed.querySelector("[data-refusal]");
    const notice = document.createElement("div");
    notice.className = "notice bad";
    notice.textContent = refusal ? refusal.textContent.trim() : document.title;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "quiet";
    close.textContent = document.documentElement.lang === "nl" ? "Sluiten" : "Close";
    close.addEventListener("click", () => notice.remove());
    notice.append(" ", close);
    region().replaceChildren(notice);
  };

  document.addEventListener("htmx:responseError", (event) => showRefusal(event.detail.xhr.responseText));
  document.addEventListener("htmx:sendError", () => {
    const dutch = document.documentElement.lang === "nl";
    showRefusal(`<p data-refusal>${dutch
      ? "De server antwoordt niet. Er is niets opgeslagen; probeer het opnieuw."
      : "The server does not answer. Nothing was saved; try again."}</p>`);
  });
  document.addEventListener("htmx:beforeRequest", () => region().replaceChildren());

  // Parts of the desk say what happened: document.dispatchEvent(new CustomEvent("desk:announce", {detail: "Saved."}))
  document.addEventListener("desk:announce", (event) => {
    document.getElementById("announce").textContent = event.detail;
  });
})();
