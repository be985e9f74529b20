/** The header's last button: settings over the panel, the panel as a tab, the way out. */
import { Ellipsis, ExternalLink, LogOut, SlidersHorizontal } from 'lucide-react';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { browser } from 'wxt/browser';
import { IconButton } from '#extension/components/IconButton.tsx';
import { Popover } from '#extension/components/Popover.tsx';
import { pageUrl } from '#extension/platform/page-url.ts';
import { useSession } from '../sign-in/SessionContext.tsx';

const SettingsSheet = lazy(async () => ({ default: (await import('./SettingsSheet.tsx')).SettingsSheet }));

const anchorName = '--settings-menu';

export function SettingsMenu() {
  const { signOut } = useSession();
  const [shown, setShown] = useState<'menu' | 'settings' | null>(null);
  const close = () => setShown(null);
  // A press on the button has closed an open menu before the click arrives.
  const wasOpen = useRef(false);

  return (
    <>
      <IconButton
        label="Menu"
        aria-haspopup="dialog"
        aria-expanded={shown === 'menu'}
        style={{ anchorName }}
        onPointerDown={() => (wasOpen.current = shown === 'menu')}
        onClick={() => {
          setShown(wasOpen.current ? null : 'menu');
          wasOpen.current = false;
        }}
      >
        <Ellipsis size={17} />
      </IconButton>
      {shown === 'menu' && (
        <Popover label="Menu" anchor={anchorName} className="max-w-56 justify-self-end!" onClose={close}>
          <div className="flex flex-col p-1.5">
            <Item icon={<SlidersHorizontal size={15} />} onClick={() => setShown('settings')}>
              Settings
            </Item>
            <Item
              icon={<ExternalLink size={15} />}
              onClick={() => {
                close();
                void browser.tabs.create({ url: pageUrl('sidepanel') });
              }}
            >
              Open in a tab
            </Item>
            <Item icon={<LogOut size={15} />} onClick={() => void signOut()}>
              Sign out
            </Item>
          </div>
        </Popover>
      )}
      {shown === 'settings' && (
        <Suspense fallback={null}>
          <SettingsSheet onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function Item({ icon, onClick, children }: { icon: ReactNode; onClick(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-8 items-center gap-2.5 rounded-control px-2.5 text-start hover:bg-sunk"
    >
      <span className="text-muted">{icon}</span>
      {children}
    </button>
  );
}
