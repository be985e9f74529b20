/**
 * Words by which a person asks for a change in a talk, takes it back, puts it right or only thinks
 * aloud; English, German and a little Spanish. Data; `judge-wish.ts` reads with it. All are used on
 * plain text (`domain/consent/plain-words.ts`): lower case, no accents, short forms written out.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';

const asks =
  '(?:(?:ok(?:ay)?|so|and|but|then|also|now|well|right|yes|yep|yeah|no|oh|please|just|anyway|actually|for me|hi|hey|hello|great|good|alright|all right|um|uh|er|erm|hm+|ah|listen|look|meanwhile|finally|lastly|next|besides|plus|first(?:ly)?(?: of all)?|second(?:ly)?|third(?:ly)?|last but not least|(?:one )?(?:last|more|other|final) (?:one|thing)|by the way|while (?:you are|we are|i am) at it|if you (?:would|could|can|please)|quickly|seriously|honestly|thanks|thank you|und|also|dann|bitte|ja|nein|ach|gut|y|por favor)[\\s,.!:]+)*' +
  '(?:(?:can|could|would|will) (?:you|we) (?:please |just |also )?|(?:i )?(?:would like|would love|(?:do |really |also |just )?(?:want|need)|(?:did |also |really )*(?:want|need)(?:ed)?) (?:you )?to |(?:would|could|will|can) you (?:kindly |quickly )?|do (?=add|put|book|block)|go ahead and |do me a favou?r and |you (?:should|can|could|may|might) |would you mind |mind |(?:want|need|would like) you to |(?:make|be) sure (?:to |you )|feel free to |(?:i would|id|i) say |better |let us |lets |kannst du |konntest du |du kannst |puedes )?(?:please |also |just |bitte )?';

/** Orders at the beginning of a clause. */
export const orders: Record<Proposal['action'], RegExp> = {
  add: new RegExp(
    `^${asks}(?:add|adding|put|putting|enter|log|bang|lob|whack|plug|wedge|scribble|lock (?:in|down)|carve out|line up|diari[sz]e|slate|make (?:room|time|space)|find (?:room|time|space|a spot|a slot)|chuck|bung|shove|plonk|tuck|ink|get|drop|slot|fit|hold|keep|fix|file|include|register|record|write|organi[sz]e|have|set|do not forget|count me in|pencil|book(?! club| launch| fair| group| shop)|schedule|block|enter|create|insert|note|jot|save|reserve|plan|arrange|set up|squeeze|stick|pop|throw|remind me|give me|sign me up|mark|do not forget|remember|(?:kannst|konntest|wurdest|ich (?:will|mochte)) .*(?:eintragen|anlegen|hinzufugen|aufschreiben|notieren|einplanen)|i (?:would like|would love|want|need) to (?:have|see|meet|go)\\b|(?:what )?i (?:also |do |really |still )*(?:need|want|would like|would love)(?: is)? (?:a|an|the|two|three|my|another|some|to see)\\b|we need (?:a|an)\\b|lets (?:do|say|add|put|make)|make it\\b|make that\\b|make (?:the|my|our) |change\\b|say\\b|trag|trage|fug|fuge|setz|setze|schreib|notier|plan|plane|leg|buch|buche|merk|block|blocke|mach\\b|ich (?:brauche|will|mochte|hatte gern)|anade|agrega|pon|apunta|anota|reserva|crea)`,
  ),
  move: new RegExp(
    `^${asks}(?:move|shift|push|nudge|kick|pull|drag|rejig|rearrange|reshuffle|reschedule|change|bring|postpone|delay|put|make (?:it|that|the|my)|swap|switch|slide|bump|have it|lets (?:do|move|make)|have (?:the|my|our) .*(?:later|earlier|sooner|instead)|(?:the|my|our) (?:\\S+ ){1,5}(?:has to|needs to|should|must|can) (?:go|move|shift|be|start|begin|happen)|(?:that|it|this)(?: one)? (?:really )?(?:has to|needs to|should|must|can|could) (?:go|move|shift|come)(?: \\S+)? (?:to|back|forward|earlier|later)\\b|(?:can|could|would) (?:that|it|this|the (?:\\S+ ){1,3}|my (?:\\S+ ){1,3})\\s?(?:go|move|be|start|begin|happen)\\b|what i (?:do |really )?(?:want|need) is .*\\binstead\\b|(?:kannst|konntest|wurdest|ich (?:will|mochte)) .*(?:verschieben|verlegen)|verschieb|verschiebe|verleg|verlege|schieb|zieh|leg|mach|mueve|cambia|pasa|\\w+ then$)`,
  ),
  update: new RegExp(
    `^${asks}(?:update|change|make|trim|rename|call|extend|shorten|lengthen|note|add|put|set|give|write|include|invite|remind|mark|(?:the|my|our) (?:\\S+ ){1,6}?(?:has to|needs?(?: to)?|should|must|will|could|takes|lasts|runs)\\b|lets (?:give|make)|stretch|prolong|i need (?:more|longer)|verlanger|verkurz|ander|andere|nenn|nenne|schreib|notier|mach|setz|cambia|alarga|acorta|pon|anade)`,
  ),
  remove: new RegExp(
    `^${asks}(?:remove|delete|cancel|drop|bin|axe|nix|kick (?:\\S+ ){0,4}?out|knock (?:\\S+ ){0,4}?on the head|call (?:\\S+ ){0,4}?off|scrap|clear|skip|erase|kill|ditch|call off|get rid of|take (?:\\S+ ){0,6}?(?:off|out|away)|strike|(?:kannst|konntest|wurdest|ich (?:will|mochte)) .*(?:loschen|absagen|streichen|entfernen|rausnehmen)|losch|losche|streich|streiche|entfern|entferne|nimm (?:\\S+ ){0,6}?(?:raus|weg)|sag (?:\\S+ ){0,6}?ab|sage (?:\\S+ ){0,6}?ab|elimina|borra|cancela|quita|(?:(?:the|my|our) (?:\\S+ ){1,5}|(?:that|it|this)(?: one)? )(?:really |definitely )?(?:has to|needs to|must|can|should) (?:really |just )?(?:go(?! (?:to|at|on|in|into|up|ahead|well|right|through|for|from|forward|back|later|earlier)\\b)\\b|come (?:off|out)\\b|be (?:removed|deleted|cancell?ed|dropped|scrapped|struck)\\b))`,
  ),
};

