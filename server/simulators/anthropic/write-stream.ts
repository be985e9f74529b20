/**
 * Events onto the wire as a network would deliver them: torn anywhere, in the middle of a character
 * or of a JSON token; and the ways a stream breaks.
 */
import type { Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { Fault } from './script.ts';
import type { StreamEvent } from './stream-events.ts';

export type StreamPlan = {
  events: StreamEvent[];
  fault: Fault | undefined;
  msPerEvent: number;
  requestId: string;
  dice: Dice;
};

export async function writeStream(res: Response, plan: StreamPlan): Promise<void> {
  res.status(200).setHeader('content-type', 'text/event-stream; charset=utf-8');
  res.setHeader('cache-control', 'no-cache');
  res.flushHeaders();
  const { fault, events } = plan;
  const breaksAt =
    fault && 'after' in fault ? Math.max(1, Math.floor(events.length * fault.after)) : Infinity;
  for (const [index, event] of events.entries()) {
    if (res.destroyed) return;
    if (index === breaksAt && (await breakOff(res, plan))) return;
    await writeTorn(res, `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`, plan.dice);
    if (plan.msPerEvent > 0) await sleep(plan.msPerEvent);
  }
  res.end();
}

/** True when nothing comes after it. */
async function breakOff(res: Response, { fault, requestId }: StreamPlan): Promise<boolean> {
  switch (fault?.kind) {
    case 'error-in-stream': {
      const error = { type: 'overloaded_error', message: 'Overloaded' };
      res.end(`event: error\ndata: ${JSON.stringify({ type: 'error', error, request_id: requestId })}\n\n`);
      return true;
    }
    case 'hang-up':
      if (fault.isClean) res.end();
      else res.destroy();
      return true;
    case 'garbage':
      res.write('event: content_block_delta\ndata: {"type":"content_block_delta","index":\n\n');
      return false;
    case 'stall':
      await sleep(fault.ms);
      return false;
    default:
      return false;
  }
}

async function writeTorn(res: Response, text: string, dice: Dice): Promise<void> {
  const bytes = Buffer.from(text);
  // Most events arrive in one piece; every third is torn.
  const tear = dice.upTo(3) === 1 ? dice.upTo(bytes.length) : bytes.length;
  res.write(bytes.subarray(0, tear));
  if (tear < bytes.length) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    res.write(bytes.subarray(tear));
  }
}
