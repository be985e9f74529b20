/** Webhooks of an account: who is told what. */
import type { Router } from 'express';
import { z } from 'zod';
import type { Simulator } from '../simulator.ts';
import { whyNotCallable } from '../../tavus/public-url.ts';
import { answer, Refusal, wrongProperty } from './answer.ts';
import { requireAccount } from './who.ts';

const Body = z.strictObject({
  active: z.boolean(),
  subscriberUrl: z.url(),
  triggers: z.array(z.string()).min(1),
  secret: z.string().optional(),
  payloadTemplate: z.string().nullish(),
  version: z.literal('2021-10-20').optional(),
});

export function webhookRoutes(sim: Simulator, router: Router): void {
  router.get('/webhooks', (req, res) => {
    const { id } = requireAccount(sim, req);
    answer(
      res,
      sim.state.webhooks.filter(({ userId }) => userId === id),
    );
  });

  router.post('/webhooks', (req, res) => {
    const { id: userId } = requireAccount(sim, req);
    const { version: _version, ...body } = read(Body, req.body);
    if (whyNotCallable(body.subscriberUrl, sim.settings.allowLoopback) !== null) {
      throw wrongProperty('subscriberUrl', 'subscriberUrl must be a public address');
    }
    if (sim.state.webhooks.some((one) => one.userId === userId && one.subscriberUrl === body.subscriberUrl)) {
      throw new Refusal(409, 'Webhook with this subscriberUrl already exists for this user');
    }
    const { secret, payloadTemplate, ...rest } = body;
    const webhook = {
      ...rest,
      id: sim.state.nextId(),
      userId,
      payloadTemplate: payloadTemplate ?? '',
      ...(secret === undefined ? {} : { secret }),
    };
    sim.state.webhooks.push(webhook);
    sim.state.save();
    answer(res, webhook, { status: 201 });
  });

  router.patch('/webhooks/:id', (req, res) => {
    const { id: userId } = requireAccount(sim, req);
    const webhook = sim.state.webhooks.find(
      (one) => String(one.id) === req.params.id && one.userId === userId,
    );
    if (!webhook) throw new Refusal(404, `Webhook (${req.params.id}) not found`);
    const { version: _version, ...patch } = read(Body.partial(), req.body);
    Object.assign(webhook, patch);
    sim.state.save();
    answer(res, webhook);
  });

  router.delete('/webhooks/:id', (req, res) => {
    const { id: userId } = requireAccount(sim, req);
    const webhook = sim.state.webhooks.find(
      (one) => String(one.id) === req.params.id && one.userId === userId,
    );
    if (!webhook) throw new Refusal(404, `Webhook (${req.params.id}) not found`);
    sim.state.webhooks = sim.state.webhooks.filter((one) => one !== webhook);
    sim.state.save();
    answer(res, webhook);
  });
}

function read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const name = parsed.error.issues[0]?.path.map(String).at(0) ?? 'body';
  throw wrongProperty(name, `${name} is not valid`);
}
