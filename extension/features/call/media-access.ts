/**
 * May we use the microphone? A side panel can never ask: a page in a tab asks once, for the
 * extension's origin, and that holds for the panel and every frame in it. So the panel only looks,
 * and watches the answer change.
 */
import type { MediaNeed } from './call-state.ts';

export type MediaAccess = { need: MediaNeed | null; camera: boolean };

/** `need` is what stands in the way of talking; `null` when nothing does. */
export async function readMediaAccess(): Promise<MediaAccess> {
  const [microphone, camera, devices] = await Promise.all([
    permission('microphone'),
    permission('camera'),
    navigator.mediaDevices.enumerateDevices(),
  ]);
  const hasMicrophone = devices.some(({ kind }) => kind === 'audioinput');
  const isCameraAllowed = camera.state === 'granted';
  if (!hasMicrophone) return { need: 'no-microphone', camera: isCameraAllowed };
  if (microphone.state === 'granted') return { need: null, camera: isCameraAllowed };
  return { need: microphone.state, camera: isCameraAllowed };
}

/** Calls back when the microphone is granted or refused, or one is plugged in, until the signal ends it. */
export async function watchMediaAccess(signal: AbortSignal, onChange: () => void): Promise<void> {
  navigator.mediaDevices.addEventListener('devicechange', onChange, { signal });
  const status = await permission('microphone');
  status.addEventListener('change', onChange, { signal });
}

function permission(name: 'microphone' | 'camera'): Promise<PermissionStatus> {
  return navigator.permissions.query({ name: name as PermissionName });
}
