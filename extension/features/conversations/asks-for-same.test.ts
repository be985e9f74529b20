import { expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { asksForSame } from './asks-for-same.ts';

const wall = { start: { date: '2026-11-21', time: '07:00' }, end: { date: '2026-11-21', time: '08:00' } };
const clash = { kind: 'conflict', say: 'Not added: Gym is tomorrow 7:00–8:00 am.', with: [{ wall }] };
const missing = { kind: 'needs', say: 'When should Haircut be?', fields: ['start_time'] };
const at = (date: string, time: string) => ({
  arguments: { title: 'haircut', date, start_time: time },
  summary: 'Add haircut',
});

it.each([
  ['in the time of what was in its way', clash, at('2026-11-21', '07:30'), true],
  ['that begins before it and reaches into it', clash, at('2026-11-21', '06:30'), true],
  ['behind it', clash, at('2026-11-21', '08:00'), false],
  ['on another day', clash, at('2026-11-22', '07:30'), false],
  ['of that name', missing, at('2026-11-21', '07:30'), true],
  ['of that name in its summary', missing, { arguments: {}, summary: 'Add Haircut, Friday' }, true],
  ['of another name', missing, { arguments: { title: 'Vet' }, summary: 'Add Vet' }, false],
  ['of a part of that name', missing, { arguments: { title: 'Hair' }, summary: 'Add Hair' }, false],
  ['about what was done', { kind: 'done', say: 'Haircut is added.' }, at('2026-11-21', '07:30'), false],
])('a question %s', (_name, refused, question, isSame) =>
  expect(asksForSame(question, refused as unknown as Outcome)).toBe(isSame),
);
