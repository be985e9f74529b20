/** Cal.com's envelopes: `{status:'success', data}` and the filter's error with its class name as code. */
import type { Response } from 'express';
import type { Simulator } from '../simulator.ts';
import { toIso } from '../simulator.ts';

/** Thrown by routes; `rest-routes.ts` turns it into the answer. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  /** The body instead of the usual envelope. */
  readonly raw: unknown;

  constructor(status: number, message: string, raw?: unknown) {
    super(message);
    this.status = status;
    this.raw = raw;
  }
}

const names: Record<number, [code: string, error: string]> = {
  400: ['BadRequestException', 'Bad Request'],
  401: ['UnauthorizedException', 'Unauthorized'],
  403: ['ForbiddenException', 'Forbidden'],
  404: ['NotFoundException', 'Not Found'],
  409: ['ConflictException', 'Conflict'],
  410: ['GoneException', 'Gone'],
  422: ['UnprocessableEntityException', 'Unprocessable Entity'],
  429: ['ThrottlerException', 'Too Many Requests'],
};

export function answerRefusal(sim: Simulator, res: Response, refusal: Refusal): void {
  const { status, message } = refusal;
  if (refusal.raw !== undefined) return void res.status(status).json(refusal.raw);
  const [code, error] = names[status] ?? ['INTERNAL_SERVER_ERROR', 'Internal Server Error'];
  res.status(status).json({
    status: 'error',
    timestamp: toIso(sim.settings.clock.now()),
    path: res.req.originalUrl,
    error: { code, message, details: { message, error, statusCode: status } },
  });
}

/** One fault of a body, as the version-specific pipes write it; the blank at the end is real. */
export const wrongProperty = (property: string, text: string): Refusal =>
  new Refusal(400, `${property} property is wrong,${text} `);

export const cannot = (method: string, url: string): Refusal => new Refusal(404, `Cannot ${method} ${url}`);

export function answer(res: Response, data: unknown, more: { status?: number; rest?: object } = {}): void {
  res.status(more.status ?? 200).json({ status: 'success', data, ...more.rest });
}
