/** Which event the pointer rests on, after a moment; touching is not resting. */
import type { Host } from './create-host.ts';

const restMs = 350;

export function watchHover(
  input: { host: Host; signal: AbortSignal; keyAt(event: Event): string | undefined },
  onRest: (key: string | null) => void,
): void {
  const { host, signal } = input;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at: string | null = null;
  const rest = (key: string | null) => {
    if (key === at) return;
    at = key;
    clearTimeout(timer);
    if (key === null) onRest(null);
    else timer = setTimeout(() => !signal.aborted && onRest(key), restMs);
  };
  host.clip.addEventListener(
    'pointerover',
    (event) => rest(event.pointerType === 'mouse' ? (input.keyAt(event) ?? null) : null),
    { signal, passive: true },
  );
  host.clip.addEventListener('pointerout', () => rest(null), { signal, passive: true });
  host.clip.addEventListener('pointerdown', () => rest(null), { signal, passive: true });
}
