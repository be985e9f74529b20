/**
 * The rest of the grammar of claims in English: how success, free and taken time, promises and
 * questions are worded. Patterns run over a clause's *shape*: lower-case words with one space
 * between them, contractions written out, and what was read replaced by `TITLE` title, `DAY` day,
 * `PART` part of a day, `CLOCK` clock, `RANGE` range, `LENGTH` length, `NUMBER` number. Data only.
 */

/** Something is said to have succeeded, without saying what. */
export const doneWords =
  /\b(?:done|^(?:yes |so |and )*i did(?: so)?$|all set|(?:is|are|now|get|got|you|everything|set) set$|^set$|good to go|(?:taken|took|taking) care|finished|completed?|handled|sorted|settled|accomplished|success(?:ful(?:ly)?)?|finali[sz]ed|squared away|wrapped up|went through|gone through|went in\b|in the bag|in place(?! of)|locked in|job done|all good|all ready|ready to (?:go|roll)|all yours|there (?:you|we|ya) (?:go|are)|here (?:you|we) go|voila|ta ?da|boom|bingo|presto|mission|as (?:you )?(?:asked|requested|wished|instructed)|per your request|worked|made (?:it|that|this|the|your|all|those|an?|NUMBER changes|NUMBER updates|both)(?! (?:mistake|error|typo|note of that|point))|official|signed off|sealed|that is that|(?:it|that|this|everything|all|TITLE) (?:is|has|have|was|were) (?:all |now |already |just )?been [a-z]+(?:ed|en|ne|lt|nt|pt|wn|ut)|squared|concluded|fulfilled|granted|nailed|crushed)\b|✅|✔|☑|🆗|🎉|💯/u;

/** It is said to stand on the calendar: `it's in`, `on your calendar`, `in the books`. */
export const standsWords =
  /\b(?:(?:is|are|got|it|that|now|back|you|not) in(?: yet| now| instead| too| again| as well)?$|(?:is|are) in (?:now|there|your|the|for)|(?:should|will|now|it) (?:shows?|pops?|appears?|turns?) up|(?:should|will) (?:appear|be (?:there|visible|in))|(?:is|are|got) through$|(?:still|just) got it|is (?:ours|yours|mine)|(?:on|in|into|onto|to) (?:the|your|my) (?:calendar|schedule|agenda|diary|books?|day|week|planner)|on the books|in the diary|penciled in|put down|down for|got you (?:down|in|for)|have you (?:down|in|for)|stays|stands|remains|it is (?:still |already |right )?there$|still on|awaits|waiting for you)\b/;

export const freeWords =
  /\b(?:free|open|available|availability|clear|vacant|unbooked|unoccupied|empty|uncommitted|gaps?|openings?|room (?:at|on|for|in|then)|not (?:busy|booked|taken)|no (?:conflicts?|clash(?:es)?|overlaps?)|nothing|no (?:plans|meetings?|events?|appointments?|commitments?|bookings?)|light|quiet|slots?|works?|fits?|fine|possible|doable|safe|unscheduled|blank|slack|downtime|time off|relaxed|easy|wide)\b/;

/** Words of free time that mean it whatever stands around them. */
export const surelyFree =
  /\b(?:free|open|available|availability|clear|vacant|unbooked|unoccupied|empty|uncommitted|gaps?|openings?|unscheduled|blank|slack|downtime|has room|room (?:at|on|then)|(?:have|has|got) (?:some |enough |plenty of )?time (?:for|to|between|until|from|before|after|at|on)|to yourself|(?:DAY|PART|day|days|weekend|evening|morning|afternoon) (?:is|are) all yours)\b/;

export const busyWords =
  /\b(?:busy|(?<!have |have just |have already |has |been )taken(?! (?:care|TITLE|it|that|off|out|back))|occupied|packed|full|fully|jammed|slammed|tied up|unavailable|hectic|crammed|solid|swamped|engaged|blocked|loaded|jam|committed|filled|spoken for|double booked|stacked|unfree)\b/;

export const conflictWords =
  /\b(?:conflict(?:s|ing|ed)?|clash(?:es|ing|ed)?|overlap(?:s|ping|ped)?|collides?|in the way|gets? in the way|same time(?! as (?:before|ever|it|usual|always)| of)|back to back|double book(?:ed|ing)?|bumps? into|runs? into|interferes?)\b/;

