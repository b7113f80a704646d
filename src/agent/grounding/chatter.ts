const POLITE = String.raw`(?:sure(?: thing)?|certainly|of course|absolutely|great question|good question|okay|ok|yes|alright|gladly|happy to help|i(?:'|’)d be happy to(?: help)?|natürlich|gerne?|klar|bien sûr|certainement|voici|claro|por supuesto|конечно|好的|当然|もちろん)`;
const ANNOUNCED = String.raw`(?:(?:here(?:'s| is| are|’s)|below (?:is|are)|the following (?:is|are)|this is|hier ist|hier sind|hier eine?|voici|aquí (?:está|tienes?)|вот|以下是|以下は))`;
const SUBJECT = String.raw`(?:summar|overview|answer|response|key (?:points?|takeaways?)|main points?|breakdown|list\b|steps|zusammenfassung|antwort|überblick|résumé|réponse|resumen|respuesta|краткое|резюме|ответ|总结|摘要|要約|まとめ)`;

/** "Sure!", "Certainly, here is a short summary of the page:" */
const OPENING = [
  new RegExp(String.raw`^\W*${POLITE}\s*[!.,:。！、，]*\s*$`, 'iu'),
  new RegExp(
    String.raw`^\W*(?:${POLITE}\s*[!.,:。！、，-]*\s*)?${ANNOUNCED}[^\n]{0,160}${SUBJECT}[^\n]{0,200}[:：]\W*$`,
    'iu',
  ),
  new RegExp(String.raw`^\W*${POLITE}\s*[!.,。！、，-]+\s*${ANNOUNCED}[^\n]{0,200}[:：.]\W*$`, 'iu'),
];
/** "Let me know if you need more." */
const CLOSING =
  /^\W*(?:(?:please )?(?:let me know|feel free)\b.{0,200}|(?:i )?hope (?:this|that|it) helps\b.{0,80}|is there anything else\b.{0,120}|would you like (?:me|to know)\b.{0,200}|do you (?:want|need) (?:me|more|any)\b.{0,160}|if you (?:have|need|want|would like) (?:any|more|further|me)\b.{0,200})$/isu;

/** Whether a sentence only speaks to the reader: it says nothing that a source could support. */
export function isChatter(sentence: string): boolean {
  return sentence.length < 500 && (OPENING.some((pattern) => pattern.test(sentence)) || CLOSING.test(sentence));
}
