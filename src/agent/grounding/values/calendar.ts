import { lowerCase, lowerCaseText, type Marked } from '../words/markers.js';

/** A day of the week, a season, "last year", "hourly": members of a closed set, each of which excludes the others. */
export interface CalendarWord extends Marked {
  /** Its set and member: "weekday:1", "every:hour". */
  value: string;
}

/** By value: starts of words (a star stands for any ending) in the seven languages. */
const VALUES = `
weekday:1 monday* montag* lundi* lunes понедельник* 星期一 周一 月曜
weekday:2 tuesday* dienstag* mardi* martes вторник* 星期二 周二 火曜
weekday:3 wednesday* mittwoch* mercredi* miércoles сред[уыеа] 星期三 周三 水曜
weekday:4 thursday* donnerstag* jeudi* jueves четверг* 星期四 周四 木曜
weekday:5 friday* freitag* vendredi* viernes пятниц* 星期五 周五 金曜
weekday:6 saturday* samstag* sonnabend* samedi* sábado* суббот* 星期六 周六 土曜
weekday:7 sunday* sonntag* dimanche* domingo* воскресень* 星期日 星期天 周日 日曜
season:1 spring frühling* frühjahr* printemps primavera весн[аойуые]* 春天 春季 春に 春の
season:2 summer* sommer* verano лет[оа]м? 夏天 夏季 夏に 夏の
season:3 autumn* herbst* automne otoño осен[ьиью]* 秋天 秋季 秋に 秋の
season:4 winter* hiver* invierno зим[аойуые]* 冬天 冬季 冬に 冬の
daypart:1 morning* vormittag* matin* утр[оаму]* 上午 早上 午前
daypart:2 afternoon* nachmittag* après-midi 下午 午後
daypart:3 evening* abends? soir soirée вечер[аомуы]* 晚上 夜晚 夕方
weekpart:1 weekday* werktag* wochentag* 工作日 平日
weekpart:2 weekend* wochenende* выходн* 周末 週末
every:hour hourly stündlich* horaire ежечасн* 每小时 毎時
every:day daily täglich* quotidien* diario diaria diariamente ежедневн* 每天 每日 毎日
every:week weekly wöchentlich* hebdomadaire* semanal* еженедельн* 每周 毎週
every:month monthly monatlich* mensuel* mensual* ежемесячн* 每月 毎月
every:year yearly annual annually jährlich* annuel* anual* ежегодн* 每年 毎年
`;

/** The ordinals of the quarters of a year, and of the one after a conjunction: "in the first quarter and in the second". */
const QUARTERS: readonly string[] = [
  'first|1st|erst\\p{L}{1,2}|1\\.|premier|1er|primer|1\\.º|перв\\p{L}+|1-\\p{L}+',
  'second|2nd|zweit\\p{L}{1,2}|2\\.|deuxième|second|2e|segundo|2\\.º|втор\\p{L}+|2-\\p{L}+',
  'third|3rd|dritt\\p{L}{1,2}|3\\.|troisième|3e|tercer|3\\.º|треть\\p{L}+|3-\\p{L}+',
  'fourth|4th|viert\\p{L}{1,2}|4\\.|quatrième|4e|cuarto|4\\.º|четв[её]рт\\p{L}+|4-\\p{L}+',
];
const QUARTER = 'quarter|quartal\\p{L}{0,2}|trimestre|квартал\\p{L}{0,2}';

