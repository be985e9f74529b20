/**
 * Is a question of a talk about what was refused in it? A clash names what was in the way and not the
 * wish, so it goes by the time; everything else by the name, as both of them say it.
 */
import type { Suggestion } from '#shared/conversation/suggestion.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';

type Question = Pick<Suggestion, 'arguments' | 'summary'>;

export function asksForSame(question: Question, refused: Outcome): boolean {
  if (refused.kind === 'done' || refused.kind === 'pending') return false;
  if (refused.kind === 'conflict') return refused.with.some((event) => isAtTimeOf(question, event));
  const said = ` ${plain(refused.kind === 'ambiguous' ? refused.question : refused.say)} `;
  const given = question.arguments['title'];
  // "Add Gym, Friday at nine": what stands behind the verb, up to its time.
  const title = plain(typeof given === 'string' ? given : (/^\S+ ([^,]+)/.exec(question.summary)?.[1] ?? ''));
  return title !== '' && said.includes(` ${title} `);
}

/** Its beginning lies in the event, or less than an hour before it. */
function isAtTimeOf({ arguments: args }: Question, { wall }: ScheduleEvent): boolean {
  const date = args['date'] ?? args['to_date'];
  const start = minutesOf(args['start_time'] ?? args['to_time']);
  if (date !== wall.start.date) return false;
  if (start === null || wall.start.time === undefined) return true;
  const end = wall.end.date === wall.start.date ? minutesOf(wall.end.time) : null;
  return start > (minutesOf(wall.start.time) ?? 0) - 60 && start < (end ?? 1_440);
}

function minutesOf(clock: unknown): number | null {
  const [hours, minutes] = typeof clock === 'string' ? clock.split(':').map(Number) : [];
  return hours === undefined || minutes === undefined ? null : hours * 60 + minutes;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
