import type { Language } from '@regen-research/text';

const ENGLISH =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|unable|fail(?:s|ed)?|lack(?:s|ed|ing)?|refus(?:e|es|ed)|den(?:y|ies|ied))\b|n['’]t\b/i;
const NEGATIONS: Partial<Record<Language, RegExp>> = {
  en: ENGLISH,
  de: /(?<!\p{L})(?:nicht|nichts|kein(?:e[mnrs]?)?|nie|niemals|niemand|ohne|weder)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:ne|non|pas|jamais|aucune?|sans|rien|ni|n['’])(?!\p{Ll}{2,}ment)/iu,
  es: /(?<!\p{L})(?:no|nunca|jamás|sin|ningún|ninguna|ninguno|nada|nadie|ni|tampoco)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:не|нет|ни|никогда|никто|ничего|без)(?!\p{L})/iu,
  zh: /[不没沒無无未非]/u,
  it: /(?<!\p{L})(?:non|mai|né|niente|nulla|nessun[oa]?|senza)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:não|nunca|jamais|nem|nada|ninguém|nenhuma?|sem)(?!\p{L})/iu,
  nl: /(?<!\p{L})(?:niet|niets|geen|nooit|niemand|noch|zonder)(?!\p{L})/iu,
  ja: /ない|なかった|ません|なく|ず[に、]|無い/u,
};

/** Whether a sentence contains a negation; languages without a list use the English one. */
export function hasNegation(sentence: string, language: Language): boolean {
  return (NEGATIONS[language] ?? ENGLISH).test(sentence);
}
