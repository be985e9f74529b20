/** The launcher: a few buttons in the corner of the days, and how current the schedule is when it is not. */
import type { Box } from '../page/clip-box.ts';
import type { Host } from './create-host.ts';
import { icon, make, setStyle } from './make.ts';

type Acts = { onPanel(): void; onAdd(): void; onFind(): void; onUndo(): void };

export type Tools = {
  place(box: Box): void;
  /** Empty when everything is live. */
  say(state: string): void;
  button(name: keyof Acts): HTMLElement;
};

export function createTools(host: Host, acts: Acts): Tools {
  const state = make('span', { class: 'state', attributes: { role: 'status' } });
  const buttons = {
    onPanel: make(
      'button',
      {
        label: 'Open Calendar Agent at this day',
        attributes: { title: 'Open Calendar Agent' },
        onClick: () => acts.onPanel(),
      },
      icon('panel'),
    ),
    onAdd: make(
      'button',
      {
        label: 'Add an event',
        attributes: { title: 'Add an event (or Alt + click on a day)' },
        onClick: () => acts.onAdd(),
      },
      icon('plus'),
    ),
    onFind: make(
      'button',
      { label: 'Find a time', attributes: { title: 'Find a time' }, onClick: () => acts.onFind() },
      icon('search'),
    ),
    onUndo: make(
      'button',
      {
        label: 'Undo the last change',
        attributes: { title: 'Undo the last change' },
        onClick: () => acts.onUndo(),
      },
      icon('undo'),
    ),
  };
  const bar = make(
    'div',
    { class: 'tools', attributes: { role: 'toolbar', 'aria-label': 'Calendar Agent' } },
    state,
    ...Object.values(buttons),
  );
  host.clip.after(bar);
  return {
    place(box) {
      const right = Math.max(8, innerWidth - box.right + 12);
      const bottom = Math.max(8, innerHeight - box.bottom + 12);
      setStyle(bar, { right: `${Math.round(right)}px`, bottom: `${Math.round(bottom)}px` });
    },
    say(words) {
      if (state.textContent !== words) state.textContent = words;
    },
    button: (name) => buttons[name],
  };
}
