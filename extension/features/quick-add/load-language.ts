/** Brings the language code in a chunk of its own. */
import { typedCommandOf } from './typed-command.ts';
import type { Language } from '#extension/features/live-schedule/PanelPorts.tsx';

export async function loadLanguage(): Promise<Language> {
  const [{ readEvent }, { readCommand }] = await Promise.all([
    import('#shared/language/read-event.ts'),
    import('#shared/language/read-command.ts'),
  ]);
  return {
    readEvent,
    readCommand: (text, context) => typedCommandOf(readCommand(text, context)),
    isAdding(text, context) {
      const read = readCommand(text, context);
      return read.kind === 'add' && read.dateWords === undefined;
    },
  };
}