/** Expressions of several words, which a list of single words can't contain. */
const PHRASES: [string, RegExp][] = [
  ...QUARTERS.map((words, at): [string, RegExp] => [
    `quarter:${at + 1}`,
    new RegExp(
      [
        `(?<![\\p{L}\\p{N}])(?:(?:${words})\\s(?:${QUARTER})|q${at + 1}|${at + 1}q)(?![\\p{L}\\p{N}])`,
        `(?<=(?<!\\p{L})(?:${QUARTER})[^.;]{1,60}\\s)(?:${words})(?=\\s?(?:[.,;)]|$))`,
        `第${at + 1}四半期|第${'一二三四'[at] ?? ''}季度`,
      ].join('|'),
      'u',
    ),
  ]),
  // "A été" is a verb.
  ['season:2', /(?<=(?:\bl['’]|\bd['’]|\bcet |\ben |\bchaque ))été(?!\p{L})/u],
  [
    'year:-1',
    /(?<!\p{L})(?:last year|letztes Jahr|im letzten Jahr|(?:im )?(?:vergangenen|vorigen) Jahr|voriges Jahr|l['’]an(?:née)? derni(?:er|ère)|el año pasado|в прошлом году)(?!\p{L})|去年|昨年/u,
  ],
  [
    'year:0',
    /(?<!\p{L})(?:this year|dieses Jahr|in diesem Jahr|heuer|cette année|este año|в этом году)(?!\p{L})|今年/u,
  ],
  [
    'year:1',
    /(?<!\p{L})(?:next year|nächstes Jahr|im (?:nächsten|kommenden) Jahr|l['’]an(?:née)? prochaine?|el (?:próximo año|año que viene)|в следующем году)(?!\p{L})|明年|来年/u,
  ],
  ['every:hour', /(?<!\p{L})(?:every hour|jede Stunde|toutes les heures|cada hora|каждый час)(?!\p{L})/u],
  [
    'every:day',
    /(?<!\p{L})(?:every day|jeden Tag|tous les jours|chaque jour|cada día|todos los días|каждый день)(?!\p{L})/u,
  ],
  [
    'every:week',
    /(?<!\p{L})(?:every week|jede Woche|toutes les semaines|chaque semaine|cada semana|каждую неделю)(?!\p{L})/u,
  ],
  ['every:month', /(?<!\p{L})(?:every month|jeden Monat|tous les mois|chaque mois|cada mes|каждый месяц)(?!\p{L})/u],
  ['every:year', /(?<!\p{L})(?:every year|jedes Jahr|tous les ans|chaque année|cada año|каждый год)(?!\p{L})/u],
];

const WORDS = VALUES.trim()
  .split('\n')
  .map((line): [string, string] => {
    const [value = '', ...words] = line.split(' ');
    const spaced = words
      .filter((word) => !/\p{Script=Han}/u.test(word))
      .map((word) => word.replace('*', '\\p{L}{0,3}'));
    const unspaced = words.filter((word) => /\p{Script=Han}/u.test(word));
    return [value, `(?<!\\p{L})(?:${spaced.join('|')})(?!\\p{L})|${unspaced.join('|')}`];
  });

const PATTERNS = [...PHRASES.map(([value, { source }]): [string, string] => [value, source]), ...WORDS].map(
  ([value, source]): [string, RegExp] => [value, new RegExp(lowerCase(source), 'gu')],
);

/** A cheap test for the start of any of the words. */
const HINT =
  /(?<!\p{L})(?:mon(?:day|tag)|mont|mens|tue|wed|thu|fri|sat|sun|spring|summ|autu|wint|hour|dail|week|morn|afte|even|vorm|nach|aben|werk|woch|mati|aprè|soir|утр|вып|вых|вече|year|annu|anu|last year|this year|next year|every|die(?:ns|ses)|mitt|donn|frei|sam|sonn|frü|som|herb|stü|täg|wöc|jäh|jede|heuer|im |in |let|vor|näc|lun|mar|mer|jeu|ven|jue|vie|sáb|dim|dom|pri|ver|aut|oto|hiv|inv|hor|quo|dia|heb|sem|men|cha|tou|tod|cada|est[ea]|l['’]|d['’]|quar|trim|квар|q\d|\dq|cet|en |el |пон|вто|сре|чет|пят|суб|вос|вес|лет|осе|зим|еже|каж|в )|[季期周星曜春夏秋冬每毎去今明来昨午晚早夕平週工]/iu;

/** The calendar words of a text, in order, without overlap. */
export function calendarWordsIn(text: string): CalendarWord[] {
  if (!HINT.test(text)) return [];
  const found: CalendarWord[] = [];
  const searched = lowerCaseText(text);
  for (const [value, pattern] of PATTERNS)
    for (const match of searched.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length, value };
      // "March" and "been" aren't a Tuesday ("mar") or a summer ("été"); "each spring" may be a source of water, but
      // then it is in both.
      if (!found.some((other) => other.start < span.end && span.start < other.end)) found.push(span);
    }
  return found.sort((a, b) => a.start - b.start);
}
