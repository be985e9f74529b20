/**
 * Accounts as the rest of the server sees them: a handler for `/api/auth/*`, the question whose
 * session a request carries, and what the sign-in pages need. Everything here runs on the system
 * pool, because the app login has no grant on the auth tables.
 */
import { betterAuth } from 'better-auth';
import type { Request as ExpressRequest, RequestHandler } from 'express';
import type { Pool } from 'pg';
import { findOwner } from '#server/domain/account/ensure-owner.ts';
import type { Owner } from '#server/domain/account/ensure-owner.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/client.ts';
import type { Log } from '../log.ts';
import { assertDatabase, createAskAuth, createAuthEndpoint } from './auth-endpoint.ts';
import type { AskAuth } from './auth-endpoint.ts';
import { betterAuthOptions } from './better-auth-options.ts';
import { extensionOrigin, isLoopbackRequest, loopbackOrigins } from './loopback-request.ts';
import { personByBearer } from './person-by-bearer.ts';
import { createSetupCode } from './setup-code.ts';
import type { SetupCode } from './setup-code.ts';
import { findSignUp } from './find-sign-up.ts';
import type { SignUp } from './find-sign-up.ts';

export type AuthDeps = {
  systemDb: Db;
  systemPool: Pool;
  log: Log;
  clock: Clock;
  /** Called after a session was revoked or signed out here: its streams must end. */
  onSessionClosed(sessionId: string): void;
};

export type AuthConfig = {
  /** The one address of our pages, as people type it; only its origin counts. */
  baseUrl: string;
  port: number;
  secret: string;
  extensionId: string;
  /** In the link that the start prints; null where there is no mail-less sign-in. */
  setupCode: string | null;
  /** In the file that the start leaves in the extension's folder; null likewise. */
  pairingKey?: string | null;
  allowSignUp: boolean;
  isProduction: boolean;
  /** The server listens on loopback only. */
  loopback: boolean;
  /** For tests that sign in often. Ignored in production. */
  hasHighLimits?: boolean;
};

export type Person = { personId: string; email: string; sessionId: string };

export type Auth = {
  handler: RequestHandler;
  /** The session of an `Authorization` header. `LOCAL_TOKEN` counts only if `isLocal`. Throws `unavailable`. */
  personByBearer(authorization: string | undefined, isLocal?: boolean): Promise<Person | null>;
  /** The same for a whole request, which says itself whether it is local. */
  personOf(req: ExpressRequest): Promise<Person | null>;
  isLocal(req: ExpressRequest): boolean;
  findSignUp(): Promise<SignUp>;
  findOwner(): Promise<Owner | null>;
  ask: AskAuth;
  /** Throws `unavailable` while the database does not answer. */
  assertDatabase(): Promise<void>;
  setupCode: SetupCode;
  /** Whether one of the two mail-less ways is open at all. */
  hasLocalSignIn: boolean;
  origin: string;
  trustedOrigins: string[];
  cookiePrefix: string;
};

export function createAuth(deps: AuthDeps, config: AuthConfig): Auth {
  const origin = new URL(config.baseUrl).origin;
  const local = config.loopback ? loopbackOrigins(config.port) : [];
  const trustedOrigins = [...new Set([origin, ...local, extensionOrigin(config.extensionId)])];
  const address = { port: config.port, extensionId: config.extensionId };
  const pairingKey = config.pairingKey ?? null;
  const setupCode = createSetupCode({ code: config.setupCode, pairingKey });
  // Cookies do not know ports: two servers on one computer must not take each other's.
  const cookiePrefix = config.loopback ? `calendar-agent-${config.port}` : 'calendar-agent';
  const library = betterAuth(
    betterAuthOptions(
      { ...deps, setupCode },
      {
        origin,
        trustedOrigins,
        cookiePrefix,
        secret: config.secret,
        allowSignUp: config.allowSignUp,
        hasHighLimits: config.hasHighLimits === true && !config.isProduction,
      },
    ),
  );
  const find = (authorization: string | undefined) => personByBearer(deps, authorization);
  const parts = { library, systemPool: deps.systemPool, find };
  const ask = createAskAuth(parts, { ...address, origin, trustedOrigins });
  const isLocal = (req: ExpressRequest) => isLoopbackRequest(req, address);
  const personOfToken = async (authorization: string | undefined, mayBeLocalToken: boolean) => {
    const found = await find(authorization);
    if (!found || (found.isLocalToken && !mayBeLocalToken)) return null;
    return { personId: found.personId, email: found.email, sessionId: found.sessionId };
  };
  return {
    handler: createAuthEndpoint({ ...parts, ask }, { ...address, origin, trustedOrigins }),
    personByBearer: (authorization, local = false) => personOfToken(authorization, local),
    personOf: (req) => personOfToken(req.headers.authorization, isLocal(req)),
    isLocal,
    findOwner: () => findOwner(deps.systemDb),
    findSignUp: () => findSignUp(deps.systemDb, config),
    ask,
    assertDatabase: () => assertDatabase(deps.systemPool),
    setupCode,
    hasLocalSignIn: config.setupCode !== null || pairingKey !== null,
    origin,
    trustedOrigins,
    cookiePrefix,
  };
}
