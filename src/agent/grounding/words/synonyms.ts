import { plainVerb, stemOf } from '@regen-research/text';

/**
 * Everyday words that a paraphrase uses for one another, a group between bars. Words that may stand for different facts
 * ("hurt" and "killed", "plan" and "decide") are never in one group. Inflected forms are found by stem or beginning.
 */
const GROUPS = `
hurt injure injury harm damage wound|begin start commence launch|end finish conclude complete|buy purchase acquire|help assist aid support|use utilize employ usage
need require necessary|get receive obtain gain|give provide supply grant|allow permit let|stop halt cease|keep retain maintain preserve
build construct erect construction|repair mend fix renovate refurbish|replace succeed|pick select choose|quit resign|worker employee staff crew personnel
firm company business enterprise|boss head chief leader|lead head run manage|town city municipality|child kid youngster|shop store|car vehicle|road street
phone telephone call|film movie|illness disease sickness|doctor physician|drug medicine medication medicinal|money fund funding cash|price cost fee charge
pay spend cost fund finance|wage pay salary|big large|small little|quick fast rapid swift|old elderly|nearly almost|about around roughly approximately|whole entire
whole total|yearly annual annually year|monthly month|weekly week|hourly hour|daily day|nightly night overnight|travel journey trip|live reside dwell|try attempt
ask request|answer reply respond|say state tell|find discover detect locate|worry fear concern|criticize criticism critic|praise commend laud|deny dispute contest
confirm verify|refuse reject decline turn|accept approve|forbid prohibit ban bar|against oppose opponent opposition|favour favor support back|vote ballot poll
win victory triumph|beat defeat|picture image photo photograph|paint painter painting|write writer author|earn make|sell sale|rent lease let|own owner possess belong
send transmit forward|carry transport convey|bring deliver|fly flight|drive driver|sail sailing|swim swimming|close shut closure|open opening inaugurate
grow rise increase|shrink fall decline decrease drop reduce|lower reduce cut|raise lift|keeper guardian|hit strike crash collide|burn fire blaze|flood inundate
storm gale|rescue save|die death deceased|born birth|marry wedding wed marriage|found establish|invite invitation|visit visitor|pupil student learner schoolchild
teach teacher instruct train|school classroom|scientist researcher|result outcome finding|error mistake fault bug|issue problem|change alter modify amend
remove delete erase|add append|store save|version release edition|update upgrade|document file|password passcode|crash fail failure|restart reboot|beginning outset
middle center centre|edge border boundary|top summit peak|forest wood woodland|sea ocean|boat ship vessel|plane aircraft airplane|train rail railway railroad
bus coach|bicycle bike cyclist|ill sick|poor impoverished|rich wealthy|cheap inexpensive|free gratis|careful cautious|common frequent often|rare seldom
usual normally typical|mainly mostly chiefly primarily|now today currently present nowadays|soon shortly|again anew|together jointly|double twice twofold
triple threefold|advise recommend counsel|join enter|leave depart quit|arrive arrival reach|move relocate transfer|stay remain|wait await|watch observe|meet meeting|talk speak discuss
attack assault|steal theft rob|arrest detain|sentence convict|law legislation act|rule regulation|contract agreement|sign signature|tax levy duty|budget spending
profit earnings|revenue turnover sales|debt liability owe|loan credit|employ hire recruit|fire dismiss sack|strike walkout|harvest crop yield|farm farmer agriculture
eat consume|drink beverage|cook prepare|warm heat|cold chilly|wet moist damp|sleep asleep|protect shield guard|plan intend want wish|study test examine investigate|perform play|exhibit display|sceptical skeptical doubt doubtful|affect concern hit|weigh heavy|hide conceal|gather collect|throw discard|come originate stem|source origin|call describe
award grant bestow|submit send|withdraw pull|expect reckon anticipate|think consider|newer later|noon midday|dawn sunrise|dusk sunset|household home|mean indicate signify
resume continue|talks negotiation negotiations|refund reimburse reimbursement|scrap cancel abandon|postpone delay defer|appoint name|elect choose|customer client buyer|seat chair|lawyer attorney|prize award
cause trigger|collision crash accident|enough sufficient|huge enormous|tiny minute|glad happy pleased|angry furious|afraid scared|hard difficult tough|easy simple|correct accurate
wrong incorrect|vacant unoccupied|broken defective faulty|job position post|sum amount|flat apartment|garbage rubbish trash waste|autumn fall|holiday vacation|lift elevator|petrol gasoline|luggage baggage
bag bags luggage|fee charge|ban banned|launch introduce|show reveal demonstrate|inhabitant resident citizen|fan supporter|author writer|spectator audience viewer|oppose object|fail flop
beraten diskutieren|losgehen beginnen starten|ausschalten abschalten deaktivieren ausgeschaltet abgeschaltet deaktiviert|einschalten anschalten aktivieren eingeschaltet angeschaltet aktiviert|verlangen fordern
bewilligen genehmigen|entlassen kündigen feuern|einstellen anstellen eingestellt angestellt|Laden Geschäft|abfahren losfahren|Mannschaft Team|Gebühr Kosten|zahlen bezahlen begleichen|teuer kostspielig|Wohnung Apartment
nier démentir contester|désactiver éteindre|boutique magasin|licencier renvoyer|embaucher recruter engager|supprimer enlever|débuter commencer démarrer|estimer juger juge|toit toiture
comenzar comienza comienzan empezar empieza empiezan iniciar|tienda comercio negocio|contratar emplear|despedir echar|suprimir eliminar quitar|oponerse opusieron opuso
планировать собираться собирается намереваться|начинаться начаться стартовать|состояться пройти|магазин лавка|удалить убрать|добавить дополнить
bereits schon|beginnen anfangen starten starter|beenden enden aufhören schließen|kaufen erwerben erwarb|erhalten bekommen kriegen empfangen|zeigen belegen ergeben
helfen unterstützen|brauchen benötigen|Firma Unternehmen Betrieb|Beschäftigte Mitarbeiter Angestellte Personal|Leiter Chef Leiterin Chefin|Stadt Kommune Gemeinde
Geld Mittel|Preis Kosten kosten|Arzt Mediziner|Schüler Schülerin Lernende|Lehrer Lehrerin Lehrkraft|Wagen Auto Fahrzeug|Gebäude Haus Bau|bauen errichten
reparieren instandsetzen ausbessern|ablehnen zurückweisen verweigern|zustimmen billigen annehmen|verbieten untersagen|erlauben gestatten|sagen erklären mitteilen
meinen finden halten|finden entdecken|wohnen leben|sterben umkommen|gründen Gründung|eröffnen öffnen geöffnet Eröffnung|schließen geschlossen Schließung
steigen zunehmen wachsen|sinken abnehmen zurückgehen fallen|Anstieg Zunahme Zuwachs|Rückgang Abnahme|etwa rund ungefähr circa|fast nahezu beinahe|jährlich Jahr
monatlich Monat|täglich Tag|vorerst zunächst|bislang bisher|Schiff Boot|Zug Bahn|Unfall Unglück|verletzt Verletzte|Foto Bild Aufnahme|Wettbewerb Turnier
gewinnen siegen Sieger|verlieren unterliegen|acheter acquérir|commencer débuter démarrer|finir terminer achever|entreprise société firme|employé salarié personnel
ville commune municipalité|argent fonds|prix coût tarif|construire bâtir|réparer rénover restaurer|refuser rejeter|accepter approuver|interdire défendre
autoriser permettre|dire affirmer déclarer indiquer|trouver découvrir|habiter vivre|mourir décéder|ouvrir inaugurer ouverture|fermer fermeture
augmenter croître hausse|baisser diminuer réduire baisse|environ près|presque quasi|annuel annuellement|élève écolier étudiant|voiture véhicule|bateau navire
fournir alimenter|exporter exportation étranger|blesser blessé|demander réclamer exiger|comprar adquirir|comenzar empezar iniciar|terminar acabar finalizar
empresa compañía firma|empleado trabajador personal|ciudad municipio|niño niña menor|dinero fondos|precio coste costo tarifa|construir edificar|reparar arreglar
rechazar rehusar|aprobar aceptar|prohibir vetar|permitir autorizar|decir afirmar asegurar|encontrar hallar descubrir|vivir residir|morir fallecer|abrir inaugurar
cerrar cierre|aumentar crecer subir|disminuir bajar reducir|casi aproximadamente|coche vehículo|barco buque|obra trabajo|herido lesionado|pedir solicitar reclamar|viejo antiguo|derribar demoler|dinero fondos
toucher concerner affecter|juger estimer considérer|récompense prix|vieux ancien
купить приобрести|начать начаться приступить|закончить завершить|компания предприятие фирма|сотрудник работник персонал|ребёнок дети|деньги средства|цена стоимость
построить возвести построен|отремонтировать починить|отказать отклонить|одобрить принять|запретить запрещён|разрешить позволить|сказать заявить сообщить
найти обнаружить|жить проживать|умереть скончаться|открыть открытие|закрыть закрытие|вырасти увеличиться|снизиться уменьшиться сократиться|около примерно
почти практически|ежегодно год|ученик школьник|автомобиль машина|корабль судно|пострадать ранен|потратить израсходовать|нанять взять|потребовать просить
`;

