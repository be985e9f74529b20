/** What opens over the page: the card of an event, the field for a new one, the search for a free time. */
import { suggestionIdOf } from '#extension/features/conversations/ghosts.ts';
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { FreeSlot } from '#shared/outcome.ts';
import { minutesInDay, type Days, type WallSpan } from '#shared/schedule/day-layout.ts';
import { sayDay, saySlot, type Voice } from '#shared/schedule/say-time.ts';
import { addDays, addWallMinutes, instantToWall } from '#shared/schedule/wall-clock.ts';
import type { ShownEvent } from '#extension/features/live-schedule/shown-events.ts';
import { slotsOf } from '#extension/features/live-schedule/slots-of.ts';
import { instantsOf, wallEndsOf, windowOf } from '#extension/features/live-schedule/wall-span.ts';
import type { PanelWish } from '#extension/platform/messages.ts';
import type { PlacedDay } from './day-layers.ts';
import type { Draft } from './drag.ts';
import { eventCard } from './event-card.ts';
import { questionCard } from './question-card.ts';
import type { Questions } from './questions.ts';
import type { Floating, Rect } from './floating.ts';
import type { Outlines } from './outlines.ts';
import type { Acts } from './perform-acts.ts';
import { minutesAt } from './pieces.ts';
import { placeSlots } from './place-slots.ts';
import { findTimeForm, quickAddForm } from './small-forms.ts';
import type { ToastButton } from './toast.ts';

type Deps = {
  floating: Floating;
  acts: Acts;
  questions: Questions;
  outlines: Outlines;
  redraw(): void;
  openPanel(wish: PanelWish): void;
  voice(): Voice;
  now(): number;
  say(words: string, buttons?: ToastButton[]): void;
};

type Seen = {
  page(): { days: Days; kind: 'days' | 'month'; dates: string[] } | null;
  placed(): readonly PlacedDay[];
  calendarZone(): string;
  elementOf(key: string): HTMLElement | undefined;
  isClashing(id: string): boolean;
  /** What Google shows on these days. */
  theirs(): readonly { date: string; start: number; end: number }[];
};

const usualLength = 60;
const mostSlots = 20;

export type Popups = ReturnType<typeof createPopups>;

