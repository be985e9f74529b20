/**
 * Tavus' refusals, word for word. Their bodies are not uniform on purpose: `error` here, `message`
 * there, as recorded.
 */
import type { Response } from 'express';
import type { Simulator } from '../simulator.ts';

export const refuse = {
  key: (res: Response) => res.status(401).json({ message: 'Invalid access token' }),
  concurrency: (res: Response) =>
    res.status(400).json({ message: 'User has reached maximum concurrent conversations' }),
  credits: (res: Response) => res.status(402).json({ message: 'The user is out of conversational credits' }),
  patchFormat: (res: Response) => res.status(422).json({ message: 'Invalid JSON patch format' }),
  bad: (res: Response, error: string) => res.status(400).json({ error }),
  /** Schema problems: Tavus prints its validator's dictionary into the text. */
  field: (res: Response, problem: { field: string; why: string }) =>
    res.status(400).json({ error: `Bad Request. {'${problem.field}': ['${problem.why}']}` }),
  taken: (res: Response, error: string) => res.status(409).json({ error }),
};

export function refuseUnknown(sim: Simulator, res: Response, what: string): Response {
  return res.status(sim.faults.unknownIdStatus).json({ error: `Invalid ${what}` });
}
