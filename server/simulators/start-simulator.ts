/**
 * Starts a vendor's simulator as a child process of the server. The child ends when its standard
 * input closes, so none outlives us, however we end. Imported only where simulators may be used;
 * the production bundle has neither this file nor what it starts.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Simulator = { url: string };
export type SimulatedVendor = 'tavus' | 'anthropic' | 'cal';

const patienceMs = 15_000;

/** Throws a sentence when the child does not come up. */
export async function startSimulator(
  input: { vendor: SimulatedVendor; node: string; args: string[] },
  life: AbortSignal,
): Promise<Simulator> {
  const script = fileURLToPath(new URL(`./${input.vendor}/main.ts`, import.meta.url));
  const child = spawn(input.node, [script, ...input.args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Its own group: Ctrl-C reaches us first, and the end of our pipe ends it.
    detached: true,
  });
  child.stdin.on('error', () => {});
  life.addEventListener('abort', () => child.stdin.end(), { once: true });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the ${input.vendor} simulator did not start`)),
      patienceMs,
    );
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the ${input.vendor} simulator ended (${code ?? 'killed'})`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = listeningAt(line);
      if (url === null) return;
      clearTimeout(timer);
      child.unref();
      resolve({ url });
    });
  });
}

function listeningAt(line: string): string | null {
  try {
    const said: unknown = JSON.parse(line);
    return said !== null &&
      typeof said === 'object' &&
      'listening' in said &&
      typeof said.listening === 'string'
      ? said.listening
      : null;
  } catch {
    return null;
  }
}
