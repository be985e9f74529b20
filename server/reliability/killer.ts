/** Makes trouble until it is told to stop: kills servers and Postgres, cuts everybody off. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Cluster } from './cluster.ts';
import type { FaultyProxy } from './faulty-proxy.ts';

export type Trouble = {
  serverKills: number;
  restarts: number;
  postgresKills: number;
  terminations: number;
  cuts: number;
};

const kinds = ['one server', 'postgres', 'everybody', 'restart', 'sessions', 'all servers'] as const;

export async function makeTrouble(
  deps: { chance: Chance; cluster: Cluster; proxy: FaultyProxy; trouble: Trouble },
  life: AbortSignal,
): Promise<void> {
  const { chance, cluster } = deps;
  for (let turn = 0; !life.aborted; turn += 1) {
    // One of each first, so that a short run has seen them all.
    await strike(deps, kinds[turn] ?? chance.pick([...kinds, 'one server', 'one server']));
    // Trouble is for those who work: what was killed comes back before the next blow.
    await cluster.allReady();
    await sleep(300 + chance.integer(1_500), undefined, { signal: life }).catch(() => {});
  }
}

async function strike(
  {
    chance,
    cluster,
    proxy,
    trouble,
  }: { chance: Chance; cluster: Cluster; proxy: FaultyProxy; trouble: Trouble },
  kind: (typeof kinds)[number],
): Promise<void> {
  const kill = (index: number) => void (trouble.serverKills += cluster.killServer(index) === null ? 0 : 1);
  switch (kind) {
    case 'one server':
      return kill(chance.integer(cluster.ports.length));
    case 'all servers':
      return cluster.ports.forEach((_, index) => kill(index));
    case 'restart':
      trouble.restarts += 1;
      return cluster.restartServer(chance.integer(cluster.ports.length));
    case 'postgres':
      trouble.postgresKills += 1;
      return cluster.killPostgres();
    case 'sessions': {
      trouble.terminations += 1;
      const others = `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and client_port is not null`;
      await cluster.admin.query(others).catch(() => {});
      return;
    }
    case 'everybody':
      trouble.cuts += 1;
      return proxy.cutAll();
  }
}
