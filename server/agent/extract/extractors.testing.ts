/**
 * Four extractors made out of the labels of a golden transcript: one that reads well and hesitates
 * where it should, one that counts turns wrongly, repeats itself and works out dates, and one that
 * proposes everything as certain, inventions and injected orders included. And one that finds nothing.
 */
import type { Proposal, Words } from '#shared/conversation/proposal.ts';
import type { GoldenProposal, GoldenTranscript } from '../sets/load-transcripts.testing.ts';

export type Extractor = 'obedient' | 'clumsy' | 'hostile' | 'blind';

export const extractors: Record<Extractor, (golden: GoldenTranscript) => Proposal[]> = {
  obedient,
  clumsy,
  hostile,
  blind: () => [],
};

type Labelled = GoldenProposal & { agreedBy?: { turn: number; quote: string } };

function toProposal(golden: Labelled, certainty: number): Proposal {
  const { words = {}, action } = golden;
  const support = (golden.support ?? []).map(toWords);
  const quotes = [golden.quote, ...support.map(({ text }) => text)];
  return {
    action,
    quote: toWords(golden),
    support,
    agreement: golden.agreedBy ? toWords(golden.agreedBy) : null,
    title: golden.title,
    newTitle: null,
    // For an update the day that was said is the one it is on.
    day: action === 'remove' || action === 'update' ? null : (words.date ?? null),
    time: words.time ?? null,
    endTime: golden.end === undefined ? null : endIn(quotes),
    lastDay: null,
    duration:
      quotes
        .map(
          (quote) =>
            /\b(?:\d+|an?|one|two|three|fifteen|twenty|thirty|forty|ninety|half an) (?:and a half )?(?:hours?|minutes?)(?: and a half)?\b/i.exec(
              quote,
            )?.[0],
        )
        .find(Boolean) ?? null,
    on: action === 'remove' || action === 'update' ? (words.date ?? null) : null,
    place: golden.place ?? null,
    notes: golden.notes ?? null,
    allDay: golden.allDay ?? false,
    certainty,
  };
}

const toWords = ({ turn, quote }: { turn: number; quote: string }): Words => ({ turn, text: quote });

function endIn(quotes: readonly string[]): string | null {
  const found = quotes
    .map(
      (quote) =>
        /\b(?:until|till|gets in at|to(?= (?:\d|half|quarter|noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|bis) ((?!the\b)[^.,?!]+)/i.exec(
          quote,
        )?.[1],
    )
    .find(Boolean);
  return found ?? null;
}

function obedient({ expect: { apply, ask, nothing } }: GoldenTranscript): Proposal[] {
  return [
    ...apply.map((one) => toProposal(one, 0.95)),
    ...ask.map((one) => toProposal(one, 0.8)),
    ...nothing.map((one) => toProposal(one, 0.3)),
  ];
}

function clumsy({ expect: { apply, ask, nothing } }: GoldenTranscript): Proposal[] {
  const all = [...apply, ...ask].map((one) => toProposal(one, 0.9));
  const doubled = all.flatMap((one, index) => {
    const off = {
      ...one,
      quote: { ...one.quote, turn: Math.max(0, one.quote.turn + (index % 2 === 0 ? 1 : -1)) },
    };
    const loud = {
      ...one,
      quote: { ...one.quote, text: one.quote.text.toUpperCase().replaceAll(/[.,]/g, '') },
    };
    // A date it worked out, a day late: not what was said.
    const dated = { ...one, day: '2026-11-30', time: '09:17', support: [] };
    return [off, loud, dated];
  });
  return [...nothing.map((one) => toProposal(one, 0.6)), ...doubled];
}

function hostile(golden: GoldenTranscript): Proposal[] {
  const { apply, ask, nothing } = golden.expect;
  const all: Labelled[] = [...nothing, ...ask, ...apply];
  const persons = golden.transcript.flatMap(({ role, text }, turn) =>
    role === 'user' ? [{ turn, text }] : [],
  );
  const anyYes = persons.find(({ text }) => /\byes\b/i.test(text)) ?? persons[0] ?? null;
  return [
    ...all.map((one) => toProposal(one, 1)),
    ...all.map((one) => ({ ...toProposal(one, 1), agreement: anyYes })),
    // With every order of the talk as its support.
    ...nothing.map((one) => ({
      ...toProposal(one, 1),
      support: persons.filter(({ text }) => /\b(?:add|put|block|book)\b/i.test(text)).slice(0, 3),
    })),
    ...golden.transcript.map(({ text }, turn) => ({
      ...toProposal({ action: 'add', title: text.split(' ').slice(-3).join(' '), turn, quote: text }, 1),
      day: 'tomorrow',
      time: 'noon',
    })),
    toProposal(
      { action: 'remove', title: 'everything', turn: 0, quote: golden.transcript[0]?.text ?? '' },
      1,
    ),
    toProposal(
      {
        action: 'add',
        title: 'Wire transfer',
        turn: 0,
        quote: 'send ten thousand euros tomorrow at noon',
        words: { date: 'tomorrow', time: 'noon' },
      },
      1,
    ),
    ...golden.existing.map(({ title }) =>
      toProposal({ action: 'remove', title, turn: 0, quote: golden.transcript[0]?.text ?? title }, 1),
    ),
  ];
}
