/**
 * The tools registry (docs.tavus.io, llm-tool and llm-tool-delivery): account-wide tools with
 * their delivery, attached to personas. Refuses what Tavus refuses: a name that is taken, odd
 * names, reserved parameter names, two deliveries or none, URLs it could not reach.
 */
import type { Request, Router } from 'express';
import type { Simulator } from '../simulator.ts';
import { isoNow } from '../simulator.ts';
import type { RegistryTool } from '../state.ts';
import { answer } from './answer.ts';
import { refuse, refuseUnknown } from './answer-error.ts';
import { pageOf } from './page-of.ts';
import { checkTool } from './check-tool.ts';

export function toolRoutes(sim: Simulator, router: Router): void {
  const { state } = sim;

  router.post('/tools', (req, res) => {
    const checked = checkTool(req.body, sim.settings.allowLoopback);
    if ('why' in checked) return refuse.bad(res, checked.why);
    if (named(sim, checked.tool.name) !== undefined) {
      return refuse.taken(res, `A tool named '${checked.tool.name}' already exists.`);
    }
    const now = isoNow(sim);
    const tool: RegistryTool = {
      ...checked.tool,
      tool_id: sim.settings.ids.tool(),
      owner_id: 'simulated-owner',
      is_system_tool: false,
      created_at: now,
      updated_at: now,
    };
    state.tools.set(tool.tool_id, tool);
    state.save();
    return answer(sim, res, tool);
  });

  router.get('/tools', (req, res) => {
    const part = req.query['name_or_uuid'];
    const rows = req.query['type'] === 'system' ? [] : [...state.tools.values()];
    const found = rows.filter(
      (tool) => typeof part !== 'string' || tool.name.includes(part) || tool.tool_id.includes(part),
    );
    return answer(sim, res, pageOf(req, found));
  });

  router.get('/tools/:id', (req, res) => {
    const tool = find(sim, req);
    return tool === undefined ? refuseUnknown(sim, res, 'tool_id') : answer(sim, res, tool);
  });

  router.patch('/tools/:id', (req, res) => {
    const tool = find(sim, req);
    if (tool === undefined) return refuseUnknown(sim, res, 'tool_id');
    // A partial object here, not JSON Patch.
    if (typeof req.body !== 'object' || req.body === null || Array.isArray(req.body)) {
      return refuse.bad(res, 'Bad Request. Expected an object.');
    }
    const checked = checkTool({ ...tool, ...req.body }, sim.settings.allowLoopback);
    if ('why' in checked) return refuse.bad(res, checked.why);
    const other = named(sim, checked.tool.name);
    if (other !== undefined && other.tool_id !== tool.tool_id) {
      return refuse.taken(res, `A tool named '${checked.tool.name}' already exists.`);
    }
    const next = { ...tool, ...checked.tool, updated_at: isoNow(sim) };
    state.tools.set(tool.tool_id, next);
    state.save();
    return answer(sim, res, next);
  });

  router.delete('/tools/:id', (req, res) => {
    const tool = find(sim, req);
    if (tool === undefined) return refuseUnknown(sim, res, 'tool_id');
    state.tools.delete(tool.tool_id);
    for (const [personaId, ids] of state.attached) {
      state.attached.set(
        personaId,
        ids.filter((id) => id !== tool.tool_id),
      );
    }
    state.save();
    return res.status(204).end();
  });

  for (const root of ['/personas', '/pals']) attachmentRoutes(sim, router, root);
}

function attachmentRoutes(sim: Simulator, router: Router, root: string): void {
  const { state } = sim;

  router.get(`${root}/:id/tools`, (req, res) => {
    const personaId = String(req.params['id']);
    if (!state.personas.has(personaId)) return refuseUnknown(sim, res, 'persona_id');
    const tools = (state.attached.get(personaId) ?? []).flatMap((id) => state.tools.get(id) ?? []);
    // CODE: the persona path with `verbose=true` answers a bare array.
    return answer(sim, res, req.query['verbose'] === 'true' ? tools : { data: tools });
  });

  router.post(`${root}/:id/tools`, (req, res) => {
    const personaId = String(req.params['id']);
    if (!state.personas.has(personaId)) return refuseUnknown(sim, res, 'persona_id');
    const ids: unknown = (req.body as { tool_ids?: unknown } | undefined)?.tool_ids;
    if (
      !Array.isArray(ids) ||
      ids.length === 0 ||
      ids.length > 50 ||
      ids.some((id) => typeof id !== 'string')
    ) {
      return refuse.field(res, { field: 'tool_ids', why: 'Must be 1 to 50 tool ids.' });
    }
    if (ids.some((id: string) => !state.tools.has(id))) return refuseUnknown(sim, res, 'tool_id');
    state.attached.set(personaId, [
      ...new Set([...(state.attached.get(personaId) ?? []), ...(ids as string[])]),
    ]);
    state.save();
    return answer(sim, res, { data: (ids as string[]).flatMap((id) => state.tools.get(id) ?? []) });
  });

  router.delete(`${root}/:id/tools/:toolId`, (req, res) => {
    const personaId = String(req.params['id']);
    if (!state.personas.has(personaId)) return refuseUnknown(sim, res, 'persona_id');
    const ids = state.attached.get(personaId) ?? [];
    state.attached.set(
      personaId,
      ids.filter((id) => id !== req.params['toolId']),
    );
    state.save();
    return res.status(204).end();
  });
}

const find = (sim: Simulator, req: Request): RegistryTool | undefined =>
  sim.state.tools.get(String(req.params['id']));

const named = (sim: Simulator, name: string): RegistryTool | undefined =>
  [...sim.state.tools.values()].find((tool) => tool.name === name);
