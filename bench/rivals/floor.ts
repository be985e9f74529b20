/**
 * The floor: what a call costs with nothing but node:http, one SQL function and NOTIFY. No proof of
 * who calls, no repeats, no resume, no undo: the least that still stores, refuses clashes and tells
 * a panel. `node floor.ts <database url>`
 */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { Client, Pool } from 'pg';

const schema = `
create extension if not exists btree_gist;
create table if not exists floor_schedules (person integer primary key, version bigint not null default 0);
create table if not exists floor_events (
  id bigint generated always as identity primary key, person integer not null, title text not null, during tstzrange not null,
  exclude using gist (person with =, during with &&));
create table if not exists floor_changes (person integer, version bigint, change jsonb not null, primary key (person, version));
create or replace function floor_add(p integer, t text, s timestamptz, e timestamptz) returns jsonb language plpgsql as $$
declare v bigint; change jsonb;
begin
  insert into floor_schedules as f values (p, 1) on conflict (person) do update set version = f.version + 1 returning version into v;
  insert into floor_events (person, title, during) values (p, t, tstzrange(s, e));
  change := jsonb_build_object('person', p, 'version', v, 'title', t, 'start', s, 'end', e);
  insert into floor_changes values (p, v, change);
  perform pg_notify('floor', change::text);
  return change;
end $$;`;

const url = process.argv[2] ?? '';
const pool = new Pool({ connectionString: url, max: 16 });
await pool.query(schema);

const panels = new Map<number, Set<ServerResponse>>();
const listener = new Client({ connectionString: url });
await listener.connect();
await listener.query('listen floor');
listener.on('notification', ({ payload = '' }) => {
  const { person, version } = JSON.parse(payload) as { person: number; version: number };
  const frame = Buffer.from(`id: ${version}\ndata: ${payload}\n\n`);
  for (const panel of panels.get(person) ?? []) panel.write(frame);
});

const server = createServer((request, response) => {
  const address = new URL(request.url ?? '/', 'http://floor');
  const person = Number(address.searchParams.get('person'));
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.write(': here\n\n');
    const ofPerson = panels.get(person) ?? new Set();
    panels.set(person, ofPerson.add(response));
    response.on('close', () => ofPerson.delete(response));
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    const event = JSON.parse(body) as { title: string; start: string; end: string };
    pool
      .query<{ change: unknown }>({
        name: 'add',
        text: 'select floor_add($1, $2, $3, $4) as change',
        values: [person, event.title, event.start, event.end],
      })
      .then(
        ({ rows }) => answer(response, 200, rows[0]?.change),
        (error: { code?: string }) =>
          answer(response, error.code === '23P01' ? 409 : 500, { error: error.code }),
      );
  });
});

function answer(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

// The measuring side may be quiet for a while.
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
