import { segmentBlocks, sentencesOfBlock, type Language } from '@regen-research/text';

/** A term that a text explains, in the form for a question: "a stilling well", "ein Pegel", "NDC". */
export interface Definition {
  term: string;
  /** The sentence that explains it, as written. */
  sentence: string;
  /** An abbreviation whose words are given, rather than a thing. */
  abbreviation: boolean;
}

/**
 * How a sentence says what a kind of thing is. An indefinite article at its beginning shows that it is about the kind;
 * "the result is a mess" explains nothing that a reader would look up.
 */
const DEFINES: Partial<Record<Language, RegExp>> = {
  en: /^(An? \p{Ll}[\p{L}-]+(?: \p{Ll}[\p{L}-]+){0,2}) is (?:an?|the|any) \p{L}/u,
  de: /^(Eine? (?:\p{Ll}+e[rs]? ){0,2}\p{Lu}[\p{L}-]+) ist (?:eine?|der|die|das|jede[rs]?) \p{L}/u,
  fr: /^(Une? \p{Ll}[\p{L}-]+(?: (?:de |à |d['’])?\p{Ll}[\p{L}-]+){0,2}) est (?:une? |le |la |l['’])\p{L}/u,
  es: /^(Una? \p{Ll}[\p{L}-]+(?: (?:de )?\p{Ll}[\p{L}-]+){0,2}) es (?:una?|el|la) \p{L}/u,
  pt: /^(Uma? \p{Ll}[\p{L}-]+(?: (?:de )?\p{Ll}[\p{L}-]+){0,2}) é (?:uma?|o|a) \p{L}/u,
  ru: /^(\p{Lu}\p{Ll}{3,}(?: \p{Ll}+){0,2}) [—–-] это \p{L}/u,
  zh: /^([\p{Script=Han}]{2,10})(?:是一种|是一个|是一项|是指|指的是)/u,
  ja: /^([\p{Script=Han}\p{Script=Katakana}ー]{2,12})とは/u,
};

/** Up to six capitals in parentheses after the words that they stand for, and perhaps a plural "s". */
const ABBREVIATION = /((?:\p{L}[\p{L}'’-]*[ -]){2,8})\((\p{Lu}{2,6})s?\)/gu;
/** A reader meets an abbreviation again; one that is never used needs no explanation. */
const LEAST_USES = 2;
/** Words inside a name that its abbreviation leaves out. */
const LEFT_OUT = /^(?:of|the|and|for|on|in|to|der|die|das|und|für|de|du|des|la|le|et|y|e)$/iu;

/** The terms that a Markdown text explains, in order, without those that it explains twice. */
export function definitionsIn(text: string, language: Language): Definition[] {
  const found = new Map<string, Definition>();
  for (const block of segmentBlocks(text)) {
    if (block.kind !== 'paragraph' && block.kind !== 'list_item') continue;
    for (const { start, end } of sentencesOfBlock(text, block)) {
      const sentence = text.slice(start, end);
      const plain = sentence.replace(/[*_`]+/g, '').replace(/\s+/g, ' ');
      const [, kind] = DEFINES[language]?.exec(plain) ?? [];
      if (kind !== undefined) add(found, { term: lowerFirst(kind), sentence, abbreviation: false });
      for (const [, words = '', letters = ''] of plain.matchAll(ABBREVIATION))
        if (standsFor(letters, words) && usesOf(letters, text) >= LEAST_USES)
          add(found, { term: letters, sentence, abbreviation: true });
    }
  }
  return [...found.values()];
}

function add(found: Map<string, Definition>, definition: Definition): void {
  if (!found.has(definition.term)) found.set(definition.term, definition);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether the last words begin with these letters. */
function standsFor(letters: string, words: string): boolean {
  const initials = words
    .trim()
    .split(/[ -]/)
    .filter((word) => !LEFT_OUT.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return initials.endsWith(letters);
}

/** How often an abbreviation occurs, the parenthesis that introduces it included. */
const usesOf = (letters: string, text: string): number =>
  text.match(new RegExp(`(?<![\\p{L}\\p{N}])${letters}s?(?![\\p{L}\\p{N}])`, 'gu'))?.length ?? 0;
