/** First letters of month names, in the languages of most pages. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'genn', 'ene', 'stycz', 'lede', 'ledn', 'oca', 'янв', 'січ', 'ιαν', 'tamm'],
  ['feb', 'fev', 'fév', 'lut', 'úno', 'şub', 'фев', 'лют', 'φεβ', 'helm'],
  ['mar', 'mär', 'maal', 'mrt', 'bře', 'мар', 'бер', 'μαρ', 'μάρ'],
  ['apr', 'abr', 'avr', 'kwi', 'dubn', 'dube', 'nisa', 'апр', 'кві', 'απρ', 'huht'],
  ['may', 'mai', 'maj', 'magg', 'mei', 'kvě', 'май', 'мая', 'тра', 'μαΐ', 'μαι', 'touk'],
  ['jun', 'juin', 'giu', 'czer', 'hazi', 'июн', 'чер', 'ιουν', 'kesä'],
  ['jul', 'juil', 'lug', 'lipc', 'lipi', 'temm', 'июл', 'лип', 'ιουλ', 'hein'],
  ['aug', 'aou', 'aoû', 'agos', 'sier', 'srp', 'ağu', 'авг', 'сер', 'αυγ', 'αύγ', 'elok'],
  ['sep', 'sett', 'sete', 'wrz', 'zář', 'eyl', 'сен', 'вер', 'σεπ', 'syy'],
  ['oct', 'okt', 'ott', 'outu', 'paź', 'říj', 'eki', 'окт', 'жов', 'οκτ', 'lok'],
  ['nov', 'list', 'kası', 'ноя', 'лис', 'νοε', 'νοέ', 'marr'],
  ['dec', 'déc', 'dez', 'dese', 'dic', 'grud', 'prosi', 'aral', 'дек', 'гру', 'δεκ', 'joul'],
];

const ISO_DATE = /(?<!\d)(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})[-/.](?<date>\d{1,2})(?!\d)/u;
const COMPACT_DATE = /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<date>\d\d)(?:T|$)/u;
const EAST_ASIAN_DATE = /(?<year>(?:19|20)\d\d)\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<date>\d{1,2})\s*[日일]/u;
const MONTH_FIRST =
  /(?<!\p{L})(?<month>\p{L}{3,12})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>(?:19|20)\d\d)(?!\d)/iu;
const DAY_FIRST =
  /(?<!\d)(?<date>\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:of\s+|de\s+)?(?<month>\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(?<year>(?:19|20)\d\d)(?!\d)/iu;
/** Day, month, and year in digits, if a day above twelve shows which comes first. */
const FIGURES = /(?<!\d)(?<first>\d{1,2})[./-](?<second>\d{1,2})[./-](?<year>(?:19|20)\d\d)(?!\d)/u;

/** The number of a month by its name, using the longest known prefix; 0 if there is none. */
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  let best = 0;
  let length = 0;
  for (const [index, beginnings] of MONTHS.entries()) {
    for (const beginning of beginnings) {
      if (beginning.length > length && lower.startsWith(beginning)) {
        best = index + 1;
        length = beginning.length;
      }
    }
  }
  return best;
}

function asDate(year: string, month: number, date: number): string | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/**
 * The first date in a text, as YYYY-MM-DD: in ISO form, in words of many languages, or in digits if their order is
 * clear (with dots, the day comes first).
 */
export function readDate(text: string | null | undefined): string | undefined {
  const value = (text ?? '').trim();
  for (const pattern of [ISO_DATE, COMPACT_DATE, EAST_ASIAN_DATE, MONTH_FIRST, DAY_FIRST]) {
    const parts = pattern.exec(value)?.groups;
    if (!parts) continue;
    const { year = '', month = '', date = '' } = parts;
    const found = asDate(year, /^\d/.test(month) ? Number(month) : monthOf(month), Number(date));
    if (found !== undefined) return found;
  }
  const figures = FIGURES.exec(value);
  if (!figures?.groups) return undefined;
  const { first = '', second = '', year = '' } = figures.groups;
  if (Number(first) > 12 || figures[0].includes('.')) return asDate(year, Number(second), Number(first));
  return Number(second) > 12 ? asDate(year, Number(first), Number(second)) : undefined;
}