/** Counts of things on a calendar. */
export const eventNouns =
  /^(?:events?|meetings?|appointments?|things?|items?|bookings?|commitments?|engagements?|entries|entry|plans?|sessions?|conflicts?|calls?|tasks?|reminders?|stops?|blocks?|activities|activity|something|anything|obligations?|dates?|gigs?)$/;

export const definiteEvent =
  /\b(?:the|your|that|this|our|both|each|all|new|those|these) (?:new |next |other |whole |two |three )?(?:event|meeting|appointment|booking|session|reminder|invite|invitation|entry|series|reservation|change|update|move|request|cancellation|hold|block|slot|undo|alarm|notification|visit|call|gathering|engagement|activity|occasion|invites|reminders|events|meetings|appointments|bookings|changes|updates)s?\b/;

export const scheduleNouns =
  /\b(?:calendars?|schedules?|agenda|events?|meetings?|appointments?|bookings?|reminders?|invites?|invitations?|itinerary|diary|reservation|conflicts?|slots?|planner|availability)\b/;

export const someAmount =
  /\b(?:a few|several|many|multiple|a couple|couple of|a handful|lots? of|a lot|plenty|tons?|loads|both|either|neither|half|dozens?|twice|none|zero|single|only|just|nothing but|all|every|most|mostly|rest|else|remaining|otherwise|first|last|next|earliest|latest|final|busiest|lightest|longest|shortest|another|other|more|fewer|less|alone|entire|entirely|whole|completely|totally|fully)\b/;

export const isNegated =
  /\b(?:not|no|never|nothing|none|nobody|neither|nor|unable|cannot|failed|fail|fails|hardly|barely|zero|unsuccessful|unsuccessfully|impossible|refused|declined|isn|wasn|hasn|yet to)\b/;

/** Begins what the person is asked. */
export const asksFirst =
  /^(?:(?:and|or|but|so|then|also|okay|ok|sure|great|well|now|alright|right|hi|hello|hey|perhaps|maybe|just|first|sorry|hmm|oh|got it|no problem|of course|thanks|thank you|good|please|quick question|in that case) )*(?:(?:what|when|where|which|who|whom|whose|why|how)(?: (?:is|are|do|does|did|would|should|can|could|will|was|were|about|long|much|many|often|early|late|\S+ (?:is|are|do|does|did|would|should|can|could|will|was|were|has|have|shall|may)|day|days|time|times|one|of|else|kind|date|week|month|event|meeting|title|name|part)\b| [A-Z]|$)|(?:shall|should|would|could|can|may|might|do|does|did|is|are|am|was|were|will|have|has|had) (?:not )?(?:i|you|we|it|that|this|they|he|she|there|anyone|anything|someone|the|your|my|these|those|a|an|any|[A-Z]+)|want(?: me)?|care (?:to|for)|need (?:me|anything|help)|any(?:thing|one|body)? (?:else|other|more|preference|particular)|anything (?:else|more|i|you)|ready(?: to| for)?$|okay$|ok$|right$|correct$|agreed$|deal$|sound(?:s)? (?:good|right|okay|ok)|or (?:[A-Z]|would|should|do|shall|later|earlier|another|something|not|is|maybe|at|on|the|a)|[A-Z]+ or|care$|mind if|does|is it|(?:is|are|would|should|shall|can|could|do|does|will) [a-z]+ |like what|such as|yes or no|no$|yes$|really$|got a|prefer)/;

/** Takes what follows out of the world of facts. */
export const supposes =
  /^(?:(?:and|or|but|so|then|also|okay|ok|sure|great|well|now|alright|just|please|because|that|which) )*(?:if|unless|whether|in case|suppose|supposing|assuming|should (?:you|that|anything|i)|whenever|once|as soon as|before i|until (?:you|i)|when (?:you|i|we|it|they|there|that))\b/;

/** What could be done, not what was. */
export const offers =
  /\b(?:(?:i|we|you|that|it|they|this|there|which|TITLE|CLOCK|DAY|RANGE) (?:can|could|would|might|may)(?! (?:have been|confirm|tell you|assure|see|report|promise|now|say)\b)|could (?:go|move|start|work|happen)|let us|shall i|shall we|should i|should we|how about|what about|would you|could you|can you|i would (?:suggest|recommend|propose)|i suggest|i recommend|i propose|perhaps|maybe|(?:my|one) suggestion|you should|we should|feel free|happy to|glad to|ready to (?:add|move|book|put|remove|change|help|look|find|take|start|schedule)|able to|about whether|would like|want(?:s|ed)? (?:me )?to|like (?:me )?to|ought to|plan to)\b/;

