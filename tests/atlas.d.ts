// What the scripts of the atlas are given by its data (`words.js`, `facts.js` …), for the check of their types.

interface Past {
  years: string[];
  colours: Record<string, [code: string, shade: string, dark: boolean][]>;
  letters: Record<string, Record<string, string>>;
}

interface Words {
  years: string[];
  answers: Record<string, Record<string, string>>;
  figures: Record<string, Record<string, [place: number, words: string][]>>;
  none: string;
  older: string;
  between: string;
  before: Record<string, string>;
  late: string;
  unknown: string;
  otherwise: string;
}

type Answer = [place: number, text: string, limits: string, source: string, locator: string, code: string, rests: string,
  size?: number, counted?: string, year?: number];

interface Choice {
  bodies: string[];
  questions: string[];
  place: number;
}

interface Facts {
  values: Record<string, Record<string, [place: number, ...columns: number[]][]>>; // as in `Answer`, its texts as places in `texts`
  texts: string[];
  sources: Record<string, [cited: string, address: string]>;
  bodies: Record<string, [name: string, file: string, colour: string]>;
  questions: Record<string, [label: string, file: string]>;
  colours: Record<string, Record<string, [shade: string, dark: boolean]>>;
  years: string[];
  days: string[];
  there: Record<string, string>;
  asker: string;
  oldest: number;
  rests: Record<string, [words: string, colour: string]>;
  between: string;
  documents: string;
  others: string;
  unknown: string;
  question: string;
  heads: string[];
  most: string;
  nothing: string;
  absent: string;
  otherwise: string;
  unlike: string;
  pair: string;
  title: string;
  cited: string;
  work: [title: string, version: string, year: string];
}

type Entry = [kind: string, words: string, file: string, more: string];

declare const ATLAS: Past;
declare const WORDS: Words;
declare const FACTS: Facts;
declare const FOUND: Entry[];
