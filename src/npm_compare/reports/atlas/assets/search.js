// @ts-check
// Searching: the words of States, questions, requirements, remarks and sources, in the page's language.
"use strict";

/** @param {HTMLFormElement} form @param {Entry[]} entries */
function search(form, entries) {
  const field = at("words"), most = 60;
  /** @type {(entry: Entry) => string} A State is found by its names in every language, and by those of its mechanisms. */
  const names = ([, words, file, more]) => /^state-\w+\.html$/.test(file) ? `${words} ${more}` : words;
  const known = entries.map((entry) => ({ entry, name: folded(names(entry)), whole: folded(`${entry[1]} ${entry[3]}`) }));

  function look() {
    const sought = folded(field.value).split(/[^\p{L}\p{N}']+/u).filter(Boolean);
    const found = sought.length ? known.filter((one) => sought.every((word) => one.whole.includes(word))) : [];
    const first = found.filter((one) => sought.every((word) => one.name.includes(word)));
    const ordered = [...first, ...found.filter((one) => !first.includes(one))].slice(0, most);
    at("found").replaceChildren(...ordered.map(({ entry }) => item(entry)));
    at("told").textContent = sought.length && !found.length ? form.dataset.none ?? "" : "";
    keep({ s: encodeURIComponent(field.value) });
  }

  /** @param {Entry} entry */
  function item([kind, words, file, more]) {
    const made = element("li");
    made.append(element("span", `${kind} `, { class: "soft" }), link(file, words), element("br"), element("small", more.length > 200 ? `${more.slice(0, 200)}…` : more, { dir: "auto" }));
    return made;
  }

  function read() {
    field.value = chosen().get("s") ?? "";
    look();
  }
  field.addEventListener("input", look);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  form.hidden = false;
  read();
}

search(/** @type {HTMLFormElement} */ (document.querySelector("[data-page=search]")), FOUND);
