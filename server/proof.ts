/**
 * Who says so. Nothing is dispatched without a `Proof`, and a `Proof` is made only where something
 * was checked: `vendors/…/verify.ts`, the session middleware and the inbox (a test over the files
 * holds this). The brand is not exported, so no other code can write one down.
 */
declare const proven: unique symbol;

type ProofOf =
  /** A signed-in person in the extension. */
  | { kind: 'session'; personId: string; sessionId: string }
  /** Tavus signed this call of a registry tool. */
  | { kind: 'tavus-tool'; vendorConversationId: string }
  /** Tavus asked our model endpoint with its key, in this conversation. */
  | { kind: 'tavus-llm'; vendorConversationId: string }
  /** The transcript of this conversation came to its own address and was kept. */
  | { kind: 'inbox'; personId: string; conversationId: string; eventId: string };

export type Proof = ProofOf & { readonly [proven]: true };

/** Only for the files named above. */
export function proof<T extends ProofOf>(checked: T): T & { readonly [proven]: true } {
  return Object.freeze(checked) as T & { readonly [proven]: true };
}
