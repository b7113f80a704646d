import type { Language } from '@regen-research/text';

/** Number words are read up to this value; scale words ("thousand", "Millionen") multiply them. */
const BELOW = 100;

export const ENGLISH_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const GERMAN_UNITS =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const FRENCH_UNITS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const SPANISH_UNITS =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
export const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const GERMAN_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const FRENCH_TENS = 'vingt trente quarante cinquante soixante'.split(' ');
const SPANISH_TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
/** By value, with the inflected forms of each. */
const RUSSIAN_UNITS: readonly string[] = [
  'ноль нуля',
  'один одна одно одного одной',
  'два две двух двум двумя',
  'три трёх трех трем тремя трое',
  'четыре четырёх четырех четырем четверо',
  'пять пяти пятью пятеро',
  'шесть шести шестью',
  'семь семи семью',
  'восемь восьми восемью',
  'девять девяти девятью',
  'десять десяти десятью',
  'одиннадцать одиннадцати',
  'двенадцать двенадцати',
  'тринадцать тринадцати',
  'четырнадцать четырнадцати',
  'пятнадцать пятнадцати',
  'шестнадцать шестнадцати',
  'семнадцать семнадцати',
  'восемнадцать восемнадцати',
  'девятнадцать девятнадцати',
];
const RUSSIAN_TENS: readonly string[] = [
  'двадцать двадцати',
  'тридцать тридцати',
  'сорок сорока',
  'пятьдесят пятидесяти',
  'шестьдесят шестидесяти',
  'семьдесят семидесяти',
  'восемьдесят восьмидесяти',
  'девяносто девяноста',
];

function english(value: number): string[] {
  if (value < 20) return [ENGLISH_UNITS[value] as string];
  const ten = ENGLISH_TENS[Math.floor(value / 10) - 2] as string;
  return value % 10 === 0 ? [ten] : [`${ten} ${ENGLISH_UNITS[value % 10] as string}`];
}

function german(value: number): string[] {
  if (value < 20) return value === 1 ? ['eins'] : [GERMAN_UNITS[value] as string];
  const ten = GERMAN_TENS[Math.floor(value / 10) - 2] as string;
  return [value % 10 === 0 ? ten : `${GERMAN_UNITS[value % 10] as string}und${ten}`];
}

function french(value: number): string[] {
  if (value < 20) return [FRENCH_UNITS[value] as string];
  if (value < 70) {
    const ten = FRENCH_TENS[Math.floor(value / 10) - 2] as string;
    const unit = value % 10;
    return unit === 0 ? [ten] : unit === 1 ? [`${ten} et un`] : [`${ten} ${FRENCH_UNITS[unit] as string}`];
  }
  if (value < 80)
    return value === 71 ? ['soixante et onze'] : [`soixante ${(FRENCH_UNITS[value - 60] as string).replace('-', ' ')}`];
  if (value === 80) return ['quatre vingts', 'quatre vingt'];
  return [`quatre vingt ${(FRENCH_UNITS[value - 80] as string).replace('-', ' ')}`];
}

function spanish(value: number): string[] {
  if (value < 30) return [SPANISH_UNITS[value] as string];
  const ten = SPANISH_TENS[Math.floor(value / 10) - 3] as string;
  return value % 10 === 0 ? [ten] : [`${ten} y ${SPANISH_UNITS[value % 10] as string}`];
}

function russian(value: number): string[] {
  if (value < 20) return (RUSSIAN_UNITS[value] as string).split(' ');
  const tens = (RUSSIAN_TENS[Math.floor(value / 10) - 2] as string).split(' ');
  if (value % 10 === 0) return tens;
  return tens.flatMap((ten) => (RUSSIAN_UNITS[value % 10] as string).split(' ').map((unit) => `${ten} ${unit}`));
}

const WRITERS: Partial<Record<Language, (value: number) => string[]>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ru: russian,
};
/** Articles and pronouns as well as numbers. */
const ARTICLES = new Set(['one', 'un', 'une', 'uno', 'una', 'один', 'одна', 'одно', 'одного', 'одной', 'ein', 'eine']);

const tables = new Map<Language, ReadonlyMap<string, number>>();

/** Number words below a hundred by spelling, with single spaces between their words. Without the word for one. */
export function numberWordsOf(language: Language): ReadonlyMap<string, number> {
  let table = tables.get(language);
  if (table === undefined) {
    const made = new Map<string, number>();
    const write = WRITERS[language];
    if (write !== undefined)
      for (let value = 0; value < BELOW; value++)
        for (const word of write(value)) {
          const spelled = word.replaceAll('-', ' ');
          if (!ARTICLES.has(spelled)) made.set(spelled, value);
        }
    tables.set(language, (table = made));
  }
  return table;
}

