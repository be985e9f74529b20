import { expect, test } from 'vitest';
import { isSeveralEvents } from './several-events.ts';

test.each([
  'add gym tomorrow at 7 and yoga at 9',
  'two gym sessions tomorrow at 5pm and 6pm',
  'standup at 9, 10 and 11',
  'lunch at noon then call mum at 3:30 pm',
])('“%s” is more than one event', (text) => expect(isSeveralEvents(text)).toBe(true));

test.each([
  'gym tomorrow at 7',
  'meet between 2 and 3 pm',
  'call from 5 to 6',
  'lunch with Sam and Ana at noon',
  'dinner at 7 and drinks',
  'party at 8 and 20 people',
  'meeting with Research and Development at 3pm',
])('“%s” is one event', (text) => expect(isSeveralEvents(text)).toBe(false));
