import type { Language } from '@regen-research/text';
import { isUnspaced } from '../words/unspaced.js';

/** Words for a unit in the seven languages, by internal name. Complete tokens in lowercase. */
const UNIT_WORDS = `
percent: % percent prozent pourcent pourcentage процент процента процентов パーセント percentage pct
point: points point punkte punkten puntos пункта пунктов
second: second seconds sekunde sekunden seconde secondes segundo segundos секунда секунды секунд 秒
millisecond: millisecond milliseconds ms millisekunden millisecondes milisegundos миллисекунд 毫秒 ミリ秒
minute: minute minutes min minuten minuto minutos минута минуты минут 分 分钟 分鐘
microsecond: microsecond microseconds µs mikrosekunden microsecondes microsegundos микросекунд 微秒
nanosecond: nanosecond nanoseconds ns nanosekunden nanosecondes nanosegundos наносекунд 纳秒
hour: hour hours h stunde stunden heure heures hora horas час часа часов 小时 小時 時間
day: day days tag tage tagen jour jours día días день дня дней сутки суток 天 日 日間
week: week weeks woche wochen semaine semaines semana semanas неделя недели недель неделю 周 週間 星期
month: month months monat monate monaten mois mes meses месяц месяца месяцев 个月 か月 ヶ月 カ月
year: year years yr jahr jahre jahren an ans année années año años год года лет годов 年 年間
nanometre: nm nanometre nanometres nanometer nanometers nanometern nanomètre nanomètres nanómetros нанометр нанометра нанометров 纳米 ナノメートル
micrometre: µm μm micrometre micrometres micrometer micrometers mikrometer mikrometern micron microns micromètre micromètres micrómetros микрометр микрометра микрометров микрон 微米 マイクロメートル
millimetre: mm millimetre millimetres millimeter millimeters millimètres milímetros миллиметр миллиметра миллиметров 毫米 ミリ
centimetre: cm centimetre centimetres centimeter centimeters centimètre centimètres centímetro centímetros сантиметр сантиметра сантиметров 厘米 センチ
metre: m metre metres meter meters metern mètre mètres metro metros метр метра метров 米 メートル
kilometre: km kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro kilómetros километр километра километров 公里 千米 キロメートル キロ
mile: mile miles meile meilen millas мили миль 英里 マイル
foot: foot feet ft fuß pieds pies фут фута футов 英尺 フィート
inch: inch inches zoll pouces pulgadas дюйм дюйма дюймов 英寸 インチ
microgram: µg μg mcg microgram micrograms mikrogramm microgramme microgrammes microgramos микрограмм 微克 マイクログラム
milligram: mg milligram milligrams milligramm milligrammes miligramos миллиграмм 毫克 ミリグラム
gram: g gram grams gramm gramme grammes gramo gramos грамм грамма граммов 克 グラム
kilogram: kg kilogram kilograms kilo kilos kilogramm kilogramme kilogrammes kilogramo kilogramos килограмм килограмма килограммов 公斤 千克 キログラム
tonne: t ton tons tonne tonnes tonnen tonelada toneladas тонна тонны тонн 吨 トン
pound_mass: lb lbs 磅
millilitre: ml millilitre millilitres milliliter milliliters mililitros миллилитров 毫升 ミリリットル
microlitre: µl μl microlitre microlitres microliter microliters mikroliter microlitros 微升
centilitre: cl centilitre centilitres centiliter zentiliter centilitros
litre: l litre litres liter liters litern litro litros литр литра литров 升 リットル
hectare: ha hectare hectares hektar hectárea hectáreas гектар гектара гектаров 公顷 ヘクタール
acre: acre acres акр акра акров 英亩 エーカー
watt: w watt watts ватт 瓦 ワット
kilowatt: kw kilowatt kilowatts киловатт 千瓦 キロワット
megawatt: mw megawatt megawatts мегаватт 兆瓦 メガワット
kilowatt hour: 千瓦时 キロワット時
megawatt hour: 兆瓦时 メガワット時
gigawatt hour: 吉瓦时 ギガワット時
volt: v volt volts вольт 伏 ボルト
degree: ° degree degrees grad degré degrés grado grados градус градуса градусов 度 摄氏度
celsius: celsius °c ℃ 摄氏
fahrenheit: fahrenheit °f ℉ 华氏
bit: bit bits
kilobit: kilobit kilobits kbit kbps
megabit: megabit megabits mbit mbps мегабит
gigabit: gigabit gigabits gbit gbps
kilobyte: kb kilobyte kilobytes
megabyte: mb megabyte megabytes mégaoctets мегабайт мегабайта
gigabyte: gb gigabyte gigabytes gigaoctets гигабайт гигабайта
terabyte: tb terabyte terabytes
euro: € euro euros eur евро 欧元 ユーロ
dollar: $ dollar dollars usd dólar dólares доллар доллара долларов 美元 ドル
pound: £ pound pounds gbp pfund libras фунтов 英镑 ポンド
yen: ¥ yen jpy иен 日元 円
yuan: yuan rmb cny юаней 元 人民币
crown: crown crowns kronen couronnes coronas крон
franc: franc francs franken chf франков 法郎 フラン
ruble: ruble rubles rouble roubles rubel рубль рубля рублей руб 卢布
peso: peso pesos
`;

