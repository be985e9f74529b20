/**
 * One Postgres per test run, started by the first file that asks for a database: test files run
 * in processes of their own, so they ask through a small door that this process holds open.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { env } from 'node:process';

import type { TestProject } from 'vitest/node';

import { makeTemplateDatabase } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templateDatabaseUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let made: ReturnType<typeof makeTemplateDatabase> | undefined;

  const door = createServer((_request, response) => {
    made ??= makeTemplateDatabase({ databaseUrl: env['DATABASE_URL'] });
    made.then(
      ({ template }) => response.end(JSON.stringify(template)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(error instanceof Error ? error.message : 'no database');
      },
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  project.provide('templateDatabaseUrl', `http://127.0.0.1:${port}`);

  return async () => {
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
    await (await made?.catch(() => undefined))?.[Symbol.asyncDispose]();
  };
}
