import type { BlockView, FeatureTable } from './blockView.js';

/** What the heading of a section says the section is, in the languages that most pages are written in. */
const KINDS = {
  related:
    /^(?:more (?:from|in|on|about|like|articles|stories|posts|news)|related|similar|recommended|you (?:may|might) (?:also|like)|(?:customers|people) (?:also|who)|also (?:like|viewed|bought|read)|read (?:next|more|also)|recent(?:ly)? (?:posts|articles|viewed|news)|latest|most (?:read|popular|viewed)|popular|trending|up next|next (?:up|post)|other |explore (?:more|our)|discover (?:more|our)|shop (?:by|more|the)|complete (?:the|your)|pairs well|frequently bought|don.t miss|what to read|keep reading|see also|weitere|mehr (?:zum|von|aus|zu)|ähnliche|verwandte|das könnte|auch interessant|neueste|beliebt|à lire|lire aussi|articles? (?:similaires|liés|récents)|sur le même|voir aussi|vous aimerez|les plus lus|produits (?:similaires|associés)|artículos relacionados|relacionad|también te|lo más|te puede|más (?:noticias|leíd)|articoli correlati|potrebbe|leggi anche|i più letti|ultime|veja também|leia (?:também|mais)|mais lidas|relacionad|podobne|zobacz (?:też|także)|polecane|najnowsze|czytaj|ilgili|benzer|son haberler|çok okunan|похожие|читайте|другие|σχετικά|διαβάστε|gerelateerde|lees ook|läs också|les også|læs også|lue myös|相关|推荐|热门|最新|関連|おすすめ|人気|관련|추천)/iu,
  reviews:
    /\b(?:reviews?|ratings?|testimonials?|what (?:our|people|customers|clients)|customer (?:stories|feedback)|trusted by|loved by|bewertung\w*|kundenmeinung\w*|rezension\w*|avis|témoignages?|opiniones|reseñas|recensioni|avaliações|opinie|yorumlar|отзывы|κριτικές|beoordelingen)\b|评价|レビュー/iu,
  comments:
    /\b(?:comments?|responses?|repl(?:y|ies)|leave a|join the (?:discussion|conversation)|kommentar\w*|commentaires?|réponses?|comentarios?|commenti|comentários?|komentarz\w*|yorum|комментари\w*|σχόλια|reacties|laisser un|schreibe einen|deja un|lascia un|deixe)\b|评论|コメント|댓글/iu,
  author:
    /\b(?:about the author|written by|meet (?:the|your)|our (?:team|authors?|writers?|experts?)|contributors?|author|über den autor|autor\w*|à propos de l.auteur|sobre (?:el|o) autor|l.autore|o autorze|об авторе)\b/iu,
  signup:
    /\b(?:newsletter|subscribe|sign up|stay (?:in|up|connected|informed)|get (?:the|our|started|in touch|a (?:free|quote))|join (?:us|our|the)|follow us|contact|request|book (?:a|now|your)|ready to|download|share (?:this|on)|connect with|abonnier\w*|anmeld\w*|folgen|kontakt|teilen|abonnez|inscri\w+|suivez|partager|contact(?:ez|o|a)|suscr\w+|síguenos|iscriviti|seguici|condividi|assine|inscreva|siga|compartilhe|zapisz|udostępnij|abone|paylaş|подпис\w+|поделит\w+)\b/iu,
  about:
    /\b(?:description|details?|overview|about (?:this|the|our)?|features?|specifications?|specs?|highlights?|ingredients?|materials?|benefits?|product information|technical|dimensions?|includes?|what.s (?:included|in the box)|how (?:it works|to use)|why|beschreibung|eigenschaften|technische daten|produktdetails|zutaten|caractéristiques|détails|composition|descripción|características|detalles|descrizione|caratteristiche|descrição|opis|cechy|açıklama|özellikler|описание|характеристики|περιγραφή|omschrijving|kenmerken|beskrivning)\b|描述|详情|规格|商品説明|仕様/iu,
  service:
    /\b(?:shipping|delivery|returns?|warranty|payment|size guide|care|versand|rückgabe|lieferung|livraison|retours?|garantie|envío|devoluci\w+|spedizione|resi|entrega|dostawa|zwroty|kargo|доставка|оплата)\b|配送|返品/iu,
  questions:
    /\b(?:faqs?|frequently asked|questions?|q ?& ?a|häufige fragen|fragen|questions fréquentes|preguntas|domande|perguntas|pytania|sorular|вопросы)\b|常见问题|よくある質問/iu,
  sources:
    /^(?:references|sources|bibliography|notes|footnotes|further reading|external links|literature|quellen|einzelnachweise|literatur|références|notes et|fuentes|referencias|fonti|bibliografia|note|przypisy|kaynakça|источники|примечания|参考|脚注)\b/iu,
} as const;

const MAX_WORDS = 12;
type HeadingKind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as HeadingKind[];

/** The kinds of section that a line announces, as bits; 0 for any other line. */
export function headingKindsOf(text: string, words: number): number {
  if (words === 0 || words > MAX_WORDS) return 0;
  return NAMES.reduce((bits, name, index) => (KINDS[name].test(text) ? bits | (1 << index) : bits), 0);
}

/** What the heading above a block announces. */
export const HEADING_FEATURES: FeatureTable = {
  ...Object.fromEntries(
    NAMES.map((name, index) => [`under_${name}`, ({ underKinds }: BlockView) => (underKinds >> index) & 1]),
  ),
  passedRelated: ({ passedRelated }) => passedRelated,
};
