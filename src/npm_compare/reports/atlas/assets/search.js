// @ts-check
// Searching: the words of States, answers, questions, requirements, remarks and sources, in the page's language.
"use strict";

/** @param {HTMLFormElement} form @param {Entry[]} entries */
function search(form, entries) {
  const field = at("words"), most = 60;
  /** @type {(entry: Entry) => string} A State is found by its names in every language, and by those of its mechanisms. */
  const names = ([, words, file, more]) => /^state-\w+\.html$/.test(file) ? `${words} ${more}` : words;
  const known = entries.map((entry) => ({ entry, name: plain(names(entry)), whole: plain(`${entry[1]} ${entry[3]}`) }));
  /** @type {Set<string> | undefined} */
  let every;

  function look() {
    const sought = parts(plain(field.value)), exact = sought.length ? having(sought.map((word) => [word])) : [];
    const near = sought.length && !exact.length ? having(sought.map(alike)) : [];
    const found = exact.length ? exact : near;
    at("found").replaceChildren(...found.slice(0, most).map(item));
    at("told").textContent = told(sought.length, found.length, near.length);
    keep({ s: encodeURIComponent(field.value) });
  }

  /** Return what has one spelling of every word, first those that have them in their names. @param {string[][]} words */
  function having(words) {
    /** @type {(text: string) => boolean} */
    const fits = (text) => words.every((spellings) => spellings.some((word) => text.includes(word)));
    const found = known.filter((one) => fits(one.whole)), first = new Set(found.filter((one) => fits(one.name)));
    return [...first, ...found.filter((one) => !first.has(one))].map((one) => one.entry);
  }

  /** Return a word where it stands in a text, else the words that differ from it by one letter; short ones only as they are.
   * @param {string} word */
  function alike(word) {
    if (word.length < 5 || known.some((one) => one.whole.includes(word))) return [word];
    every ??= new Set(known.flatMap((one) => parts(one.whole)));
    return [...every].filter((other) => oneApart(word, other));
  }

  /** Say that nothing is found, that another spelling is, and how many of how many are shown.
   * @param {number} asked @param {number} all @param {number} near */
  function told(asked, all, near) {
    const { none = "", near: spelt = "", most: shown = "" } = form.dataset;
    if (asked && !all) return none;
    const count = (/** @type {number} */ number) => number.toLocaleString(document.documentElement.lang, { numberingSystem: "latn" });
    const cut = all > most ? shown.replace("{shown}", count(most)).replace("{found}", count(all)) : "";
    return [near ? spelt : "", cut].filter(Boolean).join(" ");
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

/** Return a text as it is searched: folded, and a number such as 76-15, 76.15 or 76/15 as one word. @param {string} text */
const plain = (text) => folded(text).replace(/(?<=\d)[-‐–./](?=\d)/g, "_");

/** Return the words of a text made plain. @param {string} text */
const parts = (text) => text.split(/[^\p{L}\p{N}'_]+/u).filter(Boolean);

/** Say whether two words differ by one letter: another, one more, one less, or two that changed places.
 * @param {string} one @param {string} other */
function oneApart(one, other) {
  const longer = one.length - other.length;
  if (Math.abs(longer) > 1) return false;
  let begin = 0;
  while (begin < one.length && one[begin] === other[begin]) begin++;
  const swapped = one[begin + 1] === other[begin] && one[begin] === other[begin + 1] && one.slice(begin + 2) === other.slice(begin + 2);
  return swapped || one.slice(begin + (longer >= 0 ? 1 : 0)) === other.slice(begin + (longer <= 0 ? 1 : 0));
}

search(/** @type {HTMLFormElement} */ (document.querySelector("[data-page=search]")), FOUND);
