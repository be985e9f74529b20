/**
 * Second opinions about clocks on walls: ICU through `Intl` (no Temporal in it), and Python's zoneinfo
 * where it is installed. Both answer the same two questions; neither shares code with ours.
 */
import { spawnSync } from 'node:child_process';

/** Epoch milliseconds and `YYYY-MM-DDTHH:MM`. */
export type ZoneClock = {
  name: string;
  /** tzdata version, where it is known. */
  version: string | null;
  wallOf(questions: readonly { zone: string; at: number }[]): (string | null)[];
  /** RFC 5545 §3.3.5: skipped times with the offset before the gap, repeated ones the first time. */
  instantOf(questions: readonly { zone: string; wall: string }[]): (number | null)[];
};

const day = 86_400_000;

export function icuClock(version: string | null): ZoneClock {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const formatOf = (zone: string) => {
    const known = formats.get(zone);
    if (known) return known;
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, made);
    return made;
  };
  const wallOf = (zone: string, at: number) => {
    const parts = Object.fromEntries(
      formatOf(zone)
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
    return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
  };
  const asUtc = (wall: string) => Date.parse(`${wall}:00Z`);
  const offsetAt = (zone: string, at: number) => asUtc(wallOf(zone, at)) - at;
  return {
    name: 'ICU',
    version,
    wallOf: (questions) => questions.map(({ zone, at }) => wallOf(zone, at)),
    instantOf: (questions) =>
      questions.map(({ zone, wall }) => {
        const utc = asUtc(wall);
        const before = offsetAt(zone, utc - day);
        const after = offsetAt(zone, utc + day);
        const fitting = [before, after]
          .map((offset) => utc - offset)
          .filter((at) => wallOf(zone, at) === wall);
        return fitting.length === 0 ? utc - before : Math.min(...fitting);
      }),
  };
}

/** One question a line in, one answer a line out; `fold=0` is the rule of RFC 5545. */
const program = `
import json, sys, zoneinfo
from datetime import datetime, timezone
zones = {}
def zone(name):
    if name not in zones:
        try: zones[name] = zoneinfo.ZoneInfo(name)
        except Exception: zones[name] = None
    return zones[name]
version = None
for path in zoneinfo.TZPATH:
    try:
        version = open(path + '/tzdata.zi').readline().split()[-1]; break
    except Exception: pass
if version is None:
    try:
        import tzdata; version = tzdata.IANA_VERSION
    except Exception: pass
answers = []
for q in json.load(sys.stdin):
    z = zone(q['zone'])
    if z is None: answers.append(None)
    elif 'wall' in q: answers.append(int(datetime.fromisoformat(q['wall']).replace(tzinfo=z).timestamp() * 1000))
    else: answers.append(datetime.fromtimestamp(q['at'] / 1000, timezone.utc).astimezone(z).strftime('%Y-%m-%dT%H:%M'))
json.dump({'version': version, 'answers': answers}, sys.stdout)
`;

/** Null where there is no Python that has the zones. */
export function pythonClock(): ZoneClock | null {
  const ask = (questions: unknown): { version: string | null; answers: unknown[] } | null => {
    const ran = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(questions),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (ran.status !== 0) return null;
    return JSON.parse(ran.stdout) as { version: string | null; answers: unknown[] };
  };
  const probe = ask([{ zone: 'Europe/Berlin', at: 0 }]);
  if (probe?.answers[0] !== '1970-01-01T01:00') return null;
  return {
    name: 'Python zoneinfo',
    version: probe.version,
    wallOf: (questions) => (ask(questions)?.answers ?? []) as (string | null)[],
    instantOf: (questions) => (ask(questions)?.answers ?? []) as (number | null)[],
  };
}
