// @ts-check
// Comparing: up to eight mechanisms on any questions at a date, as a table and a picture; the address keeps the choice.
"use strict";

/** @param {HTMLFormElement} form @param {Facts} facts */
function compare(form, facts) {
  const most = Number(form.dataset.most), day = at("day"), last = facts.years.length - 1;
  /** @type {string[]} The mechanisms in the order in which they were chosen: the first has the strong colour. */
  let bodies = [];
  /** @type {(name: string) => HTMLInputElement[]} */
  const boxes = (name) => Array.from(form.querySelectorAll(`input[name="${name}"]`));
  /** @type {() => Choice} */
  const choice = () => ({ bodies, questions: boxes("q").filter((box) => box.checked).map((box) => box.value), place: Number(day.value) });

  function read() {
    const given = location.hash.length > 1 ? chosen() : new URLSearchParams(form.dataset.first);
    /** @type {(name: string) => string[]} */
    const wanted = (name) => [...new Set((given.get(name) ?? "").split(","))].filter((one) => boxes(name).some((box) => box.value === one));
    bodies = wanted("m").slice(0, most);
    for (const box of boxes("m")) box.checked = bodies.includes(box.value);
    for (const box of boxes("q")) box.checked = wanted("q").includes(box.value);
    const place = facts.years.findIndex((when) => when.slice(0, 4) === given.get("y"));
    day.value = String(place < 0 ? last : place);
    show();
    at("choose").open = at("result").hidden; // whoever was sent a choice sees it first
  }

  /** @param {Event} event */
  function change(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.name === "m" && box.checked && bodies.length === most) {
      box.checked = false;
      at("told").textContent = facts.most;
      return;
    }
    if (box.name === "m") bodies = box.checked ? [...bodies, box.value] : bodies.filter((one) => one !== box.value);
    if (box.name) show();
  }

  function show() {
    const now = choice(), whole = now.bodies.length > 0 && now.questions.length > 0;
    const year = now.place === last ? "" : facts.years[now.place].slice(0, 4);
    keep({ m: now.bodies.join(",") || "-", q: now.questions.join(","), y: year });
    at("told").textContent = whole ? "" : facts.nothing;
    at("result").hidden = !whole;
    at("table").replaceChildren(...(whole ? [table(now)] : []));
    at("here").textContent = address() || shown();
    draw();
  }

  function draw() {
    const place = at("chart"), now = choice();
    place.replaceChildren(...(at("result").hidden ? [] : [chart(facts, now, Math.max(280, Math.floor(place.clientWidth)))]));
  }

  /** @param {Choice} now */
  function table(now) {
    const made = element("table"), head = element("thead"), top = element("tr"), body = element("tbody");
    top.append(element("th", facts.question, { scope: "col" }));
    for (const name of now.bodies) {
      const cell = element("th", "", { scope: "col" });
      cell.append(link(facts.bodies[name][1], facts.bodies[name][0]));
      if (facts.there[name][now.place] === "0") cell.append(element("br"), element("small", facts.absent));
      top.append(cell);
    }
    head.append(top);
    for (const question of now.questions) {
      const row = element("tr"), label = element("th", "", { scope: "row" });
      label.append(link(facts.questions[question][1], facts.questions[question][0]));
      row.append(label, ...now.bodies.map((name) => cell(question, answered(facts, name, question, now.place))));
      body.append(row);
    }
    made.append(element("caption", facts.title.replace("{date}", facts.days[now.place])), head, body);
    return made;
  }

  /** @param {string} question @param {Answer | undefined} answer */
  function cell(question, answer) {
    if (!answer) return element("td", facts.unknown, { class: "not_known" });
    const [, text, limits, source, place, code, rests] = answer, made = element("td", text, "partly" in facts.colours[question] && !["apart", "doubted"].includes(rests) ? { class: code } : {});
    const small = element("small"), [cited, address] = facts.sources[source];
    if (limits) small.append(limits, element("br"));
    small.append(link(address, cited), place ? ` – ${place}` : "");
    made.append(element("br"), small);
    return made;
  }

  /** @returns {string} what is shown, as CSV: a cell that a spreadsheet would take for a formula begins with an apostrophe */
  function csv() {
    const now = choice(), rows = [facts.heads];
    for (const name of now.bodies) for (const question of now.questions) {
      const [, text, limits, source, place] = answered(facts, name, question, now.place) ?? [0, facts.unknown, "", "", ""];
      const [cited, address] = facts.sources[source] ?? ["", ""];
      rows.push([facts.bodies[name][0], facts.questions[question][0], facts.years[now.place], text, limits, cited, place, address]);
    }
    /** @type {(text: string) => string} */
    const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
    return `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
  }

  /** The address of the choice on the web; none of a folder on the reader's own machine. */
  const address = () => location.protocol === "file:" ? "" : location.href;
  /** The page with the choice, wherever the atlas stands. */
  const shown = () => `compare.html${location.hash}`;

  /** @returns {string} the atlas with the choice, for a reference manager */
  function reference() {
    const [title, version, year] = facts.work, where = address() ? `UR  - ${address()}` : `N1  - ${shown()}`;
    return ["TY  - DATA", "AU  - npm_compare contributors", `TI  - ${title}`, `PY  - ${year}`, `ET  - ${version}`, where, "ER  - ", ""].join("\r\n");
  }

  const picture = () => /** @type {SVGElement} */ (at("chart").firstElementChild);
  /** @type {Record<string, () => Blob | Promise<Blob>>} */
  const files = {
    csv: () => new Blob([csv()], { type: "text/csv" }),
    png: () => painted(picture()),
    svg: () => new Blob([written(picture())], { type: "image/svg+xml" }),
    ris: () => new Blob([reference()], { type: "application/x-research-info-systems" }),
  };
  for (const button of document.querySelectorAll("button[data-saves]")) button.addEventListener("click", async () => {
    const ending = /** @type {HTMLElement} */ (button).dataset.saves ?? "";
    save(`comparison.${ending}`, await files[ending]());
  });
  for (const field of form.querySelectorAll("[data-narrows]")) field.addEventListener("input", () => {
    const input = /** @type {HTMLInputElement} */ (field), sought = folded(input.value);
    for (const label of at(input.dataset.narrows ?? "").querySelectorAll("label")) label.hidden = !folded(label.textContent).includes(sought);
  });
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { bodies = []; day.value = String(last); show(); }));
  addEventListener("hashchange", read);
  addEventListener("resize", draw);
  form.hidden = false;
  read();
}

compare(/** @type {HTMLFormElement} */ (document.querySelector("[data-page=compare]")), FACTS);
