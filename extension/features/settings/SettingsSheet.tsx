/** The settings over the whole panel; what is below keeps its place. */
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '#extension/components/IconButton.tsx';
import { Settings } from './Settings.tsx';

export function SettingsSheet({ onClose }: { onClose(): void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} aria-label="Settings" className="settings-sheet" onClose={onClose}>
      <header className="sticky top-0 z-10 flex min-h-12 items-center justify-between border-b border-line bg-surface ps-4 pe-2">
        <h1 className="text-[0.9375rem] font-semibold">Settings</h1>
        <IconButton label="Close settings" onClick={() => ref.current?.close()}>
          <X size={17} />
        </IconButton>
      </header>
      <div className="mx-auto max-w-xl px-3.5 py-5">
        <Settings />
      </div>
    </dialog>
  );
}
