// Searches the list of a static export in the browser. Without it the list can be browsed; with it, searched.
"use strict";

(() => {
  const form = document.getElementById("filter");
  const list = document.getElementById("list");
  if (!form || !list) return;
  const count = document.getElementById("count");
  const served = { list: [...list.childNodes], count: count.textContent };
  const clear = document.getElementById("clear");
  const shownAtOnce = 200;
  let index;

  const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/ß/g, "ss");
  const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}_]+/gu) || [];

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function item(record) {
    const listed = element("li");
    const heading = element("h2");
    const link = element("a", record.speaker, { href: record.href });
    link.append(element("span", record.title, { lang: record.lang }));
    heading.append(link);
    const chips = element("dl", "", { class: "chips" });
    for (const [name, value] of record.chips) {
      const chip = element("div");
      chip.append(element("dt", name), element("dd", value));
      chips.append(chip);
    }
    listed.append(heading, chips);
    if (record.teaser) listed.append(element("p", record.teaser, { class: "teaser", lang: record.teaserLang }));
    listed.append(element("p", record.counts, { class: "counts" }));
    return listed;
  }

  function asked() {
    const values = [...new FormData(form)].filter(([, value]) => value);
    return { facets: values.filter(([name]) => name !== "q"), words: wordsOf(form.elements.q.value), values };
  }

  function fits(record, { facets, words }) {
    return facets.every(([name, value]) => record.facets[name].includes(value)) &&
      words.every((word) => record.words.includes(" " + word));
  }

  function show() {
    const question = asked();
    remember(question.values);
    clear.parentElement.hidden = !question.values.length;
    if (!question.values.length) {
      count.textContent = served.count;
      list.replaceChildren(...served.list);
      return;
    }
    const found = index.filter((record) => fits(record, question));
    const phrase = found.length === 1 ? form.dataset.foundOne : form.dataset.found;
    count.textContent = phrase.replace("{n}", found.length) + " " + form.dataset.ofAll;
    const entries = element("ul", "", { class: "entries", id: "entries" });
    entries.append(...found.slice(0, shownAtOnce).map(item));
    list.replaceChildren(found.length ? entries : element("p", form.dataset.none, { class: "empty" }));
    if (found.length > shownAtOnce) list.append(more(found, entries));
  }

  function more(found, entries) {
    const button = element("button", form.dataset.more.replace("{n}", found.length - shownAtOnce), { type: "button" });
    button.addEventListener("click", () => {
      entries.append(...found.slice(shownAtOnce).map(item));
      button.remove();
    });
    return button;
  }

  // What was asked stands in the address, so that it can be shared and gone back to.
  function remember(values) {
    const query = new URLSearchParams(values).toString();
    try {
      history.replaceState(null, "", query ? "?" + query : location.pathname);
    } catch {
      // Some browsers keep the address of a file as it is.
    }
  }

  function recall() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
  }

  function withIndex(then) {
    if (index) return then();
    const script = element("script", "", { src: form.dataset.index });
    script.addEventListener("load", () => {
      index = window.policyMonitorSearch;
      then();
    });
    script.addEventListener("error", () => {
      count.textContent = form.dataset.failed;
    });
    document.head.append(script);
  }

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => withIndex(show), 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    withIndex(show);
  });
  clear.addEventListener("click", (event) => {
    if (location.pathname !== new URL(event.target.href).pathname) return;
    event.preventDefault();
    for (const field of form.elements) if (field.name) field.value = "";
    withIndex(show);
    form.elements.q.focus();
  });

  form.hidden = false;
  recall();
  if (asked().values.length && location.search) withIndex(show);
})();
