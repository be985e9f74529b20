/**
 * The least an inbox can be: node:http and one `insert … on conflict do nothing` for each event, each
 * with a commit of its own. No secret address, no size limit, no job, nobody who reads it.
 * `node bare-inbox.ts <database url>`
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.argv[2] ?? '', max: 16 });
await pool.query(`create table if not exists bare_inbox (
  id bigint generated always as identity primary key, dedupe_key text not null unique, body jsonb not null,
  received_at timestamptz not null default now())`);

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString('utf8');
    pool
      .query({
        name: 'keep',
        text: 'insert into bare_inbox (dedupe_key, body) values ($1, $2::jsonb) on conflict do nothing',
        values: [createHash('sha256').update(body).digest('hex'), body],
      })
      .then(
        () => answer(200),
        () => answer(500),
      );
  });
  const answer = (status: number) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': 20 });
    response.end('{"status":"success"}');
  };
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
