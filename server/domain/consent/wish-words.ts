/** The words by which people ask for a change, in three languages. Data; `read-wish.ts` reads with it. */
import type { ChangeKind } from '#shared/schedule/change.ts';

export type WishKind = ChangeKind | 'undo';

/** On plain text (`plain-words.ts`). One wish may be several kinds: "make it four" moves or changes. */
export const wishWords: Record<WishKind, RegExp> = {
  add: /\b(?:add|adding|put|schedule|book|create|make (?!(?:it|that|this|them)\b)|set (?!(?:it|that|this|them)\b)|setup|plan|arrange|organi[sz]e|block|reserve|enter|insert|new|remind|reminder|note|log|jot|write (?:down|it|that|this)|pencil|save|keep|hold|remember|do not forget|squeeze|fit|throw|drop|get|give|sign|mark|accept|take|lets|i (?:also )?(?:have|got|need|must|want|would like|am (?:meeting|seeing|having|going|flying|picking|taking|at|in|out|off|getting|doing|leaving|travell?ing|playing|working|visiting))|we (?:have|are|need|will)|there is|there will be|another|also|invite|trag|trage|eintragen|hinzu|hinzufugen|fug|fuge|leg|anlegen|plane|planen|setz|setze|mach|erstell|erstelle|notier|notiere|merk|merke|neuer?|neues|reservier|reserviere|buch|buche|erinner|erinnere|nimm|ich (?:habe|hab|muss|brauche)|anade|agrega|pon|ponme|ponga|programa|agenda|agendar|reserva|crea|apunta|anota|recuerda|recuerdame|anadir|agregar|poner|tengo|necesito|nueva|nuevo)\b/,
  move: /\b(?:move|moving|can (?:it|that|this) be|(?:got|been|was|were|is|are|has|have|now) (?:to (?:move|shift)|moved|postponed|pushed|shifted|delayed|brought|put)|shift(?:ing)? (?:it|that|this|the|my|everything|all|both|them)|push|reschedule|change|bring|postpone|delay|swap|switch|make (?:it|that|this|the|my)|put (?:it|that|this)|earlier|later|instead|back|forward|start (?:it|that|the|later|earlier|at)|begin|slide|bump|extend|shorten|rather|should be|is now|set (?:it|that|this)|have it|update|reschedul\w*|verschieb\w*|verleg\w*|ander\w*|vorziehen|zieh|fruher|spater|statt|mueve|mover|cambia|cambiar|pasa|pasar|aplaza|aplazar|atrasa|adelanta|retrasa|pospon|posponer)\b/,
  remove:
    /\b(?:remove|removing|delete|deleting|cancel|cancell?(?:ing|ed)|no (?!\d)\p{L}+ (?:on|this|tomorrow|today|next)|drop|clear|take (?:it |that |this |the |my |\w+ )*(?:off|out|away)|get rid|skip|scrap|erase|kill|wipe|clean|empty|ditch|axe|trash|nix|bin (?=it|that|this|them|the|my)|(?:can't|cannot|can not|won't|will not|couldn't|could not) (?:be able to )?(?:make|come|attend|go|do)|not (?:on|this|next|going|happening|coming|need|do|doing|make it|want)|no longer|is off|call off|calling off|unschedule|decline|free up|forget|never ?mind|losch\w*|streich\w*|entfern\w*|absag\w*|sag\b.*\bab|weg|raus|storniere?\w*|vergiss|borra|borrar|elimina|eliminar|cancela|cancelar|quita|quitar|olvida|suprime|anula|anular)\b/u,
  update:
    /\b(?:rename|change|call (?:it|that|this|the)|title|name|update|edit|set|note|notes|comment|add|put|place|location|at|in|guest|guests|invite|with|include|remind|reminder|alert|longer|shorter|extend|shorten|minutes|hours?|make|mark|busy|free|private|attach|write|address|room|link|umbenenn\w*|nenn\w*|ander\w*|trag\w*|ort|notiz|gast|erinner\w*|langer|kurzer|renombra|llama|llamalo|cambia|anade|agrega|pon|lugar|nota|invita|invitado|recuerda\w*)\b/,
  undo: /\b(?:undo|undoing|revert|(?:take|put|bring) (?:it|that|this|everything|them|both|(?:it|that|this|them) (?:all|both)|(?:all|both) of (?:it|that|this|them)|the last (?:one|thing|change)) back|(?:bring|get|put) (?:it|that|them|(?:the|my) (?:\S+ ){1,4})\s?back|back (?:to )?(?:how|the way|where|what) (?:it|they|things) (?:was|were)|roll(?: it| that)? back|scratch|oops|whoops|restore|reinstate|redo|wrong|mistake|did not (?:mean|want)|as it was|forget (?:it|that)|never ?mind|ruckgangig|zuruck|wiederherstell\w*|deshaz|deshacer|deshazlo|revierte|restaura|vuelve)\b/,
};

/** A clause that begins with one of these asks for just that, whatever words follow: they are names. */
export const leading: readonly (readonly [RegExp, readonly WishKind[]])[] = [
  [/^scratch (?:that|it)\b/, ['undo', 'remove']],
  [
    /^(?:undo|revert|restore|reinstate|roll(?: it| that)? back|(?:put|bring|take) (?:it|that|this|them|everything|both|(?:it|that|this|them) (?:all|both)|(?:all|both) of (?:it|that|this|them)) back)\b/,
    ['undo'],
  ],
  [
    /^(?:take|remove|delete|drop|clear|strip|get rid of|erase|scratch)(?: out| away)? (?:the|that|my|all|any|every|his|her|their|its|a|an)? ?(?:\w+ )?(?:place|location|address|guests?|notes?|reminders?|alerts?|room|link|descriptions?|attendees?|invitees?)\b(?! (?:meeting|call|event|appointment|lunch|dinner))/,
    ['update'],
  ],
  [
    /^(?:take|cut|knock|shave) (?:\S+ ){1,4}(?:minutes?|mins?|hours?) (?:off|from) (?:of )?(?:the|my|it|that|this)\b/,
    ['move', 'update'],
  ],
  [
    /^(?:remove|delete|cancel|drop(?! (?:off|by|in|round)\b)|clear|skip|scrap|erase|kill|wipe|clean|empty|ditch|bin|axe|trash|nix|decline|unschedule|call off|call (?:it|that|this) off|get rid of|free up|take(?= (?:\S+ ){1,8}(?:off|out|away)\b))\b/,
    ['remove'],
  ],
  [/^(?:remind|give|tag)\b/, ['add', 'update']],
  [/^(?:stick|pop|pencil|slot|jot|chuck)\b/, ['add', 'move']],
  [/^repeat\b/, ['add', 'move', 'update']],
  [
    /^(?:plan|block|reserve|schedule|book|take|make|allow|give) (?:\S+ ){1,4}(?:minutes?|mins?|hours?) for (?:it|that|this)\b/,
    ['add', 'move', 'update'],
  ],
  [
    /^(?:rename|call|name|title|retitle|mark|attach|include|invite|extend|shorten|lengthen|edit)\b/,
    ['update'],
  ],
  [/^(?:reschedule|postpone|delay|shift|push|slide|bump|bring|swap|switch|move)\b/, ['move']],
  [/^(?:change|update|adjust|correct|fix)\b/, ['move', 'update']],
  [
    /^(?:schedule|book|create|plan|arrange|organi[sz]e|block|reserve|insert|pencil|squeeze|throw|accept)\b/,
    ['add'],
  ],
  [/^(?:add|enter|note|log|jot|write|save)\b/, ['add', 'update']],
  [/^(?:put|set|make)\b/, ['add', 'move', 'update']],
];
/** Said to leave something as it is. */
export const negated =
  /\b(?:do not|did not|never|without|rather not|not to|no need to|not going to|nicht|no)\s+(?:(?:want|need|have|like|you|to|dare|please)\s+)*(?:remov\w*|delet\w*|cancel\w*|mov(?:e|ing)|chang\w*|add(?:ing)?|book(?:ing)?|touch\w*|clear\w*|reschedul\w*|undo\w*|drop\w*)(?:\s+(?:it|that|this|them|anything|(?:the|my) \w+))?/g;
/** Where a clause begins like this, it asks and changes nothing. */
export const asksFirst =
  /^(?:so |and |or |but |ok(?:ay)? |hey |hi |hello |well |um |also |then |please )*(?:what|when|where|who|whom|whose|which|why|how|did|does|do (?:i|we|you|they)|is|are|was|were|has|have (?:i|we|you|they)|had|am i|will (?:i|we|it|there|they)|anything|any|show (?!(?:me|us) as\b)|list|read|tell|summari[sz]e|describe|explain|look(?! after\b)|check(?! (?:in|out|up)\b)|find out|search|say(?!,? (?:at |around )?(?:\d|half|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|repeat(?! .{1,80}\b(?:every|each|daily|weekly|monthly|yearly)\b)|translate|count|give me (?:a |an |the |my )?(?:summary|overview|list|rundown|details?)|go (?:over|through)|walk me through|remind me (?:what|when|who|where|how)|let me (?:know|see|hear)|help me understand|was|wann|wer|wo|welche\w*|warum|wie|wieviel\w*|hab ich|habe ich|bin ich|ist|sind|gibt|zeig\w*|lies|sag mir|nenn mir|fass|que|cual|cuales|cuando|quien|donde|por que|como|cuanto\w*|hay|tengo (?:algo|alguna?)|estoy|esta|muestra\w*|lee|dime|resume)\b/;
/** …unless it is a request in the form of a question. */
export const requestsFirst =
  /^(?:so |and |or |but |ok(?:ay)? |hey |hi |hello |well |um |also |then |please )*(?:(?:can|could|would|will) (?:you|we|i)(?: please| also| just| maybe)?|would you mind|do you mind|may i|might i|shall we|why do not (?:you|we)|how about|is it possible to|is there (?:any )?(?:a )?(?:way|chance) (?:to|you)|do you think you (?:can|could)|are you able to|(?:kannst|konntest|wurdest) du|konnen (?:sie|wir)|puedes|podrias|podemos|puede)\b/;
const settled =
  '(?:cancell?ed|called off|off|scrapped|gone|deleted|removed|moved|postponed|rescheduled|pushed|shifted|delayed|brought forward|added|booked|renamed)';
const tillWhen =
  '(?: (?:to|until|till|from|by|on|at|for|now|again|already|then|today|tomorrow)\\b[^,;?]{0,60})?';
/** "The choir is off?", "they moved it to six?": how something stands, said as it would be told, and asked. */
export const asksState = new RegExp(
  `^(?!.*\\b(?:please|want|need|like|make sure|see to it|lets?)\\b)(?:[^,;?]{1,60}? (?:is|are|was|were|has been|have been|got|been)(?: (?:now|already|still|really|also|just|all|being|been))* ${settled}|(?:so |and |but |then )*(?:i|we|they|he|she|you)(?: have| had| has)?(?: already| just)? (?:cancell?ed|deleted|removed|moved|pushed|shifted|postponed|rescheduled) [^,;?]{1,60}?)${tillWhen} ?\\?$`,
);
/** Nothing is wanted by it. */
export const socialOnly =
  /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day|night)|thanks?|thank you|thank you so much|thanks a lot|many thanks|cheers|bye|goodbye|see you(?: later)?|have a (?:nice|good|great) \w+|how are you|nice to (?:meet|see) you|ha+|lol|cool|nice|wow|i see|got it|good to know|interesting|understood|that is (?:all|it|everything|fine)|that will be all|that would be all|nothing(?: else)?(?: for now)?|for now|no more|i am (?:done|good|fine)|all (?:good|done)|no that is (?:it|all)|hallo|guten (?:tag|morgen|abend)|danke|vielen dank|tschuss|hola|buenos dias|buenas (?:tardes|noches)|gracias|muchas gracias|adios|there|again|very much|so much|everyone)[\s,.!]*)+$/;
/** What was just done or said is to be otherwise. */
export const corrects =
  /^(?:no|nope|nah|not|actually|sorry|wait|hmm|oh|oops|whoops|i (?:mean|meant|said)|make (?:it|that)|rather|instead|on second thought|correction|or|but|scratch|better|nein|doch|ach|eigentlich|sondern|lieber|quatsch|perdon|mejor|quiero decir|digo)\b|\b(?:i meant|i mean|i said|instead|rather|actually|sorry|wait|eigentlich|statt(?:dessen)?|mejor|en realidad|lo siento)\b|\bno,? /;
/** The person points at a text that somebody else wrote and wants its facts used. */
export const delegates =
  /\b(?:says?|said|mails?|e ?mails?|messages?|pages?|website|site|article|selection|selected|texts?|invitations?|invites?|flyer|poster|tickets?|letter|document|attachment|screenshot|link|listing|description|confirmation|accept|above|below|following|mentioned|seite|nachricht|einladung|steht|pagina|correo|mensaje|invitacion|dice|acepta)\b/;
/** "Add this", "put these in": the thing itself is only pointed at. */
export const points =
  /\b(?:add|put|save|schedule|book|note|enter|block|create|make|set|get|take|keep|log|jot|trag|trage|nimm|speicher\w*|notier\w*|anade|agrega|pon|apunta|anota|guarda)(?: me| down| in| both| all| of)* (?:this|that|it|these|those|them|everything|all|both|das|dies\w*|es|alles|esto|eso|estos|todo)\b(?! (?:back|off))|\b(?:anadelo|agregalo|ponlo|apuntalo|anotalo|guardalo)\b|\bfrom (?:this|that|here|these)\b/;
/** Several things that are pointed at. */
export const several =
  /\b(?:these|those|them|all|both|everything|every|each|events|meetings|appointments|dates|things|entries|times|alle|alles|beide|diese|termine|todos|todas|ambos|estos|estas|eventos|reuniones|citas|fechas)\b/;
/** More than one thing is meant, or a stretch of the calendar. */
export const plural =
  /\b(?:these|those|them|all|both|everything|every|each|events|meetings|appointments|dates|things|entries|calls|ones|whole|entire|rest|any|day|morning|afternoon|evening|week|weekend|calendar|schedule|two|three|four|five|six|alle|alles|beide|diese|termine|tag|woche|todo|todos|todas|ambos|estos|estas|eventos|reuniones|citas|dia|semana)\b/;
/** A whole stretch of the calendar, or one thing of it without its name. */
export const group =
  /\b(?:all|both|everything|every|each|events?|meetings?|appointments?|things?|entry|entries|calls?|ones?|whole|entire|rest|day|morning|afternoon|evening|week|weekend|calendar|schedule|slot|block|booking|plans?|anything|o'clock|oclock|(?:clear|empty|free up)(?: out)? (?:(?:my|the|all|whole|next|this) )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight)|(?:my|the|all|whole) (?:next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)|\d{1,2}(?::\d\d)? ?(?:am|pm)|(?:my|the|that) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?(?:\d{1,2}(?::\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)(?= |$)|alle|alles|beide|termine?|tag|morgen|nachmittag|abend|woche|kalender|todo|todos|todas|ambos|eventos?|reunion|reuniones|citas?|dia|semana|agenda)\b/;
export const pronoun =
  /\b(?:it|that|this|them|those|these|one|ones|both|him|her|same|the (?:whole |entire )?(?:series|lot)|the (?:meeting|event|appointment|call|thing|entry|booking|slot|session)|my (?:meeting|event|appointment|call)|es|ihn|sie|das|den|dies\w*|beide|lo|la|los|las|eso|esto|ese|esta?|ambos)\b|(?:lo|la|los|las)\b/;
/** Something that stands on an event is to go. */
export const takesAway =
  /\b(?:remov\w*|delet\w*|tak(?:e|ing)|drop|clear|strip|get rid|erase|without|no longer|not|empty|off|out|away|instead|replace|change|swap|only|just|overwrite|rewrite|entfern\w*|losch\w*|streich\w*|ohne|weg|statt|quita\w*|borra\w*|elimina\w*|sin|cambia\w*)\b/;
