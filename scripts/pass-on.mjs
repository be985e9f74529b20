/**
 * Runs the real work as a child and becomes transparent: output, signals and exit code pass
 * through. The child holds a channel to us; when we are killed outright, the channel closes and
 * the child ends itself. When npm, our own parent, is killed outright, we notice by its id.
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @returns {Promise<number>} the exit code */
export function passOn({ root, command, args }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PATH: [dirname(command), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      },
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, forward);

    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) forward('SIGTERM');
    }, 1_000);

    child.on('error', (error) => {
      process.stderr.write(`${command} did not start: ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.removeListener(name, forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}
