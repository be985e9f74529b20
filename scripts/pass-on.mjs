/**
 * Runs the real work as a child and becomes transparent: output, signals and exit code pass
 * through. The child holds a channel to us; when we are killed outright, the channel closes and
 * the child ends itself. When npm, our own parent, is killed outright, we notice by its id.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Aborts when we are asked to stop, with the name of the signal as its reason. */
export function untilStopped() {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopping.abort(name));
  if (process.env.npm_lifecycle_event) {
    const before = ancestors();
    setInterval(() => ancestors() !== before && stopping.abort('SIGTERM'), 1_000).unref();
  }
  return stopping.signal;
}

/** Our parent, and npm behind it where npm put a shell in between (which survives npm). */
function ancestors() {
  try {
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'));
    return name === 'sh' || name === 'dash' ? `${process.ppid} ${rest.split(' ')[1]}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** @returns {Promise<number>} the exit code */
export function passOn({ root, signal, command, args }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PATH: [dirname(command), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      },
    });
    signal.addEventListener('abort', () => child.kill(signal.reason), { once: true });
    child.on('error', (error) => {
      process.stderr.write(`${command} did not start: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code, ended) => resolve(code ?? (ended === 'SIGINT' ? 130 : 1)));
  });
}