/** The same, of something that was just named: "put that in", "add it". */
/** "Dentist, Friday at three, please." "The concert goes into my calendar." */
export const askedKindly = /\b(?:please|bitte|por favor)\b/;
export const intoCalendar =
  /\b(?:in|into|on|to|onto) (?:the|my|our) (?:calendar|diary|schedule|agenda|planner)\b|\b(?:should|must|needs? to|has to|have to|ought to) (?:be|go|get) (?:in|into|on|onto) (?:there|it)\b|\bi (?:do |also |really )?(?:need|want) (?:\S+ ){1,6}(?:in|on) there\b|\b(?:in|auf) (?:den|meinen?) (?:kalender|terminkalender)\b|\b(?:en|a) (?:el|mi|la) (?:calendario|agenda)\b/;

export const orderOfIt =
  /\b(?:add|put|pencil|book|schedule|block|enter|note|jot|save|stick|pop|mark|write) (?:it|that|this|them|those|these|one|both|him|her)\b|\b(?:get|sort|slot|fit|chuck|bung|log|include|record|register|have) (?:it|that|this|them|those|these|him|her) (?:in|on|down|into|onto|sorted|noted|booked|added|there|for (?:me|us))\b|\bput (?:me|us) down for (?:it|that|this|one)\b|\b(?:put|add) (?:it|that)? ?in\b|\b(?:so|and) in (?:it|that|he|she) goes\b|\badd that\b|\btrag(?:e)? (?:es|das|ihn|sie|den|die)\b|\bschreib(?:e)? (?:es|das) (?:auf|rein)\b|\b(?:anadelo|ponlo|apuntalo|agregalo)\b/;

