const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Function words by language. They are never mixed, because a word of one list may be meaningful in another language
 * ("die", "war").
 */
export const STOP_WORDS = {
  en: list(`
    a about above after again against all also although am an and any are aren't as at be because been before being below between both but
    by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either else even ever every few for from further
    get gets got had hadn't has hasn't have haven't having he he'd he'll he's hence her here here's hers herself him himself his how however i
    i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just let let's like may me might more most much must mustn't my myself
    neither no nor not of off often on once only onto or other others ought our ours ourselves out over own per quite rather really said same say
    says shall shan't she she'd she'll she's should shouldn't since so some such than that that'll that's the their theirs them themselves then
    there there's therefore these they they'd they'll they're they've this those though through thus to too toward towards under until up upon us
    very via was wasn't we we'd we'll we're we've were weren't what what's when where whether which while who who's whom whose why will with
    within without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves`),
  de: list(`
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anders auch auf aus bei beim bin bis bist da
    dadurch daher damit dann das dass daß dein deine deinem deinen deiner dem den denn der deren des dessen desto die dies diese diesem diesen
    dieser dieses doch dort du durch ein eine einem einen einer eines einige einigen einiger er es etwa etwas euch euer eure für gegen gewesen
    habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes
    jedoch jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner können könnte man manche mein meine meinem meinen meiner mich mir
    mit muss mussten musste müssen nach nachdem nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit sich sie sind so sogar
    solche solchem solchen solcher soll sollen sollte sondern sonst sowie sowohl über um und uns unser unsere unter viel vom von vor während war waren
    warum was weg weil weiter welche welchem welchen welcher wenn wer werde werden wie wieder will wir wird wirst wo wollen wollte wurde
    wurden zu zum zur zwar zwischen`),
  fr: list(`
    à afin ai ainsi alors après as au aucun aucune aujourd'hui auquel aussi autre autres aux auxquelles avait avaient avant avec avoir ayant c'est car ce ceci cela celle
    celles celui cependant ces cet cette ceux chaque chez ci comme comment d dans de depuis des donc dont du elle elles en encore entre es est et étaient
    était étant été être eu eux fait faire fut il ils j je jusque l la laquelle le lequel les lesquels leur leurs lors lui ma mais me même mêmes mes moi
    moins mon n ne ni non nos notre nous on ont or ou où par parce pas pendant peu peut peuvent plus pour pourquoi puis qu quand que quel quelle
    quelles quels qui quoi s sa sans se selon sera seront ses si sien soi soit son sont sous sur t ta tandis te tes toi ton tous tout toute toutes très
    tu un une vers voici voilà vos votre vous y`),
  es: list(`
    a al algo algún alguna algunas alguno algunos ante antes así aún aunque bajo bien cada como con contra cual cuales cualquier cuando cuanto de
    del desde donde dos durante e el él ella ellas ello ellos en entre era eran es esa esas ese eso esos esta está están estaba estas este esto
    estos fue fueron ha había habían han hasta hay haya he incluso la las le les lo los más me mediante mi mientras mis mucho muchos muy nada ni no nos
    nosotros nuestra nuestro o otra otras otro otros para pero poco por porque pues que qué quien quienes se sea según ser si sí sido siempre sin
    sino sobre son su sus también tampoco tan tanto te tiene tienen toda todas todavía todo todos tras tu tus un una unas uno unos y ya yo`),
  ru: list(`
    а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее её ей если есть еще ещё ж же за здесь и
    из или им ими их к каждый как какая какой когда которая которого которое которой которые который которых кто куда ли либо между меня мне может можно
    мой моя мы на над надо нас наш не него нее неё нет ни них но ну о об однако он она они оно от очень перед по под после потом потому при про с
    сам свое своего своей свои своих себе себя со так также такие такой там те тем то того тоже той только том тот тут ты у уже хотя чего чем через
    что чтобы чья эта эти этих это этого этой этом этот эту я`),
  ja: list(`の に は を た が で て と し れ さ い る も な こ か ら す り ま ん せ だ き つ そ う ょ っ お`),
  zh: list(
    `的 了 和 是 在 就 都 而 及 与 與 着 或 之 也 个 個 这 這 那 你 我 他 她 它 们 們 吗 嗎 吧 呢 啊 被 把 让 讓 于 於 其`,
  ),
} as const;

/** Words that identify languages without a list above, so that they aren't mistaken for one that has a list. */
export const TELLTALE_WORDS = {
  it: list(`il lo gli di che è per una con non sono della nel alla dei delle anche più come questo essere ha`),
  pt: list(`o os um uma de do da dos das que não é em para com por mais como mas foi ao pelo pela são também`),
  nl: list(`de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij wordt deze`),
} as const;
