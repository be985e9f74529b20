/** One call of a tool by one of the ways in, as a program out there would make it: one connection, one attempt. */
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Outcome } from '#shared/outcome.ts';
import { clusterSecrets } from './cluster.ts';

/** A calendar and what may write to it. */
export type Desk = { personId: string; token: string; conversationId: string; vendorId: string };

export type CallToSend = {
  channel: 'tavus-tools' | 'daily-relay' | 'panel';
  callId: string;
  tool: 'add_event' | 'move_event' | 'update_event' | 'remove_event' | 'undo_change';
  /** In the tools' words. */
  args: Record<string, unknown>;
};

/** Null for `outcome` when the answer is no outcome; throws when none came. */
export type Answer = { status: number; outcome: Outcome | null; retryAfter: string | null };

export async function sendCall(port: number, desk: Desk, call: CallToSend): Promise<Answer> {
  const { status, body, retryAfter } = await post(port, toRequest(desk, call));
  const read = parse(body) as { kind?: string; result?: { data?: unknown } } | null;
  if (status !== 200) return { status, outcome: null, retryAfter };
  if (call.channel === 'tavus-tools') {
    const { response: _spoken, ...outcome } = (read ?? {}) as Outcome & { response?: string };
    return { status, outcome: outcome as Outcome, retryAfter };
  }
  const data = read?.result?.data as Outcome | { outcome?: Outcome } | undefined;
  const outcome =
    call.channel === 'panel' ? (data as Outcome) : (data as { outcome?: Outcome } | undefined)?.outcome;
  return { status, outcome: outcome ?? null, retryAfter };
}

type ToSend = { path: string; body: string; headers: Record<string, string> };

function toRequest(desk: Desk, call: CallToSend): ToSend {
  const { tool, args, callId } = call;
  if (call.channel === 'tavus-tools') {
    const body = JSON.stringify({ conversation_id: desk.vendorId, tool_call_id: callId, arguments: args });
    const signature = createHmac('sha256', clusterSecrets.TAVUS_TOOLS_SECRET).update(body).digest('hex');
    return { path: `/api/tavus/tools/${tool}`, body, headers: { 'x-tavus-signature': signature } };
  }
  const headers = { authorization: `Bearer ${desk.token}` };
  if (call.channel === 'daily-relay') {
    const properties = { name: tool, arguments: args, tool_call_id: callId };
    const message = {
      message_type: 'conversation',
      event_type: 'conversation.tool_call',
      conversation_id: desk.vendorId,
      properties,
    };
    return {
      path: '/trpc/conversation.relay',
      headers,
      body: JSON.stringify({ conversationId: desk.conversationId, message }),
    };
  }
  return {
    path: `/trpc/schedule.${procedure[tool]}`,
    headers,
    body: JSON.stringify({ ...byHand(args), callId }),
  };
}

const procedure = {
  add_event: 'add',
  move_event: 'move',
  update_event: 'update',
  remove_event: 'remove',
  undo_change: 'undo',
};

function byHand(args: Record<string, unknown>): Record<string, unknown> {
  const { event, date, start_time, to_date, to_time, duration, if_version, ...rest } = args;
  const start = { date: date ?? to_date, time: start_time ?? to_time };
  return {
    ...rest,
    ...(event === undefined ? {} : { id: event }),
    ...(start.date === undefined && start.time === undefined ? {} : { start }),
    ...(duration === undefined ? {} : { durationMinutes: duration }),
    ...(if_version === undefined ? {} : { ifVersion: if_version }),
  };
}

function post(
  port: number,
  toSend: ToSend,
): Promise<{ status: number; body: string; retryAfter: string | null }> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...toSend.headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(toSend.body),
    };
    const asking = request(
      { port, host: '127.0.0.1', method: 'POST', path: toSend.path, headers, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const retryAfter = answer.headers['retry-after'] ?? null;
          if (!answer.complete) return reject(new Error('the answer broke off'));
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), retryAfter });
        });
      },
    );
    asking.setTimeout(2_500, () => asking.destroy(new Error('no answer')));
    asking.on('error', reject);
    asking.end(toSend.body);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
