/** The reading end of a stream: a bare socket that looks for the titles of the bench's own events. */
import { connect } from 'node:net';

export type Panel = {
  /** Resolves with the first bytes of the body: the stream stands. */
  connected: Promise<void>;
  closed: Promise<void>;
  close(): void;
};

const mark = 'bench-';
/** Fixed width, so that a number is never half of another. */
export const titleOf = (call: number): string => `${mark}${String(call).padStart(8, '0')}`;
const titleLength = mark.length + 8;

/** `onCall` is told the number of every event that arrives. */
export function openPanel(port: number, request: string, onCall: (call: number) => void): Panel {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let rest = '';
  let isUp: () => void = () => {};
  let isDown: (error: Error) => void = () => {};
  const connected = new Promise<void>((resolve, reject) => {
    isUp = resolve;
    isDown = reject;
  });
  connected.catch(() => {});
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    isUp();
    const text = rest + part;
    let from = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
      if (at + titleLength > text.length) break;
      onCall(Number(text.slice(at + mark.length, at + titleLength)));
      from = at + titleLength;
    }
    rest = text.slice(Math.max(from, text.length - titleLength + 1));
  });
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', isDown);
  socket.on('close', () => isDown(new Error('the stream was closed')));
  socket.write(request);
  return { connected, closed, close: () => socket.destroy() };
}
