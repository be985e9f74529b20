/**
 * Sends calls over kept-alive sockets with the least work of its own: what the measuring side costs
 * is added to every contestant and makes them look more alike than they are.
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export type Answer = { status: number; body: string };

export type Caller = {
  send(request: string): Promise<Answer>;
  close(): void;
};

/** One call at a time per socket; more wait for a free one. */
export async function openCaller(port: number, sockets: number): Promise<Caller> {
  const all = await Promise.all(Array.from({ length: sockets }, () => openLine(port)));
  const free = [...all];
  const waiting: ((line: Line) => void)[] = [];
  const giveBack = (line: Line) => {
    const next = waiting.shift();
    if (next) next(line);
    else free.push(line);
  };
  return {
    async send(request) {
      const line = free.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
      try {
        return await line.send(request);
      } finally {
        giveBack(line);
      }
    },
    close() {
      for (const line of all) line.socket.destroy();
    },
  };
}

type Line = { socket: Socket; send(request: string): Promise<Answer> };

async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let text = '';
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    text += part;
    const answer = parseAnswer(text);
    if (!answer) return;
    text = '';
    settle?.resolve(answer);
  });
  const fail = () => settle?.reject(new Error('the connection was closed'));
  socket.on('error', fail);
  socket.on('close', fail);
  return {
    socket,
    send: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        socket.write(request);
      }),
  };
}

function parseAnswer(text: string): Answer | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd);
  const body = text.slice(headEnd + 4);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  const isWhole = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= Number(length);
  return isWhole ? { status: Number(head.slice(9, 12)), body } : undefined;
}

export function postRequest(path: string, body: string, headers: Record<string, string> = {}): string {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${more.join('')}\r\n${body}`;
}

export function getRequest(path: string, headers: Record<string, string> = {}): string {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\n${more.join('')}\r\n`;
}
