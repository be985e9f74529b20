/** When a series is, in words: "every Friday 9:00–9:30 am, next on Fri 27 Nov". Said by one of its occurrences. */
import { dayOf } from './day-number.ts';
import type { ScheduleEvent } from './event.ts';
import { ruleOf } from './recurrence/stored-rule.ts';
import { sayEnd, sayHowOften, sayRule } from './recurrence/say-rule.ts';
import { relativeDay, sayDay } from './say-day.ts';
import { sayTimes, sayWhen } from './say-time.ts';
import type { Voice } from './say-time.ts';
import { instantToWall } from './wall-clock.ts';
import { wordingFor } from './wording.ts';

/** `word`: how the occurrence that is named is introduced. */
export function saySeriesWhen(
  event: ScheduleEvent,
  voice: Voice,
  word: 'next' | 'first' | 'from' = 'next',
): string {
  if (!event.series) return sayWhen(event, voice);
  const rule = ruleOf(event.series.rule);
  const often = sayHowOften(rule, dayOf(event.wall.start.date));
  const end = sayEnd(rule, voice);
  const isOften = rule.hours.length * Math.max(1, rule.minutes.length) > 1;
  const times = event.allDay ? `, ${wordingFor(voice.locale).allDay}` : sayTimes(event, voice);
  if (isOften || times === null) return `${often}${end}, ${word} ${sayWhen(event, voice)}`;
  const date = event.wall.start.date;
  const day = sayDay(date, voice);
  const on = word === 'from' || relativeDay(date, voice) !== null ? day : `on ${day}`;
  return `${often}${event.allDay ? '' : ' '}${times}${end}, ${word} ${on}${word === 'from' ? ' on' : ''}`;
}

/** The rule alone: "every Friday until 25 Dec". Empty for what happens once. */
export function sayRepetition(event: ScheduleEvent, voice: Voice): string {
  if (!event.series) return '';
  const { originalStart, rule } = event.series;
  const day = dayOf(instantToWall(originalStart, event.wall.startZone).date);
  return sayRule(ruleOf(rule), day, voice);
}
