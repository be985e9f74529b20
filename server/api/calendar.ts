/** Calendar files: the feed's address, everything to take away, a file to take in. */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import { nextPlace } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { sha256 } from '../ids.ts';
import type { Act } from '../domain/schedule/act.ts';
import { exportIcs, exportJson } from '../domain/calendar-file/export-everything.ts';
import { hasFeed, makeFeed, revokeFeed } from '../domain/calendar-file/feed-token.ts';
import { importEvents } from '../domain/calendar-file/import-events.ts';
import type { ImportAsked } from '../domain/calendar-file/import-events.ts';
import { previewImport } from '../domain/calendar-file/preview-import.ts';
import { personProcedure, trpc } from './trpc.ts';

/** Octets. A larger file is refused before it is read. */
export const largestFile = 1_000_000;

const file = z.object({
  text: z.string(),
  /** How what repeats is taken (`ReadAsked`). */
  series: z.enum(['skip', 'series', 'occurrences', 'series-or-occurrences']).default('series'),
});

export const calendarRouter = trpc.router({
  feed: trpc.router({
    /** Whether there is one; its address was shown when it was made. */
    get: personProcedure.query(async ({ ctx }) => ({ isOn: await hasFeed(ctx.deps, ctx.personId) })),

    /** A new address; an earlier one stops. `path` belongs behind the server's own address. */
    make: personProcedure.mutation(async ({ ctx }) => ({
      path: `/api/calendar/${await makeFeed(ctx.deps, ctx.personId)}.ics`,
    })),

    revoke: personProcedure.mutation(async ({ ctx }) => {
      await revokeFeed(ctx.deps, ctx.personId);
      return { isOn: false };
    }),
  }),

  export: personProcedure
    .input(z.object({ format: z.enum(['ics', 'json']) }))
    .query(({ ctx, input }) =>
      input.format === 'ics' ? exportIcs(ctx.deps, ctx.personId) : exportJson(ctx.deps, ctx),
    ),

  /** Writes nothing. A mutation only because a file does not fit into an address. */
  importPreview: personProcedure.input(file).mutation(({ ctx, input }) => {
    refuseLarge(input.text);
    return previewImport(ctx.deps, ctx.personId, input);
  }),

  import: personProcedure
    .input(
      file.extend({
        despiteProblems: z.boolean().default(false),
        callId: z.string().min(1).max(200).optional(),
      }),
    )
    .mutation(({ ctx, input }) => {
      refuseLarge(input.text);
      const { callId, ...asked } = input;
      const act = actOfHand(ctx, { asked, callId: callId ?? null });
      return importEvents(ctx.deps, act, asked);
    }),
});

function refuseLarge(text: string): void {
  if (Buffer.byteLength(text) > largestFile) throw new AppError('too-large', 'the file is over 1 MB');
}

/** The file itself is not kept beside the call: its hash tells whether the same was sent again. */
function actOfHand(
  { personId, deps }: { personId: string; deps: { clock: Clock } },
  call: { asked: ImportAsked; callId: string | null },
): Act {
  const { text, ...choices } = call.asked;
  const args = { ...choices, file: sha256(text) };
  return {
    personId,
    channel: 'panel',
    conversationId: null,
    callId: call.callId,
    timeZone: null,
    isByHand: true,
    personTurns: null,
    words: null,
    earlierWords: [],
    confirms: null,
    call: {
      tool: 'import_calendar',
      arguments: args,
      key: call.callId === null ? null : sha256(`person:${personId}\n${call.callId}`),
      argumentsHash: sha256(`import_calendar\n${JSON.stringify(args)}`),
      meaning: null,
      startedAt: deps.clock.now(),
      asked: nextPlace(deps.clock),
    },
  };
}
