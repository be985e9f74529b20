/** The dice: the only place on the server that makes ids and secrets by chance. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';

export type Ids = {
  /** UUID, version 4. */
  next(): string;
  /** URL-safe, `bytes` bytes of chance. */
  token(bytes: number): string;
};

export const randomIds: Ids = {
  next: () => randomUUID(),
  token: (bytes) => randomBytes(bytes).toString('base64url'),
};

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
