/** The person's yes to something at Cal.com, which nobody can take back: asked by the tool, spent here. */
import type { NeedsYes, Outcome } from '#shared/outcome.ts';
import type { EventType } from './bookings-vendor.ts';

/** As `tools/require-yes.ts` asks it. */
export type AskYes = (ask: {
  summary: string;
  irreversible: string[];
  meaning: unknown;
}) => Promise<{ kind: 'given'; nonce: string } | NeedsYes>;

export function effectsOf(type: EventType | null, email: string, what: 'book' | 'move' | 'cancel'): string[] {
  const mail = {
    book: `Cal.com writes to ${email} at once.`,
    move: `Cal.com writes to ${email} about the new time.`,
    cancel: `Cal.com tells ${email} that it is cancelled, and the time is free for others again.`,
  }[what];
  if (what === 'cancel' || !type) return [mail];
  return [
    ...(type.price > 0 ? [`It costs ${sayPrice(type)}, and Cal.com asks for the payment.`] : []),
    ...(type.needsConfirmation ? ['It is a request: it is booked when it has been confirmed.'] : []),
    mail,
  ];
}

export const notAgain: Outcome = {
  kind: 'not-allowed',
  say: 'That was answered already. Nothing was done a second time.',
};

function sayPrice({ price, currency }: EventType): string {
  return `${(price / 100).toFixed(2)} ${currency.toUpperCase()}`;
}
