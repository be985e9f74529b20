/** A request's body as bytes, never more than allowed. For routes that stand before the body parsers. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '#shared/errors.ts';

/** Throws `too-large` as soon as the limit is passed, `bad-request` when the other side goes away. */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes)
    throw new AppError('too-large', 'declared length');
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new AppError('too-large', 'received length');
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad-request', 'the body ended early', { cause });
  }
  return Buffer.concat(chunks);
}
