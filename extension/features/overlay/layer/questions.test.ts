import { afterEach, expect, it, vi } from 'vitest';
import type { LiveSchedule } from '#extension/features/live-schedule/live-schedule.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import { createQuestions } from './questions.ts';
import type { QuestionsApi } from './questions.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
vi.stubGlobal('document', page);
const stop = new AbortController();
afterEach(() => stop.abort());

it('a question answered elsewhere goes, though the change is told before the answer is noted', async () => {
  let open = [{ id: 'haircut' } as Suggestion];
  let listener = () => {};
  let recent: { change: { version: number; who: { channel: string } } }[] = [];
  const live = {
    listen: (hear: () => void) => {
      listener = hear;
    },
    getState: () => ({ recent }),
  } as unknown as LiveSchedule;
  const api = { suggestion: { list: { query: async () => open } } } as unknown as QuestionsApi;
  const questions = createQuestions({ api, live, signal: stop.signal, onChanged: () => {} });
  await expect.poll(() => questions.open().length).toBe(1);

  recent = [{ change: { version: 2, who: { channel: 'panel' } } }];
  listener();
  setTimeout(() => {
    open = [];
  }, 200);
  await expect.poll(() => questions.open().length).toBe(0);
});
