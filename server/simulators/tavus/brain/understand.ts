/**
 * How the simulated model understands: by `shared/language`, the reader that the whole product
 * uses. A file of its own, so that the engine does not depend on the shape of a reading.
 */
import type { ReadingContext } from '#shared/language/reading.ts';
import { readCommand } from '#shared/language/read-command.ts';
import { toToolCall } from '#shared/language/tool-call.ts';
import type { ToolCall } from '../call/room.ts';

export type Understood = {
  kind: string;
  call: ToolCall | null;
  /** Which of the offered things is meant, from 0; -1 is the last. */
  choice: number | null;
  /** A yes that names the overlap itself: "add it anyway". */
  consents?: boolean;
};

export type Understand = (text: string, context: ReadingContext) => Understood;

export const understand: Understand = (text, context) => {
  const command = readCommand(text, context);
  const call = toToolCall(command, context);
  return {
    kind: command.kind,
    call,
    choice: command.kind === 'choose' ? command.index : null,
    consents: command.kind === 'yes' && command.allowOverlap === true,
  };
};
