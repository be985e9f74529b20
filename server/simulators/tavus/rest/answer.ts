/**
 * Writes a JSON answer in the vocabulary that is switched on.
 */
import type { Response } from 'express';
import type { Simulator } from '../simulator.ts';
import { toNewerSpelling } from './vocabulary.ts';

export function answer(sim: Simulator, res: Response, body: unknown): Response {
  return res.status(200).json(sim.faults.palSpelling ? toNewerSpelling(body) : body);
}
