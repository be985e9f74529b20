/** What no tool of ours does: mail, messages, calls to people. And reminders, which only events have. */
import { cellsOf } from './cells.ts';
import type { Finding } from './check-acts.ts';
import { extrasOf, isPlain } from './cells.ts';
import { isNegated, othersDo, tellsOthers } from './claim-words.ts';
import type { Clause } from './clauses.ts';
import { fits, sameClock } from './fits.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import type { Mark } from './marks.ts';
import { foldedWords } from './title-words.ts';
import { saidActs } from './said-acts.ts';

export function checkOutside({ shape, mood, marks }: Clause, look: Look): Finding | null {
  const acts = saidActs(shape).filter(({ kinds, isNegated: not }) => kinds.includes('outside') && !not);
  for (const { word, tense } of acts) {
    const at = shape.split(' ').indexOf(word);
    const before = shape.split(' ').slice(0, at);
    const after = shape.split(' ').slice(at + 1);
    if (/\bwould (?:hate|rather not|not want|not like) to\b/.test(before.join(' '))) continue;
    if (
      /^(?:ping|alert|buzz|nudge)$/.test(word) &&
      after[0] === 'you' &&
      checkReminder({ shape: `${shape} reminder`, mood, marks }, look)
    ) {
      const reminder = checkReminder({ shape: `${shape} reminder`, mood, marks }, look);
      if (reminder) return reminder;
    }
    if (subjectOf(before) === 'you' && !/\b(?:me|us) (?:to )?$/.test(`${before.join(' ')} `)) continue;
    if (
      /^(?:tell|told|show|warn|inform|share|write|wrote|text|call|called|ring|order|charge|post|print|send|sent)$/.test(
        word,
      ) &&
      isHarmless(word, after)
    )
      continue;
    if (
      (mood === 'asks' || mood === 'supposes') &&
      (/^(?:anyone|anybody|someone|somebody|others|guests|people)\b/.test(after.join(' ')) ||
        look.know.turn.some(({ outcome }) => outcome.kind === 'needs-yes'))
    )
      continue;
    if (
      (mood === 'asks' || mood === 'offers' || mood === 'supposes') &&
      !/\b(?:i|we|me|us)\b/.test(before.join(' '))
    )
      continue;
    const isOwn =
      /\b(?:i|we|me|us|us to|will|have|has|been|was|were|is|are)\b/.test(before.join(' ')) ||
      before.length === 0 ||
      tense === 'done' ||
      tense === 'coming';
    if (isOwn && !(mood === 'echoes')) return { why: 'nobody outside is told anything' };
  }
  if (isConfirmationTold(shape, marks, look)) return null;
  if (
    tellsOthers.test(shape) &&
    !isNegated.test(shape) &&
    !isYours.test(shape) &&
    mood !== 'echoes' &&
    mood !== 'supposes' &&
    (mood !== 'asks' || /\b(?:i|me)\b/.test(shape))
  )
    return { why: 'nobody outside is told anything' };
  return /\b(?:invitations?|invites?|e?mails?|messages?|texts?|notifications?|confirmation(?: e?mail)?s?)\b.*\b(?:is|are|was|were|has been|have been|will be|went|gone|goes|going|on (?:its|the|their) way|out|arrive|shortly|hit|land)\b/.test(
    shape,
  ) &&
    !isNegated.test(shape) &&
    mood !== 'asks' &&
    mood !== 'supposes'
    ? { why: 'nobody outside is told anything' }
    : null;
}

/** "A confirmation is going to …": in the words of the outcome that tells of it. */
function isConfirmationTold(shape: string, marks: readonly Mark[], { know }: Look): boolean {
  return (
    /\bconfirmation\b.*\b(?:goes|going|to)\b/.test(shape) &&
    know.turn.some(({ outcome }) => {
      const words = new Set(foldedWords(outcome.say));
      return (
        words.has('confirmation') &&
        (extrasOf(marks).length > 0 || marks.some(({ kind }) => kind === 'title')) &&
        extrasOf(marks).every((word) => words.has(word))
      );
    })
  );
}

/** "You may want to let them know", "so please let them know": the person is to do it. */
const isYours =
  /^(?:(?:and|but|so|then|maybe|perhaps|also|just) )*(?:you (?:may|might|could|should|can|would|will) (?:\S+ ){0,3}?(?:let|tell|drop|give|send|reach|get|keep|loop|pass)|please (?:let|tell|drop|give|send|reach|keep)|(?:do not forget|remember|feel free|it is (?:best|worth)|best) to)\b/;

function subjectOf(before: readonly string[]): string {
  return before.findLast((word) => /^(?:i|you|we|they|it|me|us|he|she)$/.test(word)) ?? '';
}

/** "I told you", "I will tell you when", "call it Gym", "send me the title". */
function isHarmless(word: string, after: readonly string[]): boolean {
  const object = after[0] ?? '';
  if (/^(?:tell|told|show|warn|inform|share)$/.test(word))
    return /^(?:you|me|us|it|that|what|when|if|whether)?$/.test(object);
  if (/^(?:call|called|ring)$/.test(word))
    return (
      /^(?:it|this|that|TITLE|the|them)?$/.test(object) &&
      !/^(?:the) (?:dentist|doctor|office|clinic|restaurant|hotel|place|TITLE)/.test(after.join(' '))
    );
  if (/^(?:send|sent)$/.test(word)) return /^(?:me)$/.test(object);
  return /^(?:of|in|is|was|it|down|that|as|for|by|NUMBER)$/.test(object);
}

