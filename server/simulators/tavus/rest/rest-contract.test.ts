/** Answers against Tavus' own OpenAPI file, where that file is beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { faceId, makePersona, rest, startCall, startQuickly } from '../call-for-test.ts';
import type { Loose } from '../call-for-test.ts';
import type { TavusSimulator } from '../start-tavus-simulator.ts';

const file = new URL(
  '../../../../../shared/contracts/openapi/tavus-persona-era-2026-08.yaml',
  import.meta.url,
);
const isHere = existsSync(file);

/** `nullable` is OpenAPI 3.0's; JSON Schema says it with a list of types. */
function toJsonSchema(schema: Loose): Loose {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example: _example, examples: _examples, ...rest } = schema;
  const next = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value)]));
  return nullable === true ? { ...next, type: [next['type'], 'null'] } : next;
}

describe.skipIf(!isHere)('answers fit the OpenAPI file (skipped where the file is not there)', () => {
  let sim: TavusSimulator;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const spec = isHere ? parse(readFileSync(file, 'utf8')) : { paths: {} };

  beforeAll(async () => {
    sim = await startQuickly({ faults: { concurrency: 2, wrappedPersona: true } });
  });
  afterAll(() => sim[Symbol.asyncDispose]());

  async function check(
    method: string,
    path: string,
    request: { path: string; body?: unknown; key?: string },
  ) {
    const answer = await rest(sim, method, request);
    const declared = spec.paths[`/v2${path}`][method.toLowerCase()].responses[String(answer.status)];
    expect(declared, `${method} ${path} declares ${answer.status}`).toBeDefined();
    const schema = declared.content?.['application/json']?.schema;
    if (schema === undefined || answer.status === 304) {
      expect(answer.text, 'no body is declared').toBe('');
      return answer;
    }
    const validate = ajv.compile(toJsonSchema(schema));
    validate(answer.body);
    expect(validate.errors, `${method} ${path}`).toBeNull();
    // The file requires nothing, so an empty object would pass: every answer has what it declares most.
    const named = Object.keys(schema.properties ?? {});
    const given = Object.keys(answer.body);
    expect(
      named.some((name) => given.includes(name)),
      `${method} ${path} has a declared field`,
    ).toBe(true);
    return answer;
  }

  it('for every path a client of ours uses', async () => {
    const { body: persona } = await check('POST', '/personas', {
      path: '/personas',
      body: { persona_name: 'A', system_prompt: 'Be brief.', default_replica_id: faceId },
    });
    const one = { path: `/personas/${persona.persona_id}` };
    await check('PATCH', '/personas/{persona_id}', {
      ...one,
      body: [{ op: 'replace', path: '/system_prompt', value: 'Be kind.' }],
    });
    await check('GET', '/personas', { path: '/personas' });
    await check('GET', '/personas/{persona_id}', one);
    const { body: started } = await check('POST', '/conversations', {
      path: '/conversations',
      body: { persona_id: persona.persona_id, require_auth: true },
    });
    const call = { path: `/conversations/${started.conversation_id}` };
    await check('GET', '/conversations', { path: '/conversations' });
    await check('GET', '/conversations/{conversation_id}', call);
    await check('GET', '/conversations/{conversation_id}', { path: `${call.path}?verbose=true` });
    await check('POST', '/conversations/{conversation_id}/end', { path: `${call.path}/end` });
    await check('GET', '/conversations/{conversation_id}', { path: `${call.path}?verbose=true` });
    await check('DELETE', '/conversations/{conversation_id}', call);
    await check('GET', '/replicas', { path: '/replicas' });
    await check('GET', '/replicas/{replica_id}', { path: `/replicas/${faceId}` });
    await check('DELETE', '/personas/{persona_id}', one);
  });

  it('for refusals', async () => {
    const personaId = await makePersona(sim);
    const callId = await startCall(sim, { persona_id: personaId });
    const path = `/personas/${personaId}`;
    await check('GET', '/conversations', { path: '/conversations', key: 'wrong' });
    await check('POST', '/conversations', { path: '/conversations', body: { persona_id: 'p404' } });
    await check('GET', '/conversations/{conversation_id}', { path: '/conversations/c404' });
    await check('POST', '/conversations/{conversation_id}/end', { path: '/conversations/c404/end' });
    await check('POST', '/personas', {
      path: '/personas',
      body: { system_prompt: 'x', default_replica_id: 'r404' },
    });
    await check('PATCH', '/personas/{persona_id}', { path, body: [] });
    await check('PATCH', '/personas/{persona_id}', { path, body: { op: 'replace' } });
    await check('PATCH', '/personas/{persona_id}', { path: '/personas/p404', body: [] });
    await check('POST', '/conversations/{conversation_id}/end', { path: `/conversations/${callId}/end` });
  });
});
