export type Gender = 'female' | 'male';

/** First names of several languages whose ending doesn't show whether they are a woman's or a man's. */
const FEMALE = words(`
abigail adele agnes agnès aileen alice alison aline amy anaïs andrée angeles angèle anne annelies annette annie anouk astrid audrey beatrice béatrice beatriz beth birgit
bridget brigitte camille carmen carol caroline catherine céline charlotte chloe chloé christine claire clémence colette constance corinne daphne denise diane dolores doris
dorothy edith édith eileen elaine eleanor elfriede elisabeth elise élise elizabeth élodie ellen emilie émilie emily emmeline enid esther eunice eve evelyn faith faye
fleur florence frances françoise freya gabriele geneviève georgette gertrud gertrude gill ginny gisèle gladys grace greet grete gretchen gudrun gwen hannah harriet hazel
hedwig heather heidi heike helen hélène henriette hermine hilde hildegard hope imke ines inés inge ingeborg ingrid irene irène iris irmgard isabel isabelle isobel ivy
jacqueline jane janet janice jean jeanne jennifer jenny jess jessie jill joan joanne josephine joséphine josie joy joyce judith judy jule julie juliet juliette june karen
karin käthe kate katharine katherine kathleen kathryn katrin kay kim kirsten laure lauren leonore liesel lily linnéa lise liv lois lore lorraine lotte louise luciole
lucie lucy luz mabel madeleine maeve maike maite manon margaret margarete margarethe margit margot marguerite marianne marie marilyn marion marit marjorie marlene mary
maud maureen may mechthild megan meike melanie mélanie mercedes merle michèle mireille miriam molly monique muriel myriam nadine nancy naomi nathalie nell nicole noemi noémie
nora odette odile olive olympe pam patience pauline pearl peggy penelope penny petra phoebe phyllis pilar polly rachel rahel raquel rebecca regine renate renée rita rocío
rosalind rose rosemary roswitha ruby ruth sally sandrine sarah sharon sheila shirley sibyl sigrid silke simone sinéad siobhan sofie solange sophie soledad sonja stella steffi
stéphanie sue susan susanne suzanne sybille sylvie thérèse tess trude ulrike ursel uschi valérie vera vivian virginie wendy wiebke winifred yael yasmin yvette yvonne zoe zoé
любовь нелли эдит`);
const MALE = words(`
aaron abel adam adrian ahmed aidan alan albert alejandro alex alexander alexandre alfred ali alistair ambrose anatole anders andré andreas andrés andrew angus anselm anthony
anton antoine antonio archibald armand arne arnold arthur augustin axel basil bastien ben benedict benedikt benjamin benoît bernard bernd bernhard bertrand bjørn bo bob boris
brian bruce bruno caleb calvin carl carlos cedric cédric charles chris christian christoph christophe christopher claude claus clemens clément clive colin colm conrad cyril
damian dan daniel dave david denis dennis derek detlef diego dieter dietmar dirk dominic dominik donald douglas duncan edgar edmond edmund eduardo edward edwin egon elias eliot
emil émile emilio enrique eric erich erik ernest ernst étienne eugen eugene everett fabian farid felix félix ferdinand fernando florian francis francisco françois frank franz
fred frédéric frederick friedrich fritz gabriel gareth gary gavin geoffrey georg george georges gerald gérard gerd gerhard gideon gilbert gilles giovanni giuseppe glenn godfrey
gonzalo gordon graham greg gregor gregory guido guillaume günter günther guy hal hamish hannes hans harald harold harry hartmut hassan hector heiner heinrich heinz helmut henning
henri henrik henry herbert hermann hervé horst howard hubert hugh hugo ian ignacio igor ingo isaac ivan ivo jack jacob jacques jaime jakob jamal james jan jason javier jean-paul
jens jeremy jérôme jerry jesús jim joachim joaquín joe joel johan johann johannes john jonas jonathan jordi jörg jorge josé josef joseph joshua josiah juan jules julian julián
julien julius jürgen justin kai karl kasper keith ken kenneth kevin klaus knut konrad konstantin kurt lance lars laurence laurent lawrence leif leo leon leonard leonhard leopold
lewis liam lionel loïc lorenz lothar louis luc luca lucas lucien luis lukas luke lutz maarten magnus malcolm malik manfred manuel marc marcel marcelo marco marcus mario marius mark
markus martin marvin mason mathias mathieu matthew matthias maurice max maxime maximilian mehmet michael michel miguel mike milan mohammed morgan moritz moses murray nathan
nathaniel neil nicholas nick nicolas niels nigel nils noah norbert norman olaf ole oleg oliver olivier omar orlando oscar oskar otto ove owen pablo pascal patrick paul pavel pedro
percy peter phil philip philippe pierre quentin rafael rainer ralf ralph ramón raoul raphaël raúl raymond reginald reinhard rémi rémy rené ricardo richard robert roberto robin rod roger
roland rolf roman ronald rory roy rudolf rudolph rufus rupert russell ryan salvador sam samuel sandro santiago scott sean sebastian sébastien sergio seth siegfried silas simeon simon
stan stanley stefan stéphane stephen steve steven stuart sven theo teodor theodor theodore théo thibault thierry thomas thorsten tilo till tim timothy tobias tom tomás tomasz toby tony torsten tristan ulf
ulrich urs uwe valentin vernon victor vincent viktor vilem volker walter warren wayne werner wilfred wilhelm will william wim winston wolf wolfgang xavier yann yves zachary
илья никита фома кузьма лука миша саша`);
/** Men's names with the ending of women's. */
const MALE_IN_A =
  /^(?:luca|nikita|ilya|joshua|noah|ezra|jona|elia|andrea|mustafa|attila|sasha|misha|kostya|vanya|kolya|mika|joshua|silva|garcía|garcia|costa|mattia|nicola|isaia|jeremia|tobia)$/u;

