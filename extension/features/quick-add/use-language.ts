/** The language code, loaded when somebody is about to type: the panel's first script stays small. */
import { useCallback, useRef, useState } from 'react';
import { usePorts, type Language } from '#extension/features/live-schedule/PanelPorts.tsx';

export function useLanguage(): { language: Language | null; load(): Promise<Language | null> } {
  const { loadLanguage } = usePorts();
  const [language, setLanguage] = useState<Language | null>(null);
  const loading = useRef<Promise<Language | null> | null>(null);
  const load = useCallback(() => {
    // Enter is not to wait for what does a command.
    if (!loading.current) void import('./run-command.ts').catch(() => undefined);
    loading.current ??= loadLanguage().then(
      (loaded) => {
        setLanguage(loaded);
        return loaded;
      },
      () => {
        // Typing still works: the server reads the words itself.
        loading.current = null;
        return null;
      },
    );
    return loading.current;
  }, [loadLanguage]);
  return { language, load };
}
