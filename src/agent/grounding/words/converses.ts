/** Verbs whose subject gives and verbs whose subject gets: "A paid B" is "B received it from A". */
const GIVES =
  /^(?:pay(?:s|ing)?|paid|giv(?:e|es|en|ing)|gave|award(?:s|ed|ing)?|grant(?:s|ed|ing)?|hand(?:s|ed)?|donat(?:e|es|ed|ing)|transfer(?:s|red)?|send(?:s|ing)?|sent|lend(?:s|ing)?|lent|leas(?:e|es|ed)|bequeath(?:s|ed)?|zahlt?e?n?|gezahlt|bezahlt|gibt|gab|gegeben|verleiht|verlieh\p{L}*|überreich\p{L}*|schenk\p{L}*|pa(?:ie|ye|yé|yée)|vers(?:e|é|ée)|donn(?:e|é|ée|a)|remi(?:s|se|t)|décern\p{L}*|pag(?:a|ó|ado|ará)|dio|dado|otorg\p{L}*|entreg\p{L}*|concedió|выплат\p{L}*|заплат\p{L}*|вруч\p{L}*|передал\p{L}*|подарил\p{L}*)$/u;
const GETS =
  /^(?:receiv(?:e|es|ed|ing)|gets?|got|obtain(?:s|ed)?|borrow(?:s|ed)?|inherit(?:s|ed)?|erh(?:ält|ielt|ielten|alten)|bekommt?|bekam\p{L}*|geliehen|reç(?:oit|u|ue|ut|oivent)|obt(?:ient|enu|int)|hérit\p{L}*|recib\p{L}*|obtuvo|obtiene|hered\p{L}*|получ\p{L}*|унаследов\p{L}*)$/u;

/** Whether one verb tells from the giver's side what the other tells from the receiver's. */
export function areConverse(one: string, other: string): boolean {
  return (GIVES.test(one) && GETS.test(other)) || (GETS.test(one) && GIVES.test(other));
}

/** "She was given it" and "it was given to her": a passive of such a verb may have either before it. */
export function isGiving(verb: string): boolean {
  return GIVES.test(verb);
}

/** "She received it", "it was given to her". */
export function isTransfer(verb: string): boolean {
  return GIVES.test(verb) || GETS.test(verb);
}
