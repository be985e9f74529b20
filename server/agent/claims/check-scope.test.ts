/** Sentences that reach further than what was done, offered or looked up, beside ones that do not. */
import { expect, it } from 'vitest';
import { answer, changed, clash, event, facts, found, listed, slot } from './facts.testing.ts';
import { judgeSentence } from './judge-sentence.ts';
import { lookOf } from './look.ts';
import type { SpeechFacts } from './speech-facts.ts';

const yoga = event('Yoga', '2026-11-21', { time: '18:00' });
const removed = facts({
  personWords: ['Cancel yoga tomorrow'],
  outcomes: [answer('remove_event', changed('remove', yoga))],
});
const run = event('Run', '2026-11-21', { time: '07:00' });
const cinema = event('Cinema', '2026-11-25', { time: '20:00' });
const added = facts({
  personWords: ['Run tomorrow at seven and cinema on Wednesday at eight in the evening'],
  outcomes: [answer('add_event', changed('add', run)), answer('add_event', changed('add', cinema))],
});
const offered = facts({
  personWords: ['When do I have an hour tomorrow?'],
  outcomes: [
    answer(
      'find_time',
      found([slot('2026-11-21', '12:00'), slot('2026-11-21', '15:00')], '2026-11-21', '2026-11-21'),
    ),
  ],
});
const none = facts({
  personWords: ['Find me three hours tomorrow'],
  outcomes: [answer('find_time', found([], '2026-11-21', '2026-11-21'))],
});
const refused = facts({
  personWords: ['Put the sauna in tomorrow at seven'],
  outcomes: [answer('add_event', clash([run], []))],
});
const read = facts({
  personWords: ['What is on tomorrow?'],
  outcomes: [answer('list_events', listed('2026-11-21', '2026-11-21', [run, yoga]))],
});
const may = (said: SpeechFacts, text: string): boolean => judgeSentence(text, lookOf(said)).ok;

it.each([
  [removed, 'I have cancelled yoga for the whole week.'],
  [removed, 'I do not see any yoga there to remove.'],
  [removed, 'I cut it down to half an hour like you wanted.'],
  [added, 'Run went in fine, only the cinema would not.'],
  [added, 'Run is tomorrow at seven, and cinema the same evening at eight.'],
  [added, 'Both are in, and I pushed what came after them back a bit.'],
  [added, "Cinema is in for Wednesday because your dentist's away."],
  [offered, 'You could even go from three until five.'],
  [none, 'There are no three hours free all week.'],
  [refused, 'Seven tomorrow, as you wanted.'],
  [read, 'Tomorrow is a day off.'],
  [read, 'I am not seeing any yoga tomorrow.'],
])('holds what reaches too far (%#)', (said, text) => {
  expect(may(said, text)).toBe(false);
});

it.each([
  [removed, 'I have cancelled yoga tomorrow.'],
  [added, 'Run is in for tomorrow at seven.'],
  [added, 'Cinema is on Wednesday at eight in the evening.'],
  [offered, 'You could go at three tomorrow.'],
  [none, 'I could not find three hours tomorrow.'],
  [read, 'You have the run at seven tomorrow and yoga at six in the evening.'],
])('says what does not (%#)', (said, text) => {
  expect(may(said, text)).toBe(true);
});
