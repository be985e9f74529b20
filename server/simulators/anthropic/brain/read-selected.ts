/**
 * What the model that runs without a key makes of a selected text: it points at the words that
 * `shared/language` finds in it. Null when the request is about no such text.
 */
import { readSelection } from '#shared/language/read-selection.ts';
import type { Reading } from '#shared/language/reading.ts';
import type { MessagesRequest } from '../wire.ts';

export function readSelected(request: MessagesRequest, now: number): unknown {
  const schema = request.output_config?.format?.schema as
    | { properties?: Record<string, unknown> }
    | undefined;
  if (!schema?.properties || !('events' in schema.properties)) return null;
  const asked = request.messages
    .flatMap(({ content }) => content.flatMap((block) => (block.type === 'text' ? [block.text] : [])))
    .join('\n');
  const [, inside] = /⟦DATA page⟧\n([\s\S]*?)\n⟦END DATA⟧/.exec(asked) ?? [];
  if (inside === undefined) return null;
  const text = inside.replace(/^\| ?/gm, '');
  const context = { now: new Date(now).toISOString(), timeZone: 'UTC' };
  return { events: readSelection({ text }, context).flatMap(({ reading }) => pointedAt(reading, text)) };
}

function pointedAt({ spans, place, guests, title: name }: Reading, text: string) {
  const of = (...kinds: string[]) => spans.filter(({ kind }) => kinds.includes(kind));
  const times = of('date', 'time', 'zone', 'repeat');
  const named = of('title')[0];
  const title = name !== null && text.includes(name) ? name : named && text.slice(named.from, named.to);
  if (times.length === 0 || !title) return [];
  const when = text.slice(Math.min(...times.map(({ from }) => from)), Math.max(...times.map(({ to }) => to)));
  return [{ title, when, place, guests: guests.flatMap((guest) => guest.email ?? guest.name ?? []) }];
}
