/** Brings the language code in a chunk of its own. */
import { typedCommandOf } from './typed-command.ts';
import type { Language } from '#extension/features/live-schedule/PanelPorts.tsx';

export async function loadLanguage(): Promise<Language> {
  const [{ readEvent }, { readCommand }, { readSelection }] = await Promise.all([
    import('#shared/language/read-event.ts'),
    import('#shared/language/read-command.ts'),
    import('#shared/language/read-selection.ts'),
  ]);
  return {
    readEvent,
    readSelection,
    readCommand: (text, context) => typedCommandOf(readCommand(text, context)),
    isAdding(text, context) {
      const read = readCommand(text, context);
      return read.kind === 'add' && read.dateWords === undefined;
    },
  };
}
