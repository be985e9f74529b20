/**
 * What a tool answered, as the model gets it: compact JSON with the sentence that may be said. Ids
 * and wall times it can pass back stay; what only panels need goes, and with it the nonce of a
 * question, which is the person's to answer.
 */
import type { FreeSlot, Outcome, Receipt } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';

export function toToolResult(outcome: Outcome): string {
  return JSON.stringify(slim(outcome));
}

export function slim(outcome: Outcome): Record<string, unknown> {
  const { kind, say, repeat, simulated } = outcome;
  return {
    kind,
    say,
    ...(repeat ? { repeat } : {}),
    ...(simulated ? { simulated } : {}),
    ...detailsOf(outcome),
  };
}

function detailsOf(outcome: Outcome): Record<string, unknown> {
  switch (outcome.kind) {
    case 'done':
    case 'pending':
      return { receipt: slimReceipt(outcome.receipt) };
    case 'conflict':
      return { with: outcome.with.map(slimEvent), alternatives: outcome.alternatives.map(slimSlot) };
    case 'taken':
    case 'not-offered':
      return { nearest: outcome.nearest.map(slimSlot) };
    case 'ambiguous':
      return {
        question: outcome.question,
        choices: outcome.choices.map(({ label, value }) => ({ label, value })),
      };
    case 'needs':
      return { fields: outcome.fields };
    case 'needs-yes':
      return { summary: outcome.summary, irreversible: outcome.irreversible };
    case 'stale':
      return { current: outcome.current && slimEvent(outcome.current) };
    case 'invalid':
      return { problems: outcome.problems };
    case 'not-found':
    case 'past':
    case 'not-allowed':
    case 'unavailable':
      return {};
  }
}

function slimReceipt(receipt: Receipt): Record<string, unknown> {
  return {
    ...(receipt.changes.length === 0
      ? {}
      : { changes: receipt.changes.map(({ kind, event }) => ({ kind, event: slimEvent(event) })) }),
    ...(receipt.data === undefined ? {} : { data: slimData(receipt.data) }),
  };
}

/** Reads put events and free times into their data; the rest of it is small. */
function slimData(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (name === 'events' && Array.isArray(value)) return [name, value.slice(0, 50).map(slimEvent)];
      if (name === 'slots' && Array.isArray(value)) return [name, value.slice(0, 50).map(slimSlot)];
      return [name, value];
    }),
  );
}

function slimEvent(event: ScheduleEvent): Record<string, unknown> {
  const { id, title, wall, allDay, place, busy, series } = event;
  return {
    id,
    title,
    wall: { start: wall.start, end: wall.end },
    ...(allDay ? { allDay } : {}),
    ...(place === undefined ? {} : { place }),
    ...(busy ? {} : { busy }),
    ...(series === undefined ? {} : { repeats: true }),
  };
}

function slimSlot(slot: FreeSlot & { id?: string }): Record<string, unknown> {
  const { wall, id } = slot;
  return { ...(id === undefined ? {} : { id }), wall: { start: wall.start, end: wall.end } };
}