const UNITS = new Map<string, string>();
for (const line of UNIT_WORDS.trim().split('\n')) {
  const [unit, words] = line.split(': ') as [string, string];
  for (const word of words.split(' ')) UNITS.set(word, unit);
}
const SYMBOLS = new Map([
  ['€', 'euro'],
  ['$', 'dollar'],
  ['£', 'pound'],
  ['¥', 'yen'],
]);
const UNSPACED_UNITS = [...UNITS.keys()].filter((word) =>
  /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word),
);
const LONGEST_UNSPACED = Math.max(...UNSPACED_UNITS.map((word) => word.length));

const MONEY = new Set(['euro', 'dollar', 'pound', 'yen', 'yuan', 'crown', 'franc', 'ruble', 'peso']);

/** Whether a word names a unit. */
export function isUnitWord(term: string): boolean {
  return UNITS.has(term);
}

/** The internal name of a unit. */
export function unitNamed(word: string): string | undefined {
  return UNITS.get(word);
}

/** Whether a unit is money or a share: a bare number is then something else. */
export function changesMeaning(unit: string): boolean {
  return unit === 'percent' || MONEY.has(unit);
}

const PREFIXES: Record<string, string> = {
  '': '',
  k: 'kilo',
  K: 'kilo',
  M: 'mega',
  G: 'giga',
  T: 'tera',
  P: 'peta',
  h: 'hecto',
  m: 'milli',
  µ: 'micro',
  μ: 'micro',
  n: 'nano',
};
const BASES: Record<string, string> = {
  Pa: 'pascal',
  W: 'watt',
  Wh: 'watt hour',
  V: 'volt',
  A: 'ampere',
  Hz: 'hertz',
  N: 'newton',
  J: 'joule',
  B: 'byte',
  bit: 'bit',
  eV: 'electronvolt',
  bar: 'bar',
  K: 'kelvin',
};
/** Symbols whose case matters: mW and MW. A single letter is a unit only after a space. */
const SYMBOL =
  /^(?:(\s)?([kMGTPhmµμn])?i?(Pa|Wh|Hz|eV|bar|bit|W|V|J|B)|(\s)?([kMGTmµμn])(A|N)|(\s)(K))(?![\p{L}\p{N}])/u;
const SPELLED =
  /^[\s-]?(kilo|m[eé]ga|giga|t[eé]ra|hecto|hekto|milli|micro|mikro|nano)?(pascal|watt|volt|hertz|joule|byte|ampere|newton|kelvin|electronvolt)s?([\s-]?hours?|stunden?|-?heures?)?(?!\p{L})/iu;

