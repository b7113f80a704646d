import { stemOf } from './tokens.js';

/** English verbs whose forms share no stem: past, participle, and base form. */
const FORMS = `
bite bit bitten|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen
get got gotten|give gave given|go went gone|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|lose lost
make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|show shown
shrink shrank shrunk|sing sang sung|sink sank sunk|sleep slept|speak spoke spoken|spend spent|spin spun|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept
swim swam swum|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone|understand understood|undertake undertook undertaken
wake woke woken|wear wore worn|weave wove woven|win won|withdraw withdrew withdrawn|write wrote written|begin began begun|become became|overcome overcame|beat beaten|bear bore borne|overtake overtook overtaken|arise arose arisen|blow blew blown|breed bred|foresee foresaw foreseen
mislead misled|oversee oversaw overseen|overthrow overthrew overthrown|rebuild rebuilt|repay repaid|slide slid|spring sprang sprung|sting stung|strive strove striven|swell swelled swollen|swing swung|uphold upheld
weep wept|withhold withheld|withstand withstood|resell resold|retell retold|rewrite rewrote rewritten|undo undid undone|outgrow outgrew outgrown|bind bound|cling clung|bleed bled|shine shone`;

const PLAIN = new Map<string, string>();
const PLAIN_BY_STEM = new Map<string, string>();
const PRESENT = new Set<string>();
for (const verb of FORMS.trim().split(/[|\n]/)) {
  const [plain = '', ...others] = verb.split(' ');
  for (const form of others) {
    PLAIN.set(form, stemOf(plain));
    PLAIN_BY_STEM.set(stemOf(form), stemOf(plain));
  }
  PRESENT.add(
    /(?:[sx]|[cs]h|o)$/.test(plain)
      ? `${plain}es`
      : plain.endsWith('y') && !/[aeou]y$/.test(plain)
        ? `${plain.slice(0, -1)}ies`
        : `${plain}s`,
  );
}

/** The stem of an irregular English verb's base form; undefined for any other word. */
export function plainVerb(term: string): string | undefined {
  return PLAIN.get(term);
}

/** The stem itself or, for a form of an irregular English verb, the stem of its base form: "risen" and "rose" become "rise". */
export function plainStem(stem: string): string {
  return PLAIN_BY_STEM.get(stem) ?? stem;
}

/** Whether a word is the past, participle, or third person of an irregular English verb. */
export function isIrregularForm(term: string): boolean {
  return PLAIN.has(term) || PRESENT.has(term);
}
