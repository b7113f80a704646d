/** Languages without spaces between words, which are therefore searched for in the text rather than cut from it. */
export function isUnspaced(language: string): language is 'zh' | 'ja' {
  return language === 'zh' || language === 'ja';
}
