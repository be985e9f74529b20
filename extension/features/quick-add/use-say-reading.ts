/** Says what lights up to whoever does not see it, once the typing pauses: not at every letter. */
import { useEffect } from 'react';
import { useAnnounce } from '#extension/components/Announcer.tsx';
import type { Reading } from '#shared/language/reading.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { sayReading } from './say-reading.ts';

const pauseMs = 1_000;

export function useSayReading(reading: Reading | null, voice: Voice): void {
  const announce = useAnnounce();
  const said = reading ? `Read as: ${sayReading(reading, voice)}` : null;
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => announce(said), pauseMs);
    return () => clearTimeout(timer);
  }, [said, announce]);
}
