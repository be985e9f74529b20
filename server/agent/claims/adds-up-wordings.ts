/**
 * Wordings of times that follow by arithmetic, each read whole: when something is over, how far
 * apart, how much in all, how many in which part of a day. Patterns run over a clause's shape. Data only.
 */

const lead =
  '(?:(?:and|but|so|then|well|okay|great|sure|now|yes|also|because|since|which means|that means|in other words|in short|all in all|strictly speaking|as far as i can see|after that|on that day|that day|DAY|PART) )*';
const event =
  '(?:(?:the|your|that|this|my) )?(?:TITLE(?: TITLE)?(?: appointment| one| class| session| itself)?)';
const about =
  '(?:(?:about|around|roughly|almost|nearly|just under|just over|a good|a bit over|over|more than|exactly|only|just|a full|the|a whole|some|another) )*';
const tail =
  '(?: (?:already|then|in total|altogether|all told|all in all|that day|DAY|PART|or so|exactly|on the dot|sharp|at the latest|again|for you|today|tomorrow))*';

export const wordings = {
  over: new RegExp(
    `^${lead}(?:you (?:are|will be|should be|would be|can be)|${event} (?:is|will be|should be)|it (?:is|will be|should be)|(?:both|they|all of them|all NUMBER|all)(?: are| will be)) (?:done|finished|out|through|off|over|free|home|back|out of (?:there|it|${event}))(?: (?:with|of) (?:it|${event}|work))? (?:by |at |from )?CLOCK(?: on)?${tail}$|^${lead}(?:(?:at|by|from) CLOCK you (?:are|will be) (?:done|finished|out|through|off|free|home|back)(?: (?:with|of) (?:it|${event}|that))?|you (?:finish|leave|end|stop|wrap up|are done with|get out of) (?:it|${event}) (?:at|by) CLOCK)${tail}$`,
  ),
  gap: new RegExp(
    `^${lead}(?:(?:in )?between (?:${event} and ${event}|them|the two|those two|these two)(?: there is| there are| you have| you have got| you get| lies| lie| is| are)? ${about}LENGTH|(?:there is|there are|you have|you have got|you get|that leaves(?: you)?|with) ${about}(?:LENGTH|gap of LENGTH|break of LENGTH)(?: (?:free|off|gap|break|free time))?(?: in)? between (?:${event} and ${event}|them|the two|those two)|after ${event}(?: there is| you have| you have got| you get| comes| is)? ${about}LENGTH(?: (?:free|off|gap|break))?(?: (?:before|until|till)(?: you)? (?:see |do |meet |have |go to )?${event}(?: starts| begins)?))(?: (?:to yourself|free|off|for yourself|of free time|to spare|in between|apart|gap|break|of nothing))*${tail}$`,
  ),
  apart: new RegExp(`^${lead}(?:they|the two|those two|both|these) are ${about}LENGTH apart$`),
  total: new RegExp(
    `^${lead}(?:that is|it is|this is|that makes|you have|it comes to|it adds up to|they add up to|that comes to|that adds up to|altogether|in total|in all)? ?(?:that is |it is |you have )?${about}LENGTH(?: (?:of|worth of) (?:appointments|meetings|events|plans|things|TITLE|[a-z]+))?${tail}$`,
  ),
  parts: new RegExp(
    `^${lead}(?:you have |there are |there is |that is )?(?:NUMBER|one|none|nothing)(?: \\S+)? (?:in the |on |this |before |after )?(?:PART|DAY|noon|CLOCK|midday)(?: and (?:NUMBER|one|none|nothing)(?: \\S+)? (?:in the |on |this |before |after )?(?:PART|DAY|noon|CLOCK|midday))?$`,
  ),
  dayHas: new RegExp(
    `^${lead}(?:DAY (?:alone )?(?:has|holds|brings|is|gets) (?:NUMBER|one)(?: of (?:them|those|these)| (?:events|appointments|things|meetings|entries))?)$`,
  ),
  beside: new RegExp(
    `^${lead}(?:(?:${event}|it)(?: (?:is|is in|is there|is on|sits|runs|goes|starts|begins|overlaps|falls))* ?)?(?:at CLOCK )?(?:alongside|on top of|in parallel (?:to|with)|parallel to|at the same time as|during|in the middle of|together with|doubled up with|double booked with|side by side with|over|clashing with|overlapping(?: with)?|which overlaps|and overlaps) ${event}(?: (?:which|that) is (?:there|on) (?:too|as well))?$`,
  ),
  zones: new RegExp(
    `^${lead}(?:they|it|\\S+(?: \\S+)?) (?:is|are) (?:LENGTH|NUMBER hours?) (behind|ahead)(?: of)?(?: you| us| here| there| your time)?$`,
  ),
  freeAll: new RegExp(
    `^${lead}(?:(?:the |your |that )?(?:whole |entire |full )?(?:DAY|PART|day|weekend|evening|morning|afternoon|DAY PART)(?: PART)? (?:is|belongs to|stays|are) (?:all |entirely |completely )?(?:yours|you|free for you)(?: again| then)?|(?:the |your )?rest of (?:the |your |that )?(?:DAY|PART|day|weekend|week|evening) (?:is|looks|stays) (?:all |completely |totally |wide )?(?:free|open|clear|yours|empty|quiet|unplanned|up to you))$`,
  ),
  shifted: new RegExp(
    `^${lead}(?:it|that|this|${event}) (?:(?:was|is|has been|got|moved|now|starts|begins|moved up|moved back|slid|went|grew|grown|shrank|has|extended|lengthened|shortened) )*(?:by )?${about}LENGTH(?: than (?:before|(?:you|i|we) (?:had )?(?:first |originally )?(?:said|asked|wanted|put it|planned|had it)|it was|planned|at first|your first (?:idea|thought)))?$`,
  ),
  edge: new RegExp(
    `^${lead}the (end|start|beginning|finish)(?: has| was| is| got)?(?: now)? (?:moved|shifted|pushed|went|goes|slid)(?: back| up)? (?:RANGE|from CLOCK to CLOCK)$`,
  ),
  gives: new RegExp(
    `^${lead}(?:that|this|it|which) (?:gives you(?: back)?|frees up|frees|saves you|gets you(?: back)?|wins you) ${about}LENGTH(?: (?:back|again|of your time|(?:that )?TITLE (?:took|takes|would have taken)))?${tail}$`,
  ),
  until: new RegExp(
    `^${lead}(?:you (?:still )?have|you have (?:still )?got|there is|there are|that leaves(?: you)?|that gives you|it is|that is)? ?(?:still )?${about}LENGTH (?:to (?:prepare|get ready|go|pack|practi[sz]e|spare|rest|plan|change your mind|think about it|look forward to it|floss)(?: for (?:it|that|${event}))?|left|until then|from (?:now|today)|away|off|ahead|before (?:that|it|then))${tail}$`,
  ),
  noOverlap: new RegExp(
    `^${lead}(?:nothing|none of (?:them|it|those|these)|no two(?: of them)?|they do not|these do not) (?:overlaps?|clash(?:es)?|conflicts?|collides?)(?: with (?:anything else|each other|one another))?${tail}$`,
  ),
  offered: new RegExp(`^${lead}(?:CLOCK|NUMBER|one)(?: (?:CLOCK|NUMBER|one|DAY|and|or|at|on|PART|either))+$`),
  freeRange: new RegExp(
    `^${lead}(?:there is|there are|you have|you have got|that leaves(?: you)?|you get) (?:an? |some )?(?:\\S+ )?(?:break|gap|pause|window|stretch|lull|hole|breather|free time)(?: of time)? (?:RANGE|between CLOCK and CLOCK|from CLOCK (?:to|until|till) CLOCK)(?: for lunch| to breathe)?$`,
  ),
  most: new RegExp(
    `^${lead}(?:the |your )?(longest|shortest|first|last|earliest|latest)(?: (?:of (?:them|those|all|these|the \\S+)|one|thing|event|appointment|meeting|item))*(?: DAY)? (?:is|comes|starts with|would be) ${event}(?: (?:at|with) (?:CLOCK|LENGTH))?(?: LENGTH)?$`,
  ),
} as const;
