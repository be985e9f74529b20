/**
 * How much a reliability test does: a sample in `npm test`, the whole of it in `npm run soak`.
 * The seed decides every random choice, so a run can be repeated: `npm run soak -- --seed 7`.
 */
import { env } from 'node:process';

const usual = 20_261_120;

export const isSoak = env['SOAK'] === '1';

export const seed: number = Number(env['SEED'] ?? usual);

export const size = (sample: number, whole: number): number => (isSoak ? whole : sample);