/** "I can confirm that …" says it all the same. */
export const assures =
  /\b(?:can|could|happy to|glad to|pleased to|let me|want to|like to|wanted to|just) (?:confirm|report|tell you|assure|say|announce|inform you|share|let you know)\b/;

/** The person said it; told back to them it claims nothing more. */
export const echoes =
  /\b(?:you (?:said|asked|mentioned|wanted|want|meant|mean|told|need|would like|were (?:asking|saying|thinking)|are (?:asking|looking|saying)|just (?:said|asked))|(?:heard|understood|understand) (?:you|that you)|you are (?:asking|looking)|(?:about|on|for|regarding) your (?:request|question)|so you (?:want|need|would|said|say|mean|prefer|plan|are (?:looking|asking|saying|thinking|planning|hoping|after))|what you are after|i heard|looking for|(?:as|like|what) you (?:said|asked|wanted|told|put))\b/;

export const looksUp =
  /\b(?:check|look|see|find|pull|search|take a (?:quick )?look|have a (?:quick )?look|verify|review|read|peek|figure|think|ask|wait|need|know|understand|say|try|help|be (?:here|happy|glad|ready|quick|brief|right|around|able|careful|honest|back)|stop|pause|keep (?:it|this|that|things) (?:short|brief|in mind|simple|as|where|like|quiet)|leave (?:it|that|things|everything|your|TITLE)|skip|assume|go (?:through|over)|walk|explain|give you|show|list|start|begin|rephrase|repeat|not|never|get (?:that|it|those) (?:up|for)|need to|want|hold (?:on|off)|let (?:you|it) (?:go|decide|choose|pick|be))\b/;

export const wishes =
  /^(?:(?:and|but|so|then|oh|well|okay|ok|great|now|please|also|thanks|thank you|anyway|until then|in the meantime|no problem|you are welcome) )*(?:have (?:a|fun|an)|enjoy|happy|good (?:luck|morning|afternoon|evening|night|day)|see you|talk (?:to you|soon|later)|take (?:care|your time|it easy|a|some)|hope|i hope|let me know|tell me|say|just (?:say|tell|let|give|pick|name|ask|choose)|feel free|give me|hold on|hang on|one (?:moment|second|sec|minute)|just a|a moment|bear with|wait|pick|choose|name|try|remember|do not (?:forget|worry|hesitate|be)|sleep|rest|relax|safe travels|best of|cheers|bye|goodbye|welcome|wishing|mind|congratulations|congrats|sorry|apologies|i am sorry|my apologies|thank)\b/;

export const promises =
  /\b(?:(?:i|we|it|that|this|they|everything|TITLE) (?:will|shall|am going to|am gonna|are going to|is going to|am about to)|gonna|going to|^(?:i am |we are )?(?:right )?on it$|will do|leave it (?:to|with) me|you can count on|count on it|rest assured|i promise|i guarantee|coming right up|consider (?:it|that|this)|right on it|about to|on (?:the|its|my) way|in progress|under way|underway|my pleasure to|i have got (?:this|it|you)|i got (?:this|you))\b/;

/** Only these words may be said of what was asked for and not confirmed. */
export const pendingWords =
  /\b(?:pending|requested|request|asked|awaiting|(?<!for |you )waiting(?! on you| rooms?\b| lists?\b)|unconfirmed|tentative|tentatively|proposed|not (?:yet )?(?:been )?(?:confirmed|booked|final|official|certain)|yet to (?:be )?confirm(?:ed)?|(?:has|have|needs?) (?:still )?to (?:be )?(?:confirm|approve|accept)(?:ed|d)?|(?:if|until|once|unless) (?:it|that|TITLE|she|he|they) (?:is|has|have)(?: been)? confirm(?:ed|s)?|await)\b/;

export const recalls =
  /\b(?:already|had|earlier|before|previously|a (?:moment|minute|while) ago|so far|this (?:conversation|talk|call)|just now|back then|last time|since)\b/;

/** Leans on the sentence before it: after one was held back these would claim it again. */
export const leansBack =
  /\b(?:it|that|this|they|them|both|same|too|also|likewise|as well|again|everything|all of|so is|so are|so did|ditto|another|other|there|then|those|these|either|one)\b/;

