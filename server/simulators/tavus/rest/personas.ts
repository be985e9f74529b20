/**
 * `/v2/personas` and its alias `/v2/pals`: create, read, list, JSON Patch, delete. Saving a persona
 * with a custom LLM asks that LLM once, as Tavus does, and refuses when it does not answer.
 */
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { probeLlm } from '../brain/custom-llm.ts';
import type { Simulator } from '../simulator.ts';
import { isoNow } from '../simulator.ts';
import type { Persona } from '../state.ts';
import { faces } from './replicas.ts';
import { answer } from './answer.ts';
import { refuse, refuseUnknown } from './answer-error.ts';
import { applyJsonPatch } from './json-patch.ts';
import { pageOf } from './page-of.ts';
import { toOlderPath } from './vocabulary.ts';

const layer = z.record(z.string(), z.unknown());
const Llm = z.looseObject({
  model: z.string().optional(),
  base_url: z.string().optional(),
  api_key: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  speculative_inference: z.boolean().optional(),
  tools: z
    .array(
      z.looseObject({
        type: z.literal('function'),
        function: z.looseObject({ name: z.string().min(1), parameters: layer.optional() }),
      }),
    )
    .optional(),
});
const PersonaFields = z.looseObject({
  persona_name: z.string().min(1).optional(),
  system_prompt: z.string().optional(),
  pipeline_mode: z.enum(['full', 'echo']).default('full'),
  default_replica_id: z.string().optional(),
  layers: z.looseObject({ llm: Llm.optional() }).catchall(layer).default({}),
});

/** Kept by the simulator; a patch may not change them. */
const own = ['persona_id', 'created_at', 'updated_at'] as const;

export function personaRoutes(sim: Simulator, router: Router): void {
  for (const root of ['/personas', '/pals']) {
    router.post(root, async (req, res) => {
      const parsed = PersonaFields.safeParse(req.body ?? {});
      const why = parsed.success ? whyNot(parsed.data, root) : firstProblem(parsed.error);
      if (!parsed.success || why !== null) return refuse.bad(res, why ?? 'Bad Request.');
      const probe = await probeLlm(sim, parsed.data.layers.llm);
      if (probe !== null) return refuse.bad(res, probe);
      const now = isoNow(sim);
      const persona = {
        ...parsed.data,
        layers: withModel(parsed.data.layers),
        persona_id: sim.settings.ids.persona(),
        // Seen live: stored names lose punctuation.
        persona_name: (parsed.data.persona_name ?? 'Untitled').replaceAll(/[^\w .,'-]/g, ''),
        created_at: now,
        updated_at: now,
      } as Persona;
      sim.state.personas.set(persona.persona_id, persona);
      sim.state.save();
      return answer(sim, res, {
        persona_id: persona.persona_id,
        persona_name: persona.persona_name,
        created_at: persona.created_at,
      });
    });

    router.get(root, (req, res) => {
      const type = req.query['persona_type'] ?? req.query['pal_type'];
      const rows = type === 'system' ? [] : [...sim.state.personas.values()].toReversed();
      return answer(sim, res, pageOf(req, rows));
    });

    router.get(`${root}/:id`, (req, res) => {
      const persona = find(sim, req);
      if (persona === undefined) return refuseUnknown(sim, res, 'persona_id');
      return answer(sim, res, sim.faults.wrappedPersona ? { data: [persona] } : persona);
    });

    router.patch(`${root}/:id`, async (req, res) => {
      const persona = find(sim, req);
      if (persona === undefined) return refuseUnknown(sim, res, 'persona_id');
      return patchPersona(sim, res, { persona, patch: req.body });
    });

    router.delete(`${root}/:id`, (req, res) => {
      const persona = find(sim, req);
      if (persona === undefined) return refuseUnknown(sim, res, 'persona_id');
      sim.state.personas.delete(persona.persona_id);
      sim.state.attached.delete(persona.persona_id);
      sim.state.save();
      return res.status(204).end();
    });
  }
}

async function patchPersona(
  sim: Simulator,
  res: Response,
  input: { persona: Persona; patch: unknown },
): Promise<Response> {
  const result = applyJsonPatch(input.persona, withOlderPaths(input.patch));
  if (result.kind === 'malformed') return refuse.patchFormat(res);
  if (result.kind === 'misfit') return refuse.bad(res, `Invalid patch: ${result.why}`);
  if (result.kind === 'unchanged') return res.status(304).end();
  const parsed = PersonaFields.safeParse(result.document);
  const why = parsed.success ? whyNot(parsed.data, '/personas') : firstProblem(parsed.error);
  if (!parsed.success || why !== null) return refuse.bad(res, why ?? 'Bad Request.');
  const llmBefore = JSON.stringify(input.persona.layers['llm'] ?? {});
  if (llmBefore !== JSON.stringify(parsed.data.layers.llm ?? {})) {
    const probe = await probeLlm(sim, parsed.data.layers.llm);
    if (probe !== null) return refuse.bad(res, probe);
  }
  const kept = Object.fromEntries(own.map((key) => [key, input.persona[key]]));
  const next = { ...parsed.data, ...kept, updated_at: isoNow(sim) } as unknown as Persona;
  sim.state.personas.set(next.persona_id, next);
  sim.state.save();
  // The spec declares no body.
  return res.status(200).end();
}

const find = (sim: Simulator, req: Request): Persona | undefined =>
  sim.state.personas.get(String(req.params['id']));

function whyNot(fields: z.infer<typeof PersonaFields>, root: string): string | null {
  if (fields.pipeline_mode !== 'echo' && (fields.system_prompt ?? '').trim() === '') {
    return "Bad Request. {'system_prompt': ['Missing data for required field.']}";
  }
  if (root === '/pals' && fields.default_replica_id === undefined) {
    return "Bad Request. {'default_face_id': ['Missing data for required field.']}";
  }
  const face = fields.default_replica_id;
  return face === undefined || faces.some((one) => one.replica_id === face) ? null : 'Invalid replica_uuid';
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return `Bad Request. {'${issue?.path.join('.') ?? 'body'}': ['${issue?.message ?? 'Invalid.'}']}`;
}

const withModel = (layers: z.infer<typeof PersonaFields>['layers']): Persona['layers'] => ({
  ...(layers as Persona['layers']),
  llm: { model: 'tavus-gpt-oss', ...layers.llm },
});

function withOlderPaths(patch: unknown): unknown {
  if (!Array.isArray(patch)) return patch;
  return patch.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) return one;
    const operation = one as Record<string, unknown>;
    return {
      ...operation,
      ...(typeof operation['path'] === 'string' ? { path: toOlderPath(operation['path']) } : {}),
      ...(typeof operation['from'] === 'string' ? { from: toOlderPath(operation['from']) } : {}),
    };
  });
}
