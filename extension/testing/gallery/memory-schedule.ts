/**
 * A schedule in memory that answers as the server does, made of the same shared rules, so that every
 * state of the panel can be seen without a server. For the gallery only.
 */
import type { Outcome } from '#shared/outcome.ts';
import { readEvent } from '#shared/language/read-event.ts';
import type { Change, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { freeTime } from '#shared/schedule/free-time.ts';
import { clashesWith, overlaps } from '#shared/schedule/overlaps.ts';
import type { SchedulePreview } from '#shared/schedule/preview.ts';
import { sayChange, sayConflict, saySlots, sayUndone } from '#shared/schedule/say-outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import type { ScheduleStreamInput } from '#extension/platform/stream.ts';
import { draftEvent } from '#extension/features/live-schedule/draft-event.ts';
import type {
  AddInput,
  EventFields,
  PreviewApi,
  ImproveApi,
  ScheduleApi,
} from '#extension/features/live-schedule/schedule-api.ts';
import { draftOf } from '#extension/features/quick-add/reading-draft.ts';

type Setup = { voice(): Voice; events: ScheduleEvent[]; answerAfterMs?: number };
type Wish = { kind: Change['kind']; before: ScheduleEvent | null; after: ScheduleEvent | null };

const hours = { days: [1, 2, 3, 4, 5, 6, 7], start: '08:00', end: '20:00' };

export function createMemorySchedule({ voice, events: seeded, answerAfterMs = 60 }: Setup) {
  const events = new Map(seeded.map((event) => [event.id, event]));
  const log: Change[] = [];
  const streams = new Set<ScheduleStreamInput>();
  let version = 40;
  let ids = 0;

  const answered = async <T>(answer: () => T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, answerAfterMs));
    return answer();
  };

  const commit = (wish: Wish, channel: Channel = 'panel', undoOf?: number): Change => {
    version += 1;
    const after = wish.after && { ...wish.after, version };
    if (wish.before) events.delete(wish.before.id);
    if (after) events.set(after.id, after);
    const change: Change = {
      version,
      kind: wish.kind,
      before: wish.before,
      after,
      at: voice().now,
      who: { channel },
      ...(undoOf === undefined ? {} : { undoOf }),
    };
    log.push(change);
    for (const stream of streams) stream.onChange(change);
    return change;
  };

  const done = (change: Change, say?: string): Outcome => {
    const event = change.after ?? change.before;
    if (!event) throw new Error('a change is about an event');
    const receipt = { version: change.version, changes: [{ kind: change.kind, event }] };
    return { kind: 'done', say: say ?? sayChange(change.kind, event, voice()), receipt };
  };

  const offers = (minutes: number, from: string, to: string, near?: string) =>
    freeTime({
      busy: [...events.values()].filter((e) => e.busy),
      from,
      to,
      durationMinutes: minutes,
      timeZone: voice().timeZone,
      hours,
      ...(near ? { near } : {}),
    });

  const store = (wish: Wish & { after: ScheduleEvent }, allowOverlap: boolean | undefined): Outcome => {
    const clashing = clashesWith(wish.after, events.values());
    if (clashing.length === 0 || allowOverlap) return done(commit(wish));
    const minutes = (Date.parse(wish.after.end) - Date.parse(wish.after.start)) / 60_000;
    const to = new Date(Date.parse(wish.after.start) + 86_400_000).toISOString();
    const alternatives = offers(minutes, voice().now, to, wish.after.start).slice(0, 2);
    const verb = wish.kind === 'add' ? 'added' : wish.kind === 'move' ? 'moved' : 'changed';
    return {
      kind: 'conflict',
      say: sayConflict(verb, { of: [wish.after], with: clashing, alternatives }, voice()),
      with: clashing,
      alternatives,
    };
  };

  const add = (input: AddInput): Outcome => {
    const event = { ...draftEvent(`new-${++ids}`, input, voice().timeZone), notes: input.notes ?? '' };
    return store({ kind: 'add', before: null, after: event }, input.allowOverlap);
  };

  const change = (
    kind: 'move' | 'update',
    input: EventFields & { id: string; ifVersion?: number; allowOverlap?: boolean },
  ): Outcome => {
    const before = events.get(input.id);
    if (!before) return { kind: 'not-found', say: 'That event is not there any more.' };
    if (input.ifVersion !== undefined && before.version > input.ifVersion) {
      return {
        kind: 'stale',
        say: 'Not changed: it was changed elsewhere in the meantime.',
        current: before,
      };
    }
    const {
      id,
      ifVersion: _seen,
      allowOverlap,
      start,
      end,
      place,
      notes,
      durationMinutes: _length,
      ...fields
    } = input;
    const rest = { ...fields, ...(place && { place }), ...(notes && { notes }) };
    const merged: AddInput = {
      title: before.title,
      start: start ?? before.wall.start,
      end: end ?? before.wall.end,
    };
    const allDay = fields.allDay ?? (start ? start.time === undefined : before.allDay);
    const moved = start ? draftEvent(id, { ...merged, allDay }, voice().timeZone) : before;
    const after = { ...before, ...rest, start: moved.start, end: moved.end, wall: moved.wall, allDay };
    return store({ kind, before, after }, allowOverlap);
  };

  const api: ScheduleApi & PreviewApi & ImproveApi = {
    schedule: {
      list: {
        query: ({ from, to }) =>
          answered(() => ({
            version,
            events: [...events.values()].filter((e) => overlaps(e, { start: from, end: to })),
          })),
      },
      add: { mutate: (input) => answered(() => add(input)) },
      move: { mutate: (input) => answered(() => change('move', input)) },
      update: { mutate: (input) => answered(() => change('update', input)) },
      remove: {
        mutate: ({ id }) =>
          answered(() => {
            const before = events.get(id);
            if (!before) return { kind: 'not-found', say: 'That event is not there any more.' };
            return done(commit({ kind: 'remove', before, after: null }));
          }),
      },
      undo: {
        mutate: (target) =>
          answered(() => {
            const asked =
              'version' in target
                ? target.version
                : 'groupId' in target
                  ? Number(target.groupId.replace('v', ''))
                  : log.at(-1)?.version;
            const last = log.find((c) => c.version === asked);
            if (!last) return { kind: 'not-found', say: 'There is nothing to take back.' };
            const kind = last.kind === 'add' ? 'remove' : last.kind === 'remove' ? 'add' : last.kind;
            const back = commit({ kind, before: last.after, after: last.before }, 'panel', last.version);
            const event = back.after ?? back.before;
            return done(back, event ? sayUndone([{ kind, event }], voice()) : undefined);
          }),
      },
      // The gallery has no rules of series: one event stands for what would change.
      preview: {
        query: ({ input }) =>
          answered(() => {
            const before = events.get(input.id);
            if (!before) return { kind: 'not-found', say: 'That event is not there any more.' };
            const none = { count: 0, shown: [] };
            const data: SchedulePreview = {
              from: before.start,
              to: before.end,
              added: none,
              removed: { count: 1, shown: [before] },
              moved: none,
              changed: none,
              kept: 0,
              goesOn: false,
              clash: null,
            };
            return {
              kind: 'done',
              say: 'In the next 400 days 1 would be changed.',
              receipt: { version, changes: [], data },
            };
          }),
      },
      findTime: {
        query: ({ durationMinutes, from, to }) =>
          answered(() => {
            const slots = offers(durationMinutes, from, to);
            return {
              kind: 'done',
              say: saySlots(slots, voice()),
              receipt: { version, changes: [], data: { slots } },
            };
          }),
      },
    },
    quickAdd: {
      improve: { mutate: () => answered(() => ({ kind: 'off', say: 'No language model is set up.' })) },
      add: {
        mutate: (input) =>
          answered(() => {
            const { now, timeZone, locale } = voice();
            const reading =
              'reading' in input
                ? input.reading
                : readEvent(input.text, { now, timeZone, ...(locale ? { locale } : {}) });
            const draft = draftOf(reading, timeZone);
            if (!draft)
              return {
                kind: 'needs',
                say: 'Not added: say what it is and when.',
                fields: ['title', 'start'],
              };
            return add({ ...draft, ...(input.allowOverlap ? { allowOverlap: true } : {}) });
          }),
      },
    },
  };

  return {
    api,
    connect(input: ScheduleStreamInput) {
      streams.add(input);
      input.signal.addEventListener('abort', () => streams.delete(input));
    },
    changes: (): readonly Change[] => log,
    /** As if somebody else did it: by voice, in another panel. */
    happen: (wish: Wish, channel: Channel) => commit(wish, channel),
    /** As `happen`, while the stream is slow: nobody hears of it yet. */
    happenUnheard(wish: Wish) {
      const heard = [...streams];
      streams.clear();
      commit(wish, 'tavus-tools');
      for (const stream of heard) streams.add(stream);
    },
    find: (title: string) => [...events.values()].find((e) => e.title === title),
  };
}
