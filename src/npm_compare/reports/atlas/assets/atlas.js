// @ts-check
// What the scripts of the atlas share. Every page is whole without them. `tests/atlas.d.ts` says what data they are given.
"use strict";

/** @type {(id: string) => any} */
const at = (id) => document.getElementById(id);

/** Make an element with a text and attributes; a text never becomes HTML.
 * @param {string} name @param {string} text @param {Record<string, string>} attributes @returns {HTMLElement} */
function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Return a link, or the text alone where the address is not one of the web or of this site.
 * @param {string} address @param {string} text */
function link(address, text) {
  return /^(https?:\/\/|(state|question|requirement)-[\w-]+\.html(#\w+)?$)/.test(address) ? element("a", text, { href: address }) : element("span", text);
}

/** Return the last of some rows, each beginning with the place of a day, that had begun on a day: what was shown then.
 * @template {[number, ...any[]]} Row @param {Row[] | undefined} rows @param {number} place @returns {Row | undefined} */
const held = (rows, place) => rows?.findLast((row) => row[0] <= place);

/** Hand a file to the reader. @param {string} name @param {Blob} content */
function save(name, content) {
  const place = URL.createObjectURL(content);
  element("a", "", { href: place, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(place), 1000);
}

/** Read the choice in the address: `#m=mar-cndh,fra-cglpl&q=term_years`. @returns {URLSearchParams} */
const chosen = () => new URLSearchParams(location.hash.slice(1));

/** Keep the choice in the address, without a new step in the history. @param {Record<string, string>} choice */
function keep(choice) {
  const parts = Object.entries(choice).filter(([, value]) => value).map(([key, value]) => `${key}=${value}`);
  history.replaceState(null, "", parts.length ? `#${parts.join("&")}` : location.pathname + location.search);
}

/** Return a text as it is compared: without case, accents and variants of Arabic letters, as `base.letters` of the program.
 * @param {string} text */
function folded(text) {
  /** @type {Record<string, string>} */
  const variants = { "ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", "ـ": "", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'" };
  const plain = text.replace(/[ةىٱیکـœŒæÆ’]/g, (letter) => variants[letter]).normalize("NFKD").replace(/[\p{Mn}\p{Cf}]/gu, "");
  return plain.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).toLowerCase();
}
