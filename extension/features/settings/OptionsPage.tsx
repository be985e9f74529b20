/** The settings as a page in a tab; after the install it first says where the panel is. */
import { PanelRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '#extension/components/Button.tsx';
import { SignInGate } from '../sign-in/SignInGate.tsx';
import { Settings } from './Settings.tsx';

export function OptionsPage({ greets }: { greets: boolean }) {
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      {greets && <Greeting />}
      <SignInGate>
        <main className="mx-auto w-full max-w-xl px-4 py-8">
          <h1 className="mb-5 text-[1.375rem] font-semibold tracking-tight">Settings</h1>
          <Settings />
        </main>
      </SignInGate>
    </div>
  );
}

function Greeting() {
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => {
    void browser.windows.getCurrent().then((here) => setWindowId(here.id ?? null));
  }, []);
  // Chrome opens the panel only if that is the very first thing a click does.
  const open = () => {
    if (windowId !== null) void browser.sidePanel.open({ windowId });
  };
  return (
    <aside className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-line bg-accent-soft px-4 py-3">
      <p>
        <b className="font-semibold">Calendar Agent lives in the side panel.</b> Its button in the toolbar
        opens it; pin it there to keep it at hand.
      </p>
      <Button weight="main" disabled={windowId === null} onClick={open}>
        <PanelRight size={15} aria-hidden />
        Open the panel
      </Button>
    </aside>
  );
}
