/** What a calendar file would add, before it is added; then what was done, with the way back. */
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import '../settings/settings.css';
import { Button } from '#extension/components/Button.tsx';
import { IconButton } from '#extension/components/IconButton.tsx';
import { ImportFacts } from './ImportFacts.tsx';
import { useImport } from './use-import.ts';

export function ImportSheet({ file, onClose }: { file: File; onClose(): void }) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  const { state, choices, choose, add, undo } = useImport(file);
  const close = () => ref.current?.close();

  return (
    <dialog ref={ref} aria-label="Bring in a calendar file" className="settings-sheet" onClose={onClose}>
      <header className="sticky top-0 z-10 flex min-h-12 items-center justify-between border-b border-line bg-surface ps-4 pe-2">
        <h1 className="min-w-0 truncate text-[0.9375rem] font-semibold">Bring in {file.name}</h1>
        <IconButton label="Close" onClick={close}>
          <X size={17} />
        </IconButton>
      </header>
      <div className="mx-auto flex max-w-xl flex-col gap-4 px-3.5 py-5">
        {state.at === 'reading' && <p role="status">Reading the file …</p>}
        {state.at === 'failed' && (
          <p role="alert" className="text-bad">
            {state.say}
          </p>
        )}
        {state.at === 'shown' && (
          <>
            <fieldset disabled={state.isAdding} className="contents">
              <ImportFacts preview={state.preview} choices={choices} onChoose={choose} />
            </fieldset>
            <p role="alert" className="text-bad empty:hidden">
              {state.problem}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button weight="main" disabled={!state.canAdd || state.isAdding} onClick={() => void add()}>
                {wordsOf(state.preview.adds.count)}
              </Button>
              <Button onClick={close}>Cancel</Button>
            </div>
          </>
        )}
        {state.at === 'done' && (
          <>
            <p role="status">{state.say}</p>
            <div className="flex flex-wrap gap-2">
              {state.groupId !== null && (
                <Button disabled={state.isUndoing} onClick={() => void undo()}>
                  Undo
                </Button>
              )}
              <Button weight="main" onClick={close}>
                Close
              </Button>
            </div>
          </>
        )}
      </div>
    </dialog>
  );
}

function wordsOf(count: number): string {
  if (count === 0) return 'Nothing to add';
  return count === 1 ? 'Add 1 event' : `Add ${count.toLocaleString()} events`;
}
