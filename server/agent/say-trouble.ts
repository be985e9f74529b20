/**
 * What is said when the model does not answer. True whatever happened: what was stored is told from
 * its receipts before any of these, and none of them promises anything.
 */
import type { ModelFault } from './model.ts';

export type Trouble = ModelFault | 'off' | 'refused' | 'cut' | 'nothing' | 'rounds';

export function sayTrouble(trouble: Trouble, hasWritten: boolean): string {
  const rest = hasWritten
    ? 'If there was more, please ask me for it again.'
    : 'I have changed nothing for that.';
  switch (trouble) {
    case 'busy':
      return hasWritten
        ? 'I’m asked too much at the moment. If there was more, please ask me again in a minute.'
        : `I’m asked too much at the moment. ${rest} Please try again in a minute.`;
    case 'broken':
    case 'silent':
      return hasWritten
        ? `I lost the thread there. ${rest}`
        : `I lost the thread there. ${rest} Could you say it once more?`;
    case 'key':
      return `I can’t think right now: my access to the model is refused. ${rest}`;
    case 'rejected':
      return `I couldn’t work that out. ${rest}`;
    case 'off':
      return 'I can’t think right now: no model is set up on the server.';
    case 'refused':
      return 'I can’t help with that.';
    case 'cut':
      return `That got too long for me. ${rest} Could you ask in smaller steps?`;
    case 'rounds':
      return `I didn’t get to the end of that. ${rest} Could you ask in smaller steps?`;
    case 'nothing':
      return 'Sorry, I didn’t catch that. Could you say it again?';
  }
}
