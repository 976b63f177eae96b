// @ts-check
// The map year by year, by a question or a figure.
"use strict";

/** @param {Past} past @param {Words} words */
function map(past, words) {
  const question = at("question"), year = at("year"), shown = at("shown-year");
  const last = past.years.length - 1;
  const begin = at("caption").textContent;

  function read() {
    const choice = chosen();
    const name = choice.get("q") ?? "", place = past.years.findIndex((day) => day.slice(0, 4) === choice.get("y"));
    question.value = name in past.letters ? name : question.options[0].value;
    year.value = String(place < 0 ? last : place);
    draw();
  }

  function draw() {
    const name = question.value, place = Number(year.value), colours = past.colours[name];
    shown.textContent = words.years[place];
    year.setAttribute("aria-valuetext", words.years[place]);
    const used = new Set();
    for (const tile of document.querySelectorAll("[data-state]")) {
      const state = /** @type {HTMLElement} */ (tile).dataset.state ?? "", found = past.letters[name][state][place];
      const letter = found.toLowerCase(), older = found !== letter, colour = colours[letter.charCodeAt(0) - 97];
      const told = { "-": words.before[name] ?? words.none, "!": words.late, "?": words.unknown }[letter];
      const said = told ?? held(words.figures[name]?.[state], place)?.[1] ?? words.answers[name][colour[0]];
      used.add(letter).add(older ? "older" : "");
      const box = tile.querySelector("rect");
      if (box) {
        box.setAttribute("fill", colour ? colour[1] : "none");
        box.setAttribute("fill-opacity", older ? "0.35" : "1");
        tile.setAttribute("class", colour ? (colour[2] && !older ? "dark" : "pale") : { "!": "late", "?": "unknown", "~": "otherwise" }[letter] ?? "none");
        const title = tile.querySelector("title");
        if (title) title.textContent = `${(title.textContent ?? "").split(": ")[0]}: ${said}`;
      } else {
        const words = tile.querySelector("span");
        if (words) words.textContent = said;
      }
    }
    const label = question.options[question.selectedIndex].text;
    at("caption").textContent = name === question.options[0].value && place === last ? begin : label + words.between + words.years[place];
    key(name, used);
    keep({ q: question.selectedIndex ? name : "", y: place === last ? "" : past.years[place].slice(0, 4) });
  }

  /** @param {string} name @param {Set<string>} used */
  function key(name, used) {
    const entries = past.colours[name].filter((_, place) => used.has(String.fromCharCode(97 + place)))
      .map(([code, shade]) => entry(words.answers[name][code], `background:${shade}`, ""));
    if (used.has("older")) entries.push(entry(words.older, "background:rgba(18,63,107,.35)", ""));
    if (used.has("~")) entries.push(entry(words.otherwise, "", "otherwise"));
    if (used.has("?")) entries.push(entry(words.unknown, "border-style:dotted", ""));
    if (used.has("!")) entries.push(entry(words.late, "", "late"));
    if (used.has("-")) entries.push(entry(words.before[name] ?? words.none, "", ""));
    at("key").replaceChildren(...entries);
  }

  /** @param {string} text @param {string} look @param {string} kind */
  function entry(text, look, kind) {
    const item = element("li"), box = element("i", "", kind ? { class: kind } : {});
    box.style.cssText = look;
    item.append(box, text);
    return item;
  }

  question.addEventListener("change", draw);
  year.addEventListener("input", draw);
  addEventListener("hashchange", read);
  document.querySelector("form.controls")?.removeAttribute("hidden");
  at("across").scrollLeft = (at("across").scrollWidth - at("across").clientWidth) / 2; // on a phone the map is wider than the screen
  read();
}

map(ATLAS, WORDS);
