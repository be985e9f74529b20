/**
 * Facts about the connection that the auth library cannot see, handed to it as headers. They are
 * always written by us, over whatever the other side sent under these names.
 */
import type { Request } from 'express';
import { isLoopbackRequest } from './loopback-request.ts';
import type { LocalAddress } from './loopback-request.ts';

/** The address that rate limits count by. */
export const clientIpHeader = 'x-real-client-ip';
/** `yes` only for a request made on this computer. */
export const isLocalHeader = 'x-request-is-local';

export function writeFacts(headers: Headers, req: Request, address: LocalAddress): void {
  headers.set(clientIpHeader, req.ip ?? '');
  headers.set(isLocalHeader, isLoopbackRequest(req, address) ? 'yes' : 'no');
}
