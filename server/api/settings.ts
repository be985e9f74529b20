/** How a person likes things shown and said, and when and where they work. */
import { AppError } from '#shared/errors.ts';
import { personaChoices } from '../agent/personas/persona-of.ts';
import { getSettings, updateSettings } from '../domain/account/settings.ts';
import { SettingsPatch } from '../domain/account/settings-patch.ts';
import { nowInstant } from '../clock.ts';
import { personProcedure, trpc } from './trpc.ts';

export const settingsRouter = trpc.router({
  get: personProcedure.query(({ ctx }) =>
    ctx.deps.asPerson(ctx.personId, (db) => getSettings(db, ctx.personId)),
  ),

  /** Who the agent can be, for a list to choose from. */
  personas: personProcedure.query(() => personaChoices),

  /** What this server can do for talks beyond what every one can. */
  abilities: personProcedure.query(({ ctx }) => ({
    records: (ctx.deps.personas?.recordings ?? null) !== null,
  })),

  update: personProcedure.input(SettingsPatch).mutation(({ ctx, input }) => {
    if (input.recordCalls === true && !ctx.deps.personas?.recordings)
      throw new AppError('bad-request', 'no storage for recordings is set on this server');
    return ctx.deps.asPerson(ctx.personId, (db) =>
      updateSettings(db, { personId: ctx.personId, now: nowInstant(ctx.deps.clock) }, input),
    );
  }),
});
