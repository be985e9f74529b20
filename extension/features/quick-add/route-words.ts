/**
 * What Enter does with what was typed: put it on the calendar, do a command, or say it to the agent.
 * One rule that can be learnt: while a talk is open, words go to the talk; otherwise what is clearly an
 * event is added, what is clearly a command is done, and everything else is asked. The other way is
 * one key further (Ctrl Enter) and is shown.
 */
import type { TypedCommand } from './typed-command.ts';

export type Route = 'add' | 'command' | 'ask';
/** `other` is null where there is no other way. */
export type Routes = { enter: Route; other: Route | null };

type Understood = {
  words: string;
  command: TypedCommand | null;
  /** It reads as one event that is to be added, and nothing is missing. */
  isClearAdd: boolean;
  /** It has a title: adding it makes the server say what is missing. */
  isAddable: boolean;
};

export function routesOf(
  { words, command, isClearAdd, isAddable }: Understood,
  where: { canAsk: boolean; isTalking: boolean },
): Routes {
  const own = command ? 'command' : isClearAdd ? 'add' : null;
  if (!where.canAsk) return { enter: own ?? 'add', other: null };
  const isOwnClear = own !== null && !(command && pointsBack(command, words));
  if (isOwnClear && !where.isTalking) return { enter: own, other: 'ask' };
  return { enter: 'ask', other: own ?? (isAddable ? 'add' : null) };
}

const pointing =
  /\b(?:it|them|that|those|these|this(?! (?:morning|afternoon|evening|week|weekend|month|year|\w+day)\b))\b/i;

/** "Move it to eight", "cancel that meeting": only the talk knows which one. */
function pointsBack(command: TypedCommand, words: string): boolean {
  return 'event' in command && pointing.test(words);
}
