/** Who the key is, their event types and schedules. */
import type { Router } from 'express';
import type { Simulator } from '../simulator.ts';
import type { Schedule } from '../state.ts';
import { answer, Refusal } from './answer.ts';
import { queryOf } from './query-of.ts';
import { accountOf, requireAccount } from './who.ts';
import { toEventType } from './to-event-type.ts';

export function accountRoutes(sim: Simulator, router: Router): void {
  router.get('/me', (req, res) => {
    const { id, username, email, name, timeZone } = requireAccount(sim, req);
    const schedule = sim.state.schedules.find(({ ownerId }) => ownerId === id);
    answer(res, {
      id,
      username,
      email,
      name,
      avatarUrl: null,
      bio: null,
      timeFormat: 12,
      defaultScheduleId: schedule?.id ?? null,
      weekStart: 'Sunday',
      timeZone,
      organizationId: null,
    });
  });

  router.get('/event-types', (req, res) => {
    const { username, eventSlug } = queryOf(req);
    const account = accountOf(sim, req);
    const owner =
      username === undefined ? account : sim.state.accounts.find((one) => one.username === username);
    if (!owner) throw new Refusal(404, `User with username ${username ?? ''} not found`);
    const types = sim.state.eventTypes.filter(
      (type) =>
        type.ownerId === owner.id &&
        (!type.hidden || account?.id === owner.id) &&
        (eventSlug === undefined || type.slug === eventSlug),
    );
    answer(
      res,
      types.map((type) => toEventType(sim, type)),
    );
  });

  router.get('/event-types/:id', (req, res) => {
    const type = sim.state.eventTypes.find(({ id }) => String(id) === req.params.id);
    if (!type) throw new Refusal(404, `Event type with id ${req.params.id} not found`);
    answer(res, toEventType(sim, type));
  });

  router.get('/schedules', (req, res) => {
    const { id } = requireAccount(sim, req);
    answer(res, sim.state.schedules.filter(({ ownerId }) => ownerId === id).map(toSchedule));
  });

  router.get('/schedules/:id', (req, res) => {
    const { id } = requireAccount(sim, req);
    const wanted = req.params.id;
    const schedule = sim.state.schedules.find(
      (one) => one.ownerId === id && (wanted === 'default' || String(one.id) === wanted),
    );
    if (!schedule) throw new Refusal(404, `Schedule with ID=${wanted} does not exist.`);
    answer(res, toSchedule(schedule));
  });
}

const toSchedule = (schedule: Schedule) => ({ ...schedule, isDefault: true });