/** A unit by its symbol with a prefix: "15.5 MPa", "3 GHz", "300 K". */
function symbolAt(rest: string): string | undefined {
  const spelled = SPELLED.exec(rest);
  if (spelled !== null)
    return [
      (spelled[1] ?? '')
        .toLowerCase()
        .replace('é', 'e')
        .replace(/^(mi|he)k/, '$1c'),
      (spelled[2] ?? '').toLowerCase(),
      spelled[3] === undefined ? '' : ' hour',
    ].join('');
  const match = SYMBOL.exec(rest);
  if (match === null) return undefined;
  const [, , prefix = '', base, , ownPrefix, ownBase, , kelvin] = match;
  if (base === 'B' && prefix === '') return undefined;
  return `${PREFIXES[ownPrefix ?? prefix] ?? ''}${BASES[base ?? ownBase ?? kelvin ?? ''] ?? ''}`;
}

/** "Kilomètres carrés", "kilómetros cuadrados": the power comes after the unit. */
const POWER_BEHIND = /^\s(\p{L}+)\s(carrés?|cubes?|cuadrad[oa]s?|cúbic[oa]s?)(?!\p{L})/iu;
const POWER_BEFORE = /^\s(квадратн\p{L}+|кубическ\p{L}+)\s(\p{L}+)/iu;

/** The unit of a number between two offsets of a text; undefined if it only counts something. */
export function unitAt(text: string, start: number, end: number, language: Language): string | undefined {
  const before = SYMBOLS.get(/([$€£¥])\s?[-−–]?$/u.exec(text.slice(Math.max(0, start - 3), start))?.[1] ?? '');
  if (before !== undefined) return before;
  const rest = text.slice(end, end + 40);
  const scale =
    /^\s?(?:°|degrees?|Grad|degrés|grados|градус\p{L}*)\s?(?:de\s)?(C|F|Celsius|Fahrenheit)(?!\p{L})/iu.exec(rest)?.[1];
  if (scale !== undefined) return /^c/i.test(scale) ? 'celsius' : 'fahrenheit';
  const bySymbol = symbolAt(rest);
  if (bySymbol !== undefined) return bySymbol;
  const symbol = /^\s?([%‰€$£¥°])/u.exec(rest)?.[1];
  if (symbol !== undefined) return symbol === '‰' ? undefined : UNITS.get(symbol);
  if (/^\s?(?:per\s?cent|por ciento|pour cent)(?!\p{L})/iu.test(rest)) return 'percent';
  if (/^\s?(?:百分)/u.test(rest) || /百分之$/u.test(text.slice(Math.max(0, start - 3), start))) return 'percent';
  if (/^\s?割/u.test(rest)) return 'tenth';
  if (isUnspaced(language)) {
    const from = /^\s?/.exec(rest)?.[0].length ?? 0;
    for (let length = LONGEST_UNSPACED; length > 0; length--) {
      const unit = UNITS.get(rest.slice(from, from + length));
      if (unit !== undefined) return unit;
    }
  }
  const power =
    /^[\s-]?(?:(square|cubic|carrés?|cubes?|cuadrad[oa]s?|cúbic[oa]s?|квадратн\p{L}+|кубическ\p{L}+)[\s-](\p{L}+)|(quadrat|kubik)(\p{L}+)|(\p{L}+)([²³])|(平方|立方)(公里|千米|米))/iu.exec(
      rest.replace(POWER_BEHIND, ' $2-$1').replace(POWER_BEFORE, ' $1 $2'),
    );
  if (power !== null) {
    const [, english, whole, german, part, short, exponent, sign, ideographs] = power;
    const base = UNITS.get((whole ?? part ?? short ?? ideographs ?? '').toLowerCase());
    const square = /^(?:square|quadrat|carré|cuadrad|квадратн|²|平方)/iu.test(
      english ?? german ?? exponent ?? sign ?? '',
    );
    if (base !== undefined) return `${square ? 'square' : 'cubic'} ${base}`;
  }
  const word = /^(?:\s|-|d'|de\s|des\s|von\s)*?\s?-?(?:d'|de\s)?(\p{L}+)/iu.exec(rest)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  return UNITS.get(word) ?? (language === 'en' || language === 'de' ? unitBehindAdjective(rest) : undefined);
}

