/**
 * The two ways a browser shows that the person at it started this server (docs/decisions/010):
 * the one-time code in the link that the start prints, and a proof made with the pairing key that the
 * start leaves in the extension's own folder. The proof is bound to one device code, which can be
 * used once and lives ten minutes. Other local accounts can read neither.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type SetupCode = {
  /** Says whether it is the extension's proof for this device code. */
  isProof(candidate: string, userCode: string): boolean;
  /** Says whether it would be taken, and takes nothing. */
  isGood(candidate: string, userCode?: string): boolean;
  /** True once per code; a proof is true as often as asked, its device code ends it. */
  take(candidate: string, userCode?: string): boolean;
  /** After a failure that was not the person's. */
  giveBack(candidate: string): void;
};

/** `null` for either means that this way is shut. */
export function createSetupCode(given: { code: string | null; pairingKey: string | null }): SetupCode {
  let isSpent = false;
  const isCode = (candidate: string) => given.code !== null && isSame(candidate, given.code);
  const isProof = (candidate: string, userCode: string | undefined) =>
    given.pairingKey !== null &&
    userCode !== undefined &&
    isSame(candidate, pairingProof(given.pairingKey, userCode));
  return {
    isProof,
    isGood: (candidate, userCode) => (isCode(candidate) && !isSpent) || isProof(candidate, userCode),
    take(candidate, userCode) {
      if (isProof(candidate, userCode)) return true;
      if (!isCode(candidate) || isSpent) return false;
      isSpent = true;
      return true;
    },
    giveBack(candidate) {
      if (isCode(candidate)) isSpent = false;
    },
  };
}

/** What the extension computes for the code it is showing: base64url of HMAC-SHA256. */
export function pairingProof(pairingKey: string, userCode: string): string {
  return createHmac('sha256', pairingKey)
    .update(`device:${toPlainUserCode(userCode)}`)
    .digest('base64url');
}

/** Codes are compared without dashes, spaces and case. */
export function toPlainUserCode(userCode: string): string {
  return userCode.replace(/[^a-zA-Z0-9]/g, '').toUpperCase();
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
