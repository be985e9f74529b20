/**
 * The one place that can ask for the microphone: a page in a tab. Its answer holds for the panel
 * and for every frame in it. When it is given the page goes away and the panel goes on by itself.
 */
import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '#extension/components/Button.tsx';
import { Welcome } from '../sign-in/Welcome.tsx';
import { pageUrl } from '#extension/platform/page-url.ts';
import { askDevices, type Asked } from './ask-devices.ts';

const readForMs = 1_400;

export function PermissionPage() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isAsking, setAsking] = useState(false);

  const ask = async () => {
    setAsking(true);
    setAsked(await askDevices((wanted) => navigator.mediaDevices.getUserMedia(wanted)));
    setAsking(false);
  };

  useEffect(() => {
    if (asked?.kind !== 'allowed') return;
    const timer = setTimeout(() => void closeThisTab(), readForMs);
    return () => clearTimeout(timer);
  }, [asked]);

  if (asked?.kind === 'allowed') {
    return (
      <Welcome title="Thank you">
        <p role="status" className="text-muted">
          {asked.camera
            ? 'Microphone and camera are allowed. The camera stays off until you turn it on.'
            : 'The microphone is allowed. There is no camera here; a call needs none.'}{' '}
          The call goes on in the panel.
        </p>
      </Welcome>
    );
  }

  return (
    <Welcome title="May Calendar Agent hear you?">
      <p className="text-muted">
        Chrome asks when you press the button. Choose{' '}
        <b className="font-medium text-text">Allow while visiting</b>: “this time” ends when this page closes.
      </p>
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-muted">
        <li>You are heard only during a call that you start, and you can mute.</li>
        <li>
          Voice and picture go to the video service of your server (Tavus, over Daily). A simulated persona
          hears through Chrome’s own speech recognition, which may use a service of Chrome’s maker.
        </li>
        <li>What was said is kept on your calendar server until you delete the talk.</li>
      </ul>
      {asked && (
        <p role="alert" className="rounded-control bg-warn-soft px-3 py-2 text-warn">
          {sayRefusal(asked)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button weight="main" disabled={isAsking} onClick={() => void ask()}>
          {isAsking ? 'Waiting for your answer' : asked ? 'Ask again' : 'Allow microphone'}
        </Button>
        {asked?.kind === 'denied' && <Button onClick={openSettings}>Open settings</Button>}
        <Button onClick={() => void closeThisTab()}>Not now</Button>
      </div>
    </Welcome>
  );
}

function sayRefusal(asked: Exclude<Asked, { kind: 'allowed' }>): string {
  switch (asked.kind) {
    case 'dismissed':
      return 'The question was closed without an answer. Nothing was allowed yet.';
    case 'denied':
      return 'Chrome blocks the microphone for Calendar Agent. In its settings, set Microphone to Allow, then ask again.';
    case 'denied-by-system':
      return 'Your computer does not let Chrome use the microphone. Allow it in the privacy settings of your system.';
    case 'no-microphone':
      return 'No microphone was found. Plug one in and ask again, or close this page and type in the panel.';
    case 'busy':
      return 'Another program is using the microphone or camera. Close it there, then ask again.';
    case 'failed':
      return `The microphone could not be opened (${asked.name}). You can type in the panel instead.`;
  }
}

function openSettings(): void {
  const site = encodeURIComponent(pageUrl('permission').replace('permission.html', ''));
  void browser.tabs.create({ url: `chrome://settings/content/siteDetails?site=${site}` });
}

async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
