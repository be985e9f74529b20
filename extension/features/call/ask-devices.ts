/**
 * Asks Chrome for microphone and camera once, together; without a camera for the microphone alone.
 * Reads what Chrome's refusals mean, because their names do not say what a person can do.
 */

export type Asked =
  | { kind: 'allowed'; camera: boolean }
  /** The question was closed without an answer; it can be asked again. */
  | { kind: 'dismissed' }
  | { kind: 'denied' }
  /** Chrome itself may not use the device: the operating system says so. */
  | { kind: 'denied-by-system' }
  | { kind: 'no-microphone' }
  | { kind: 'busy' }
  | { kind: 'failed'; name: string };

type GetUserMedia = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/** Never rejects; gives every device back at once. */
export async function askDevices(getUserMedia: GetUserMedia): Promise<Asked> {
  const both = await tryDevices(getUserMedia, { audio: true, video: true });
  if (both.kind !== 'no-device') return both.kind === 'allowed' ? { kind: 'allowed', camera: true } : both;
  const audio = await tryDevices(getUserMedia, { audio: true });
  if (audio.kind === 'no-device') return { kind: 'no-microphone' };
  return audio.kind === 'allowed' ? { kind: 'allowed', camera: false } : audio;
}

type Tried =
  | { kind: 'allowed' }
  | { kind: 'no-device' }
  | Exclude<Asked, { kind: 'allowed' | 'no-microphone' }>;

async function tryDevices(getUserMedia: GetUserMedia, wanted: MediaStreamConstraints): Promise<Tried> {
  try {
    const stream = await getUserMedia(wanted);
    for (const track of stream.getTracks()) track.stop();
    return { kind: 'allowed' };
  } catch (error) {
    return meaningOf(error);
  }
}

function meaningOf(error: unknown): Tried {
  const name = error instanceof DOMException ? error.name : 'Error';
  const message = error instanceof Error ? error.message : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { kind: 'no-device' };
    case 'NotReadableError':
    case 'AbortError':
      return { kind: 'busy' };
    case 'NotAllowedError':
    case 'SecurityError':
      if (/system/i.test(message)) return { kind: 'denied-by-system' };
      return { kind: /dismiss/i.test(message) ? 'dismissed' : 'denied' };
    default:
      return { kind: 'failed', name };
  }
}
