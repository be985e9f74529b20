/**
 * How the auth library is set up. Its defaults that would hurt here are changed one by one; the
 * reasons stand beside them. Apart from `auth.ts`, which is what the rest of the server sees of it.
 */
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { BetterAuthOptions } from 'better-auth';
import { bearer } from 'better-auth/plugins/bearer';
import { deviceAuthorization } from 'better-auth/plugins/device-authorization';
import type { Pool } from 'pg';
import type { Db } from '#server/db/client.ts';
import { accounts, deviceCodes, rateLimits, sessions, users, verifications } from '#server/db/schema/auth.ts';
import { claimOwnership } from '#server/domain/account/ensure-owner.ts';
import type { Log } from '../log.ts';
import { createAuthLog } from './auth-log.ts';
import { clientIpHeader } from './forwarded-facts.ts';
import { localOwner } from './local-owner.ts';
import { localTokenUserAgent, renewLocalToken } from './local-token.ts';
import { sessionDays } from './person-by-bearer.ts';
import type { SetupCode } from './setup-code.ts';
import { findSignUp } from './find-sign-up.ts';
import { isStorable } from './storable-text.ts';

/** The extension's name in the device flow. */
export const extensionClient = 'calendar-agent-extension';

type Deps = {
  systemDb: Db;
  systemPool: Pool;
  log: Log;
  setupCode: SetupCode;
  onSessionClosed(sessionId: string): void;
};
type Config = {
  origin: string;
  trustedOrigins: string[];
  cookiePrefix: string;
  secret: string;
  allowSignUp: boolean;
  /** Many times the usual limits, for tests that sign in often. */
  hasHighLimits: boolean;
};

const day = 86_400;

export function betterAuthOptions(deps: Deps, config: Config): BetterAuthOptions {
  const schema = {
    user: users,
    session: sessions,
    account: accounts,
    verification: verifications,
    deviceCode: deviceCodes,
    rateLimit: rateLimits,
  };
  const rule = (max: number) => ({ window: 60, max: config.hasHighLimits ? max * 1_000 : max });
  return {
    baseURL: config.origin,
    basePath: '/api/auth',
    secret: config.secret,
    database: drizzleAdapter(deps.systemDb, { provider: 'pg', transaction: true, schema }),
    advanced: {
      // Said aloud, because the library turns these checks off by itself under a test runner.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: 'uuid' },
      cookiePrefix: config.cookiePrefix,
      useSecureCookies: config.origin.startsWith('https:'),
      // Any other header can be sent by anybody: a new address each time would be no limit.
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
    },
    trustedOrigins: config.trustedOrigins,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10 },
    user: { additionalFields: { owner: { type: 'boolean', input: false, defaultValue: false } } },
    // freshAge 0: listing and revoking sessions must work after a day, too.
    session: { expiresIn: sessionDays * day, updateAge: day, freshAge: 0 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      ...rule(100),
      customRules: {
        '/sign-in/email': rule(10),
        '/sign-up/email': rule(10),
        '/local-owner': rule(10),
        '/device': rule(20),
        '/device/token': rule(60),
        '/device/code': rule(10),
      },
    },
    logger: createAuthLog(deps.log),
    onAPIError: { errorURL: '/sign-in' },
    hooks: { before: createAuthMiddleware(async (ctx) => refuse(deps, config, ctx)) },
    databaseHooks: {
      user: {
        create: {
          // Every sign-up but an allowed one claims to be the owner; the index lets one of them through.
          before: async (user) => ({ data: { ...user, owner: !config.allowSignUp } }),
          after: async () => {
            if (config.allowSignUp) await claimOwnership(deps.systemDb);
          },
        },
      },
      session: {
        create: {
          before: async (session) => ({ data: { ...session, userAgent: toUserAgent(session['userAgent']) } }),
        },
        delete: {
          after: async (session) => {
            deps.onSessionClosed(session.id);
            if (session['userAgent'] === localTokenUserAgent) await renewLocalToken(deps.systemPool, session);
          },
        },
      },
    },
    plugins: [
      bearer(),
      deviceAuthorization({
        verificationUri: '/device',
        expiresIn: '10m',
        interval: '2s',
        validateClient: (id) => id === extensionClient,
        schema: {},
      }),
      localOwner(deps),
    ],
  };
}

type HookContext = { path?: string; body?: unknown; query?: unknown };

async function refuse(deps: Deps, config: Config, ctx: HookContext): Promise<void> {
  if (!isStorable(ctx.body) || !isStorable(ctx.query)) {
    throw new APIError('BAD_REQUEST', { code: 'BAD_TEXT', message: 'This text cannot be stored.' });
  }
  const body = typeof ctx.body === 'object' && ctx.body !== null ? ctx.body : {};
  // Whoever asks for a code must not say whose it is: the library would skip the person's claim.
  if (ctx.path === '/device/code' && 'user_id' in body && body.user_id) {
    throw new APIError('BAD_REQUEST', {
      error: 'invalid_request',
      error_description: 'user_id is not accepted',
    });
  }
  if (ctx.path === '/sign-up/email' && (await findSignUp(deps.systemDb, config)) === 'closed') {
    throw new APIError('UNPROCESSABLE_ENTITY', {
      code: 'SIGN_UP_CLOSED',
      message: 'This server has its account already. Sign in instead.',
    });
  }
}

function toUserAgent(userAgent: unknown): string | null {
  return typeof userAgent === 'string' && userAgent !== localTokenUserAgent ? userAgent.slice(0, 300) : null;
}
