/**
 * Does what a typed command asks. The panel only finds out which event is meant; the doing, and every
 * sentence about it, is the server's. Several matches are asked about, never guessed.
 */
import type { DateRange } from '#shared/language/reading.ts';
import type { Choice, Outcome } from '#shared/outcome.ts';
import type { CalendarDate, ScheduleEvent } from '#shared/schedule/event.ts';
import { sayEvents, sayEventsCalled, sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { sayDay, type Voice } from '#shared/schedule/say-time.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { ScheduleAct } from '#extension/features/live-schedule/schedule-act.ts';
import type { ScheduleApi } from '#extension/features/live-schedule/schedule-api.ts';
import { findNamed } from './find-named.ts';
import { movedTo } from './moved-to.ts';
import type { TypedCommand } from './typed-command.ts';

export type CommandDeps = {
  api: ScheduleApi;
  events: Iterable<ScheduleEvent>;
  voice: Voice;
  perform(act: ScheduleAct): Promise<Outcome>;
  present(outcome: Outcome, ways?: { choose(choice: Choice): void }): void;
};

/** True when it was done, so that the composer can be emptied. */
export async function runCommand(deps: CommandDeps, command: TypedCommand): Promise<boolean> {
  const { voice, perform, present } = deps;
  switch (command.kind) {
    case 'undo': {
      // The newest that still stands, so that a second "undo" goes one further back.
      return (await perform({ kind: 'undo', targets: [{ newest: true }] })).kind === 'done';
    }
    case 'list': {
      const from = wallToInstant({ date: command.range.from }, voice.timeZone);
      const to = wallToInstant({ date: command.range.to }, voice.timeZone);
      const { version, events } = await deps.api.schedule.list.query({ from, to });
      const { about } = command;
      const when = sayRange(command.range, voice);
      const say =
        about === undefined
          ? sayEvents(events, when, voice)
          : sayEventsCalled(
              about,
              events.filter((e) => titleMatch(e.title, about) > 0),
              { when, teller: voice },
            );
      present({ kind: 'done', say, receipt: { version, changes: [] } });
      return true;
    }
    case 'find-time': {
      const from = laterOf(wallToInstant({ date: command.range.from }, voice.timeZone), voice.now);
      const to = wallToInstant({ date: command.range.to }, voice.timeZone);
      const input = {
        durationMinutes: command.durationMinutes,
        from,
        to,
        ...(command.after && { notBefore: command.after }),
        ...(command.before && { notAfter: command.before }),
      };
      return (await perform({ kind: 'find-time', input })).kind === 'done';
    }
    case 'remove':
      return onNamed(deps, command, (event) => perform({ kind: 'remove', event }));
    case 'update': {
      const { title, place, durationMinutes } = command;
      const fields = {
        ...(title && { title }),
        ...(place && { place }),
        ...(durationMinutes && { durationMinutes }),
      };
      return onNamed(deps, command, (event) => perform({ kind: 'update', event, fields }));
    }
    case 'move':
      return onNamed(deps, command, (event) =>
        perform({ kind: 'move', event, to: movedTo(event, command, voice.timeZone) }),
      );
  }
}

async function onNamed(
  deps: CommandDeps,
  command: { event: string; on?: CalendarDate },
  act: (event: ScheduleEvent) => Promise<Outcome>,
): Promise<boolean> {
  const { voice, present } = deps;
  const where = { now: voice.now, timeZone: voice.timeZone, ...(command.on && { on: command.on }) };
  const found = findNamed(command.event, deps.events, where).slice(0, 3);
  const [only] = found;
  if (!only) {
    const when = command.on ? ` ${sayDay(command.on, voice)}` : ' in the weeks shown here';
    present({ kind: 'not-found', say: `Nothing called “${command.event}” is on the calendar${when}.` });
    return false;
  }
  if (found.length === 1) return (await act(only)).kind === 'done';
  const question = `Which ${only.title}?`;
  const choices = found.map((event) => ({
    label: `${event.title}, ${sayEventWhen(event, voice)}`,
    value: event.id,
    event,
  }));
  present(
    { kind: 'ambiguous', say: question, question, choices },
    {
      choose(choice) {
        const event = found.find((e) => e.id === choice.value);
        if (event) void act(event);
      },
    },
  );
  return true;
}

function sayRange({ from, to }: DateRange, voice: Voice): string {
  const last = addDays(to, -1);
  return last <= from ? sayDay(from, voice) : `from ${sayDay(from, voice)} to ${sayDay(last, voice)}`;
}

function laterOf(a: string, b: string): string {
  return Date.parse(a) > Date.parse(b) ? a : b;
}