/** Removal without its verb. */
export const goneWords =
  /\b(?:gone|(?:is|are|was|were) (?:off|out)(?: again| now| by the way)?$|(?:is|are|stays|remains)(?: still| now| again)? off\b(?! to)|(?:is|are) out again|(?:went|came|come) out$|(?:has|have) come off|came off|off (?:the|your|my) (?:calendar|schedule|agenda|list|books|day|plate)|no longer (?:on|in|there|scheduled|booked)|out of (?:the way|your (?:calendar|schedule|way))|called off|taken off|took (?:it|that|TITLE) off)\b/;

/** Telling somebody else, without a verb that only means that. */
export const tellsOthers =
  /\b(?:(?:let|letting) (?!me\b|us\b|you\b)\S+ (?:\S+ )?(?:know|in on)|(?:keep|kept|keeping) (?!me\b|you\b)\S+ (?:posted|informed|updated|in the loop)|reach(?:ed|ing)? out to|(?:got|get|been|be|getting) in touch with (?!me\b)|loop(?:ed|ing)? \S+ in|in the loop|copied in|cc|pass(?:ed)? (?:it|that|this|the \S+) (?:on|along) to|heads up to|(?:gave|give|drop(?:ped)?|sent|shot|left) (?:\S+ ){1,4}(?:a|the) (?:\S+ )?(?:call|ring|shout|heads up|line|note|message|word|buzz|text)|spoke(?:n)? (?:to|with)|talked to|heard back from|got (?:a )?(?:reply|response|confirmation) from|(?:has|have) (?:accepted|agreed|replied|responded|rsvp)|hears? from (?:me|us)|found (?:someone|somebody))\b/;

/** What others know, got or will do: nobody here can tell. Follows a subject that is neither the person nor the agent. */
export const othersDo =
  /^(?:(?:also|already|now|just|too|all|both|will|would|has|have|had|can|could|does not|do not|did not|is|are|was|were|will not|really|surely|then) )*(?:knows?|knew|got|gets|receives?|received|sees?|seen|wrote|writes|written|says|said|confirmed|confirms?|agreed|agrees|accepted|accepts|approved|declined|heard|hears?|notice[sd]?|looks? forward|looking forward|expects?|expecting|joins?|joined|joining|attend(?:s|ing)?|coming|comes along|replied|replies|responded|answered|informed|aware|invited|in the loop|works?|work|happy|fine with|okay with|waiting for|thinks?|wants?|likes?|has (?:a|the|your|my|been told|got|it down|it in|you down|you in)|been (?:told|informed|asked)|have (?:a|the|your|been told|got)|have your|be there|asked|told)\b/;

export const failing =
  /\b(?:refused|rejected|failed|did not (?:go through|work|take|save)|went wrong|unreachable|(?:can|could) not (?:reach|connect|access|load|open)|timed out|glitch|error|not responding|is down$|not reachable|out of reach|broken)\b/;

/** Offers are told of, not events. */
export const offering =
  /\b(?:nearest|closest|options?|alternatives?|choices?|best|bets?|offers?|offered|earliest|latest|slots?|openings?|available|possible|could|gaps?|times?|found|have|pick|next)\b/;

/** Nothing was done to it. */
export const leftAlone =
  /\b(?:(?:left|leave|kept) (?!(?:the|your) calendar\b)(?:it|that|this|everything|things|TITLE|the|your|all)|stay(?:s|ed)? (?:put|as|where|the same)|had to leave|untouched|unchanged|h(?:e|o)ld(?:ing)? (?:off|back)|where (?:it|they) (?:was|were)|as (?:it|they) (?:was|were)|(?:did|have) not touch(?:ed)?|still there)\b/;

/** Watching, waking and telling later: nothing here does that, whatever it hangs on. */
export const watches =
  /\b(?:keep(?:ing)? (?:an eye|watch|track|tabs|you (?:posted|updated|informed))|let(?:ting)? you know (?:when|if|once|as soon|before|right)|tell(?:ing)? you (?:when|if|once|as soon|before)|(?:get|come|circle|report|check) back (?:to|with|in)|follow(?:ing)? up|monitor(?:ing)?|look(?:ing)? out for|stay on top|nudg(?:e|ing) you|wake you|(?:text|call|mail|message|word|reminder|note|nudge) from me|hear from me|write to (?:them|him|her)|make sure (?:they|he|she|everyone|nobody|that|you|it)|watch (?:it|for|over)|be in touch)\b/;
