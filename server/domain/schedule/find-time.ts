/** Free times of a length inside working hours. Writes nothing. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { freeTime } from '#shared/schedule/free-time.ts';
import type { DayPart } from '#shared/schedule/free-time.ts';
import { occupies } from '#shared/schedule/overlaps.ts';
import { saySlots } from '#shared/schedule/say-outcome.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { invalid, plusMinutes } from './event-draft.ts';
import { performAct } from './perform-act.ts';

export type TimeWanted = {
  durationMinutes: number;
  /** Instants. */
  from: string;
  to: string;
  /** Wall times that narrow the working hours, `HH:MM`. */
  notBefore?: string;
  notAfter?: string;
  most?: number;
  /** Any weekday, any hour of the day. */
  anyHour?: boolean;
  /** When other people cannot; instants, half-open. They are looked at and never stored. */
  othersBusy?: readonly { start: string; end: string }[];
  /** Wall dates on which it must not be. */
  notOn?: readonly string[];
  bufferMinutes?: number;
  /** Around events that have a place. */
  travelMinutes?: number;
  prefer?: DayPart;
};

export type FindTime = { read(context: ReadingContext): TimeWanted | Outcome };

const longestSearchMs = 92 * 86_400_000;

export function findTime(deps: ScheduleDeps, act: Act, input: FindTime): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const wanted = input.read(snapshot);
      if ('kind' in wanted) return { outcome: wanted };
      if (
        !Number.isInteger(wanted.durationMinutes) ||
        wanted.durationMinutes < 1 ||
        wanted.durationMinutes > 1440
      ) {
        return {
          outcome: invalid([{ field: 'durationMinutes', problem: 'A length is from one minute to a day.' }]),
        };
      }
      const from = Date.parse(wanted.from) > Date.parse(snapshot.now) ? wanted.from : snapshot.now;
      const end = Math.min(Date.parse(wanted.to), Date.parse(from) + longestSearchMs);
      if (end <= Date.parse(snapshot.now)) {
        return { outcome: { kind: 'past', say: 'That time has passed already. Which day do you mean?' } };
      }
      const to = Temporal.Instant.fromEpochMilliseconds(end).toString();
      const { bufferMinutes = 0, travelMinutes = 0, prefer } = wanted;
      // What ends just before the stretch still needs its way back.
      const around = Math.max(bufferMinutes, travelMinutes);
      const own = await snapshot.between(plusMinutes(from, -around), plusMinutes(to, around));
      const busy = [...own.filter(occupies), ...(wanted.othersBusy ?? [])];
      const work = snapshot.workingHours;
      // A day the person named themselves may be a Saturday.
      const namesOneDay = end - Date.parse(wanted.from) <= 26 * 3_600_000;
      const days = wanted.anyHour || namesOneDay ? [1, 2, 3, 4, 5, 6, 7] : work.days;
      const slots = freeTime({
        busy,
        from,
        to,
        durationMinutes: wanted.durationMinutes,
        timeZone: snapshot.timeZone,
        hours: {
          days,
          start: wanted.notBefore ?? (wanted.anyHour ? '00:00' : work.start),
          end: wanted.notAfter ?? (wanted.anyHour ? '23:59' : work.end),
        },
        most: wanted.most ?? 3,
        bufferMinutes,
        travelMinutes,
        notOn: wanted.notOn ?? [],
        ...(prefer === undefined ? {} : { prefer }),
      });
      return {
        outcome: {
          kind: 'done',
          say: saySlots(slots, snapshot.teller),
          receipt: {
            version: snapshot.version,
            changes: [],
            data: { slots, from, to, durationMinutes: wanted.durationMinutes },
          },
        },
      };
    },
  });
}