/** "15 idle minutes", "ten working days", "drei volle Tage": a period of time with an adjective before it. */
function unitBehindAdjective(rest: string): string | undefined {
  const [, adjective, word = ''] = /^\s(\p{Ll}{4,})\s(\p{L}+)(?!\p{L})/u.exec(rest) ?? [];
  const unit = UNITS.get(word.toLowerCase());
  return adjective === undefined || unit === undefined || !RATED.has(unit) || !/(?:s|en?)$/u.test(word)
    ? undefined
    : NO_ADJECTIVE.test(adjective)
      ? undefined
      : unit;
}

/** "Shared by 40 each second", "12 more hours", "about 5 every two days". */
const NO_ADJECTIVE =
  /^(?:each|every|from|with|after|before|within|during|over|about|alle|jede[nrs]?|nach|binnen|seit)$/u;

const RATES: readonly [string, RegExp][] = [
  ['hour', /^[^.;:,\d]{0,40}?(?<!\p{L})(?:hourly|stündlich|ежечасно)(?!\p{L})/iu],
  ['day', /^[^.;:,\d]{0,40}?(?<!\p{L})(?:daily|täglich|ежедневно|quotidiennement|diariamente)(?!\p{L})/iu],
  ['week', /^[^.;:,\d]{0,40}?(?<!\p{L})(?:weekly|wöchentlich|еженедельно)(?!\p{L})/iu],
  ['month', /^[^.;:,\d]{0,40}?(?<!\p{L})(?:monthly|monatlich|ежемесячно)(?!\p{L})/iu],
  ['quarter', /^[^.;:,\d]{0,40}?(?<!\p{L})(?:quarterly|vierteljährlich|ежеквартально)(?!\p{L})/iu],
  ['year', /^[^.;:,\d]{0,40}?(?<!\p{L})(?:yearly|annually|jährlich|ежегодно)(?!\p{L})/iu],
];

const RATED = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
/** Periods that nothing is measured in, but paid or done by. */
const PERIODS = new Map(
  Object.entries({
    quarter: 'quarter quarters quartal trimestre квартал',
    night: 'night nights nacht nuit noche ночь',
    term: 'term terms semester semestre семестр',
    season: 'season seasons saison temporada сезон',
  }).flatMap(([period, words]) => words.split(' ').map((word) => [word, period] as const)),
);

/** Whether two units may be the same, one given less exactly. */
export function fitUnits(one: string, other: string): boolean {
  const temperature = (unit: string): boolean => unit === 'celsius' || unit === 'fahrenheit';
  return one === other || (one === 'degree' && temperature(other)) || (other === 'degree' && temperature(one));
}

/** The unit of time after "per": "per hour", "an hour", "pro Tag", "par an". */
export function rateAt(text: string, end: number): string | undefined {
  const rest = text.slice(end, end + 60);
  const word =
    /^[^.;:,\d]{0,40}?(?:\b(?:per|an?|each|every|pro|par|por|al|je)\s|\/\s?|в\s)(\p{L}+)/iu
      .exec(rest)?.[1]
      ?.toLowerCase() ?? '';
  const unit = UNITS.get(word) ?? PERIODS.get(word) ?? RATES.find(([, adverb]) => adverb.test(rest))?.[0];
  return unit !== undefined && (RATED.has(unit) || [...PERIODS.values()].includes(unit)) ? unit : undefined;
}
