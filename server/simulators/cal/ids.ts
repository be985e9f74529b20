/** Names the simulated Cal.com gives; tests pass in ones that can be foretold. */
import { randomUUID } from 'node:crypto';

export type SimulatorIds = {
  /** 22 characters, as Cal.com's. */
  booking(): string;
  uuid(): string;
};

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export const randomIds: SimulatorIds = {
  booking: () => {
    const bytes = [
      ...Buffer.from(randomUUID().replaceAll('-', '') + randomUUID().replaceAll('-', ''), 'hex'),
    ];
    return bytes
      .slice(0, 22)
      .map((byte) => letters[byte % letters.length])
      .join('');
  },
  uuid: () => randomUUID(),
};
