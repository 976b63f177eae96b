// @ts-check
// The chart of a comparison: answers as tiles in words, figures as bars; drawn as wide as its place, from either side.
"use strict";

const NAMESPACE = "http://www.w3.org/2000/svg", INK = "#1d1d1f", SOFT = "#6b6b70", FAINT = "#3a3a40", LINE = "#d9d9de", PAPER = "#ffffff";
const SIZE = 13, LEADING = 17, GAP = 6, NARROWEST = 92, BAND = 14, FEW = 4;

/** Make an element of a picture. @param {string} name @param {Record<string, string | number>} attributes @param {string} text */
function shape(name, attributes, text = "") {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** Break a text into lines of a width. What keeps its own direction is not broken if it is short, such as a date, and keeps it
 * on each line if it is long. @param {string} text @param {number} width @returns {string[]} */
function lines(text, width) {
  ruler.font = `${SIZE}px sans-serif`;
  /** @type {string[]} */
  const found = [];
  for (const word of text.match(/[^\s\u2068]*\u2068[^\u2068\u2069]{1,24}\u2069\S*|\S+/g) ?? [""]) {
    const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
    if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  let open = 0; // isolates that a line leaves open: closed at its end, begun again on the next
  return found.map((line) => {
    const begun = "\u2068".repeat(open);
    for (const letter of line) open += letter === "\u2068" ? 1 : letter === "\u2069" ? -1 : 0;
    return begun + line + "\u2069".repeat(open);
  });
}

/** Draw what is compared. @param {Facts} facts @param {Choice} choice @param {number} width @returns {SVGElement} */
function chart(facts, choice, width) {
  const { bodies, questions, place } = choice, fromRight = document.documentElement.dir === "rtl";
  const picture = shape("svg", { xmlns: NAMESPACE, width, role: "img", direction: fromRight ? "rtl" : "ltr", "font-family": "sans-serif", "font-size": SIZE });
  /** @type {Set<string>} */
  const looks = new Set();
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

  /** @type {(text: string) => string} A text with its own direction in a picture that is read from the right. */
  const apart = (text) => fromRight && !/^[\u0600-\u06ff\u2068]/.test(text) ? `\u2068${text}\u2069` : text;
  /** @type {(body: string, said: string) => string} */
  const pair = (body, said) => facts.pair.replace("{label}", facts.bodies[body][0]).replace("{answer}", apart(said));

  const title = facts.title.replace("{date}", facts.days[place]);
  picture.setAttribute("aria-label", title);
  box(0, 0, width, 0, PAPER);
  paragraph(title, INK, true);

  const coded = questions.filter((question) => Object.keys(facts.colours[question]).length);
  const label = Math.min(230, width * 0.3), wide = (width - label) / bodies.length;
  if (coded.length) wide >= NARROWEST ? matrix() : coded.forEach(listed);
  questions.filter((question) => !coded.includes(question)).forEach(bars);
  key();
  sources();
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
      const room = bodies.map((body) => wide - 2 * GAP - (answer(body, question)?.[6] === "described" ? BAND : 0));
      const words = bodies.map((body, column) => lines(answer(body, question)?.[1] ?? facts.unknown, room[column]));
      const limits = bodies.map((body, column) => answer(body, question)?.[2] ? lines(answer(body, question)?.[2] ?? "", room[column]) : []);
      const name = lines(facts.questions[question][0], label - GAP);
      const high = Math.max(name.length, ...words.map((word, column) => word.length + limits[column].length)) * LEADING + 2 * GAP;
      write(name, 0, y + GAP, INK);
      bodies.forEach((body, column) => {
        const found = answer(body, question), left = label + column * wide, x = left + wide - GAP - room[column];
        const white = tile(question, found, left + 1, y + 1, wide - 2, high - 2);
        write(words[column], x, y + GAP, white ? PAPER : found ? INK : SOFT);
        write(limits[column], x, y + GAP + words[column].length * LEADING, white ? PAPER : FAINT);
      });
      y += high;
    }
    y += GAP;
  }

  /** One question where the page is narrow: a line for each mechanism. @param {string} question */
  function listed(question) {
    paragraph(facts.questions[question][0], INK, true);
    for (const body of bodies) {
      const found = answer(body, question), words = lines(pair(body, found?.[1] ?? facts.unknown), width - 30), limits = found?.[2] ? lines(found[2], width - 30) : [];
      box(0, y, 5, (words.length + limits.length) * LEADING, colour(body));
      tile(question, found, 9, y + 2, SIZE, SIZE);
      write(words, 28, y, INK);
      write(limits, 28, y + words.length * LEADING, SOFT);
      y += (words.length + limits.length) * LEADING + GAP;
    }
  }

  /** Any other question: its name, each answer in words, and of figures a bar for those counted as most of them are. @param {string} question */
  function bars(question) {
    const now = Number(facts.years[place].slice(0, 4)), figures = bodies.filter((body) => answer(body, question)?.[7] !== undefined);
    /** @type {(body: string) => string} How a figure is counted; nothing if it is too old to stand beside others. */
    const kind = (body) => {
      const [counted, year] = answer(body, question)?.slice(8) ?? ["", 0];
      return year && now - Number(year) > facts.oldest ? "" : String(counted);
    };
    /** @type {(body: string) => string[]} */
    const like = (body) => figures.filter((other) => kind(body) && kind(other) === kind(body));
    const most = figures.map(like).reduce((one, other) => other.length > one.length ? other : one, []), alike = most.length > 1 ? most : [];
    const top = Math.max(...alike.map((body) => answer(body, question)?.[7] ?? 0)) || 1;
    paragraph(facts.questions[question][0], INK, true);
    for (const body of bodies) {
      const found = answer(body, question), words = lines(pair(body, found?.[1] ?? facts.unknown), width), limits = found?.[2] ? lines(found[2], width) : [];
      write(words, 0, y, found ? INK : SOFT);
      write(limits, 0, y + words.length * LEADING, SOFT);
      y += (words.length + limits.length) * LEADING + 3;
      if (found && alike.includes(body)) drawn(found[6], colour(body), 0, y, Math.max(1, (width * (found[7] ?? 0)) / top), 10);
      y += alike.includes(body) ? 10 + GAP : GAP;
    }
    if (figures.length > alike.length) paragraph(alike.length ? facts.otherwise : facts.unlike, SOFT);
  }

  /** Draw an answer in its colour, by what it rests on; say whether letters on it are white.
   * @param {string} question @param {Answer | undefined} found @param {number} x @param {number} top @param {number} wide @param {number} high */
  function tile(question, found, x, top, wide, high) {
    const [shade, dark] = (found && facts.colours[question][found[5]]) ?? [PAPER, false];
    if (found) return drawn(found[6], found[6] === "described" || !found[6] ? shade : SOFT, x, top, wide, high) && dark;
    box(x, top, wide, high, PAPER, LINE);
    return false;
  }

  /** Draw a tile or a bar: full for a law read and where no law is asked, hatched where others describe it, of a colour of its own
   * for a rule of the institution and where sources differ, empty for anything that is no law; say whether it is full.
   * @param {string} rests @param {string} shade @param {number} x @param {number} top @param {number} wide @param {number} high */
  function drawn(rests, shade, x, top, wide, high) {
    if (rests) looks.add(rests);
    if (rests === "described") {
      box(x, top, wide, high, PAPER, shade);
      box(x, top, high > 2 * SIZE ? BAND : wide, high, `url(#${hatch(shade)})`, shade);
    } else if (rests) {
      box(x, top, wide, high, facts.rests[rests][1], shade);
      if (rests === "apart") picture.lastElementChild?.setAttribute("stroke-dasharray", "4 3");
    } else box(x, top, wide, high, shade);
    return !rests;
  }

  /** Return the name of a hatching in a colour, made where it is first needed. @param {string} shade */
  function hatch(shade) {
    const id = `hatch-${shade.slice(1)}`;
    if (!picture.querySelector(`#${id}`)) {
      const made = shape("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
      made.append(shape("path", { d: "M0 0V5", stroke: shade, "stroke-width": 4 }));
      picture.prepend(made);
    }
    return id;
  }

  /** Say what the looks mean that are no law read. */
  function key() {
    for (const rests of Object.keys(facts.rests).filter((one) => looks.has(one))) {
      const words = lines(facts.rests[rests][0], width - 28);
      y += GAP;
      drawn(rests, SOFT, 0, y + 2, 2 * SIZE, SIZE);
      write(words, 2 * SIZE + GAP, y, SOFT);
      y += words.length * LEADING;
    }
  }

  /** Name the documents behind most of the answers, and say how many others there are. */
  function sources() {
    const used = questions.flatMap((question) => bodies.flatMap((body) => answer(body, question)?.[3] ?? []));
    /** @type {(source: string) => number} */
    const times = (source) => used.filter((one) => one === source).length;
    const named = [...new Set(used)].sort((one, other) => times(other) - times(one)), few = named.length > FEW ? named.slice(0, FEW - 1) : named;
    const cited = [...new Set(few.map((source) => apart(facts.sources[source][0])))].join(facts.between);
    const said = few.length < named.length ? facts.others : facts.documents;
    if (few.length) paragraph(said.replace("{sources}", cited).replace("{count}", String(named.length - few.length)), SOFT);
  }
}

/** Which columns of an answer are numbers; the others are texts, each kept once. */
const COUNTED = [0, 7, 9];

/** Return what a mechanism answered on a day; nothing where no answer was known. @param {Facts} facts @param {string} body
 * @param {string} question @param {number} place @returns {Answer | undefined} */
function answered(facts, body, question, place) {
  const found = held(facts.values[body][question], place);
  if (!found || found.length === 1) return undefined;
  return /** @type {Answer} */ (found.map((one, column) => COUNTED.includes(column) ? one : facts.texts[one]));
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