export function createPopups(deps: Deps, seen: Seen) {
  const { floating, acts, voice } = deps;

  const rectOf = (key: string): Rect | null => seen.elementOf(key)?.getBoundingClientRect() ?? null;

  const questionOf = ({ id }: ShownEvent) =>
    deps.questions.open().find((one) => one.id === suggestionIdOf(id)) ?? null;
  const answer = async ({ id }: Suggestion, isYes: boolean) => {
    try {
      if (isYes) acts.tell(await deps.questions.accept(id));
      else {
        await deps.questions.dismiss(id);
        deps.say('Left as it is.');
      }
    } catch {
      deps.say('No answer from the server. Nothing was done. Try again.');
    }
  };
  const card = (
    key: string,
    { event, onRemove }: { event: ShownEvent; onRemove(event: ShownEvent): void },
  ) => {
    const onPanel = () => deps.openPanel({ date: instantToWall(event.start, voice().timeZone).date });
    const question = questionOf(event);
    const uid = event.links.find(({ kind }) => kind === 'booking')?.title;
    // Another card may be open by the time the answer is here; and one question is answered once.
    let close = () => {};
    let isAnswered = false;
    const settle = (of: Suggestion, isYes: boolean) => {
      if (isAnswered) return;
      isAnswered = true;
      void answer(of, isYes).finally(() => {
        isAnswered = false;
        close();
      });
    };
    const content = question
      ? questionCard(question, {
          onYes: () => settle(question, true),
          onNo: () => settle(question, false),
          onPanel,
        })
      : eventCard(event, {
          voice: voice(),
          isClashing: seen.isClashing(event.id),
          acts: {
            onRemove: () => onRemove(event),
            onPanel,
            onBooking: uid === undefined ? undefined : (kind) => deps.openPanel({ booking: { kind, uid } }),
          },
        });
    close = floating.open(content, {
      name: 'card',
      label: event.title,
      beside: () => rectOf(key),
      returnTo: () => seen.elementOf(key),
    });
  };

  const glance = (key: string, event: ShownEvent) => {
    if (floating.name() !== null && !floating.isGlance()) return;
    const question = questionOf(event);
    const isClashing = seen.isClashing(event.id);
    const content = question
      ? questionCard(question, null)
      : eventCard(event, { voice: voice(), isClashing, acts: null });
    floating.open(content, { name: 'glance', label: event.title, beside: () => rectOf(key), isGlance: true });
  };

  /** A stretch of the drawn days, in words. */
  const saySpan = (span: WallSpan, days: Days): string => {
    const ends = wallEndsOf(span, days);
    const start = { date: ends.start.date, time: ends.start.time ?? '00:00' };
    const end = { date: ends.end.date, time: ends.end.time ?? '00:00' };
    return saySlot(
      { ...instantsOf(ends, days.timeZone), wall: { start, end, timeZone: days.timeZone } },
      voice(),
    );
  };

  const addAt = (span: WallSpan, beside: () => Rect | null) => {
    const frame = seen.page();
    if (!frame) return;
    const { days } = frame;
    floating.open(
      quickAddForm(saySpan(span, days), (title) => {
        floating.close();
        // The page's zone only says which moment was meant; the event lives in the calendar's.
        const zone = seen.calendarZone();
        const there = (instant: string) => ({ ...instantToWall(instant, zone), timeZone: zone });
        const { start, end } = instantsOf(wallEndsOf(span, days), days.timeZone);
        void acts.perform({ kind: 'add', input: { title, start: there(start), end: there(end) } });
      }),
      { name: 'add', label: 'New event', beside },
    );
  };

  const addWholeDay = (date: string, beside: () => Rect | null) => {
    const when = sayDay(date, voice());
    floating.open(
      quickAddForm(`${when}, all day`, (title) => {
        floating.close();
        void acts.perform({
          kind: 'add',
          input: { title, start: { date }, end: { date: addDays(date, 1) }, allDay: true },
        });
      }),
      { name: 'add', label: 'New event', beside },
    );
  };

  const add = ({ date, minute }: { date: string; minute: number | null }) => {
    const frame = seen.page();
    const day = seen.placed().find((d) => d.date === date);
    if (!frame || !day) return;
    if (minute === null) return addWholeDay(date, () => day.rect);
    const start = minutesAt(frame.days, date, minute);
    const midnight = minutesAt(frame.days, date, minutesInDay);
    const beside = () => {
      const { rect } = day;
      const y = rect.top + (minute / minutesInDay) * rect.height;
      return { left: rect.left, right: rect.right, top: y, bottom: y + 20 };
    };
    addAt({ start, end: Math.min(start + usualLength, midnight) }, beside);
  };

  /** From the launcher: the next whole hour if today is shown, else nine o'clock of the first day. */
  const addAnywhere = (button: HTMLElement) => {
    const frame = seen.page();
    const first = frame?.dates[0];
    if (!frame || first === undefined) return;
    const beside = () => button.getBoundingClientRect();
    const now = instantToWall(new Date(deps.now()).toISOString(), frame.days.timeZone);
    if (frame.kind === 'month') return addWholeDay(frame.dates.includes(now.date) ? now.date : first, beside);
    const hour = addWallMinutes({ date: now.date, time: `${now.time.slice(0, 2)}:00` }, 60);
    const isToday = frame.dates.includes(hour.date) && hour.date === now.date;
    const start = isToday
      ? minutesAt(frame.days, hour.date, Number(hour.time.slice(0, 2)) * 60)
      : minutesAt(frame.days, first, 9 * 60);
    addAt({ start, end: start + usualLength }, beside);
  };

  const take = (slot: FreeSlot) => {
    const frame = seen.page();
    if (!frame) return;
    const start = instantToWall(slot.start, frame.days.timeZone);
    const minutes = Math.round((Date.parse(slot.end) - Date.parse(slot.start)) / 60_000);
    const from = minutesAt(frame.days, start.date, minutesOf(start.time));
    deps.outlines.showSlots([], { voice: voice(), onTake: take });
    const day = seen.placed().find((d) => d.date === start.date);
    addAt({ start: from, end: from + minutes }, () => day?.rect ?? null);
    deps.redraw();
  };

  const hideTimes = () => {
    deps.outlines.showSlots([], { voice: voice(), onTake: take });
    deps.redraw();
  };

  const findTime = (button: HTMLElement) => {
    const search = async (minutes: number) => {
      floating.close();
      const frame = seen.page();
      if (!frame) return;
      const window = windowOf(frame.days);
      const now = new Date(deps.now()).toISOString();
      const from = Date.parse(window.start) > deps.now() ? window.start : now;
      const outcome = await acts.perform({
        kind: 'find-time',
        input: { durationMinutes: minutes, from, to: window.end, most: mostSlots },
      });
      const all = slotsOf(outcome);
      // Other days may be shown by now.
      const here = seen.page();
      if (!here) return;
      // The server knows our schedule only; what the page shows besides is known here, and stays here.
      const { timeZone } = here.days;
      const slots = placeSlots(all, { timeZone, taken: seen.theirs() }).flatMap(({ slot, date }) =>
        here.dates.includes(date) ? [slot] : [],
      );
      const hide = { text: slots.length === 1 ? 'Hide it' : 'Hide them', onClick: hideTimes };
      const found = all.length;
      if (outcome.kind === 'done')
        deps.say(found === 0 ? outcome.say : countOf(slots.length, found), slots.length > 0 ? [hide] : []);
      deps.outlines.showSlots(slots, { voice: voice(), onTake: take });
      deps.redraw();
      deps.outlines.focusFirst();
    };
    floating.open(
      findTimeForm((minutes) => void search(minutes)),
      {
        name: 'find',
        label: 'Find a time',
        beside: () => button.getBoundingClientRect(),
        returnTo: () => button,
      },
    );
  };

  const sayDraft = ({ event, span }: Draft): string => {
    const frame = seen.page();
    if (!frame) return '';
    if (event.allDay)
      return `${event.title}: ${sayDay(addDays(frame.days.firstDate, Math.round(span.start / minutesInDay)), voice())}. Enter puts it there.`;
    return `${event.title}: ${saySpan(span, frame.days)}. Enter puts it there, Escape leaves it.`;
  };

  return { card, glance, add, addAnywhere, findTime, hideTimes, sayDraft };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function countOf(shown: number, found: number): string {
  const times =
    shown === 1 ? 'One free time is shown.' : `${shown === 0 ? 'No' : shown} free times are shown.`;
  return shown === found ? times : `${times} Google Calendar has something at the other ${found - shown}.`;
}
