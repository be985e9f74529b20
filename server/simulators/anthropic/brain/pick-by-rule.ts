/**
 * The small judgements the agent asks for, by rule: among numbered pieces of data the one with the
 * fewest minutes to something else, where that is tight; among free times the one with the most room
 * around it, where there is a difference. Null where nothing is to be picked.
 */
import type { MessagesRequest } from '../wire.ts';

type Near = { minutesBetween: number };
type Told = { number: number } & ({ around: Near[] } | Near);

/** Nobody gets to another place in less. */
const tightMinutes = 20;
const plentyMinutes = 90;

export function pickByRule(request: MessagesRequest): { pick: string } | null {
  const schema = request.output_config?.format?.schema as
    | { properties?: { pick?: { enum?: unknown } } }
    | undefined;
  const choices = schema?.properties?.pick?.enum;
  if (!Array.isArray(choices)) return null;
  const pieces = toldIn(JSON.stringify(request.messages.at(-1)?.content ?? ''));
  const picked = roomiest(pieces) ?? tightest(pieces) ?? 'none';
  return { pick: choices.includes(picked) ? picked : 'none' };
}

function roomiest(pieces: readonly Told[]): string | null {
  const times = pieces.flatMap((one) =>
    'around' in one ? [{ number: one.number, room: roomOf(one.around) }] : [],
  );
  if (times.length === 0) return null;
  const best = Math.max(...times.map(({ room }) => room));
  const worst = Math.min(...times.map(({ room }) => room));
  return best - worst < 15 ? 'none' : String(times.find(({ room }) => room === best)?.number);
}

const roomOf = (around: readonly Near[]): number =>
  Math.min(plentyMinutes, ...around.map(({ minutesBetween }) => minutesBetween));

function tightest(pieces: readonly Told[]): string | null {
  const close = pieces.flatMap((one) => ('around' in one || one.minutesBetween > tightMinutes ? [] : [one]));
  const [first] = close.toSorted((a, b) => a.minutesBetween - b.minutesBetween);
  return first ? String(first.number) : null;
}

/** Lines of data, one piece of JSON each. */
function toldIn(content: string): Told[] {
  const text = content.replaceAll('\\"', '"').replaceAll('\\n', '\n');
  return text.split('\n').flatMap((line) => {
    const found = /^\| (\{"number":.*\})$/.exec(line);
    try {
      return found?.[1] === undefined ? [] : [JSON.parse(found[1]) as Told];
    } catch {
      return [];
    }
  });
}