const PREFIX_LETTERS = 5;

interface Word {
  stem: string;
  prefix: string | undefined;
}

function wordOf(term: string): Word {
  const plain = term.toLowerCase();
  return {
    stem: plainVerb(plain) ?? stemOf(plain),
    prefix: plain.length >= PREFIX_LETTERS ? plain.slice(0, PREFIX_LETTERS) : undefined,
  };
}

const groups: readonly (readonly Word[])[] = GROUPS.trim()
  .split(/[|\n]/)
  .map((group) => group.split(' ').map(wordOf));

const byStem = new Map<string, number[]>();
/** Outside English, the forms of a word often share only their beginning. */
const byPrefix = new Map<string, number[]>();

groups.forEach((group, at) => {
  for (const { stem, prefix } of group) {
    add(byStem, stem, at);
    if (prefix !== undefined) add(byPrefix, prefix, at);
  }
});

function add(map: Map<string, number[]>, key: string, at: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [at]);
  else if (!known.includes(at)) known.push(at);
}

function groupsOf({ stem, prefix }: Word): readonly number[] {
  return byStem.get(stem) ?? (prefix === undefined ? [] : (byPrefix.get(prefix) ?? []));
}

/** The words that a paraphrase may use for a word, by stem and beginning. */
export function synonymsOf(word: Word): readonly Word[] {
  const own = groupsOf(word);
  if (own.length === 0) return NONE;
  return own.flatMap((at) => groups[at] ?? []).filter(({ stem }) => stem !== word.stem);
}

const NONE: readonly Word[] = [];

const MOST_KNOWN = 20_000;
const known = new Map<string, readonly number[]>();

/** Whether two words, as written in lower case, are in one group. */
export function areSynonyms(one: string, other: string): boolean {
  const mine = groupsOfTerm(one);
  if (mine.length === 0) return false;
  const theirs = groupsOfTerm(other);
  return theirs.length > 0 && theirs.some((at) => mine.includes(at));
}

/** Whether a word, as written in lower case, is in any group. */
export function hasSynonyms(term: string): boolean {
  return groupsOfTerm(term).length > 0;
}

function groupsOfTerm(term: string): readonly number[] {
  let found = known.get(term);
  if (found === undefined) {
    if (known.size > MOST_KNOWN) known.clear();
    known.set(term, (found = groupsOf(wordOf(term))));
  }
  return found;
}
