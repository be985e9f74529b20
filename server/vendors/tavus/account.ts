/**
 * What a set-up does in a Tavus account: personas, registry tools, what is attached to whom, faces.
 * Apart from the conversations because only `provision.ts` uses it. Failures are thrown as
 * `AppError` with a sentence for whoever runs the set-up.
 */
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { TavusAccess, TavusAnswer, TavusRequest } from './tavus-request.ts';
import { tavusRequest } from './tavus-request.ts';
import { toRefusal } from './to-refusal.ts';
import type { RegistryToolBody } from './wire.ts';
import { PersonaList, PersonaRow, ReplicaList, ToolList, ToolRow } from './wire.ts';

export type PatchOperation = { op: 'add' | 'replace'; path: string; value: unknown };

export type TavusAccount = ReturnType<typeof createTavusAccount>;

export function createTavusAccount(access: TavusAccess) {
  const ask = async (request: Omit<TavusRequest, 'isIdempotent'>): Promise<unknown> => {
    const answer = await send(access, request);
    if (answer.kind === 'ok') return answer.body;
    throw toError(answer);
  };
  return {
    /** Null when there is no such persona. */
    async findPersona(id: string): Promise<PersonaRow | null> {
      const answer = await send(access, { method: 'GET', path: `/personas/${encodeURIComponent(id)}` });
      if (answer.kind === 'ok') return read(PersonaRow, bare(answer.body));
      if (answer.status === 400 || answer.status === 404) return null;
      throw toError(answer);
    },
    async findPersonaNamed(name: string): Promise<PersonaRow | null> {
      for (let page = 1; page <= 20; page += 1) {
        const query = { limit: 100, page, persona_type: 'user' };
        const { data } = read(PersonaList, await ask({ method: 'GET', path: '/personas', query }));
        const found = data.find((row) => row.persona_name === name);
        if (found !== undefined) return found;
        if (data.length < 100) return null;
      }
      return null;
    },
    async createPersona(body: Record<string, unknown>): Promise<string> {
      const created = await ask({ method: 'POST', path: '/personas', body });
      return read(z.looseObject({ persona_id: z.string() }), bare(created)).persona_id;
    },
    /** False when Tavus says that nothing changed (304). */
    async patchPersona(id: string, operations: PatchOperation[]): Promise<boolean> {
      const path = `/personas/${encodeURIComponent(id)}`;
      const answer = await send(access, { method: 'PATCH', path, body: operations });
      if (answer.kind === 'failed') throw toError(answer);
      return answer.status !== 304;
    },
    /** The account's own tool of exactly this name. */
    async findToolNamed(name: string): Promise<ToolRow | null> {
      const query = { type: 'user', limit: 100, name_or_uuid: name };
      const tools = read(ToolList, await ask({ method: 'GET', path: '/tools', query }));
      return tools.find((tool) => tool.name === name) ?? null;
    },
    async createTool(body: RegistryToolBody): Promise<string> {
      return read(ToolRow, await ask({ method: 'POST', path: '/tools', body })).tool_id;
    },
    async patchTool(id: string, body: Partial<RegistryToolBody>): Promise<void> {
      await ask({ method: 'PATCH', path: `/tools/${encodeURIComponent(id)}`, body });
    },
    async toolsOf(personaId: string): Promise<ToolRow[]> {
      const path = `/pals/${encodeURIComponent(personaId)}/tools`;
      return read(ToolList, await ask({ method: 'GET', path }));
    },
    async attachTools(personaId: string, toolIds: string[]): Promise<void> {
      const path = `/pals/${encodeURIComponent(personaId)}/tools`;
      await ask({ method: 'POST', path, body: { tool_ids: toolIds } });
    },
    async detachTool(personaId: string, toolId: string): Promise<void> {
      const path = `/pals/${encodeURIComponent(personaId)}/tools/${encodeURIComponent(toolId)}`;
      await ask({ method: 'DELETE', path });
    },
    /** A face that is ready: the account's own before Tavus' stock. */
    async anyReplica(): Promise<string | null> {
      for (const replica_type of ['user', 'system']) {
        const query = { limit: 100, replica_type };
        const { data } = read(ReplicaList, await ask({ method: 'GET', path: '/replicas', query }));
        const ready = data.find((row) => (row.status ?? 'completed') === 'completed');
        if (ready !== undefined) return ready.replica_id;
      }
      return null;
    },
  };
}

const send = (access: TavusAccess, request: Omit<TavusRequest, 'isIdempotent'>): Promise<TavusAnswer> =>
  tavusRequest(access, { ...request, isIdempotent: request.method === 'GET' || request.method === 'DELETE' });

/** Specified as `{data:[…]}`, seen as the bare object. */
const bare = (body: unknown): unknown => (body as { data?: unknown[] } | null)?.data?.[0] ?? body;

function read<TSchema extends z.ZodType>(schema: TSchema, body: unknown): z.infer<TSchema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new AppError('unavailable', 'Tavus answered with something unexpected.', { cause: parsed.error });
}

function toError(failure: Extract<TavusAnswer, { kind: 'failed' }>): AppError {
  const refusal = toRefusal(failure);
  if (refusal.reason === 'key') return new AppError('not-allowed', refusal.say);
  const words = failure.status !== null && failure.status < 500 && failure.message !== '';
  return new AppError('unavailable', words ? `Tavus says: ${failure.message}` : refusal.say);
}
