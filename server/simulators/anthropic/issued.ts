/**
 * What the simulated model gave out and must see again as it was: signatures of its thinking, calls
 * that were preceded by thinking, answers it paused in.
 */
import { createHmac } from 'node:crypto';

export type Issued = {
  sign(thinking: string, nonce: string): string;
  isSignedThinking(block: { thinking: string; signature: string }): boolean;
  noteThinkingBefore(toolUseIds: string[]): void;
  hadThinking(toolUseId: string): boolean;
  /** Texts of answers that ended in `pause_turn`. */
  paused: string[][];
};

const most = 10_000;

export function createIssued(): Issued {
  const withThinking = new Set<string>();
  const mac = (thinking: string, nonce: string) =>
    createHmac('sha256', 'simulated').update(`${nonce}\n${thinking}`).digest('base64');
  return {
    sign: (thinking, nonce) => `${nonce}.${mac(thinking, nonce)}`,
    isSignedThinking({ thinking, signature }) {
      const [nonce = '', given] = signature.split('.');
      return given === mac(thinking, nonce);
    },
    noteThinkingBefore(ids) {
      if (withThinking.size > most) withThinking.clear();
      for (const id of ids) withThinking.add(id);
    },
    hadThinking: (id) => withThinking.has(id),
    paused: [],
  };
}
