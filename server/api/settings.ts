/** How a person likes things shown and said, and when and where they work. */
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

  update: personProcedure
    .input(SettingsPatch)
    .mutation(({ ctx, input }) =>
      ctx.deps.asPerson(ctx.personId, (db) =>
        updateSettings(db, { personId: ctx.personId, now: nowInstant(ctx.deps.clock) }, input),
      ),
    ),
});
