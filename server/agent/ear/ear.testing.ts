/** The ear of tests is the real one; one that cannot hear leaves everything to the rules. */
import { createLog } from '#server/log.ts';
import { createEar } from './ear.ts';
import type { Ear } from './ear.ts';

export const testEar: Ear = createEar({ log: createLog('silent') });

export const deafEar: Ear = { hear: () => Promise.resolve(null), wake: () => undefined };
