/** Words of controls and notices, in the languages of most pages. For other languages, structure has to suffice. */
const BOILERPLATE =
  /\b(?:all rights reserved|cookies?|subscribe|newsletter|sign ?(?:up|in)|log ?in|read more|learn more|see (?:all|more)|show (?:more|less)|view (?:all|more)|load more|share (?:this|on)|follow us|privacy policy|terms (?:of|and)|advertisement|sponsored|add to (?:cart|bag|wishlist)|skip to|back to top|copyright|get started|contact us|click here|book a|request a|free shipping|you may also|related (?:posts|articles)|min(?:utes?)? read|last updated|posted (?:on|in|by)|written by|jump to|table of contents|helpful|edit this page|report|leave a (?:comment|reply)|your email|javascript|download|buy now|shop now|quick view|sold out|out of stock|sort by|filter|alle rechte|abonnieren|anmelden|einloggen|mehr lesen|weiterlesen|mehr erfahren|teilen|datenschutz|impressum|werbung|anzeige|lesen sie auch|tous droits|s'abonner|se connecter|lire la suite|en savoir plus|partager|mentions légales|publicité|lire aussi|à lire aussi|derechos reservados|suscr[ií]b\w*|iniciar sesión|leer más|ver más|compartir|publicidad|lea también|tutti i diritti|iscriviti|accedi|leggi (?:anche|tutto|di più)|condividi|pubblicità|todos os direitos|leia (?:mais|também)|compartilh\w+|inscreva-se|czytaj (?:więcej|także|też)|udostępnij|reklama|zaloguj|devamını oku|paylaş|giriş yap|подписаться|читайте также|поделиться|реклама|войти|διαβάστε επίσης|κοινοποίηση)(?![\p{L}])|©|相关(?:文章|阅读)|阅读更多|分享|登录|版权所有|関連記事|続きを読む|ログイン/iu;

const MONTH =
  'jan|feb|fév|mär|mar|apr|avr|abr|may|mai|maj|jun|juin|giu|jul|juil|lug|aug|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|déc|dic|gen|ene|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек';
/** A date as most languages write it. */
const DATE = new RegExp(
  `(?:\\b\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\b|\\b\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)?\\d\\d\\b|(?<!\\p{L})(?:${MONTH})\\p{L}*\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\b\\d{1,2}\\.?(?: de| of)? (?:${MONTH})\\p{L}*\\.?,?(?: de)? \\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日)`,
  'iu',
);
const PRICE = /(?:[$€£¥₹₽₩]\s?\d|\d\s?(?:[€£₽]|zł|kr\b|USD|EUR|GBP|TL\b))/u;

export const hasBoilerplateWords = (text: string): boolean => BOILERPLATE.test(text);
export const hasDate = (text: string): boolean => DATE.test(text);
export const hasPrice = (text: string): boolean => PRICE.test(text);

/** Whether a line is a control or a notice rather than a sentence. */
export const isNotice = (text: string, words: number): boolean => words <= 20 && hasBoilerplateWords(text);
/** Whether a line says little more than a date, as in bylines, teasers, and comments. */
export const isDateLine = (text: string, words: number): boolean => words <= 14 && hasDate(text);
