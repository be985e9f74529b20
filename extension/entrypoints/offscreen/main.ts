/**
 * One more client of the shared stream, opened and closed by the background; it hands changes on
 * and shows nothing. `chrome.runtime` is the only extension API here, so the account comes by message.
 */
import { answerMessages, sendMessage } from '#extension/platform/messages.ts';
import { followSchedule } from '#extension/platform/follow-schedule.ts';
import type { Account } from '#extension/platform/storage.ts';

let current: { key: string; life: AbortController; takeToken(token: string): void } | null = null;

answerMessages({ 'account-changed': follow });
void sendMessage('live-account', null).then(follow);

function follow(account: Account | null): void {
  if (account && account.key === current?.key) return current.takeToken(account.token);
  current?.life.abort();
  current = null;
  if (!account) return void sendMessage('live-signed-out', null);
  const life = new AbortController();
  const takeToken = followSchedule(account, life.signal, {
    onChange: (change) => void sendMessage('live-change', change),
    onFreshness: (freshness) => void sendMessage('live-freshness', freshness),
    onSignedOut: () => void sendMessage('live-signed-out', null),
  });
  current = { key: account.key, life, takeToken };
}
