/**
 * For tools with effects that cannot be taken back: the person's own yes to exactly this, or the
 * question for it. Nothing a model passes can give it: code reads the person's words, or they tap.
 *
 *     const yes = await requireYes(deps, act, { summary, irreversible, meaning: { slot, email } });
 *     if (yes.kind === 'needs-yes') return yes;
 *     if (!(await spendConsent(deps, { personId: act.personId, nonce: yes.nonce }))) …ask again…
 *     …the outside call…
 *
 * Rows that follow from the effect are written with `isAuthorised: true` in their rule, or
 * `perform-act.ts` would look for the person's wish a second time.
 */
import type { NeedsYes } from '#shared/outcome.ts';
import { askConsent } from '#server/domain/consent/ask-consent.ts';
import { meaningHashOf } from '#server/domain/consent/consent.ts';
import { takeYes } from '#server/domain/consent/take-yes.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import type { ToolDeps } from './define-tool.ts';

export type ConsentAsk = {
  /** One question, without its mark: "Book the intro call with anna@example.com, Fri 27 Nov 3:00 pm". */
  summary: string;
  /** What cannot be taken back, one sentence each: "Anna gets an e-mail." */
  irreversible: string[];
  /** What exactly is agreed to; another slot or address is another question. */
  meaning: unknown;
};

export async function requireYes(
  deps: ToolDeps,
  act: Act,
  ask: ConsentAsk,
): Promise<{ kind: 'given'; nonce: string; how: 'tap' | 'words' } | NeedsYes> {
  const meaningHash = meaningHashOf(act.call.tool, ask.meaning);
  const taken = await takeYes(deps, act, meaningHash);
  if (taken.kind === 'given') return taken;
  const { nonce } = await askConsent(deps, {
    personId: act.personId,
    conversationId: act.conversationId,
    tool: act.call.tool,
    arguments: act.call.arguments,
    meaningHash,
    summary: ask.summary,
    irreversible: ask.irreversible,
    askedTurn: act.personTurns ?? 0,
  });
  return {
    kind: 'needs-yes',
    say: sayQuestion(ask, taken.kind === 'declined'),
    summary: ask.summary,
    irreversible: ask.irreversible,
    nonce,
  };
}

function sayQuestion({ summary, irreversible }: ConsentAsk, wasDeclined: boolean): string {
  const question = `${summary.replace(/[.?!\s]+$/, '')}?`;
  const said = [wasDeclined ? 'Not done: you said no.' : 'Not done yet.', ...irreversible, question];
  return said.join(' ');
}
