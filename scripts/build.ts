/**
 * `npm run build`: the extension for people, and the server as one file that starts three times
 * as fast. The simulators must never be in it: they would make a production server lie.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { build } from 'esbuild';

import { buildExtension } from './extension-build.ts';
import { root, untilStopped } from './processes.ts';

const forbidden = /^server\/(simulators|testing)\//;
const target = join(root, 'dist/server');

async function buildServer(): Promise<boolean> {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const built = await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts'],
    outfile: join(target, 'main.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minifySyntax: true,
    sourcemap: true,
    sourcesContent: false,
    // The simulators stay where they are: production never asks for them, and has not got them.
    // The sentence encoder reads its files from beside its code.
    external: ['pg-native', './server/simulators/*', '@energetic-ai/*'],
    // Packages written for CommonJS ask for `require` at run time.
    banner: {
      js: 'import{createRequire as __mk}from"node:module";const require=__mk(import.meta.url);',
    },
    metafile: true,
    logLevel: 'warning',
  });
  const strays = Object.keys(built.metafile.inputs).filter((file) => forbidden.test(file));
  if (strays.length > 0) {
    process.stderr.write(`These must not be part of the production server: ${strays.join(', ')}\n`);
    return false;
  }
  cpSync(join(root, 'server/db/migrations'), join(target, 'migrations'), { recursive: true });
  cpSync(join(root, 'server/agent/ear/ear-weights.bin'), join(target, 'ear-weights.bin'));
  const bytes = built.metafile.outputs['dist/server/main.mjs']?.bytes ?? 0;
  process.stdout.write(`server built: ${target}/main.mjs (${(bytes / 1e6).toFixed(1)} MB)\n`);
  return true;
}

const done = (await buildExtension(untilStopped(), 'production')) && (await buildServer());
process.exit(done ? 0 : 1);
