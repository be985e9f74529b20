import { describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';
import { readLiveCalls, wasRefusedLive } from './refused-live.ts';

describe('what was refused in the talk itself', () => {
  it('is known by tool and name, until it was done after all', async () => {
    await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
    await desk.call('add_event', { title: 'Gym', date: 'tomorrow', start_time: '8am' });
    await desk.call('add_event', { title: 'Dentist', date: 'tomorrow', start_time: '8:30am' });
    const live = await readLiveCalls(desk.deps, desk.conversation);
    expect(wasRefusedLive({ tool: 'add_event', title: 'Dentist' }, live)).toBe(true);
    expect(wasRefusedLive({ tool: 'add_event', title: 'Gym' }, live)).toBe(false);
    expect(wasRefusedLive({ tool: 'move_event', title: 'Dentist' }, live)).toBe(false);
    await desk.call('add_event', { title: 'Dentist', date: 'tomorrow', start_time: '11am' });
    const later = await readLiveCalls(desk.deps, desk.conversation);
    expect(wasRefusedLive({ tool: 'add_event', title: 'Dentist' }, later)).toBe(false);
  });
});
