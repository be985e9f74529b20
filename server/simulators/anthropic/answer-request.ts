/** `POST /v1/messages`: refuse what the API refuses, then answer from the script or by the rules. */
import type { Request, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { nextScripted, words } from './answer.ts';
import { bySchema } from './brain/by-schema.ts';
import { pickByRule } from './brain/pick-by-rule.ts';
import { readSelected } from './brain/read-selected.ts';
import { readTranscript } from './brain/read-transcript.ts';
import { think } from './brain/think.ts';
import { checkAccess } from './check-access.ts';
import { checkMessages } from './check-messages.ts';
import { checkTools } from './check-tools.ts';
import { canTurnThinkingOff, models } from './models.ts';
import type { CacheUsage } from './prompt-cache.ts';
import { Refusal, errorBody, fromZod, invalid } from './refusal.ts';
import type { Fault } from './script.ts';
import type { JournalEntry, Simulator } from './simulator.ts';
import { bodyOf, streamEvents } from './stream-events.ts';
import { toMessage } from './to-message.ts';
import { NewRequest, OldRequest } from './wire.ts';
import type { MessagesRequest } from './wire.ts';
import { writeStream } from './write-stream.ts';

export async function answerRequest(sim: Simulator, req: Request, res: Response): Promise<void> {
  const requestId = `req_${sim.dice.id(24)}`;
  res.setHeader('request-id', requestId);
  const entry: JournalEntry = {
    model: '',
    status: 200,
    body: req.body,
    stopReason: null,
    usage: null,
    error: null,
  };
  sim.journal.push(entry);
  if (sim.journal.length > 500) sim.journal.shift();
  try {
    const { request, usage } = check(sim, req);
    entry.model = request.model;
    entry.usage = usage;
    const answer = answerTo(sim, request);
    const fault = answer.fault ?? sim.mood.always ?? undefined;
    if (fault?.kind === 'slow') await sleep(fault.ms);
    else if (fault?.kind === 'held') await untilReleased(sim, res);
    else if (fault) refuse(fault);
    const message = toMessage(answer, { model: request.model, maxTokens: request.max_tokens, usage }, sim);
    if (res.closed) return void (entry.error = 'hung up');
    entry.stopReason = message.stopReason;
    if (request.stream !== true) return void res.json(bodyOf(message));
    const { dice, mood } = sim;
    const plan = { events: streamEvents(message, dice), fault, msPerEvent: mood.msPerEvent, requestId, dice };
    await writeStream(res, plan);
  } catch (error) {
    const refusal =
      error instanceof Refusal ? error : new Refusal(500, 'api_error', { message: 'Internal server error' });
    entry.status = refusal.status;
    entry.error = error instanceof Error ? error.message : String(error);
    if (res.headersSent) return void res.destroy();
    res.status(refusal.status).set(refusal.headers).json(errorBody(requestId, refusal));
  }
}

const untilReleased = (sim: Simulator, res: Response) =>
  new Promise<void>((resolve) => {
    sim.held.push(resolve);
    res.once('close', resolve);
  });

function check(sim: Simulator, req: Request): { request: MessagesRequest; usage: CacheUsage } {
  const version = checkAccess(req.headers, sim.apiKeys);
  const parsed = (version === '2026-10-21' ? NewRequest : OldRequest).safeParse(req.body);
  if (!parsed.success) throw fromZod(parsed.error);
  const request: MessagesRequest = parsed.data;
  if (!models.includes(request.model)) {
    throw new Refusal(404, 'not_found_error', { message: `model: ${request.model}` });
  }
  if (request.thinking?.type === 'disabled' && !canTurnThinkingOff(request.model)) {
    throw invalid('thinking.type: "disabled" is not supported by this model');
  }
  checkTools(request);
  checkMessages(request, sim.issued);
  return { request, usage: sim.cache.use(request, sim.now()) };
}

function answerTo(sim: Simulator, request: MessagesRequest): Answer {
  const format = request.output_config?.format;
  if (sim.script) {
    const scripted = nextScripted(sim.script);
    if (!scripted) throw new Refusal(500, 'api_error', { message: 'The script is over.' });
    return scripted;
  }
  if (format)
    return words(
      JSON.stringify(
        readTranscript(request, sim.now()) ??
          readSelected(request, sim.now()) ??
          pickByRule(request) ??
          bySchema(format.schema),
      ),
    );
  return think(request, { now: sim.now(), character: sim.mood.character });
}

function refuse(fault: Fault): void {
  switch (fault.kind) {
    case 'rate-limit':
      throw new Refusal(429, 'rate_limit_error', {
        message: 'This request would exceed the rate limit for your organization.',
        headers: { 'retry-after': String(fault.retryAfterSeconds ?? 1) },
      });
    case 'overloaded':
      throw new Refusal(529, 'overloaded_error', { message: 'Overloaded' });
    case 'server-error':
      throw new Refusal(500, 'api_error', { message: 'Internal server error' });
    case 'bad-key':
      throw new Refusal(401, 'authentication_error', { message: 'invalid x-api-key' });
    case 'slow':
    case 'held':
    case 'error-in-stream':
    case 'hang-up':
    case 'stall':
    case 'garbage':
  }
}
