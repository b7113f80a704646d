/** Closed classes of words that several checks use, in English, German, French, Spanish, and Russian. Terms are lowercase. */

const PREPOSITION =
  /^(?:of|in|on|at|by|for|from|with|to|near|beside|opposite|under|over|within|during|after|before|since|until|off|around|among|between|without|despite|through|via|against|behind|beyond|upon|along|across|outside|inside|above|below|like|as|than|ohne|gegen|trotz|durch|sans|contre|malgré|sin|contra|без|против|von|vom|im|am|bei|beim|mit|für|aus|auf|an|zu|zum|zur|de|du|des|à|au|aux|dans|sur|pour|avec|del|al|con|para|por|en|в|на|с|со|из|от|до|для|по|у|о)$/u;
const RELATIVE = /^(?:who|whose|whom|which|qui|dont|quien(?:es)?|котор(?:ый|ая|ое|ые|ого|ой|ых))$/u;
const PERSON = /^(?:he|she|they|er|sie|il|elle|ils|elles|él|ella|ellos|ellas|он|она|они)$/u;
const THING = /^(?:it|es|оно)$/u;
const ADVERB =
  /^(?:later|still|also|now|then|already|soon|again|never|once|often|always|only|just|even|\p{L}{3,}ly|auch|noch|schon|aussi|encore|también|ya|также|уже|ещё)$/u;
const LIGHT =
  /^(?:tak(?:e|es|ing|en)|took|mak(?:e|es|ing)|made|see|sees|saw|seen|seeing|needs?|needed|look(?:s|ed|ing)?|find(?:s|ing)?|found|get(?:s|ting)?|got|giv(?:e|es|en|ing)|gave|go(?:es|ing)?|went|gone|com(?:e|es|ing)|came|use[sd]?|using|help(?:s|ed|ing)?|work(?:s|ed|ing)?|put(?:s|ting)?|become|becomes|became|keep(?:s|ing)?|kept|let|lets|say|says|said|show(?:s|ed|n|ing)?|want(?:s|ed)?|know(?:s|n)?|knew|new|now|still|according|among|due|receive[sd]?|erhielt(?:en)?|erhält|erhalten|bekam(?:en)?|bekommt|bekommen|macht|machen|machte|gemacht|geht|ging|kommt|kam)$/u;
const SUBORDINATING =
  /^(?:while|when|whereas|although|though|because|if|als|nachdem|bevor|obwohl|weil|wenn|quand|lorsque|tandis|mientras|cuando|aunque|porque|пока|когда|хотя)$/u;
const JOINING = /^(?:and|but|while|und|aber|et|mais|y|pero|и|а|но)$/u;

export function isPreposition(term: string): boolean {
  return PREPOSITION.test(term);
}

/** A relative pronoun that is nothing else: neither "that" nor "der". */
export function isRelative(term: string): boolean {
  return RELATIVE.test(term);
}

/** A personal pronoun of the third person, as a subject. */
export function isPersonal(term: string): boolean {
  return isPersonPronoun(term) || THING.test(term);
}

/** A personal pronoun of the third person that can stand for a speaker: not "it". */
export function isPersonPronoun(term: string): boolean {
  return PERSON.test(term);
}

/** An adverb that may stand between a subject or an auxiliary and the verb: "must also pay". */
export function isAdverb(term: string): boolean {
  return ADVERB.test(term);
}

/** A conjunction that opens a subordinate clause and is no preposition. */
export function isSubordinating(term: string): boolean {
  return SUBORDINATING.test(term);
}

/** A conjunction that joins two parts of a sentence. */
export function isJoining(term: string): boolean {
  return JOINING.test(term);
}

/** A word that stands for almost anything: in a long source, it occurs somewhere. */
export function isLight(term: string): boolean {
  return LIGHT.test(term);
}