export function checkReminder(clause: Clause, { know, talk }: Look): Finding | null {
  const { shape, marks, mood } = clause;
  if (!/\b(?:remind(?:s|ed|ing|ers?)?|nudges?|alarms?|alerts?|notif(?:y|ication|ications))\b/.test(shape))
    return null;
  if (mood === 'asks' || mood === 'offers' || mood === 'supposes' || mood === 'echoes' || mood === 'wishes')
    return null;
  if (isNegated.test(shape)) return null;
  const cells = cellsOf(marks);
  const lengths = marksOf(marks, 'length').map(({ minutes }) => minutes);
  const titles = cells.flatMap(({ title }) => title?.events ?? []);
  const near = titles.length > 0 ? titles : talk.events.length > 0 ? talk.events : know.focus;
  const bare = cells.map((cell) => ({ ...cell, lengths: [] }));
  const event = near.find(
    (one) =>
      one.isStanding &&
      !one.isPending &&
      one.event.reminders.length > 0 &&
      lengths.every((minutes) => one.event.reminders.includes(minutes) || one.to - one.from === minutes) &&
      bare.every(
        (cell) =>
          fits(one, { ...cell, title: null }, know.now.today) ||
          (cell.clocks.length > 0 &&
            cell.clocks.every(({ clock }) =>
              one.event.reminders.some((minutes) => sameClock(clock, one.from - minutes)),
            ) &&
            fits(one, { ...cell, title: null, clocks: [] }, know.now.today)),
      ),
  );
  return event ? { events: [event] } : { why: 'no such reminder is stored' };
}

function hasOtherName(marks: readonly Mark[], know: Look['know']): boolean {
  const said = new Set(know.turn.flatMap(({ outcome }) => foldedWords(outcome.say)));
  return extrasOf(marks).some((word) => !said.has(word));
}

/** "Book club now says Red Lion", "the train gets in at nine": of the entry, not of anybody. */
const isOfThing = (rest: string): boolean =>
  /^(?:now |still |just )*(?:got (?:changed|moved|edited|updated|pushed|shifted|renamed|altered|taken)\b|gets (?:the|an?|its) (?:whole |full |half )?(?:hour|LENGTH|slot|spot|time)\b|(?:says|shows|reads) (?!yes\b|no\b|hi\b|so\b|that\b|it\b|okay\b|thank)|gets? (?:in|you|going|under)\b|gets (?:moved|longer|shorter)|is (?:got) \S+ in\b|has got \S+ in\b|(?:has|got|gets) (?:a|its) new (?:time|date|day|slot|place|name|length|home)\b)/.test(
    rest,
  );

/** "Jonas knows", "the office got the invitation": nobody here can tell what others know or do. */
export function checkOthers({ shape, marks, mood }: Clause, { know }: Look): Finding | null {
  if (/\b(?:fingers crossed|i hope|let us hope|here is hoping|hoping)\b/.test(shape)) return null;
  const isTheirWish = /\b(?:TITLE|they|she|he) (?:wants?|needs?|expects?|prefers?) /.test(shape);
  if (mood === 'asks' || mood === 'echoes' || mood === 'wishes' || (mood === 'offers' && !isTheirWish))
    return null;
  if (
    /\bgets? (?:the|a) confirmation\b/.test(shape) &&
    know.turn.some(({ outcome }) => /\bconfirmation goes to\b/i.test(outcome.say))
  )
    return null;
  // A question for a yes says itself who is written to.
  const isWarned = know.turn.some(
    ({ outcome }) =>
      outcome.kind === 'needs-yes' &&
      outcome.irreversible.some((one) => /\bgets an? (?:e-?)?mail\b/i.test(one)),
  );
  if (
    isWarned &&
    /\b(?:gets|would get|will get|receives) an? (?:e-?)?mail\b/.test(shape) &&
    !hasOtherName(marks, know)
  )
    return null;
  const words = shape.split(' ');
  const strange = new Set(
    marks.flatMap((mark) => (mark.kind === 'word' && !isPlain(mark.word) ? [mark.word] : [])),
  );
  for (const [at, word] of words.entries()) {
    const isPerson =
      strange.has(word) ||
      word === 'TITLE' ||
      /^(?:they|she|he|everyone|everybody|both|guests?|colleagues?|client|host|team|office|them|people|attendees?|participants?|neighbours|parents)$/.test(
        word,
      );
    if (!isPerson) continue;
    if (/\b(?:reminder|alarm)s?\b/.test(shape)) continue;
    if (word === 'TITLE' && isOfThing(words.slice(at + 1).join(' '))) continue;
    const rest = words
      .slice(at + 1)
      .join(' ')
      .replace(/^(?:and (?:TITLE|\S+) |of (?:them|it) |is (?=(?:knows?|got)))/, '');
    const isMany = /^(?:they|everyone|everybody|both|people|guests|attendees|participants)$/.test(word);
    if (othersDo.test(rest) || (isMany && othersDo.test(rest.replace(/^\S+ /, ''))))
      return { why: 'nothing shows what others know or do' };
  }
  return null;
}
