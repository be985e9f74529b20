/**
 * Installs the packages when they are missing, incomplete, or not those of package-lock.json.
 * npm writes `node_modules/.package-lock.json` as its last act, so a killed installation shows.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const stampName = '.calendar-agent-installed';

/** @returns {Promise<boolean>} whether everything is there now */
export async function installPackages({ root, say, signal }) {
  await untilNobodyInstalls({ root, say, signal });
  if (signal.aborted) return false;
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules', stampName);
  const wanted = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}\n`;
  if (read(stamp) === wanted) return true;

  const lock = JSON.parse(lockText);
  if (!matches(root, lock)) {
    rmSync(stamp, { force: true });
    if (!(await install({ root, say, signal, total: packagesFor(lock).length }))) return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** Names the npm that is at work for this folder, also one that outlived a killed start. */
const markOf = (root) =>
  join(tmpdir(), `calendar-agent-installing-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);

/** Two at once would take each other's files away and both report success. */
async function untilNobodyInstalls({ root, say, signal }) {
  let told = false;
  while (!signal.aborted && isRunning(Number(read(markOf(root))))) {
    if (!told) say('Another installation is running in this folder; waiting for it.');
    told = true;
    await sleep(300);
  }
}

function isRunning(processId) {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether what npm says it installed is what the lock asks for. */
function matches(root, lock) {
  const text = read(join(root, 'node_modules', '.package-lock.json'));
  if (!text) return false;
  const installed = JSON.parse(text).packages;
  return packagesFor(lock).every(
    ([path, entry]) => entry.optional || installed[path]?.version === entry.version,
  );
}

function packagesFor(lock) {
  return Object.entries(lock.packages).filter(
    ([path, { os, cpu }]) => path !== '' && suits(os, process.platform) && suits(cpu, process.arch),
  );
}

const suits = (list, own) => !list || (list.includes(own) && !list.includes(`!${own}`));

async function install(deps) {
  const { say, signal, total } = deps;
  say(`Installing ${total} packages; the first time takes about a minute.`);
  const first = await npm(deps, ['ci']);
  if (first.code === 0) return true;
  if (signal.aborted) return false;
  say(`npm ci failed (${reason(first.output)}); trying npm install instead.`);
  rmSync(join(deps.root, 'node_modules'), { recursive: true, force: true, maxRetries: 5 });
  const second = await npm(deps, ['install', '--no-save']);
  if (second.code === 0) return true;
  if (signal.aborted) return false;
  say(second.output.trim());
  say('The packages could not be installed: see the lines above, and try again.');
  return false;
}

/** Says every few seconds how far it is: npm itself is silent where there is no terminal. */
function npm({ root, say, signal, total }, args) {
  const shared = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const ownNpm = process.env.npm_execpath;
  const [command, before, shell] = ownNpm?.endsWith('.js')
    ? [process.execPath, [ownNpm], false]
    : ['npm', [], process.platform === 'win32'];

  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, [...before, ...args, ...shared], {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid) writeFileSync(markOf(root), String(child.pid));
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    const seconds = () => Math.round((performance.now() - started) / 1000);
    const timer = setInterval(() => {
      say(`  ${seconds()} s: ${Math.min(countPackages(root), total)} of ${total} packages`);
    }, 5_000);
    // npm first finishes what it is at, which can take a minute; a half-made folder is made anew.
    const stop = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearInterval(timer);
      signal.removeEventListener('abort', stop);
      rmSync(markOf(root), { force: true });
      if (code === 0) say(`Installed in ${seconds()} s.`);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** npm makes all folders at once and fills them one by one. */
function countPackages(root) {
  const list = (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };
  const modules = join(root, 'node_modules');
  return list(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? list(join(modules, name)).map((own) => join(name, own)) : [name],
    )
    .filter((name) => existsSync(join(modules, name, 'package.json'))).length;
}

const reason = (output) =>
  output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .find((line) => line !== '' && !line.startsWith('code ')) ?? 'no reason given';

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