/** Nouns and titles that stand right before a name. */
const FEMALE_NOUN =
  /^(?:mrs|ms|miss|lady|dame|madam|sister|wife|widow|daughter|mother|aunt|niece|grandmother|queen|princess|duchess|actress|nun|woman|girl|frau|schwester|tochter|mutter|witwe|tante|nichte|königin|\p{L}{3,}(?:erin|istin|antin|entin|orin|ärztin|oberin|inhaberin)|mme|mlle|madame|sœur|soeur|femme|épouse|fille|mère|tante|nièce|veuve|reine|señora|sra|doña|hermana|esposa|mujer|hija|madre|tía|sobrina|viuda|reina|сестра|жена|дочь|мать|вдова|госпожа)$/u;
const MALE_NOUN =
  /^(?:mr|sir|lord|brother|husband|widower|son|father|uncle|nephew|grandfather|king|prince|duke|monk|man|boy|herr|bruder|sohn|vater|onkel|neffe|könig|mönch|monsieur|frère|mari|époux|fils|père|oncle|neveu|roi|señor|sr|don|hermano|esposo|marido|hijo|padre|tío|sobrino|rey|брат|муж|сын|отец|господин)$/u;

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** What a title or a noun of kinship right before a name says. */
export function genderOfNoun(term: string): Gender | undefined {
  return FEMALE_NOUN.test(term) ? 'female' : MALE_NOUN.test(term) ? 'male' : undefined;
}

/** What a first name shows, in lower case: by a list, or by its ending. */
export function genderOfFirstName(term: string): Gender | undefined {
  if (MALE.has(term) || MALE_IN_A.test(term)) return 'male';
  if (FEMALE.has(term)) return 'female';
  if (/^\p{Script=Cyrillic}+[ая]$/u.test(term) || (term.length > 2 && /^[\p{Script=Latin}]+a$/u.test(term)))
    return 'female';
  return undefined;
}

/** What the ending of a Russian family name shows. */
export function genderOfFamilyName(term: string): Gender | undefined {
  if (/^\p{Script=Cyrillic}{2,}(?:ов|ев|ёв|ин|ын|ский|цкий|ой)$/u.test(term)) return 'male';
  return /^\p{Script=Cyrillic}{2,}(?:ова|ева|ёва|ина|ына|ская|цкая|овой|евой|иной)$/u.test(term) ? 'female' : undefined;
}

/** Third person pronouns that tell the two apart. In German "sie" and in French "elles" may be several. */
export function genderOfPronoun(term: string): Gender | undefined {
  return /^(?:she|elle|ella|она)$/u.test(term) ? 'female' : /^(?:he|il|él|он|er)$/u.test(term) ? 'male' : undefined;
}