const DIGITS = new Map<string, number>([
  ['〇', 0],
  ['零', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
]);
const POWERS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);
const MYRIADS = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['億', 1e8],
  ['亿', 1e8],
]);
/** What must follow a single ideograph for it to be a count rather than part of a word. */
const COUNTERS = '个名人年月日天次倍家所支元岁项条种座件场层位米周小期つ匹頭冊枚台社校歳回度円割週階点';

/** Numbers in ideographs: 二十三, 十二万, 二〇一九, and 三 before a counter. */
export function ideographNumbers(text: string): { start: number; end: number; value: number }[] {
  const found: { start: number; end: number; value: number }[] = [];
  for (const match of text.matchAll(/(?<![\d第])[〇零一二两三四五六七八九十百千万亿億]+/gu)) {
    const written = match[0];
    const end = match.index + written.length;
    if (!/[一二两三四五六七八九十]/u.test(written)) continue;
    if (written.length === 1 && (written === '一' || !COUNTERS.includes(text[end] ?? '\n'))) continue;
    const value = ideographValue(written);
    if (value !== undefined) found.push({ start: match.index, end, value });
  }
  return found;
}

function ideographValue(written: string): number | undefined {
  if (!Array.from(written).some((sign) => POWERS.has(sign) || MYRIADS.has(sign)))
    return written.length === 1 || written.length === 4
      ? Number(
          Array.from(written)
            .map((sign) => DIGITS.get(sign) ?? 0)
            .join(''),
        )
      : undefined;
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  for (const sign of written) {
    const power = POWERS.get(sign);
    const myriad = MYRIADS.get(sign);
    if (power !== undefined) {
      group += (digit ?? 1) * power;
      digit = undefined;
    } else if (myriad !== undefined) {
      total += (group + (digit ?? 0) || 1) * myriad;
      group = 0;
      digit = undefined;
    } else digit = DIGITS.get(sign);
  }
  return total + group + (digit ?? 0);
}

const ORDINALS: Partial<Record<Language, readonly string[]>> = {
  en: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' '),
  de: 'erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft'.split(' '),
  fr: 'premier|première deuxième|second troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième'.split(
    ' ',
  ),
  es: 'primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim'.split(' '),
  ru: 'перв втор трет четвёрт|четверт пят шест седьм восьм девят десят одиннадцат двенадцат'.split(' '),
};
const ORDINAL_ENDINGS: Partial<Record<Language, string>> = {
  en: '',
  de: '(?:e[nrsm]?|ens)',
  fr: '(?:e?s)?',
  es: '(?:[oa]s?)?',
  ru: '(?:ый|ая|ое|ые|ой|ого|ому|ым|ом|ую|ых|ыми|ий|ья|ье|ьи|ьего|ьему|ьей|ьим|ью|ем|ьих)',
};
const ordinalPatterns = new Map<Language, RegExp>();

const ordinalBeginnings = new Map<Language, ReadonlySet<string>>();

/** Whether a lowercase word starts like an ordinal: a quick test before the slow one. */
export function mayBeOrdinal(term: string, language: Language): boolean {
  let beginnings = ordinalBeginnings.get(language);
  if (beginnings === undefined) {
    const words = (ORDINALS[language] ?? ORDINALS.en ?? []).flatMap((word) => word.split('|'));
    ordinalBeginnings.set(language, (beginnings = new Set(words.map((word) => word.slice(0, 3)))));
  }
  return beginnings.has(term.slice(0, 3));
}

/** Ranks and positions: "fifth", "3rd", "third-tallest", "fünfter", "第三", "3位", "Platz 3". */
export function ordinalsOf(text: string, language: Language): { start: number; end: number; value: number }[] {
  const found: { start: number; end: number; value: number }[] = [];
  const words = ORDINALS[language] ?? ORDINALS.en ?? [];
  let pattern = ordinalPatterns.get(language);
  if (pattern === undefined) {
    const ending = ORDINAL_ENDINGS[language] ?? '';
    const spelled = words.map((word, at) => `(?<o${at + 1}>(?:${word})${ending})`).join('|');
    pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${spelled}|(?<digits>\\d{1,3})(?:st|nd|rd|th|er|ère|e|ème|-й|-я|-е|-го|-м|[ºª]))(?![\\p{L}\\p{N}]|-(?!\\p{L}+(?:est|ste[nrsm]?)(?!\\p{L})))|第(?<han>[一二三四五六七八九十\\d]{1,3})(?!季)|(?<rank>\\d{1,3})位(?!于)`,
      'giu',
    );
    ordinalPatterns.set(language, pattern);
  }
  for (const match of text.matchAll(pattern)) {
    const named = match.groups ?? {};
    const digits = named.digits ?? named.rank;
    const at = words.findIndex((_, index) => named[`o${index + 1}`] !== undefined);
    const value =
      digits !== undefined
        ? Number(digits)
        : named.han !== undefined
          ? /^\d/.test(named.han)
            ? Number(named.han)
            : (ideographValue(named.han) ?? 0)
          : at + 1;
    if (value > 0)
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        value,
      });
  }
  return found;
}
