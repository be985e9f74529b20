/**
 * Mail-less sign-in of the owner on this computer, as one more endpoint of the auth library: only
 * for requests that were found to be local, and only with the setup code or the extension's proof
 * (docs/decisions/010). Apart because it is the one door that asks for no password.
 */
import { createAuthEndpoint } from 'better-auth/api';
import { APIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth/types';
import { and, eq, gt, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '#server/db/client.ts';
import { deviceCodes } from '#server/db/schema/auth.ts';
import { ensureOwner } from '#server/domain/account/ensure-owner.ts';
import { isLocalHeader } from './forwarded-facts.ts';
import { toPlainUserCode } from './setup-code.ts';
import type { SetupCode } from './setup-code.ts';

const body = z.object({ setup: z.string(), userCode: z.string().optional() });

const refused = () =>
  new APIError('FORBIDDEN', {
    code: 'NOT_ON_THIS_COMPUTER',
    message: 'Open the link that the server printed when it started, on the computer where it runs.',
  });

export function localOwner(deps: { systemDb: Db; setupCode: SetupCode }): BetterAuthPlugin {
  const signIn = createAuthEndpoint('/local-owner', { method: 'POST', body }, async (ctx) => {
    const { setup, userCode } = ctx.body;
    if (ctx.request?.headers.get(isLocalHeader) !== 'yes') throw refused();
    if (userCode !== undefined && !(await isWaiting(deps.systemDb, userCode))) throw refused();
    if (!deps.setupCode.take(setup, userCode)) throw refused();
    try {
      const owner = await ensureOwner(deps.systemDb);
      const user = await ctx.context.internalAdapter.findUserById(owner.personId);
      if (!user) throw new Error('the owner account vanished');
      const session = await ctx.context.internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return await ctx.json({ ok: true });
    } catch (error) {
      deps.setupCode.giveBack(setup);
      throw error;
    }
  });
  return { id: 'local-owner', endpoints: { localOwner: signIn } };
}

async function isWaiting(db: Db, userCode: string): Promise<boolean> {
  const rows = await db
    .select({ id: deviceCodes.id })
    .from(deviceCodes)
    .where(
      and(
        eq(deviceCodes.userCode, toPlainUserCode(userCode)),
        eq(deviceCodes.status, 'pending'),
        gt(deviceCodes.expiresAt, sql`now()`),
      ),
    );
  return rows.length === 1;
}
