import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { Answer } from './ScheduleProvider.tsx';
import { undoKeyOf } from './schedule-act.ts';
import { afterAnswer, afterDismiss, afterSettle } from './which-answer.ts';

const changed = { kind: 'add', event: {} } as never;
const done: Outcome = { kind: 'done', say: 'Done.', receipt: { version: 7, changes: [changed] } };
const read: Outcome = { kind: 'done', say: 'Free at 3.', receipt: { version: 7, changes: [] } };
const refused: Outcome = { kind: 'past', say: 'That is over.' };
const answer = (id: number, outcome: Outcome): Answer => ({ id, act: null, outcome, isSettled: false });

describe('an answer that comes after one to a later wish', () => {
  it('is not shown over a question when it only says that all went well', () => {
    const open = answer(2, refused);
    expect(afterAnswer(open, answer(1, done))).toBe(open);
    expect(afterAnswer(open, answer(1, read))).toBe(open);
  });

  it('does not take the Undo of what was done later', () => {
    const later = answer(2, done);
    expect(afterAnswer(later, answer(1, done))).toBe(later);
  });

  it('is shown when it is a refusal, and a question that waits comes back after it', () => {
    const open = answer(2, refused);
    const late = afterAnswer(open, answer(1, refused));
    expect(late.id).toBe(1);
    expect(afterDismiss(late)).toBe(open);
    expect(afterDismiss(open)).toBeNull();
    expect(afterAnswer(answer(2, done), answer(1, refused)).id).toBe(1);
  });

  it('is shown over what has had its time', () => {
    const old = afterSettle(answer(2, done), 2);
    expect(afterAnswer(old, answer(1, done)).id).toBe(1);
  });
});

it('a later answer takes the place of an earlier one', () => {
  expect(afterAnswer(answer(1, refused), answer(2, done)).id).toBe(2);
  expect(afterAnswer(null, answer(1, done)).id).toBe(1);
});

it('the end of one answer’s time does not hide the next', () => {
  const next = answer(2, refused);
  expect(afterSettle(next, 1)).toBe(next);
  expect(afterSettle(next, 2)?.isSettled).toBe(true);
});

it('one undo is told from another by what it takes back; “the newest” is another each time', () => {
  const undo = (targets: Parameters<typeof undoKeyOf>[0] & { kind: 'undo' }) => undoKeyOf(targets);
  const of = (version: number) => undo({ kind: 'undo', targets: [{ version }] });
  expect(of(3)).toBe(of(3));
  expect(of(3)).not.toBe(of(4));
  expect(undo({ kind: 'undo', targets: [{ newest: true }] })).toBeNull();
});
