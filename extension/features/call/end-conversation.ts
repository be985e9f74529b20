/**
 * Tells the server that the person left, in a way that survives the page: a forgotten call costs
 * minutes and blocks the next one. The server sweeps what even this misses.
 */

/** Never rejects; must be called with the token in hand, a closing page waits for nothing. */
export function endConversation(input: {
  serverUrl: string;
  token: string;
  conversationId: string;
}): Promise<boolean> {
  return fetch(`${input.serverUrl}/trpc/conversation.end`, {
    method: 'POST',
    keepalive: true,
    credentials: 'omit',
    headers: { authorization: `Bearer ${input.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ conversationId: input.conversationId }),
  }).then(
    (response) => response.ok,
    () => false,
  );
}
