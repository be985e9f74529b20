/** Brings the language code in a chunk of its own. Commands join when their reader is loaded. */
import type { Language } from '#extension/features/live-schedule/PanelPorts.tsx';

export async function loadLanguage(): Promise<Language> {
  const { readEvent } = await import('#shared/language/read-event.ts');
  return { readEvent, readCommand: () => null };
}
