/** A person's name in a script without capital letters; offsets are UTF-16 units in the text. */
export interface PersonName {
  name: string;
  family: string;
  /** Given and family name, a family name alone, or a word of the dictionary that may be a name. */
  kind: 'full' | 'family' | 'word';
  start: number;
  end: number;
}

const CHINESE_FAMILIES =
  '欧阳|司马|诸葛|上官|司徒|令狐|夏侯|皇甫|[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔]';
/** Characters of grammar, which no given name contains. */
const GRAMMAR =
  /[的了和是在就都而及与與着或之也个個这這那你我他她它们們吗嗎吧呢啊被把让讓于於其不没沒未无無有为為将將从從向对對给給说說称稱到上下中里前后後年月日时時很只仅再又已曾由等]/u;
const CHINESE_HONORIFIC = '先生|女士|小姐|教授|博士|医生|老师|经理|主任|部长|市长|校长|总统|主席';
/**
 * What stands before a name, other than a longer word: nothing, a mark, grammar, or the last character of an occupation.
 */
const BEFORE_CHINESE =
  /(?:^|[^\p{L}\p{N}]|[的和与與及由被把对對向给給让讓是师師者长長授员員生士任理席统統家手夫官警兵匠民])$/u;

const JAPANESE_FAMILIES =
  '佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|清水|山崎|池田|橋本|阿部|石川|山下|中島|前田|藤田|小川|後藤|岡田|長谷川|村上|近藤|石井|坂本|遠藤|青木|藤井|西村|福田|太田|三浦|藤原|岡本|松田|中川|中野|原田|小野|田村|竹内|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|大野|丸山|今井|河野|藤本|村田|武田|上野|杉山|増田|小島|平野|大塚|千葉|久保|松井|岩崎|木下|野口|松尾|菊地|野村|新井|佐野';
const JAPANESE_HONORIFIC = 'さん|氏|様|先生|選手|博士|教授|監督|市長|知事|社長|首相|大統領';
const JAPANESE = new RegExp(
  `(?<![\\p{Script=Han}々])(?<family>${JAPANESE_FAMILIES})(?<given>[\\p{Script=Han}々]{1,3}?)??(?=${JAPANESE_HONORIFIC}|[^\\p{Script=Han}々]|$)|(?<![\\p{Script=Katakana}ー・])(?<foreign>[\\p{Script=Katakana}ー・]{2,})(?=${JAPANESE_HONORIFIC})`,
  'gu',
);

let segmenter: Intl.Segmenter | undefined;

/** The names of persons in Chinese or Japanese text, known by their form: family name first. */
export function personNamesIn(text: string, language: string): PersonName[] {
  if (language === 'ja') return japaneseNamesIn(text);
  return language === 'zh' ? chineseNamesIn(text) : [];
}

function japaneseNamesIn(text: string): PersonName[] {
  return Array.from(text.matchAll(JAPANESE), (match) => {
    const { family, given, foreign } = match.groups as Record<string, string | undefined>;
    const [name] = match;
    return {
      name,
      family: family ?? foreign ?? name,
      kind: given === undefined && foreign === undefined ? 'family' : 'full',
      start: match.index,
      end: match.index + name.length,
    };
  });
}

const CHINESE_FAMILY = new RegExp(`^(?:${CHINESE_FAMILIES})`, 'u');
const WITH_HONORIFIC = new RegExp(`^(?:${CHINESE_HONORIFIC})`, 'u');

/**
 * A family name and one or two characters that don't belong to a longer word: a dictionary splits an unknown name into
 * single characters.
 */
function chineseNamesIn(text: string): PersonName[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const segments = Array.from(segmenter.segment(text));
  const names: PersonName[] = [];
  for (let at = 0; at < segments.length; at++) {
    const { segment, index: start } = segments[at] as Intl.SegmentData;
    const family = CHINESE_FAMILY.exec(text.slice(start))?.[0];
    const previous = segments[at - 1]?.segment ?? '';
    if (family === undefined || (previous.length < 2 && !BEFORE_CHINESE.test(text.slice(0, start)))) continue;
    const honorific = WITH_HONORIFIC.exec(text.slice(start + family.length))?.[0];
    if (honorific !== undefined) {
      const name = family + honorific;
      names.push({ name, family, kind: 'family', start, end: start + name.length });
      continue;
    }
    let name = segment;
    let next = at + 1;
    while (name.length < family.length + 2) {
      const following = segments[next]?.segment ?? '';
      if (!isGiven(following) || name.length + following.length > family.length + 2) break;
      name += following;
      next++;
    }
    if (name.length > family.length && name.length <= family.length + 2 && isGiven(name.slice(family.length))) {
      const kind = segment.length > family.length ? 'word' : 'full';
      names.push({ name, family, kind, start, end: start + name.length });
      at = next - 1;
    }
  }
  return names;
}

function isGiven(text: string): boolean {
  return /^\p{Script=Han}{1,2}$/u.test(text) && !GRAMMAR.test(text);
}
