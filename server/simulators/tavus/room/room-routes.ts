/**
 * The call room over HTTP: its page, a stream of app-messages to each participant, and the posts
 * that come back. A participant is whoever holds the key it made up; others see a name derived
 * from it. Web pages of other origins can reach loopback, so posts must come from the room's own.
 */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import express, { Router } from 'express';
import { join, leave } from '../call/participants.ts';
import { personSays } from '../call/person-says.ts';
import type { Room } from '../call/room.ts';
import { takeMessage } from '../call/take-message.ts';
import type { Simulator } from '../simulator.ts';
import { openRoom } from './open-room.ts';
import { roomPage } from './room-page.ts';

export function roomRoutes(sim: Simulator): Router {
  const router = Router();
  router.get('/:id', (req, res) => roomPage(sim, req, res));
  router.get('/:id/stream', (req, res) => openStream(sim, req, res));

  const posts = Router({ mergeParams: true });
  posts.use(ownOriginOnly(sim), express.json({ limit: '64kb' }));
  posts.post('/:id/say', (req, res) => {
    const here = participantOf(sim, req, res);
    if (here === null) return;
    void personSays(here.room, { text: String(req.body?.text ?? ''), how: 'spoken' });
    res.status(202).end();
  });
  posts.post('/:id/send', (req, res) => {
    const here = participantOf(sim, req, res);
    if (here === null) return;
    const taken = takeMessage(here.room, here.participantId, req.body?.message);
    if (taken === 'too-long') res.status(413).json({ error: 'Message data too large. Max size is 4096' });
    else res.status(202).end();
  });
  posts.post('/:id/leave', (req, res) => {
    const here = participantOf(sim, req, res);
    if (here === null) return;
    leave(here.room, here.participantId);
    res.status(202).end();
  });
  router.use(posts);
  return router;
}

function openStream(sim: Simulator, req: Request, res: Response): void {
  const room = openRoom(sim, req);
  const key = keyOf(req);
  if (room === null || key === null) {
    res.status(room === null ? 404 : 400).json({ error: 'You are not allowed to join this meeting.' });
    return;
  }
  const participantId = publicId(key);
  res.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (event: string, data: unknown) =>
    res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  write('joined', { participantId });
  const hear = (data: unknown, fromId: string) => write('app-message', { data, fromId });
  if (!join(room, participantId, hear)) {
    write('left', { reason: 'The meeting is full.' });
    res.end();
    return;
  }
  const beat = setInterval(() => res.write(': here\n\n'), 10_000);
  const stop = AbortSignal.any([room.over.signal, sim.signal]);
  const end = () => {
    write('left', { reason: reasonOf(room) });
    res.end();
  };
  stop.addEventListener('abort', end, { once: true });
  res.on('close', () => {
    clearInterval(beat);
    stop.removeEventListener('abort', end);
    if (room.participants.get(participantId) !== hear) return;
    // A frame that was only reloading its stream comes back with the same key.
    sim.settings.clock.after(sim.settings.lostAfterMs, () => {
      if (room.participants.get(participantId) === hear) leave(room, participantId);
    });
  });
}

const reasonOf = (room: Room): string => {
  const shutdown = room.log.findLast(({ message }) => message.event_type === 'system.shutdown');
  const reason = shutdown?.message.properties?.['shutdown_reason'];
  return typeof reason === 'string' ? reason : 'left';
};

function participantOf(
  sim: Simulator,
  req: Request,
  res: Response,
): { room: Room; participantId: string } | null {
  const room = sim.rooms.get(String(req.params['id']));
  const key = keyOf(req);
  if (room !== undefined && key !== null && room.participants.has(publicId(key))) {
    return { room, participantId: publicId(key) };
  }
  res.status(403).json({ error: 'You are not in this meeting.' });
  return null;
}

const keyOf = (req: Request): string | null => {
  const key = req.query['participant'];
  return typeof key === 'string' && /^[\w-]{16,64}$/.test(key) ? key : null;
};

const publicId = (key: string): string =>
  `participant-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;

function ownOriginOnly(sim: Simulator) {
  return (req: Request, res: Response, next: () => void) => {
    const { origin } = req.headers;
    if (origin === undefined || origin === sim.origin) next();
    else res.status(403).json({ error: 'Not from here.' });
  };
}
