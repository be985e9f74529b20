import { expect, test } from 'vitest';
import { clashesWith, overlaps, type Occupant } from './overlaps.ts';

const at = (from: string, to: string) => ({
  start: `2026-11-20T${from}:00Z`,
  end: `2026-11-20T${to}:00Z`,
});
const busy = (id: string, from: string, to: string): Occupant & { id: string } => ({
  id,
  ...at(from, to),
  busy: true,
  status: 'confirmed',
});

test.each([
  ['inside', '09:00', '10:00', '09:15', '09:30', true],
  ['across the start', '09:00', '10:00', '08:30', '09:01', true],
  ['the same time', '09:00', '10:00', '09:00', '10:00', true],
  ['touching at the end', '09:00', '10:00', '10:00', '11:00', false],
  ['touching at the start', '09:00', '10:00', '08:00', '09:00', false],
  ['no length, inside', '09:00', '10:00', '09:30', '09:30', true],
])('%s', (_name, a, b, c, d, expected) => {
  expect(overlaps(at(a, b), at(c, d))).toBe(expected);
  expect(overlaps(at(c, d), at(a, b))).toBe(expected);
});

test('instants are compared as moments, not as text', () => {
  expect(
    overlaps(
      { start: '2026-11-20T09:00:00Z', end: '2026-11-20T10:00:00Z' },
      { start: '2026-11-20T10:00:00.000+01:00', end: '2026-11-20T11:00:00+01:00' },
    ),
  ).toBe(true);
});

test('clashes come earliest first and leave out itself, free and cancelled events', () => {
  const others = [
    busy('late', '09:45', '11:00'),
    busy('early', '08:00', '09:15'),
    busy('self', '09:00', '10:00'),
    { ...busy('free', '09:00', '10:00'), busy: false },
    { ...busy('cancelled', '09:00', '10:00'), status: 'cancelled' as const },
    { ...busy('tentative', '09:30', '09:40'), status: 'tentative' as const },
  ];
  expect(clashesWith(busy('self', '09:00', '10:00'), others).map((e) => e.id)).toEqual([
    'early',
    'tentative',
    'late',
  ]);
});

test('a free event clashes with nothing', () => {
  const candidate = { ...busy('a', '09:00', '10:00'), busy: false };
  expect(clashesWith(candidate, [busy('b', '09:00', '10:00')])).toEqual([]);
});
