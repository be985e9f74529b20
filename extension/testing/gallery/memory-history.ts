/** A history in memory: what happened before in every kind, and on top what is done in the gallery. */
import type { HistoryApi, HistoryLine } from '#extension/features/history/history-api.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { createMemorySchedule } from './memory-schedule.ts';
import { at } from './seeds.ts';

type Setup = { memory: ReturnType<typeof createMemorySchedule>; voice(): Voice; isEmpty: boolean };

const titles = ['Choir', 'Dentist with a very long name that goes on over the line', 'Swimming', 'Piano'];

export function createMemoryHistory({ memory, voice, isEmpty }: Setup): HistoryApi {
  const line = (
    version: number,
    more: Partial<HistoryLine>,
    names: readonly string[] = ['Gym'],
  ): HistoryLine => ({
    groupId: `v${version}`,
    version,
    at: `2026-11-${version > 30 ? 19 : 18}T1${version % 10}:0${version % 6}:00Z`,
    channel: 'panel',
    conversationId: null,
    conversationTitle: null,
    way: null,
    size: names.length,
    changes: names.map((title, n) => {
      const event = at(title, `2026-11-2${n} 10:00`, `2026-11-2${n} 11:00`);
      const say = sayChange('add', event, voice());
      return { version: version + n, kind: 'add', event, say, isTakenBack: false };
    }),
    isTakenBack: false,
    fixed: null,
    ...more,
  });
  const seeded = isEmpty
    ? []
    : [
        line(39, { channel: 'tavus-tools', conversationId: 'ready', conversationTitle: 'Planning the week' }),
        line(34, { size: 12 }, titles),
        line(33, { isTakenBack: true }, ['Yoga']),
        line(32, { channel: 'post-call', conversationId: 'ready', conversationTitle: '' }, [
          'Dinner',
          'Taxi',
        ]),
        line(22, { fixed: 'elsewhere', channel: 'cal-events' }, ['Demo call']),
        ...[21, 20, 19, 18, 17].map((version) => line(version, { fixed: 'old' }, [`Older ${version}`])),
      ];
  const done = (): HistoryLine[] =>
    memory
      .changes()
      .toReversed()
      .flatMap(({ version, kind, before, after, at: when, who, undoOf }) => {
        const event = after ?? before;
        if (!event) return [];
        const isTakenBack = memory.changes().some((other) => other.undoOf === version);
        const change = { version, kind, event, say: sayChange(kind, event, voice()), isTakenBack };
        const marks = {
          at: when,
          channel: who.channel,
          way: undoOf === undefined ? null : ('undo' as const),
          isTakenBack,
        };
        return [{ ...line(version, marks), size: 1, changes: [change] }];
      });
  return {
    schedule: {
      history: {
        query: async ({ before, limit = 30 }) => {
          await new Promise((resolve) => setTimeout(resolve, 60));
          const all = [...done(), ...seeded].filter(
            ({ version }) => before === undefined || version < before,
          );
          const lines = all.slice(0, Math.min(limit, 8));
          const last = lines.at(-1)?.version ?? null;
          return { version: 40, lines, before: all.length > lines.length ? last : null };
        },
      },
    },
  };
}
