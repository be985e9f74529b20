import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pageZonesItem } from '#extension/platform/storage.ts';
import { recallPageZone, rememberPageZone } from './page-zones.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: Date.parse('2026-12-01T12:00:00Z'), toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a label is remembered for its account, replaced by the next and forgotten on demand', async () => {
  expect(await recallPageZone('0')).toBeNull();
  await rememberPageZone('0', 'America/New_York');
  expect(await recallPageZone('0')).toBe('America/New_York');
  expect(await recallPageZone('1')).toBeNull();
  await rememberPageZone('0', 'Asia/Tokyo');
  expect(await recallPageZone('0')).toBe('Asia/Tokyo');
  await rememberPageZone('0', null);
  expect(await recallPageZone('0')).toBeNull();
});

test('it is not believed after a season, nor on a device that has moved', async () => {
  await rememberPageZone('0', 'America/New_York');
  vi.setSystemTime(Date.parse('2027-03-15T12:00:00Z'));
  expect(await recallPageZone('0')).toBeNull();
  vi.setSystemTime(Date.parse('2026-12-02T12:00:00Z'));
  const [seen] = Object.values(await pageZonesItem.get());
  if (!seen) throw new Error('it was not remembered');
  await pageZonesItem.set({ 0: { ...seen, deviceZone: 'Pacific/Chatham' } });
  expect(await recallPageZone('0')).toBeNull();
});
