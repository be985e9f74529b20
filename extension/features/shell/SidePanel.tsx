/** Joins the panel to the browser and the server: who is signed in, their settings, the stream, the call. */
import { useCallback, useMemo, useState } from 'react';
import { CallProvider, useCall } from '#extension/features/call/CallProvider.tsx';
import { CallStage } from '#extension/features/call/CallStage.tsx';
import { TalkButton } from '#extension/features/call/TalkButton.tsx';
import { PanelPortsProvider, type PanelPorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { loadLanguage } from '#extension/features/quick-add/load-language.ts';
import { SettingsMenu } from '#extension/features/settings/SettingsMenu.tsx';
import { useSettings } from '#extension/features/settings/SettingsProvider.tsx';
import { SignInGate } from '#extension/features/sign-in/SignInGate.tsx';
import { useApi } from '#extension/platform/ApiContext.tsx';
import { newId, now } from '#extension/platform/clock.ts';
import { connectScheduleStream } from '#extension/platform/stream.ts';
import type { Outcome } from '#shared/outcome.ts';
import { Panel } from './Panel.tsx';

export function SidePanel() {
  return (
    <SignInGate>
      <SignedInPanel />
    </SignInGate>
  );
}

function SignedInPanel() {
  const api = useApi();
  const { settings, timeZone } = useSettings();
  const { hour12, locale, firstWeekday } = settings;
  const [heard, setHeard] = useState<Outcome | null>(null);
  const ports: PanelPorts = useMemo(
    () => ({
      api,
      connect: connectScheduleStream,
      now,
      newId,
      timeZone,
      hour12,
      locale,
      firstWeekday,
      loadLanguage,
      // A procedure that is refused tells the gate; asking one is how the stream's word is checked.
      onSignedOut: () => void api.settings.get.query().catch(() => undefined),
    }),
    [api, timeZone, hour12, locale, firstWeekday],
  );
  return (
    <CallProvider onResult={({ outcome }) => setHeard(outcome)}>
      <PanelPortsProvider ports={ports}>
        <PanelOfCall heard={heard} />
      </PanelPortsProvider>
    </CallProvider>
  );
}

function PanelOfCall({ heard }: { heard: Outcome | null }) {
  const { say } = useCall();
  const speak = useCallback((words: string) => say(words), [say]);
  return (
    <Panel stage={<CallStage />} talk={<TalkButton />} menu={<SettingsMenu />} heard={heard} speak={speak} />
  );
}
