/** Is there a yes to exactly this? A tap's stands until it is spent; one in words is read now. */
import type { Act } from '#server/domain/schedule/act.ts';
import type { ConsentDeps } from './consent.ts';
import { findOpenConsent } from './find-consent.ts';
import { saidYes } from './said-yes.ts';
import { declineConsent, giveConsent } from './settle-consent.ts';

export type Taken =
  | { kind: 'given'; nonce: string; how: 'tap' | 'words' }
  /** The person said no to it; asking once more is a new question. */
  | { kind: 'declined' }
  | { kind: 'open' };

export async function takeYes(deps: ConsentDeps, act: Act, meaningHash: string): Promise<Taken> {
  const { personId, conversationId } = act;
  const consent = await findOpenConsent(deps, { personId, conversationId, meaningHash });
  if (!consent) return { kind: 'open' };
  const { nonce } = consent;
  if (consent.state === 'given') return { kind: 'given', nonce, how: consent.how ?? 'tap' };
  const answer = await saidYes(deps, act, consent);
  if (answer === 'no') {
    await declineConsent(deps, { personId, nonce, how: 'words' });
    return { kind: 'declined' };
  }
  if (answer === 'yes' && (await giveConsent(deps, { personId, nonce, how: 'words' })))
    return { kind: 'given', nonce, how: 'words' };
  return { kind: 'open' };
}
