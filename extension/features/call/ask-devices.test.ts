import { expect, test } from 'vitest';
import { askDevices } from './ask-devices.ts';

const refuse = (name: string, message = '') => Promise.reject(new DOMException(message, name));
function given(): { stream: MediaStream; stopped: () => number } {
  let stopped = 0;
  const track = { stop: () => (stopped += 1) };
  return { stream: { getTracks: () => [track] } as unknown as MediaStream, stopped: () => stopped };
}

test('both devices are asked for at once and given back at once', async () => {
  const { stream, stopped } = given();
  const asked: MediaStreamConstraints[] = [];
  const answer = await askDevices((wanted) => {
    asked.push(wanted);
    return Promise.resolve(stream);
  });
  expect(answer).toEqual({ kind: 'allowed', camera: true });
  expect(asked).toEqual([{ audio: true, video: true }]);
  expect(stopped()).toBe(1);
});

test('without a camera the microphone alone will do', async () => {
  const { stream } = given();
  const answer = await askDevices(({ video }) => (video ? refuse('NotFoundError') : Promise.resolve(stream)));
  expect(answer).toEqual({ kind: 'allowed', camera: false });
});

test.each([
  ['NotFoundError', 'Requested device not found', 'no-microphone'],
  ['NotAllowedError', 'Permission dismissed', 'dismissed'],
  ['NotAllowedError', 'Permission denied', 'denied'],
  ['NotAllowedError', 'Permission denied by system', 'denied-by-system'],
  ['NotReadableError', 'Could not start audio source', 'busy'],
  ['TypeError', '', 'failed'],
])('%s “%s” means %s', async (name, message, kind) => {
  expect((await askDevices(() => refuse(name, message))).kind).toBe(kind);
});
