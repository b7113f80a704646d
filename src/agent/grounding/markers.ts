import type { Language } from '@regen-research/text';

/** What a closed class of words does to the statement that it stands in. */
export type Marker =
  | 'negation'
  | 'denial'
  | 'hearsay'
  | 'hedge'
  | 'plan'
  | 'will'
  | 'done'
  | 'certain'
  | 'condition'
  | 'regardless'
  | 'exclusive'
  | 'universal'
  | 'cause'
  | 'effect'
  | 'unrelated'
  | 'speech'
  | 'passive'
  | 'coordination'
  | 'all'
  | 'allBut'
  | 'most'
  | 'some'
  | 'few'
  | 'none'
  | 'atLeast'
  | 'atMost'
  | 'about'
  | 'since'
  | 'until';

/** Alternatives of a regular expression, by language. In alphabetic scripts each is bounded by non-letters. */
type Lists = Partial<Record<Language, string>>;

const MARKERS: Record<Marker, Lists> = {
  negation: {
    en: `not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|barely|unable|fail(?:s|ed|ing)?(?= to)|lack(?:s|ed|ing)?|refus(?:e|es|ed|ing)|forbid(?:s|den)?|forbade|prohibit(?:s|ed)?|\\p{L}+n't|no longer|instead of|rather than|far from|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|declin(?:e|es|ed)(?= to)`,
    de: `nicht|nichts|kein(?:e[mnrs]?)?|nie|niemals|niemand(?:en|em)?|ohne|weder|kaum|keinesfalls|keineswegs|verboten|untersagt|verweiger\\p{L}*|verhinder\\p{L}*`,
    fr: `ne|pas|jamais|aucune?|sans|rien|ni|personne ne|interdit(?:e|s|es)?|refus(?:e|é|ée|és|ent|er)|empêche\\p{L}*|n'\\p{L}+`,
    es: `no|nunca|jamás|sin|ningún|ninguna|ninguno|nada|nadie|ni|tampoco|prohíbe|prohibid[oa]s?|niega|negó|impid\\p{L}+`,
    ru: `не|нет|ни|никогда|никто|ничего|без|нельзя|отказал\\p{L}*|запре\\p{L}+`,
    zh: `不(?!过|仅|但|同|断|久)|没有?|無|无(?!论|锡)|未(?!来)|非(?!常)|禁止|拒绝|防止|避免`,
    ja: `ない|なかった|ません|なく(?!て)|ず(?=に|、|。)|無い|禁止|なし`,
  },
  denial: {
    en: `myths?|misconceptions?|hoax|(?:is|was|are|were|as) (?:false|wrong|incorrect|fictitious)|false (?:claims?|rumou?rs?|reports?|belief)|untrue|not true|isn't true|legend|den(?:y|ies|ied)|reject(?:s|ed)? (?:the|this|that|these|it)(?: \\p{L}+)? (?:report|claim|rumou?r|allegation|accusation|idea|notion|suggestion|story)s?|rejected (?:it|this|that)|refut(?:e|es|ed)|debunk(?:s|ed)?|disprov\\p{L}+|not (?:been )?(?:borne out|confirmed)|no truth|no evidence|unfounded|baseless|no plans?|no basis|never happened|contrary to`,
    de: `Mythos|Legende|Irrtum|Irrglaube|falsch|unwahr|stimmt nicht|bestreitet|bestritt(?:en)?|dementier\\p{L}+|widerleg\\p{L}+|widersp\\p{L}+|weist\\s.{0,40}zurück|wies\\s.{0,40}zurück|nicht wahr|Märchen|trifft nicht zu|unbegründet`,
    fr: `mythe|légende|faux|fausse|démen(?:t|ti|tie|tis|tir|tit)|nie|réfut\\p{L}+|conteste|rejet(?:te|é|ée)|n'est pas vrai|idée reçue|infondée?s?`,
    es: `mito|leyenda|bulo|falso|falsa|no es cierto|no es verdad|desmient\\p{L}+|desmintió|niega|negó|rechaz(?:a|ó)|refut\\p{L}+|infundad[oa]s?`,
    ru: `миф|легенда|неправда|ложь|ложн\\p{L}+|опроверг\\p{L}*|опроверж\\p{L}+|отрица\\p{L}+|не соответствует действительности|неверно|выдум\\p{L}+|заблуждение`,
    zh: `谣言|误解|传说|不实|否认|辟谣|并非|不是真的|驳斥|没有根据|误传`,
    ja: `迷信|デマ|誤解|否定|事実ではない|事実無根|間違い|俗説|嘘`,
  },
  hearsay: {
    en: `it is (?:often |widely |sometimes |commonly )?(?:said|claimed|believed|thought|assumed|rumou?red)|(?:many|some|most|people|parents|critics|residents|users|visitors) (?:\\p{L}+ )?(?:believe|think|claim|say|assume|suspect|argue)|(?:claims?|rumou?rs?|belief|legend|idea|notion|allegations?|reports?|theory|story) (?:that|of|has it)|reported that|alleg(?:e|es|ed|edly)|supposedly|reputedly|purported(?:ly)?|so-called|claim(?:s|ed)? that|claim(?:s|ed)?|according to (?:its|his|her|their) own`,
    de: `es heißt|angeblich|vermeintlich|viele glauben|(?:manche|viele|einige|Kritiker) (?:glauben|meinen|behaupten|sagen|denken)|behaupt\\p{L}+|Gerüchte?n?|die Legende|soll angeblich|nach eigenen Angaben`,
    fr: `on dit|on raconte|prétend(?:ent|u|ue)?|soi-disant|beaucoup (?:croient|pensent)|rumeurs?|selon (?:la|une) légende|affirm(?:e|ent|ait)|d'après la légende|serait`,
    es: `se dice|se cuenta|supuest(?:o|a|amente)|presunt(?:o|a|amente)|muchos (?:creen|piensan)|rumor(?:es)?|según la leyenda|se rumorea|afirma(?:n|ba)? que`,
    ru: `якобы|говорят|считается|многие (?:считают|думают|верят)|по слухам|слухи?|утвержда\\p{L}+|по легенде|бытует мнение`,
    zh: `据说|传言|传闻|有人(?:说|认为|称)|许多人(?:认为|相信)|人们常说|声称|谣传|传说`,
    ja: `といわれ|と言われ|という噂|うわさ|と信じ|とされて|主張し|という説`,
  },
  hedge: {
    en: `may|might|could|possibly|perhaps|potentially|suggest(?:s|ed|ing)?|indicat(?:e|es|ed)|appears?|appeared|seems?|seemed|likely|unlikely|probably|presumably|apparently|consider(?:s|ed|ing)?|discuss(?:es|ed|ing)?|look(?:s|ed|ing)? into|explor(?:e|es|ing)|hopes?|hoped|hoping|thought to|believed to|suspect(?:s|ed)?|fears?|feared|estimated|under (?:consideration|review|discussion)|would|propos(?:e|es|ed|al)|preliminary|associated with|linked (?:to|with)|tentative(?:ly)?|possibility|possible`,
    de: `könnten?|möglicherweise|vielleicht|eventuell|wohl|vermutlich|wahrscheinlich|deutet\\s.{0,30}hin|deuten\\s.{0,30}hin|prüf(?:t|en)|erwäg(?:t|en)|hofft|hoffen|offenbar|dürften?|scheint|scheinen|würden?|möglich|denkbar|mutmaßlich\\p{L}*|im Gespräch|diskutier\\p{L}+|Hinweise?|legen?\\s.{0,30}nahe|legt\\s.{0,30}nahe`,
    fr: `peut-être|pourrai(?:t|ent)|probablement|sans doute|suggère(?:nt)?|semblent?|semblerait|envisage(?:nt)?|étudie(?:nt)?|espère(?:nt)?|éventuellement|susceptibles?|devrai(?:t|ent)|possible|indique(?:nt)? que|craint|craignent|serai(?:t|ent)`,
    es: `podrían?|quizás?|tal vez|probablemente|posiblemente|sugiere[n]?|parece[n]?|estudia[n]?|baraja[n]?|espera[n]?|considera[n]?|apunta[n]? a|puede que|posible|sería[n]?|indica[n]? que|teme[n]?|eventualmente`,
    ru: `может|могут|возможно|вероятно|вероятн\\p{L}+|по-видимому|видимо|предполага\\p{L}+|рассматрива\\p{L}+|обсужда\\p{L}+|надеет\\p{L}+|надеют\\p{L}+|кажется|мог(?:ла|ло|ли)? бы|наверное|указыва\\p{L}+ на|изуча\\p{L}+|не исключ\\p{L}+`,
    zh: `可能|也许|或许|大概|似乎|考虑|研究是否|希望|有望|表明|显示出|或将|预计|疑似|探讨|拟|讨论`,
    ja: `かもしれ|可能性|検討|おそらく|らしい|ようだ|見込み|示唆|とみられ|恐れ|思われ|だろう|でしょう|うかがえ|期待`,
  },
  plan: {
    en: `plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed|ing)?|is to|are to|wants?|wanted|will|shall|expects?|expected|scheduled|due to|going to|set to|hopes?|proposes?|proposed|promis(?:e|es|ed)|pledg(?:e|es|ed)|slated|to be|about to|seeks?|upcoming|forthcoming|until|by the end|target(?:s|ed)?|not yet|ordered|agreed to|has agreed|decided to|next`,
    de: `plan(?:t|en|te|ten)|geplant(?:e[nrs]?)?|soll(?:en|te|ten)?|will|wollen|wollte|beabsichtig\\p{L}+|vorgesehen|werden|wird|möchten?|künftig|voraussichtlich|ab|strebt|noch nicht|bis`,
    fr: `prévoi(?:t|ent)|prévue?s?|doi(?:t|vent)|compte(?:nt)?|veut|veulent|souhaite(?:nt)?|projet(?:te|tent)?|envisage(?:nt)?|\\p{L}+er(?:a|ont)|ser(?:a|ont)|va|vont|pas encore|\\p{L}+r(?:a|ont)`,
    es: `planea[n]?|prevé[n]?|previst[oa]s?|quiere[n]?|pretende[n]?|va a|van a|proyecta[n]?|tiene previsto|\\p{L}+r(?:á|án)|todavía no|aún no|piensa[n]?`,
    ru: `план\\p{L}+|намерен\\p{L}*|собира\\p{L}+|будет|будут|хочет|хотят|предстоит|должн?[аоы]?|ещё не|еще не|к концу|обеща\\p{L}+`,
    zh: `计划|打算|将|拟|准备|预定|准备|要在|尚未|还没|筹备`,
    ja: `予定|計画|方針|目指|つもり|まだ|していない|見込み|今後|来年|来月`,
  },
  will: {
    en: `will|shall|is going to|are going to`,
    de: `wird(?!\\s.{0,60}(?:von|vom))|werden`,
    fr: `va|vont|sera|seront`,
    es: `va a|van a|será|serán`,
    ru: `будет|будут`,
    zh: `将(?=会|在|于)|一定会`,
    ja: `必ず`,
  },
  done: {
    en: `already|has been|have been|has \\p{L}+ed|have \\p{L}+ed|has (?:already )?\\p{L}+|have (?:already )?\\p{L}+|completed|finished|now`,
    de: `bereits|schon|ist\\s.{0,80}(?:worden|t|en)(?=[.,;]|$)|hat\\s.{0,80}(?:t|en)(?=[.,;]|$)|haben\\s.{0,80}(?:t|en)(?=[.,;]|$)|abgeschlossen|fertig`,
    fr: `déjà|a (?:été |déjà )?\\p{L}+[éui]e?s?|ont (?:été |déjà )?\\p{L}+[éui]e?s?|achevé`,
    es: `ya|ha \\p{L}+[oó]|han \\p{L}+[oó]|\\p{L}+ó|\\p{L}+aron|\\p{L}+ieron`,
    ru: `уже|заверш[её]н\\p{L}*|\\p{L}{3,}л(?:а|о|и)?`,
    zh: `已经?|了|完成`,
    ja: `すでに|既に|した|された|完了|決定し|始めた`,
  },
  certain: {
    en: `prov(?:e|es|ed|en)|definitely|certainly|undoubtedly|conclusively|guarantee(?:s|d)?|confirm(?:s|ed)?|demonstrat(?:e|es|ed)|establish(?:es|ed)?|must|always|clearly|without (?:any )?doubt|inevitabl[ey]`,
    de: `beweis(?:t|en)|bewies(?:en)?|bewiesen|nachgewiesen|sicher|definitiv|zweifellos|garantier\\p{L}+|bestätig\\p{L}+|steht fest|beschlossen|immer|eindeutig`,
    fr: `prouve(?:nt)?|prouvé|démontre(?:nt)?|démontré|certainement|garanti\\p{L}*|confirme(?:nt)?|toujours|sans aucun doute|décidé`,
    es: `demuestra[n]?|demostró|demostrado|prueba[n]?|probado|garantiza[n]?|confirma[n]?|sin duda|siempre|seguramente|definitivamente|decidi(?:ó|do)`,
    ru: `доказ\\p{L}+|гарантир\\p{L}+|подтвержд\\p{L}+|подтверд\\p{L}+|несомненно|всегда|точно|решил\\p{L}*|однозначно`,
    zh: `证明|证实|必然|肯定|一定|确定|决定|保证|总是`,
    ja: `証明|必ず|確実|決定|断定|確認され|常に|決まった|決めた`,
  },
  condition: {
    en: `only (?:if|when|with|after|where)|if|unless|provided(?: that)?|providing that|as long as|so long as|on condition(?: that)?|except(?: for| when| if| in| on)?|subject to|in case|once|when|where|as soon as|apart from|other than|conditional|depends on|depending on|but not|excluding|contingent|must first|whoever`,
    de: `wenn|falls|sofern|nur (?:mit|bei|nach)|es sei denn|außer|ausgenommen|unter der Bedingung|vorausgesetzt|solange|soweit|sobald|abgesehen|mit Ausnahme|vorbehaltlich|wer`,
    fr: `si|s'ils?|à condition|sauf|à moins|pourvu|sous réserve|en cas|hormis|excepté|tant que|dès que|lorsque|quand|à l'exception`,
    es: `si|siempre que|salvo|excepto|a menos que|a condición|con la condición|en caso|siempre y cuando|con tal de|cuando|previa|sujet[oa]s? a|a no ser que`,
    ru: `если|при условии|только при|кроме|за исключением|в случае|пока не|когда|лишь при|при наличии`,
    zh: `如果|只有|只要|除非|除了|除外|若|必须先|前提|的话|条件|凡|以外|之后才`,
    ja: `場合|れば|なら|たら|限り|条件|除き|除く|以外|ただし|とき`,
  },
  regardless: {
    en: `even if|even when|even without|regardless|whether or not|no matter|without (?:any|having|further|needing)|unconditional(?:ly)?|in any case|irrespective|in all cases|under all circumstances|automatically|without exception|even though`,
    de: `auch wenn|selbst wenn|unabhängig davon|auch ohne|in jedem Fall|egal ob|bedingungslos|ohne (?:weitere|jede|vorherige|dass)|immer|ausnahmslos|auch bei`,
    fr: `même si|même sans|quel(?:le)?s? que|indépendamment|sans condition|dans tous les cas|qu'ils?\\s.{0,30}ou non|en toutes circonstances|sans exception`,
    es: `aunque|incluso si|aun si|independientemente|sin condiciones|en todo caso|en cualquier caso|sin necesidad|incluso sin|siempre`,
    ru: `даже если|независимо|вне зависимости|без условий|в любом случае|даже без|без исключения|всегда`,
    zh: `无论|不管|即使|无条件|任何情况|一律|不论|都能`,
    ja: `でも(?=、|無|対)|にかかわらず|無条件|なくても|いつでも|関係なく`,
  },
  exclusive: {
    en: `only|just|solely|exclusively|merely|nothing but|alone|sole|no (?:one|other)|but not|not\\s.{0,40}but`,
    de: `nur|lediglich|ausschließlich|allein|einzig\\p{L}*|bloß|beschränkt`,
    fr: `seulement|uniquement|seule?s?|exclusivement|ne\\s.{0,60}que|limit\\p{L}+`,
    es: `sólo|solo|solamente|únicamente|exclusivamente|únic[oa]s?|limita\\p{L}*`,
    ru: `только|лишь|исключительно|единственн\\p{L}+|ограничива\\p{L}+`,
    zh: `只|仅|唯一|单单|限于`,
    ja: `だけ|のみ|しか|唯一|限り|限られ`,
  },
  universal: {
    en: `all|every|everyone|everybody|everywhere|entire(?:ly)?|whole|completely|always|any|across the|nationwide|worldwide|throughout|in general|both`,
    de: `all(?:e|en|er|es)|jede[mnrs]?|ganze[nmrs]?|gesamte[nmrs]?|überall|immer|vollständig|sämtliche|bundesweit|landesweit|weltweit`,
    fr: `tous|toutes|toute?|chaque|entière?s?|ensemble|partout|toujours|complètement`,
    es: `tod[oa]s?|cada|enter[oa]s?|siempre|completamente|en todas partes|cualquier`,
    ru: `все|всех|всем|всей|весь|вся|всю|каждый|кажд\\p{L}+|повсюду|всегда|полностью|целиком|любой`,
    zh: `所有|全部|全(?=市|国|省|县|校|部|体|年)|每|任何|总是|一切|整个|都(?=能|会|是|可|有)`,
    ja: `すべて|全て|全員|全(?=国|市|県|域|部|校)|あらゆる|常に|毎|みな|どの`,
  },
  cause: {
    en: `because(?: of)?|due to|caused by|owing to|thanks to|as a result of|attributed to|attributes?\\s.{0,40}to|blames?|blamed|result(?:s|ed)? from|resulting from|stems? from|driven by|triggered by|reason (?:for|was|is)|on account of|down to|put down to|for which reason|as(?= the| it| this| they)|mainly (?:from|by)|the cause`,
    de: `weil|wegen|aufgrund|durch|dank|infolge|verursacht|ausgelöst|Ursache|Grund|da|denn|führ\\p{L}+\\s.{0,40}zurück|zurückzuführen|nämlich`,
    fr: `parce que|à cause|en raison|grâce à|dû|due|dus|causée?s? par|provoquée?s? par|car|puisque|cause|raison|faute de|s'explique`,
    es: `porque|debido a|a causa|gracias a|por culpa|causad[oa]s? por|provocad[oa]s? por|ya que|puesto que|causa|motivo|razón|se debe`,
    ru: `потому что|из-за|благодаря|вследствие|в результате|вызван\\p{L}*|причин\\p{L}+|так как|поскольку|по причине|ввиду|объясн\\p{L}+`,
    zh: `因为|由于|因(?!此)|原因|归因|起因|导致|造成|缘故|所致`,
    ja: `ため(?!に)|ので|原因|理由|によって|により|せい|おかげ|から(?=、|だ)`,
  },
  effect: {
    en: `led to|leads to|lead to|cause(?:s|d)?(?! by)|result(?:s|ed|ing)? in|as a result|therefore|so that|so(?=,| the| it| they| he| she)|consequently|which is why|brought about|triggered(?! by)|prompt(?:s|ed)|made it|hence|thus`,
    de: `führt(?:e|en)?\\s.{0,40}zu|deshalb|daher|dadurch|deswegen|sodass|so dass|weshalb|folglich|verursachte?n?`,
    fr: `a (?:entraîné|provoqué|causé|conduit)|entraîne(?:nt)?|provoque(?:nt)?|donc|si bien que|c'est pourquoi|par conséquent`,
    es: `causó|provocó|llevó a|por eso|por lo que|por tanto|así que|en consecuencia|provoca[n]?|causa[n]?`,
    ru: `привел\\p{L}*|привёл|поэтому|вызвал\\p{L}*|следовательно|в итоге|стал\\p{L} причиной`,
    zh: `导致|造成|因此|所以|使得|引起|从而`,
    ja: `引き起こ|招い|その結果|したがって|だから|もたらし`,
  },
  unrelated: {
    en: `nothing to do with|not (?:\\p{L}+ )?(?:related|linked|caused|because|due)|no (?:causal )?(?:link|connection|relation|effect)|unrelated|independent(?:ly)? of|careful not to|cannot be (?:shown|ruled)|correlation|not to see`,
    de: `nichts zu tun|kein(?:en)? Zusammenhang|unabhängig von|nicht (?:wegen|durch|weil|auf)|keine(?:n)? Einfluss`,
    fr: `rien à voir|aucun lien|sans rapport|pas (?:dû|due|à cause|parce)|indépendant\\p{L}*`,
    es: `nada que ver|sin relación|ninguna relación|no se debe|no (?:por|porque)`,
    ru: `не связан\\p{L}*|нет связи|не из-за|не имеет отношения|независимо от`,
    zh: `无关|没有关系|并非因|不是因|影响(?:很小|不大)`,
    ja: `関係ない|無関係|関係がない|ではない|影響は(?:小さ|な)`,
  },
  speech: {
    en: `sa(?:y|ys|id|ying)|according to|claim(?:s|ed)?|argu(?:e|es|ed)|warn(?:s|ed)?|believ(?:e|es|ed)|think(?:s)?|thought|expect(?:s|ed)?|fear(?:s|ed)?|stat(?:e|es|ed)(?= that)|report(?:s|ed)?(?! to)|told|writes?|wrote|find(?:s)?(?= that)|found(?= that| no)|conclude(?:s|d)?|insist(?:s|ed)?|predict(?:s|ed)?|called|estimat(?:e|es|ed)|announc(?:e|es|ed)|promis(?:e|es|ed)|demand(?:s|ed)?|complain(?:s|ed)?|accus(?:e|es|ed)|point(?:s|ed)? out|in the (?:view|opinion) of|hope(?:s|d)?|prais(?:e|es|ed)|criticis(?:e|es|ed)|criticiz(?:e|es|ed)|recommend(?:s|ed)?|suspect(?:s|ed)?|agree(?:s|d)?|suggest(?:s|ed)?|propos(?:e|es|ed)|confirm(?:s|ed)?`,
    de: `sagt(?:e|en)?|laut|zufolge|nach (?:Angaben|Ansicht|Meinung)|behaupte(?:t|te|n|ten)|mein(?:t|te|en)|warn(?:t|te|en|ten)|glaub(?:t|te|en)|erklär(?:t|te|en|ten)|erwarte(?:t|te|n)|fürchte(?:t|te|n)|befürchte(?:t|te|n)|berichte(?:t|te|n)|forder(?:t|te|n|ten)|kritisier\\p{L}+|hoff(?:t|te|en)|beton(?:t|te|en)|lob(?:t|te|en|ten)`,
    fr: `selon|d'après|affirm(?:e|ent|é|ait)|dit|disent|déclar(?:e|é|ent)|estim(?:e|ent|é|ait)|crain(?:t|dre)|craignent|pense(?:nt)?|annonc(?:e|é|ent)|assur(?:e|é|ent)|prétend(?:ent)?|demand(?:e|é|ent)|juge(?:nt)?|critique(?:nt)?|espère(?:nt)?|avertit`,
    es: `según|afirm(?:a|an|ó|aron)|dijo|dice[n]?|dijeron|asegur(?:a|an|ó|aron)|cre(?:e|en|ía)|teme[n]?|declaró|sostiene[n]?|advierte[n]?|advirtió|anunció|opina[n]?|pidió|piden|estima[n]?|considera[n]?|espera[n]?|critic(?:a|an|ó)`,
    ru: `сказал\\p{L}*|по словам|сообщил\\p{L}*|заявил\\p{L}*|утвержда\\p{L}+|считает|считают|по мнению|опаса\\p{L}+|объяснил\\p{L}*|отметил\\p{L}*|согласно|полага\\p{L}+|назвал\\p{L}*|пообеща\\p{L}+|предупре\\p{L}+|по данным|ожида\\p{L}+`,
    zh: `说|表示|称|认为|据|指出|警告|担心|宣布|相信|预计|批评|建议|强调`,
    ja: `によると|と述べ|と話し|と発表|と主張|と考え|懸念|と説明|と指摘|と語っ|と訴え|と見て|期待`,
  },
  passive: {
    en: `(?:was|were|is|are|been|being|be|got)\\s+(?:\\p{L}+\\s+)?\\p{L}+(?:ed|en|t|ght|ld|de|ne|wn|id)\\s(?:.{0,60}?\\s)?by`,
    de: `(?:wird|wurde|wurden|werden|worden)\\b.{0,60}?(?:von|vom|durch)|von\\s.{0,50}(?:wurde|worden|gekauft|übernommen|besiegt)`,
    fr: `(?:est|sont|fut|furent|été|était)\\s+(?:\\p{L}+\\s+)?\\p{L}+(?:é|ée|és|ées|u|ue|is|ise|it|ite|te)\\b.{0,60}?par`,
    es: `(?:es|son|fue|fueron|sido|era)\\s+(?:\\p{L}+\\s+)?\\p{L}+(?:do|da|dos|das|to|ta|cho|cha)\\b.{0,60}?por`,
    ru: `(?:был[аои]?\\s+)?\\p{L}+(?:ан|ен|ён|ана|ена|ано|ены|аны|нут)\\b`,
    zh: `被|由`,
    ja: `られ|された|される|されて`,
  },
  coordination: {
    en: `and|or|both|between|with|as well as|against|versus|v|vs`,
    de: `und|oder|sowie|mit|zwischen|gegen`,
    fr: `et|ou|avec|entre|contre`,
    es: `y|e|o|con|entre|contra`,
    ru: `и|или|с|между|против`,
    zh: `和|与|及|或|、|跟`,
    ja: `と|や|・|、|および`,
  },
  allBut: {
    en: `all but|all except|all(?: (?:of )?\\p{L}+){1,4} (?:but|except)|nearly all|almost all|almost every|not all|not every`,
    de: `alle(?:[nrs])? \\p{L}+ (?:außer|bis auf)|fast alle|beinahe alle|nahezu alle|alle bis auf|nicht alle`,
    fr: `(?:tous|toutes)(?: \\p{L}+){1,3} sauf|presque tous|presque toutes|tous sauf|toutes sauf|pas tous|pas toutes`,
    es: `tod[oa]s(?: \\p{L}+){1,3} (?:menos|salvo|excepto)|casi tod[oa]s|tod[oa]s menos|tod[oa]s salvo|no tod[oa]s`,
    ru: `почти все|все кроме|не все`,
    zh: `几乎所有|几乎全部|除.{1,12}外|并非所有|不是所有`,
    ja: `ほとんどすべて|ほぼ全|を除く|すべてではない`,
  },
  all: {
    en: `all|every|everyone|each`,
    de: `alle[nrs]?|jede[mnrs]?|sämtliche[nr]?`,
    fr: `tous|toutes|chaque`,
    es: `todos|todas|cada`,
    ru: `все|всех|всем|всеми|каждый|каждая|каждое`,
    zh: `所有|全部|每|全体`,
    ja: `すべて|全て|全員|全部`,
  },
  most: {
    en: `most(?= of| \\p{Ll}+s\\b)|majority|mostly|more than half|over half`,
    de: `die meisten|meisten|Mehrheit|mehr als die Hälfte|überwiegend\\p{L}*|Großteil`,
    fr: `la plupart|majorité|plus de la moitié`,
    es: `la mayoría|mayoría|mayor parte|más de la mitad`,
    ru: `большинств\\p{L}+|больш\\p{L}+ часть|более половины`,
    zh: `大多数|大部分|多数|过半`,
    ja: `大半|ほとんど|過半数|多く`,
  },
  some: {
    en: `some|several|a number of|a few|certain|part of|partly|partially|in part|many`,
    de: `einige[nr]?|mehrere[nr]?|manche[nr]?|teilweise|ein Teil|zum Teil|viele[nr]?`,
    fr: `certaine?s|quelques|plusieurs|une partie|en partie|partiellement|beaucoup`,
    es: `algun[oa]s|vari[oa]s|ciert[oa]s|una parte|en parte|parcialmente|much[oa]s`,
    ru: `некоторы\\p{L}+|несколько|част(?:ь|ично)|отчасти|многи\\p{L}+`,
    zh: `一些|部分|有些|若干|有的|许多|不少`,
    ja: `一部|いくつか|何人か|部分的|多くの`,
  },
  few: {
    en: `few|hardly any|a minority|minority|rarely|a handful|seldom`,
    de: `wenige[nr]?|kaum|selten|eine Minderheit|eine Handvoll`,
    fr: `peu de|rares?|rarement|une minorité|une poignée`,
    es: `poc[oa]s|rara vez|una minoría|un puñado`,
    ru: `немноги\\p{L}+|мало|редко|меньшинство`,
    zh: `少数|很少|极少`,
    ja: `少数|わずか|ごく一部`,
  },
  none: {
    en: `none|no|neither|nobody|no one|not one|not a single|not any|zero`,
    de: `kein(?:e[mnrs]?)?|niemand|kein einzige[rsn]?`,
    fr: `aucune?|personne|nul(?:le)?|pas un(?:e)? seule?`,
    es: `ningún|ninguna|ninguno|nadie|ni un[oa]?`,
    ru: `ни один|ни одн\\p{L}+|никто|никакой|никаких|нет`,
    zh: `没有(?:任何|一)|无一|毫无|没有人`,
    ja: `一人も|一つも|誰も|全く|皆無|なし`,
  },
  atLeast: {
    en: `at least|no (?:less|fewer) than|a minimum of|minimum|not less than|or more|more than|over|above|upwards of|exceed(?:s|ed|ing)?`,
    de: `mindestens|wenigstens|nicht weniger als|mehr als|über|zumindest`,
    fr: `au moins|au minimum|pas moins de|plus de|minimum`,
    es: `al menos|como mínimo|por lo menos|no menos de|más de|mínimo`,
    ru: `не менее|минимум|по меньшей мере|как минимум|более|больше|свыше|не меньше`,
    zh: `至少|不少于|不低于|超过|以上|最少`,
    ja: `少なくとも|以上|超`,
  },
  atMost: {
    en: `at most|no more than|a maximum of|maximum|up to|not more than|or less|or fewer|less than|fewer than|under|below|as much as|as many as|must not exceed`,
    de: `höchstens|maximal|nicht mehr als|bis zu|weniger als|unter`,
    fr: `au plus|au maximum|pas plus de|jusqu'à|moins de|maximum`,
    es: `como máximo|a lo sumo|no más de|hasta|menos de|máximo`,
    ru: `не более|максимум|не больше|до|менее|меньше|самое большее`,
    zh: `最多|至多|不超过|不多于|以下|以内|不到|最高`,
    ja: `最大|以下|以内|未満|多くても|まで`,
  },
  about: {
    en: `about|around|approximately|roughly|nearly|almost|some|circa|ca|close to|just (?:under|over)|more than|over|less than|under|well over|or so|an estimated|up to`,
    de: `etwa|rund|ungefähr|circa|ca|fast|knapp|gut|beinahe|nahezu|mehr als|über|unter|annähernd`,
    fr: `environ|près de|presque|quelque|autour de|à peu près|plus de|moins de`,
    es: `unos|unas|cerca de|alrededor de|aproximadamente|casi|más de|menos de`,
    ru: `около|примерно|почти|порядка|приблизительно|более|менее|свыше`,
    zh: `约|大约|近|将近|左右|多|余|超过|不到`,
    ja: `約|およそ|ほぼ|程度|前後|近く|余り|超|弱|強`,
  },
  since: {
    en: `since|from`,
    de: `seit|ab`,
    fr: `depuis|à partir|dès`,
    es: `desde|a partir`,
    ru: `с|со`,
    zh: `自|从|以来`,
    ja: `から|以来`,
  },
  until: {
    en: `until|till|by`,
    de: `bis`,
    fr: `jusqu'(?:à|en|au)|d'ici`,
    es: `hasta`,
    ru: `до|к`,
    zh: `直到|截至|到`,
    ja: `まで|までに`,
  },
};

