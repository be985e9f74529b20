/**
 * The person's settings for everybody below. Shown at once from what the server said last time,
 * then asked for; a new calendar is told once what this device knows. A change made in one page
 * reaches all of them through storage.
 */
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Api } from '#extension/platform/api.ts';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { deviceSettings, type PersonSettings } from '#extension/platform/person-settings.ts';
import { createLine } from '#extension/platform/in-line.ts';
import { settingsItem } from '#extension/platform/storage.ts';
import type { PersonaName } from '#shared/conversation/persona-names.ts';
import { useSession } from '../sign-in/SessionContext.tsx';

type Patch = Partial<Omit<PersonSettings, 'timeZone' | 'persona'>> & {
  timeZone?: string;
  persona?: PersonaName;
};

type SettingsOfPerson = {
  settings: PersonSettings;
  /** The calendar's zone; this device's while the server has not said. */
  timeZone: string;
  /** The server has said it, now or earlier. */
  isKnown: boolean;
  /** Rejects when the server does not take it; nothing is changed then. */
  update(patch: Patch): Promise<void>;
};

const SettingsContext = createContext<SettingsOfPerson | null>(null);

export function useSettings(): SettingsOfPerson {
  const settings = use(SettingsContext);
  if (!settings) throw new Error('useSettings needs a SettingsProvider above it');
  return settings;
}

export function SettingsProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const { key } = useSession().account;
  /** `undefined` until storage was read: nothing is drawn in a wrong zone. */
  const [known, setKnown] = useState<PersonSettings | null | undefined>(undefined);
  const [line] = useState(createLine);

  useEffect(() => {
    const life = new AbortController();
    const take = (item: { key: string; settings: PersonSettings } | null) => {
      if (!life.signal.aborted) setKnown(item?.key === key ? item.settings : null);
    };
    settingsItem.watch(life.signal, take);
    void settingsItem.get().then(take);
    void askOnce(api, key).then(
      // What was changed meanwhile is newer than what was asked for first.
      (settings) => (line.count() === 0 ? settingsItem.set({ key, settings }) : undefined),
      () => undefined,
    );
    return () => life.abort();
  }, [api, key, line]);

  const update = useCallback(
    (patch: Patch) =>
      line.run(async () => settingsItem.set({ key, settings: await api.settings.update.mutate(patch) })),
    [api, key, line],
  );

  const value = useMemo(() => {
    // What an older version kept may lack what is new.
    const settings = { ...deviceSettings(), ...known };
    return {
      settings,
      timeZone: settings.timeZone ?? deviceSettings().timeZone ?? 'UTC',
      isKnown: known != null,
      update,
    };
  }, [known, update]);

  return known === undefined ? null : <SettingsContext value={value}>{children}</SettingsContext>;
}

/** One page of the extension at a time, so that a new calendar is told once. */
async function askOnce(api: Api, key: string): Promise<PersonSettings> {
  return navigator.locks.request(`settings ${key}`, async () => {
    const settings: PersonSettings = await api.settings.get.query();
    if (settings.timeZone !== null) return settings;
    const { locale, hour12, firstWeekday, timeZone } = deviceSettings();
    return api.settings.update.mutate({ locale, hour12, firstWeekday, timeZone: timeZone ?? 'UTC' });
  });
}
