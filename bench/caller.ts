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
      for (const line of all) line.close();
    },
  };
}

type Line = { send(request: string): Promise<Answer>; close(): void };

/** Servers close a connection that was quiet for some seconds; the next call opens another one. */
async function openLine(port: number): Promise<Line> {
  let socket = await openSocket(port);
  return {
    async send(request) {
      if (socket.destroyed || socket.readableEnded) socket = await openSocket(port);
      return ask(socket, request);
    },
    close: () => socket.destroy(),
  };
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  socket.setEncoding('latin1');
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  socket.on('error', () => {});
  // Read on, so that a goodbye between two calls is noticed.
  socket.resume();
  return socket;
}

function ask(socket: Socket, request: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (part: string) => {
      text += part;
      const answer = parseAnswer(text);
      if (!answer) return;
      leave();
      resolve(answer);
    };
    const fail = () => {
      leave();
      reject(new Error('the connection was closed'));
    };
    const leave = () => {
      socket.off('data', take);
      socket.off('close', fail);
    };
    socket.on('data', take);
    socket.once('close', fail);
    socket.write(request);
  });
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
