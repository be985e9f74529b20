/** What an act is about to do, as a question without its mark: "Remove Gym, tomorrow 7:00–8:00 am". */
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import type { Teller } from '#shared/schedule/say-outcome.ts';
import type { Write } from '#server/domain/schedule/perform-act.ts';

const most = 3;

export function sayWrites(writes: readonly Write[], teller: Teller): string {
  const said = writes.slice(0, most).map((write) => sayWrite(write, teller));
  const rest = writes.length - said.length;
  return `${said.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

function sayWrite({ kind, before, after, undoOf }: Write, teller: Teller): string {
  const event = after ?? before;
  if (!event) return '';
  const when = sayEventWhen(event, teller);
  if (undoOf !== undefined) return `Take back ${event.title}, ${when}`;
  switch (kind) {
    case 'add':
      return `Add ${event.title}, ${when}`;
    case 'remove':
      return `Remove ${event.title}, ${when}`;
    case 'move':
      return `Move ${event.title} to ${when}`;
    case 'update':
      return `Change ${before?.title ?? event.title} to ${event.title}, ${when}`;
  }
}
