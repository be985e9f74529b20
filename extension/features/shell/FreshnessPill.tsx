/**
 * Whether what is seen is what is true right now, and when that was last proven. It looks at its own
 * clock every second, because silence is what it must report.
 */
import { CloudOff, LoaderCircle } from 'lucide-react';
import { usePorts, voiceAt, type Freshness } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useNow } from '#extension/features/live-schedule/use-now.ts';
import { sayClock } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';

export function FreshnessPill({ freshness }: { freshness: Freshness | null }) {
  const now = useNow(1_000);
  if (!freshness) return <Pill tone="warn" label="Connecting" short="" title="Connecting to the server" />;

  const proof =
    freshness.lastProofAt > 0
      ? `last heard from the server ${ago(now - freshness.lastProofAt)} ago`
      : 'the server was not heard yet';
  if (freshness.state === 'live') {
    return <Pill tone="ok" label="Live" short={ago(now - freshness.lastProofAt)} title={`Live: ${proof}`} />;
  }
  if (freshness.state === 'catching-up') {
    return (
      <Pill
        tone="warn"
        label="Catching up"
        short={ago(now - freshness.lastProofAt)}
        title={`Catching up: ${proof}`}
      />
    );
  }
  return <Pill tone="bad" label="Offline" short={ago(now - freshness.since)} title={`Offline: ${proof}`} />;
}

/** Said in full below the header while the schedule may be out of date. */
export function OfflineNotice({ freshness }: { freshness: Freshness | null }) {
  const ports = usePorts();
  if (freshness?.state !== 'offline') return null;
  const voice = voiceAt(ports, ports.now());
  const since = sayClock(instantToWall(new Date(freshness.since).toISOString(), ports.timeZone).time, voice);
  return (
    <p role="status" className="appear bg-bad-soft px-3 py-1.5 text-bad">
      Offline since {since}. What you see may have changed; it catches up by itself.
    </p>
  );
}

const looks = {
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const;

function Pill({
  tone,
  label,
  short,
  title,
}: {
  tone: keyof typeof looks;
  label: string;
  short: string;
  title: string;
}) {
  return (
    <span
      role="img"
      aria-label={title}
      title={title}
      dir="ltr"
      className={`inline-flex h-[1.375rem] shrink-0 items-center gap-1.5 rounded-full px-2 text-[0.71875rem] font-semibold whitespace-nowrap ${looks[tone]}`}
    >
      {tone === 'ok' && <i className="size-1.5 shrink-0 rounded-full bg-current" />}
      {tone === 'warn' && <LoaderCircle size={12} className="shrink-0 animate-spin" />}
      {tone === 'bad' && <CloudOff size={12} className="shrink-0" />}
      <span className="freshness-word truncate">{label}</span>
      {short && <span className="tabular shrink-0 font-normal opacity-90">{short}</span>}
    </span>
  );
}

/** `4 s`, `3 min`, `2 h`: short, because it is always there. */
function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 3_600)} h`;
}
