/**
 * npm leaves optional packages of other platforms out of the lock file where the registry does
 * not serve them, and `npm ci` then calls the lock incomplete. This adds what is missing, with
 * `os` and `cpu` read off the package's name, so that one lock serves every platform.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;

const operatingSystems = [
  [/win32|windows|(^|[-/])win-/, 'win32'],
  [/darwin/, 'darwin'],
  [/android/, 'android'],
  [/freebsd/, 'freebsd'],
  [/openbsd/, 'openbsd'],
  [/netbsd/, 'netbsd'],
  [/sunos/, 'sunos'],
  [/aix/, 'aix'],
  [/openharmony/, 'openharmony'],
  [/linux/, 'linux'],
];
const processors = [
  [/wasm32/, 'wasm32'],
  [/arm64|aarch64/, 'arm64'],
  [/arm-|-arm$|armv7|gnueabihf|musleabihf/, 'arm'],
  [/loong64/, 'loong64'],
  [/mips64el/, 'mips64el'],
  [/ppc64le|ppc64/, 'ppc64'],
  [/riscv64/, 'riscv64'],
  [/s390x/, 's390x'],
  [/x64|x86_64/, 'x64'],
  [/ia32|i686/, 'ia32'],
];
const pick = (table, name) => table.find(([pattern]) => pattern.test(name))?.[1];

for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+/.test(version)) continue;
    const nested = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
    const top = lock.packages[`node_modules/${name}`];
    if (lock.packages[nested] || (top && top.version === version)) continue;
    const key = top ? nested : `node_modules/${name}`;
    const os = pick(operatingSystems, name);
    const cpu = pick(processors, name);
    lock.packages[key] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(/linux/.test(name) && /musl/.test(name) ? { libc: ['musl'] } : {}),
      ...(/linux/.test(name) && /gnu/.test(name) ? { libc: ['glibc'] } : {}),
      optional: true,
      ...(os && cpu !== 'wasm32' ? { os: [os] } : {}),
    };
    added += 1;
  }
}

lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} platform packages added to package-lock.json\n`);
