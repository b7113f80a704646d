import type { Claim } from '../claim.js';
import { countriesIn } from './countries.js';
import type { ComparedSource } from '../indexing/comparedSource.js';

/** Provinces and cities that most readers know, without what they are ("市", "県"). */
const PLACES: Record<string, ReadonlySet<string>> = {
  zh: new Set(
    '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 台湾 香港 澳门 广州 深圳 南京 武汉 成都 西安 杭州 苏州 青岛 大连 沈阳 哈尔滨 长春 济南 郑州 长沙 福州 厦门 昆明 贵阳 兰州 南昌 合肥 太原 石家庄 乌鲁木齐 拉萨 海口 宁波 无锡 东京 大阪 首尔 巴黎 伦敦 柏林 纽约 莫斯科 罗马 马德里 维也纳 华盛顿'.split(
      ' ',
    ),
  ),
  ja: new Set(
    '東京 大阪 京都 北海道 横浜 名古屋 神戸 札幌 仙台 広島 長崎 沖縄 奈良 新潟 静岡 熊本 鹿児島 金沢 北京 上海 ソウル パリ ロンドン ベルリン ニューヨーク モスクワ ローマ ワシントン'.split(
      ' ',
    ),
  ),
};

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The places of a Chinese or Japanese claim that its sources don't contain. Without capital letters, only places that
 * are known by name can be told from other words.
 */
export function unknownPlaces({ masked, language }: Claim, index: ComparedSource): string[] {
  const places = PLACES[language];
  // A source in another language writes them differently.
  if (places === undefined || !index.languages.includes(language)) return [];
  const countries = countriesIn(language);
  let segmenter = segmenters.get(language);
  if (segmenter === undefined)
    segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  const unknown = new Set<string>();
  for (const { segment } of segmenter.segment(masked)) {
    const isCountry = countries.has(segment);
    if (segment.length < 2 || !(isCountry || places.has(segment))) continue;
    // A source may shorten a country to one character, and call its own "our country".
    if (isCountry && (index.has(Array.from(segment)[0] as string) || index.has('国'))) continue;
    if (index.verbatim(Array.from(segment)).length === 0) unknown.add(segment);
  }
  return [...unknown];
}
