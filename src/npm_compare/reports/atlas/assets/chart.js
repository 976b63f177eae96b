// @ts-check
// The chart of a comparison: answers as tiles in words, figures as bars; drawn as wide as its place, from either side.
"use strict";

const NAMESPACE = "http://www.w3.org/2000/svg", INK = "#1d1d1f", SOFT = "#6b6b70", LINE = "#d9d9de", PAPER = "#ffffff";
const SIZE = 13, LEADING = 17, GAP = 6, NARROWEST = 92;

/** Make an element of a picture. @param {string} name @param {Record<string, string | number>} attributes @param {string} text */
function shape(name, attributes, text = "") {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** Break a text into lines of a width. @param {string} text @param {number} width @returns {string[]} */
function lines(text, width) {
  ruler.font = `${SIZE}px sans-serif`;
  /** @type {string[]} */
  const found = [];
  for (const word of text.split(" ")) {
    const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
    if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** Draw what is compared. @param {Facts} facts @param {Choice} choice @param {number} width @returns {SVGElement} */
function chart(facts, choice, width) {
  const { bodies, questions, place } = choice, fromRight = document.documentElement.dir === "rtl";
  const picture = shape("svg", { xmlns: NAMESPACE, width, role: "img", direction: fromRight ? "rtl" : "ltr", "font-family": "sans-serif", "font-size": SIZE });
  let y = 0;

  /** @param {number} x @param {number} top @param {number} wide @param {number} high @param {string} fill */
  const box = (x, top, wide, high, fill, stroke = "none") => picture.append(shape("rect", { x: fromRight ? width - x - wide : x, y: top, width: wide, height: high, fill, stroke }));
  /** @param {string[]} texts @param {number} x @param {number} top @param {string} fill @param {boolean} [strong] */
  const write = (texts, x, top, fill, strong) => texts.forEach((text, line) => picture.append(
    shape("text", { x: fromRight ? width - x : x, y: top + SIZE + line * LEADING, fill, "font-weight": strong ? 600 : 400 }, text)));
  /** @type {(body: string) => string} */
  const colour = (body) => body === bodies[0] ? facts.asker : facts.bodies[body][2];
  /** @type {(body: string, question: string) => Answer | undefined} */
  const answer = (body, question) => answered(facts, body, question, place);

  /** @type {(body: string, said: string) => string} */
  const pair = (body, said) => facts.pair.replace("{label}", facts.bodies[body][0]).replace("{answer}", said);

  const title = facts.title.replace("{date}", facts.days[place]);
  picture.setAttribute("aria-label", title);
  box(0, 0, width, 0, PAPER);
  paragraph(title, INK, true);

  const coded = questions.filter((question) => Object.keys(facts.colours[question]).length);
  const counted = questions.filter((question) => !coded.includes(question) && bodies.some((body) => answer(body, question)?.[6] !== undefined));
  const label = Math.min(230, width * 0.3), wide = (width - label) / bodies.length;
  if (coded.length) wide >= NARROWEST ? matrix() : coded.forEach(listed);
  counted.forEach(bars);
  paragraph(facts.cited, SOFT);
  picture.setAttribute("height", String(y));
  picture.setAttribute("viewBox", `0 0 ${width} ${y}`);
  picture.querySelector("rect")?.setAttribute("height", String(y));
  return picture;

  /** @param {string} text @param {string} fill @param {boolean} [strong] */
  function paragraph(text, fill, strong) {
    const broken = lines(text, width);
    write(broken, 0, y + GAP, fill, strong);
    y += broken.length * LEADING + 2 * GAP;
  }

  /** The answers as tiles: questions below each other, mechanisms side by side. */
  function matrix() {
    const heads = bodies.map((body) => lines(facts.bodies[body][0], wide - 2 * GAP)), tall = Math.max(...heads.map((head) => head.length)) * LEADING;
    bodies.forEach((body, column) => {
      write(heads[column], label + column * wide + GAP, y, INK, column === 0);
      box(label + column * wide + 1, y + tall + GAP, wide - 2, 4, colour(body));
    });
    y += tall + GAP + 6;
    for (const question of coded) {
      const words = bodies.map((body) => lines(answer(body, question)?.[1] ?? facts.unknown, wide - 2 * GAP));
      const name = lines(facts.questions[question][0], label - GAP), high = Math.max(name.length, ...words.map((word) => word.length)) * LEADING + 2 * GAP;
      write(name, 0, y + GAP, INK);
      bodies.forEach((body, column) => {
        const [shade, dark] = tint(question, answer(body, question));
        box(label + column * wide + 1, y + 1, wide - 2, high - 2, shade, shade === PAPER ? LINE : "none");
        write(words[column], label + column * wide + GAP, y + GAP, dark ? PAPER : answer(body, question) ? INK : SOFT);
      });
      y += high;
    }
    y += GAP;
  }

  /** One question where the page is narrow: a line for each mechanism. @param {string} question */
  function listed(question) {
    paragraph(facts.questions[question][0], INK, true);
    for (const body of bodies) {
      const found = answer(body, question), words = lines(pair(body, found?.[1] ?? facts.unknown), width - 30);
      const [shade] = tint(question, found);
      box(0, y, 5, words.length * LEADING, colour(body));
      box(9, y + 2, SIZE, SIZE, shade, SOFT);
      write(words, 28, y, INK);
      y += words.length * LEADING + GAP;
    }
  }

  /** One figure: its name, and of each mechanism a bar if it is counted as most of them are. @param {string} question */
  function bars(question) {
    const kinds = bodies.map((body) => answer(body, question)?.[7]).filter((kind) => kind !== undefined);
    const most = kinds.reduce((one, other) => kinds.filter((kind) => kind === other).length > kinds.filter((kind) => kind === one).length ? other : one);
    const same = bodies.filter((body) => answer(body, question)?.[7] === most), alike = same.length > 1 ? same : [], top = Math.max(...alike.map((body) => answer(body, question)?.[6] ?? 0)) || 1;
    paragraph(facts.questions[question][0], INK, true);
    for (const body of bodies) {
      const found = answer(body, question), limits = found?.[2] ? ` (${found[2]})` : "";
      const words = lines(pair(body, found ? found[1] + limits : facts.unknown), width);
      write(words, 0, y, found ? INK : SOFT);
      y += words.length * LEADING + 3;
      if (alike.includes(body)) box(0, y, Math.max(1, (width * (found?.[6] ?? 0)) / top), 10, colour(body));
      y += alike.includes(body) ? 10 + GAP : GAP;
    }
    if (kinds.length > alike.length) paragraph(alike.length ? facts.otherwise : facts.unlike, SOFT);
  }

  /** @param {string} question @param {Answer | undefined} found @returns {[string, boolean]} */
  function tint(question, found) {
    return (found && facts.colours[question][found[5]]) ?? [PAPER, false];
  }
}

/** Return what a mechanism answered on a day; nothing where no answer was known. @param {Facts} facts @param {string} body
 * @param {string} question @param {number} place @returns {Answer | undefined} */
function answered(facts, body, question, place) {
  const found = held(facts.values[body][question], place);
  return found && found.length > 1 ? found : undefined;
}

/** Return a picture as a file, on its own. @param {SVGElement} picture */
const written = (picture) => new XMLSerializer().serializeToString(picture);

/** Paint a picture as PNG, twice as sharp as the page. @param {SVGElement} picture @returns {Promise<Blob>} */
async function painted(picture) {
  const image = new Image(), canvas = document.createElement("canvas");
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(picture))}`;
  await image.decode();
  [canvas.width, canvas.height] = [2 * image.width, 2 * image.height];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((kept) => canvas.toBlob((blob) => kept(/** @type {Blob} */ (blob)), "image/png"));
}