/** It was only thought of. */
export const hypothetical =
  /\b(?:what if|if i|if we|if (?:my|our|the|his|her)|if only|if it|if you|if they|if he|if she|suppose|supposing|imagine|in case|unless|would be|would it|would that|might|maybe|perhaps|possibly|i guess|not sure|i think i(?:'ll| will)|was thinking|thinking (?:of|about)|could be|wonder|wish i|hypothetically|theoretically|in theory|one day|some ?day|ever|was ware wenn|wenn ich|wenn wir|falls|angenommen|vielleicht|eventuell|mal sehen|konnte sein|ware es|quizas?|tal vez|a lo mejor|que tal si)\b|^si\b/;

/** It is put as a question about what is. */
export const question =
  /^(?:(?:so|and|but|ok(?:ay)?|hm+|oh|well|wait)[\s,]+)*(?:do i|did i|did we|do we|is|are|was|were|am i|have i|has|what(?! i (?:\w+ )?(?:want|need|have to)\b)|when|where|who|why|how|which|should|shall i|would|does|did|any|habe ich|hab ich|ist|sind|war|was|wann|wo|wer|warum|wie|welche|soll|tengo|hay|que|cuando)\b/;

export const negation =
  /\b(?:do not(?! forget)|does not|did not|will not|not need|no need|never|rather not|without (?:adding|putting)|not (?:put|add|book|want|going to|in (?:the|my) calendar)|leave (?:it|that|this|them) (?:out|off)|nicht|kein\w*|nie|no (?:lo )?(?:pongas|anadas|apuntes))\b/;

export const joke =
  /\b(?:kidding|joking|just a joke|a joke|sarcas\w*|yeah right|as if|ha+ ?ha+|not seriously|love it|can(?:not|'t| not) wait(?! to| for| until)|sloth mode|oh great|oh sure|oh joy|oh wonderful|how lovely|na klar doch|scherz|witz|spass|ironie|broma)\b/;

/** "I'm kidding" points back, "oh sure" at what comes. */
export const pointsBack =
  /\b(?:kidding|joking|just a joke|a joke|sarcas\w*|not seriously|scherz|witz|spass|broma)\b/g;

/** Taken back, wherever it points. */
export const retraction =
  /\b(?:forget (?:it|that|about|the|all|everything|both)|never ?mind|scrap (?:it|that|the|all|everything|both)|scratch (?:that|it|the)|leave (?:it|that|this)(?! in\b| there\b| on\b)(?: out| off| be)?|drop (?:it|that|the)|cancel (?:it|that)|do not (?:add|put|book|bother|do (?:it|that)|enter|schedule)|actually,? no|no,? do not(?! (?!(?:add|put|book|do|bother|want|need|enter|move|cancel|delete|remove|change|touch|go|include|keep|leave|save|schedule|block|make|take|write|note|think|even)\b)[a-z])|not after all|on second thoughts?|changed my mind|take (?:it|that) (?:back|out|off)(?: again)?|strike that|skip (?:it|that)|let us not|lets not|no need|better not|i take (?:that|it) back|(?:it|that) (?:will not|does not|is not going to|is not) (?:work|happen|happening|needed|necessary)|(?:do|we) not need (?:it|that|the|one)|rather not|(?:leave|take) (?:\S+ ){1,4}(?:out|off)|delete (?:it|that)|not necessary|vergiss|lass (?:es|das|mal|den|die)|doch nicht|streich das|nimm das (?:wieder )?raus|olvidalo|dejalo|mejor no)\b/;
export const retractsAll =
  /\b(?:(?:scrap|forget|drop|cancel|undo|delete|remove|leave|skip) (?:all|everything|both|the lot|the whole)\b|none of (?:it|that|them|those)|nothing of (?:it|that)|all of (?:it|that) (?:off|out)|vergiss alles|nichts davon|olvida todo)/;
export const keeps =
  /\b(?:leave|keep) (?:it|that|them) in\b|\bstays? in\b|\bkeep (?:it|that|both)\b|\blass (?:es|das) drin\b/;

/** Somebody else's plan, as the beginning of a clause. */
export const others =
  /^(?:(?:and|but|so|because|since|also|then|oh|well|anyway|apparently)[\s,]+)*(?:he|she|they|it|there|his|her|their|(?:my|our) (?!(?:birthday|appointment|call|meeting|flight|train|dentist|doctor|lunch|dinner)\b)\p{L}+(?: \p{L}+)? (?:has|have|is|are|wants|needs|will|said|says|says|goes|flies|lands|plays|presents|gets|did)|(?:my|our) (?:husband|wife|partner|boss|mother|mum|mom|father|dad|parents|son|daughter|kids?|children|sister|brother|friend|colleague|neighbou?r|manager|girlfriend|boyfriend|uncle|aunt|flatmate|roommate) \p{L}+ing\b|the (?:kids?|children|boys|girls|neighbou?rs?)\b|\p{L}+ (?:has|wants|is flying|flies|presents|said|says|asked|needs|plays|lands|goes|gets)|er|sie|seine?|ihre?)\b/u;

/** Somebody else's words or wishes, up to where these begin. */
export const reported =
  /(?<!\bi )(?<!\byou )(?<!\bhave )\b(?:goes|said|says|(?:told|tells|asked|asks|wants|wanted) (?:me|us|everyone|everybody|all of us|people)|suggest(?:s|ed)|wrote|writes|reckons|meint|meinte|sagt|sagte|schreibt|bittet mich|dice|dijo|quiere que)\b[^.!?]*$/;

export const calledOff =
  /\b(?:was|is|got|has been|have been|were|are) (?:just )?(?:cancell?ed|called off|off|postponed|dropped)\b|\b(?:fallt aus|wurde abgesagt|se cancelo)\b/;

/** The agent does not quite believe it. */
export const doubted =
  /\b(?:really|are you sure|you sure|seriously|serious|sounds like a no|wirklich|im ernst|de verdad)\b/;

/** In somebody else's calendar, or what they should do. */
export const forOthers =
  /\b(?:his|her|their|your) (?:own )?(?:calendar|diary|schedule|agenda)\b|\b(?:he|she|they) (?:should|has to|have to|must|wants?|needs?|asked|insists?|suggests?)\b|\b(?:put|add|book|note) (?:it|that|this)(?: in| down)? for (?:him|her|them)\b|\btell (?:him|her|them|\p{L}+) to\b/u;

export const reportedAfter =
  /^[\s,"”’]*(?:he|she|they|(?:my|the|his|her) \p{L}+|\p{Lu}?\p{L}+) (?:said|says|told me|goes|wrote|writes|meinte|sagte?)\b/u;

/** Right beside the name of a thing: it is to be left out. */
export const withoutIt =
  /\b(?:not|without|skip|minus|except|scratch|drop|(?:leave|take) (?:\S+ ){0,4}(?:out|off)|forget|never ?mind|no|kein\w*|ohne|sin)\b/;

export const firstPerson = /\b(?:i|my|me|we|our|us|ich|mein\w*|mir|mich|wir|uns|yo|mi|tengo|nosotros)\b/;

/** Ranges, weeks and moods instead of a day or a clock. */
export const vague =
  /\b(?:some ?time|some ?where|some ?day|soon|at some point|day to be found|to be (?:found|decided)|whenever|around then|one of these days|ish|irgendwann|bald|mal|algun dia|pronto)\b/;

export const repeats =
  /\b(?:every|each|weekly|daily|monthly|yearly|annually|biweekly|fortnightly|(?:mon|tues|wednes|thurs|fri|satur|sun)days|jede[nrs]?|wochentlich|taglich|monatlich|cada|todos los)\b/;

/** Text that was read out, or that pretends to be more than what somebody said. */
export const foreignText =
  /<\/?[a-z][^>]{0,80}>|\[\/?(?:system|inst|tool|assistant|user)|\b(?:system|assistant|developer|admin(?:istrator)?)\s*(?:prompt|message|note|override|:)|\bignore (?:all|any|the|your|previous|prior)\b|\b(?:dear|attention) (?:assistant|ai|agent)\b|tool_call|\bfunction call\b|```|\{\s*"/i;

/** "That would be perfect" supposes nothing. */
export const wouldBeGood =
  /\b(?:that|it|this)(?:'d| would) be (?:\w+ )?(?:perfect|great|good|fine|lovely|nice|ideal|wonderful|super|brilliant|best|helpful|amazing|excellent)\b|\b(?:that|it)(?:'s| is) (?:a|an) (?:\w+ )?idea\b/gi;