const UNSPACED: readonly Language[] = ['zh', 'ja', 'ko'];
const compiled = new Map<string, RegExp>();

/** Everything but the names of character classes: patterns run over text in lower case, which is much faster than ignoring case. */
function lowerCase(pattern: string): string {
  return pattern.replace(/\\p\{\w+\}|\\[A-Z]|./gu, (part) => (part.length > 1 ? part : part.toLowerCase()));
}

function patternOf(marker: Marker, language: Language): RegExp {
  const lists = MARKERS[marker];
  const own = language in lists ? language : 'en';
  const key = `${marker} ${own}`;
  let pattern = compiled.get(key);
  if (pattern === undefined) {
    const source = lowerCase(lists[own] as string)
      .replaceAll(`'`, `['’]`)
      .replaceAll('\\b', '(?![\\p{L}])');
    pattern = new RegExp(
      UNSPACED.includes(own) ? `(?:${source})` : `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`,
      'gu',
    );
    compiled.set(key, pattern);
  }
  return pattern;
}

export interface Marked {
  start: number;
  end: number;
}

/** "Not until April" says when, "not only" says more. */
const NOT_UNTIL =
  /^(?:[^.,;]{0,50}\s(?:until|till|hasta|avant|раньше)(?!\p{L})|\s(?:only|just|nur|seulement|solo|sólo|только)(?!\p{L}))/iu;

/** Where words of a class stand in a text. */
export function markedBy(marker: Marker, text: string, language: Language): Marked[] {
  const found: Marked[] = [];
  const plain = text.toLowerCase();
  // A letter that grows in lower case would move every offset behind it.
  const searched = plain.length === text.length ? plain : text;
  for (const match of searched.matchAll(patternOf(marker, language))) {
    const end = match.index + match[0].length;
    if (match[0] === '' || (marker === 'negation' && NOT_UNTIL.test(text.slice(end, end + 60)))) continue;
    found.push({ start: match.index, end });
  }
  return found;
}
