/**
 * Words that code takes for understood when it reads an order whole (`is-order-clear.ts`) and what
 * comes behind it (`is-left-alone.ts`), and words that may touch a wish in any form. Data, on plain
 * words (`domain/consent/plain-words.ts`). What is in no list is not understood, and is asked about.
 */
const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Said to somebody, not of something. */
export const kindWords = listed(
  'yes yep yeah yup ok okay sure right exactly correct perfect great good fine lovely brilliant super wonderful excellent awesome amazing nice cool cheers thanks thank you very much so a lot lots please alright ah oh hi hello hey well now then and also too as anyway bye goodbye goodnight talk soon see speak that is it this all everything for got done sounds sound works work would be will the of course absolutely definitely indeed agreed am glad happy we i me us my at best star legend gotta have to run go ready more most really still same place always already wow important urgent crucial online just today one two three four five first second third next last thing things day evening weekend have your help appreciate appreciated ja genau danke prima passt gut bitte tschuss gracias perfecto vale ahead do good kind fantastic spot on mhm noted there enough only add grand smashing sweet splendid champion righto ace marvellous marvelous super superb magic neat cracking tremendous excellent',
);

/** What an order is made of beside its name and its time. */
export const orderWords = listed(
  'bang lob whack plug wedge scribble lock carve line diarise diarize slate nudge kick pull drag rejig rearrange bin axe nix knock head trim spot room add log chuck bung shove plonk tuck ink adding put putting enter get book schedule block note pencil pop stick slot fit squeeze save mark reserve plan arrange set up down in into on onto to for from at by of with within as out off over an a the my our me us i we you her his their ours theirs it that this them both one ones another some can could would will may like love want need needs have has had got go going goes is are be am must should do please just also too remind reminder remember forget not write jot record register include organise organize keep hold file fix drop insert create note make making sure calendar diary schedule agenda planner list event entry appointment slot change move moving shift push postpone delay bring reschedule swap switch slide bump remove delete cancel scrap clear skip take strike rid call off name called titled rename extend shorten lengthen stretch run runs last lasts takes start starts begin begins end ends update give there here then same again long longer shorter later earlier sooner forward back instead rather than only time day date week afternoon morning evening night noon midnight tonight tomorrow today oclock clock pm am hour hours minute minutes half quarter between until till through next coming following and so but or well now ok okay yes yep yeah right great good perfect lovely thanks cheers hi hello hey oh ah anyway alright exactly fine sure leave leaves lands arrives departs gets comes come first last thing local whole all full entire together see meet seeing meeting session sessions agreed arranged real two three four five six seven eight nine ten eleven twelve final answer better best free already place notes say lets let us mind pick trag trage bitte ein eintragen um am den der die das einen eine ich mein meine meinen und dann noch auf mach kannst du fur lieber verschieb verschiebe sag streich ab nach uhr von bis heute morgen abend vormittag nachmittag im zum zur mir ach nein auch losche loschen pon anade apunta por favor el la los las a mi',
);

/** Before an order, of no weight: it is the order that comes behind them that counts. */
export const leadWords = listed(
  'actually wait sorry no nope hold hang on hm hmm um uh er listen look before i forget go two one more things quickly quick question while we are at it can you hear me do right second first third lastly finally for me and my own secondly thirdly else what about by the way speaking of which seriously though ach nein doch',
);

/** Beside the order, in its own sentence: a condition, somebody's speech, a doubt, something over. */
export const weighty = listed(
  'if unless once when whenever provided providing assuming supposing suppose depending depends whether except though although otherwise else said say says saying tell tells told telling ask asks asked asking wrote writes written text texts texted texting shouts shouted shout reckons thinks thought pretend imagine imagined example not never no none nobody nothing cannot cant wont was were did used maybe perhaps might wait myself ourselves hang sorry kidding joke joking what why how wenn falls nicht sagt meint',
);

/** Behind an order, near it: may take it back or put it otherwise, in whatever form. */
export const stirring = listed(
  'no nope nah not never none nobody cannot cant wont forget forgot scrap scratch cancel cancelled canceled skip drop off out wait hang hold actually sorry oops whoops instead rather wrong mistake mistaken kidding joking joke joked gotcha changed change mind earlier later sooner longer shorter different same ignore pretend undo leave keep stop delete remove wipe ditch kill move meant mean means maybe perhaps if unless until till check checking depends otherwise however but though although hopeless pointless impossible hate late early full closed booked packed busy taken clash clashes ill sick away elsewhere myself himself herself themselves yourself whether listening believed hmm hm nein nicht doch quatsch lieber vergiss seriously serious really was were had did said told another reconsider regret fortnight pencil lightly tentative tentatively provisional provisionally better worse suits easier prefer prefers preferred',
);

/** Of these, what tells of other people's doings as often: it stirs a wish only where it may point at it. */
export const tellings = listed(
  'out off leave keep stop move check checking full elsewhere himself herself themselves listening believed serious seriously really late early was were had did said told another taken moving',
);

/** Can mean this wish among others, however far it is. */
export const sweeping =
  /\b(?:everything|all (?:of )?(?:it|that|this|them|those|these)|all the|the lot|both|the whole|(?:the )?(?:first|second|third|last|other|previous|former|latter) (?:one|thing|two|event|appointment|entry|bit|part)|(?:the|that|this|those|these|all) things?|what(?:ever)? i (?:just )?(?:said|told|asked|ordered|wanted)|(?:all that|the|this) stuff|alles|das erste|todo)\b/;

/** Takes away or back, as a verb: with `sweeping` it may mean anything. */
export const takesAway =
  /\b(?:forget|scrap|scratch|cancel|skip|drop|undo|delete|remove|wipe|ditch|kill|ignore|clear|strike|revert|leave|take|bin|not|no|never|none|instead|stop|changed?|hold off|vergiss|losch\w*|streich\w*|olvida|borra)\b/;

/** "Or can I mime?" is a second thought, "or they send it back" a reason. */
export const alternative =
  /^or\b(?! (?:else |otherwise )?(?:i|we|he|she|they|it) (?:will |would )?(?!can\b|could\b|might\b|may\b|should\b|do\b))/;

/** Words that say, shortly before an order, that it is none. */
export const game =
  /\b(?:imagine|pretend(?:ing)?|suppose|lets say|say for example|for (?:example|instance)|hypothetical\w*|role ?play|test,? test|testing|not you|(?:talking|speaking) to (?!you\b)\p{L}+\W*$|alexa|siri|dear (?:sir|madam|customer|all|team|mr|mrs|ms)|listen,? everyone)\b/u;

/** Right before an order: its words may be somebody else's. */
export const staged =
  /\b(?:test|mi(?:c|crophone)|(?:talking|speaking) to (?!you\b)|song|lyrics?|film|movie|quote|mail|email|e-mail|letter|newsletter|message|memo|sign|poster|flyer|script|phrase|sentence|translat\w+|reads?|goes|says?|said|writes?|wrote|texted|shout(?:s|ed)|dream(?:t|ed|s)?|used to|years? ago)\b/;
