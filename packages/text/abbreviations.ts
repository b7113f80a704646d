const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Precede a name, a number, or more of the same sentence: a period after one never ends a sentence. */
export const ALWAYS_CONTINUES = words(`
  mr mrs ms messrs dr drs prof profs gen sen rep reps gov rev hon capt cpt lt col maj sgt cmdr adm pres supt st mt ft fr sr sra srta mme mlle mm m
  fig figs eq eqs ref refs sec sect ch chap vol vols pp pg ed eds vs cf viz approx ca circa resp al e.g i.e esp incl excl
  hr fr frl dipl ing bzw z.b d.h u.a o.ä s.o s.u vgl evtl ggf inkl zzgl abs abb bd nr art tel sog
  p.ex c.-à-d env cf av apr.j.-c av.j.-c ex dña d dn ud uds p.ej núm pág págs av avda
  т.е т.д т.п т.к т.н напр см рис табл ул им проф акад гр
`);

/** End a name or a phrase as often as a sentence: the next word decides. */
const MAY_END = words(`
  inc ltd corp co llc plc bros jr sr esq ph.d m.d b.a m.a u.s u.k u.n u.s.a d.c e.u a.d b.c l.a n.y gmbh ag usw etc д.э.н г гг в вв млн млрд тыс руб
`);

/** Precede a number. */
const BEFORE_NUMBER = words(`no nos nr núm n p pp art jan feb mar apr jun jul aug sep sept oct nov dec sec fig c ca §`);

/** Occur inside a sentence, before a lowercase word; a capital after them starts a new sentence. */
export const BEFORE_LOWER = words(`
  approx assn atty blvd bldg conf cont exec dist hosp inst intl mfg orig prev proc sing spec supp tech trans sept bros etc vs e.g i.e usw bzw inkl exkl incl excl resp corp assoc dept univ govt intl natl misc temp evtl zzgl vorm
  ehem ggfs allg bspw sogen p.ex environ руб тыс млрд
`);

/** Often start a sentence: after an initial or "Inc.", they count as the start of one. */
const SENTENCE_OPENERS = words(`
  the a an this that these those it its he she they we you i his her their our my in on at for from with by as if when while after before
  since but and or so yet however although though there here what who how why where which some many most all each every no not one also
  der die das ein eine er sie es wir ihr in im am auf mit bei nach vor seit aber und oder doch wenn als dass
  le la les un une il elle ils elles ce cette ces en dans sur avec mais et ou si
  el los las una él ella ellos este esta en con por para pero y o si
  он она оно они мы вы это в на с по но и а если когда
`);

/** German: a number with a period after one of these is an ordinal ("am 3. Oktober"). */
const BEFORE_ORDINAL = words(`am der die das dem den des im vom zum zur beim bis ab und seit vor nach`);

/** Whether a number after this word is an ordinal ("am" before "3. Oktober"). */
export function isBeforeOrdinal(text: string): boolean {
  return BEFORE_ORDINAL.has(/\p{L}+$/u.exec(text.slice(-16))?.[0].toLowerCase() ?? '');
}

/** The text after the last white space. A pattern would try each letter of each word. */
function lastWordOf(text: string): string {
  let start = text.length;
  while (start > 0 && !/\s/.test(text[start - 1] as string)) start--;
  return text.slice(start);
}

/**
 * Whether the period after `bare` belongs to an abbreviation, an initial, or an ordinal, given the text that follows.
 */
export function isAbbreviated(bare: string, opening: string, beforeLower: boolean): boolean {
  const token = lastWordOf(bare).replace(/^["'“‘„«([*_]+/u, '');
  const word = token.slice(0, -1).toLowerCase();
  const next = /^[\p{L}\p{N}'’]+/u.exec(opening)?.[0] ?? '';
  const opensSentence = SENTENCE_OPENERS.has(next.toLowerCase());
  if (beforeLower) return BEFORE_LOWER.has(word) || ALWAYS_CONTINUES.has(word) || /(?:^|\.)\p{L}$/u.test(word);
  if (ALWAYS_CONTINUES.has(word)) return true;
  // "z. B.", "т. е."
  if (/^\p{Ll}$/u.test(word) && token.slice(0, 1) === word && /^\p{L}\.(?:\s|$)/u.test(opening)) return true;
  if (MAY_END.has(word))
    return next !== '' && !opensSentence && /^\p{Lu}|^\d/u.test(next) && word !== 'etc' && word !== 'usw';
  if (/^\d/.test(next) && BEFORE_NUMBER.has(word)) return true;
  // "J. Smith", "J.R.R. Tolkien"; but "vitamin C. The" and "So do I. And" end a sentence.
  if (/^(?:\p{Lu}\.(?:-?\p{Lu}\.)*)$/u.test(token)) return !opensSentence && /^\p{Lu}/u.test(next);
  if (/^(?:\d{1,3}|[ivx]{1,4}|\p{L})$/iu.test(word) && bare.trimStart() === token) return true;
  if (/^\d{1,2}$/.test(word)) {
    const before = /(\S+)\s+\S+$/.exec(bare)?.[1]?.toLowerCase() ?? '';
    return (
      BEFORE_ORDINAL.has(before) ||
      /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)$/.test(
        next,
      )
    );
  }
  return false;
}
