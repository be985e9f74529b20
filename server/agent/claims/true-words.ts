/** What is said in place of a sentence that was held back: the outcomes' own words, or what was not done. */
import { isWrite } from './knowledge.ts';
import type { KnownOutcome, SpeechFacts } from './speech-facts.ts';
import { fold } from './fold.ts';
import { plainText } from './plain-text.ts';
import { createSentenceCutter } from './sentences.ts';

const folded = new WeakMap<object, ReadonlySet<string>>();

/** Sentences of what the outcomes say, folded; the whole of it too. */
export function sentencesOfSay(outcomes: readonly KnownOutcome[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const { outcome } of outcomes) {
    let own = folded.get(outcome);
    if (!own) {
      const cutter = createSentenceCutter();
      const pieces = [...cutter.push(outcome.say), ...cutter.end()].map(({ text }) => fold(plainText(text)));
      own = new Set([...pieces, fold(plainText(outcome.say))]);
      folded.set(outcome, own);
    }
    for (const sentence of own) if (sentence !== '') all.add(sentence);
  }
  return all;
}

/** Words about the form of a call. */
const forModel = /^(?:There is no such tool|There is no field |“[\w.]+” (?:is|must) )/;

/** This turn's outcomes that have not been told yet, in their own words; '' when there are none. */
export function untold(facts: SpeechFacts, told: ReadonlySet<string>): string[] {
  const turn = facts.outcomes.filter(({ isThisTurn }) => isThisTurn).map(({ outcome }) => outcome);
  const isAnswered = turn.some(({ kind }) => kind !== 'invalid');
  // What is wrong with the form of a call is the model's to mend, not the person's to hear.
  const says = turn.filter(({ kind }) => kind !== 'invalid' || !isAnswered).map(({ say }) => say);
  return [...new Set(says)].filter((say) => say !== '' && !forModel.test(say) && !told.has(say));
}

/** The outcomes that a sentence which passed has told: by their own words, or by what it says was done. */
export function tellsOf(
  facts: SpeechFacts,
  sentence: { text: string; events: readonly { event: { id: string } }[]; isTelling: boolean },
): string[] {
  const own = fold(plainText(sentence.text));
  const ids = new Set(sentence.events.map(({ event }) => event.id));
  return facts.outcomes.flatMap((of) => {
    if (!of.isThisTurn) return [];
    const { outcome } = of;
    if (sentencesOfSay([of]).has(own)) return [outcome.say];
    const changes = outcome.kind === 'done' || outcome.kind === 'pending' ? outcome.receipt.changes : [];
    const isTold =
      sentence.isTelling && changes.length > 0 && changes.every(({ event }) => ids.has(event.id));
    return isTold ? [outcome.say] : [];
  });
}

/** True whatever else is: said when no outcome has words for it, in the language of the talk. */
export function plainTruth(facts: SpeechFacts, why: string): string {
  const turn = facts.outcomes.filter(({ isThisTurn }) => isThisTurn);
  const hasChanged = turn.some(
    ({ outcome }) => outcome.kind === 'done' && outcome.receipt.changes.length > 0,
  );
  const own = facts.language.slice(0, 2);
  const words = own === 'de' || own === 'es' ? truths[own] : truths.en;
  if (why.includes('nobody outside')) return words.messages;
  if (why.includes('reminder')) return words.reminder;
  if (why.includes('language') && own !== 'en' && words === truths.en)
    return 'I can only speak about your calendar in English so far.';
  if (turn.some((one) => isWrite(one)) || hasChanged) return words.noMore;
  const isUnseen =
    /not looked at|something is there|no time/.test(why) ||
    (/no event|nothing known|is known/.test(why) && !isWish(facts));
  return isUnseen ? words.look : words.nothing;
}

/** "No, leave it then": nothing is wanted any more. */
export const isDeclined = ({ personWords }: SpeechFacts): boolean =>
  /^\W*(?:(?:no|nope|nah|never ?mind|forget (?:it|that)|leave (?:it|that)(?: as (?:it|that) is| alone)?|not now|nothing(?: else)?|that(?:['’]s| is) (?:all|it)|do ?n['’o]?t|thanks?(?: you)?|ok|okay|then|please)\b\W*)+$/i.test(
    personWords.at(-1) ?? '',
  );

/** What was asked for was nothing to know. */
export function isWish({ personWords }: SpeechFacts): boolean {
  const last = personWords.at(-1) ?? '';
  if (
    /\b(?:remind me (?:what|when|where|who)|tell me|show me|read (?:me|out)|what (?:is|are|do|does|did|have)|give me (?:an|the|my))\b/i.test(
      last,
    )
  )
    return false;
  return (
    !/^\W*(?:(?:so|and|but|hey|hi|ok|okay|well|um|please|tell me)\W+)*(?:when|what|where|which|who|how|why|is|are|am|do|does|did|have|has|was|were|any)\b/i.test(
      last,
    ) && !(last.includes('?') && !/\b(?:can|could|would|will|may) (?:you|i|we)\b/i.test(last))
  );
}

const truths = {
  en: {
    messages: 'I can’t send messages or invitations to anyone.',
    reminder: 'No reminder is set for that.',
    noMore: 'I can’t say more than that about your calendar.',
    look: 'I would have to look at your calendar before I can say that.',
    nothing: 'I have changed nothing for that.',
  },
  de: {
    messages: 'Ich kann niemandem Nachrichten oder Einladungen schicken.',
    reminder: 'Dafür ist keine Erinnerung eingestellt.',
    noMore: 'Mehr kann ich über deinen Kalender nicht sagen.',
    look: 'Dafür müsste ich erst in deinen Kalender sehen.',
    nothing: 'Dafür habe ich nichts geändert.',
  },
  es: {
    messages: 'No puedo enviar mensajes ni invitaciones a nadie.',
    reminder: 'No hay ningún recordatorio para eso.',
    noMore: 'No puedo decir más sobre tu calendario.',
    look: 'Para eso tendría que mirar antes tu calendario.',
    nothing: 'No he cambiado nada para eso.',
  },
} as const;
