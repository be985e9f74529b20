/** The rivals as contestants. Their source is in `rivals/`; they run on the same machine at the same time. */
import { join } from 'node:path';
import { execPath } from 'node:process';
import { getRequest, postRequest } from './caller.ts';
import { startChild } from './child-server.ts';
import { timeOfCall } from './contestant.ts';
import type { Contestant } from './contestant.ts';
import { titleOf } from './panel.ts';

const eventOf = (call: number): string => {
  const { start, end } = timeOfCall(call);
  return JSON.stringify({ title: titleOf(call), start, end });
};
const program = (file: string) => join(import.meta.dirname, 'rivals', file);

/** node:http, one SQL function, NOTIFY, server-sent events. */
export async function createFloor(databaseUrl: string): Promise<Contestant> {
  return {
    name: 'floor',
    server: await startChild([execPath, program('floor.ts'), databaseUrl]),
    call: (person, call) => postRequest(`/?person=${person}`, eventOf(call)),
    stream: (person) => getRequest(`/?person=${person}`),
  };
}

export type RedisVariant = { wire: 'raw' | 'trpc'; isChecked: boolean };

export async function createRedisDesign(redisPort: number, variant: RedisVariant): Promise<Contestant> {
  const { wire, isChecked } = variant;
  const server = await startChild(
    [execPath, program('redis-design.ts'), String(redisPort), wire, isChecked ? 'check' : 'no-check'],
    { env: { NODE_ENV: 'production' } },
  );
  // Each variant has schedules of its own.
  const key = (person: number) => `${wire}-${isChecked}-${person}`;
  return {
    name: `redis, ${wire === 'trpc' ? 'tRPC' : 'raw'} stream${isChecked ? ', check' : ''}`,
    server,
    call: (person, call) => postRequest(`/api/schedule/${key(person)}`, eventOf(call)),
    stream: (person) =>
      wire === 'raw'
        ? getRequest(`/api/schedule/${key(person)}/stream`)
        : getRequest(`/trpc/changes?input=${encodeURIComponent(JSON.stringify({ person: key(person) }))}`),
  };
}
