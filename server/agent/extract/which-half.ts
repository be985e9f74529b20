/**
 * "At eight." "In the morning or in the evening?" A bare hour that the agent asked about is not known
 * until the person says which, however plain it would be else: what they answered counts, and where
 * they hung up, or the agent said the other half back, it is asked again after the call.
 */
import type { Choice } from '#shared/outcome.ts';
import { sayClock } from '#shared/schedule/say-time.ts';
import { wallToInstant } from '#shared/schedule/wall-clock.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import type { Evidence } from './evidence.ts';
import type { ToolWish } from './resolve-wish.ts';
import { clocksIn, hasClock } from './spoken-times.ts';
import { sentencesOf } from './talk.ts';
import type { TalkTurn } from './talk.ts';

type Ready = ToolWish & { start: string | null };
type Half = 'first' | 'second';

/** The wish as it is, in the half that was answered, or the two times to choose from. */
export function inKnownHalf<Wish extends Ready>(
  wish: Wish,
  { talk, evidence, timeZone }: { talk: readonly TalkTurn[]; evidence: Evidence; timeZone: string },
): Wish | { choices: Choice[] } {
  const field = wish.tool === 'add_event' ? 'start_time' : 'to_time';
  const time = wish.arguments[field];
  if (typeof time !== 'string') return wish;
  const meant = halfMeant(talk, evidence, time);
  const half: Half = time < '12:00' ? 'first' : 'second';
  if (meant === null || meant === half) return wish;
  const other = `${`${(Number(time.slice(0, 2)) + 12) % 24}`.padStart(2, '0')}${time.slice(2)}`;
  const { arguments: args } = wish;
  const date = args[field === 'start_time' ? 'date' : 'to_date'];
  const zone = typeof args['time_zone'] === 'string' ? args['time_zone'] : timeZone;
  const hasEnd = args['end_time'] !== undefined || args['to_end_time'] !== undefined;
  if (meant === 'open' || hasEnd || typeof date !== 'string')
    return {
      choices: [time, other].toSorted().map((value) => ({
        label: sayClock(value, { locale: 'en', hour12: true, timeZone, now: talk[0]?.at ?? '' }),
        value,
      })),
    };
  return {
    ...wish,
    start: wallToInstant({ date, time: other }, zone),
    arguments: { ...args, [field]: other },
  };
}

/** Null where nobody asked and nobody said the other. */
function halfMeant(talk: readonly TalkTurn[], { quote, all }: Evidence, time: string): Half | 'open' | null {
  const minutes = `${Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))}`;
  const own = all.filter(({ turn }) => talk[turn]?.role === 'user').flatMap(({ text }) => clocksIn(text));
  const isBare = own.some((one) => one.endsWith('?') && hasClock([minutes], one));
  if (!isBare || own.some((one) => one === minutes)) return null;
  for (let index = quote.turn + 1; index <= quote.turn + 4; index += 1) {
    const turn = talk[index];
    if (turn?.role !== 'agent') continue;
    for (const { text } of sentencesOf(turn.text)) {
      const dial = clocksIn(text).map((one) => `${Number.parseInt(one, 10)}?`);
      if (!dial.every((one) => hasClock([minutes], one))) continue;
      if (/\?\s*$/.test(text) && halvesIn(text).size > 1) return halfAnswered(talk[index + 1]);
      const isOther = clocksIn(text).some((one) => !one.endsWith('?') && one !== minutes);
      if (isOther) return 'open';
    }
  }
  return null;
}

function halfAnswered(answer: TalkTurn | undefined): Half | 'open' {
  const [half, ...more] = [...halvesIn(answer?.role === 'user' ? answer.text : '')];
  const isPlain = !/\b(?:not|neither|maybe|or|if)\b|\?/.test(plainText(answer?.text ?? ''));
  return half !== undefined && more.length === 0 && isPlain ? half : 'open';
}

function halvesIn(text: string): ReadonlySet<Half> {
  const plain = plainText(text);
  return new Set<Half>([
    ...(/\d ?am\b|\ba\.?m\b|\bmorning\b/.test(plain) ? ['first' as const] : []),
    ...(/\d ?pm\b|\bp\.?m\b|\b(?:afternoon|evening|night|tonight)\b/.test(plain) ? ['second' as const] : []),
  ]);
}
