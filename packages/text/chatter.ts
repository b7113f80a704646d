const POLITE = String.raw`(?:sure(?: thing)?|certainly|of course|absolutely|great question|good question|okay|ok|alright|gladly|happy to help|i(?:'|’)d be happy to(?: help)?|natürlich|gerne?|klar|bien sûr|certainement|voici|claro|por supuesto|конечно|好的|当然|もちろん)`;
const ANNOUNCED = String.raw`(?:(?:here(?:'s| is| are|’s)|below (?:is|are)|the following (?:is|are)|this is|hier ist|hier sind|hier eine?|voici|aquí (?:está|tienes?)|вот|以下是|以下は))`;
const SUBJECT = String.raw`(?:summar|overview|answer|response|key (?:points?|takeaways?)|main points?|breakdown|list\b|steps|zusammenfassung|antwort|überblick|résumé|réponse|resumen|respuesta|краткое|резюме|ответ|总结|摘要|要約|まとめ)`;

/** "Sure!", "Certainly, here is a short summary of the page:" */
const OPENING = [
  new RegExp(String.raw`^\W*${POLITE}\s*[!.,:。！、，]*\s*$`, 'iu'),
  new RegExp(
    String.raw`^\W*(?:${POLITE}\s*[!.,:。！、，-]*\s*)?${ANNOUNCED}[^\n]{0,160}${SUBJECT}[^\n]{0,200}[:：]\W*$`,
    'iu',
  ),
  new RegExp(String.raw`^\W*${POLITE}\s*[!.,。！、，-]+\s*${ANNOUNCED}[^\n]{0,200}[:：]\W*$`, 'iu'),
];
const OFFER = String.raw`(?:(?:please |just |do )*(?:let me know|feel free|ask|reach out|say so)|i(?:'m| am|’m|'d| would|’d| can| will|'ll|’ll)\b)`;
/** What an answer says of itself: "Note: this summary is based on the text provided." */
const ABOUT_ITSELF = [
  /^\W*(?:note|hinweis|remarque|nota)?\W*(?:this|the above|the following|the) (?:summary|answer|response|overview) (?:is|was|has been) (?:solely |only |entirely )?(?:based (?:up)?on|drawn from|taken from|limited to|derived from)\b.{0,140}$/isu,
  /^\W*(?:hinweis)?\W*diese (?:zusammenfassung|antwort) (?:beruht|basiert|stützt sich)\b.{0,140}$/isu,
  /^\W*(?:remarque)?\W*(?:ce résumé|cette réponse) (?:repose|se fonde|est (?:basée?|fondée?))\b.{0,140}$/isu,
  /^\W*(?:nota)?\W*(?:este resumen|esta respuesta) se basa\b.{0,140}$/isu,
];
/** A line that only names sources. */
const SOURCE_LINE =
  /^\W*(?:sources?|references?|quellen?|fuentes?|références?|источники?|来源|参考|出典)\s*[:：][^.!?。]{0,120}[.。]?$/iu;
const MORE = String.raw`(?:any |more |other |further |additional )*`;
/** "Let me know if you need more." Only offers of help: an "if you have…" may be the advice itself. */
const CLOSING = [
  /^\W*(?:please )?let me know (?:if|whether|what|which|how|should)\b.{0,160}$/isu,
  /^\W*(?:please )?feel free to (?:ask|reach out|contact me|let me know|request)\b.{0,160}$/isu,
  /^\W*(?:i )?hope (?:this|that|it) helps\b.{0,60}$/isu,
  /^\W*(?:is there anything else|would you like (?:me|to know)|do you (?:want|need) (?:me|more|any))\b.{0,160}\?\W*$/isu,
  new RegExp(
    String.raw`^\W*if you (?:have|need|want|would like) ${MORE}(?:questions?|details?|information|help|assistance|clarification|explanations?|context)\b.{0,80}\b${OFFER}.{0,100}$`,
    'isu',
  ),
];

/** Whether a sentence only addresses the reader, and says nothing that a source could support. */
export function isChatter(sentence: string): boolean {
  return (
    sentence.length < 500 &&
    [...OPENING, ...CLOSING, ...ABOUT_ITSELF, SOURCE_LINE].some((pattern) => pattern.test(sentence))
  );
}
