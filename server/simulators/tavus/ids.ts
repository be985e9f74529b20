/**
 * Ids in the shapes Tavus uses (tavus ids are opaque; the letters help a person who reads a log).
 */
import { randomBytes, randomUUID } from 'node:crypto';

export type SimulatorIds = {
  conversation(): string;
  persona(): string;
  tool(): string;
  toolCall(): string;
  inference(): string;
  /** Long and unguessable: meeting tokens. */
  secret(): string;
};

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

export const randomIds: SimulatorIds = {
  conversation: () => `c${hex(8)}`,
  persona: () => `p${hex(6)}`,
  tool: () => `t${hex(6)}`,
  toolCall: () => `call_${hex(12)}`,
  inference: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
};
