/** Which vendors the server works with, whether they answer, and how to get one. */
import { useEffect, useState } from 'react';
import { Button } from '#extension/components/Button.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { probeServer, type Probe } from '#extension/platform/health.ts';
import { useSession } from '../sign-in/SessionContext.tsx';
import { Section } from './Section.tsx';
import { MinutesUsed } from './MinutesUsed.tsx';
import { Vendor } from './Vendor.tsx';
import { vendorWords } from './vendors.ts';

export function Connections() {
  const api = useApi();
  const { serverUrl } = useSession().account;
  const [probe, setProbe] = useState<Probe | null>(null);
  const [asks, setAsks] = useState(0);

  useEffect(() => {
    const life = new AbortController();
    const deps = { fetch: (url: string, init: RequestInit) => fetch(url, init) };
    void probeServer(deps, { serverUrl, signal: life.signal }).then((answer) => {
      if (!life.signal.aborted) setProbe(answer);
    });
    return () => life.abort();
  }, [serverUrl, asks]);

  if (probe === null) {
    return (
      <Section title="Connections">
        <p className="py-3 text-muted">Asking your server …</p>
      </Section>
    );
  }
  if (probe.kind !== 'ready') {
    return (
      <Section title="Connections">
        <div className="flex items-center justify-between gap-3 py-3">
          <p role="alert">Your server does not answer right now.</p>
          <Button onClick={() => setAsks(asks + 1)}>Ask again</Button>
        </div>
      </Section>
    );
  }
  return (
    <Section title="Connections">
      {Object.entries(probe.vendors).map(([name, state]) => {
        const words = vendorWords[name];
        if (!words) return null;
        const test = isTested(name) ? () => api.connections.test.mutate({ vendor: name }) : null;
        return <Vendor key={name} words={words} state={state} test={test} />;
      })}
      <MinutesUsed />
    </Section>
  );
}

function isTested(name: string): name is 'tavus' | 'anthropic' | 'cal' {
  return name === 'tavus' || name === 'anthropic' || name === 'cal';
}
