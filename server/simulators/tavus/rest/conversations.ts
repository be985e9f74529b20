/**
 * `/v2/conversations` as in Tavus' OpenAPI file, with the limits live users report: concurrency
 * counts from creation and answers 400, empty credits answer 402, unknown ids 400.
 */
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { endCall } from '../call/end-call.ts';
import { openCall } from '../call/open-call.ts';
import type { Simulator } from '../simulator.ts';
import { isoNow } from '../simulator.ts';
import type { Conversation } from '../state.ts';
import { warmUpLlm } from '../brain/custom-llm.ts';
import { answer } from './answer.ts';
import { refuse, refuseUnknown } from './answer-error.ts';
import { pageOf } from './page-of.ts';

const seconds = z.number().int().min(0);
const CreateConversation = z.looseObject({
  persona_id: z.string().optional(),
  replica_id: z.string().optional(),
  conversation_name: z.string().optional(),
  conversational_context: z.string().optional(),
  custom_greeting: z.string().optional(),
  callback_url: z.string().optional(),
  audio_only: z.boolean().optional(),
  test_mode: z.boolean().optional(),
  require_auth: z.boolean().optional(),
  max_participants: z.number().int().min(2).optional(),
  properties: z
    .looseObject({
      max_call_duration: seconds.optional(),
      participant_left_timeout: seconds.optional(),
      participant_absent_timeout: seconds.optional(),
      require_auth: z.boolean().optional(),
      language: z.string().optional(),
      enable_recording: z.boolean().optional(),
      recording_s3_bucket_name: z.string().optional(),
      recording_s3_bucket_region: z.string().optional(),
      aws_assume_role_arn: z.string().optional(),
    })
    .optional(),
});

export function conversationRoutes(sim: Simulator, router: Router): void {
  router.post('/conversations', async (req, res) => {
    const parsed = CreateConversation.safeParse(req.body ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refuse.field(res, {
        field: String(issue?.path[0] ?? 'body'),
        why: issue?.message ?? 'Invalid.',
      });
    }
    const body = parsed.data;
    const persona = body.persona_id === undefined ? null : sim.state.personas.get(body.persona_id);
    if (persona === undefined) return refuse.bad(res, 'Invalid persona_id');
    const replicaId = body.replica_id ?? persona?.default_replica_id;
    if (replicaId === undefined) return refuse.bad(res, 'Invalid replica_uuid');
    if (sim.faults.outOfCredits) return refuse.credits(res);
    const isTest = body.test_mode === true;
    const running = [...sim.state.conversations.values()].filter((row) => row.status === 'active').length;
    if (!isTest && running >= sim.faults.concurrency) return refuse.concurrency(res);

    const id = sim.settings.ids.conversation();
    const isPrivate = body.require_auth === true || body.properties?.require_auth === true;
    const now = isoNow(sim);
    const row: Conversation = {
      conversation_id: id,
      conversation_name: body.conversation_name ?? 'New Conversation',
      conversation_url: `${sim.origin}/room/${id}`,
      status: isTest ? 'ended' : 'active',
      callback_url: body.callback_url ?? '',
      replica_id: replicaId,
      persona_id: body.persona_id ?? '',
      created_at: now,
      updated_at: now,
      meetingToken: isPrivate ? sim.settings.ids.secret() : null,
      context: body.conversational_context ?? '',
      greeting: body.custom_greeting ?? '',
      language: body.properties?.language ?? 'english',
      isTest,
      recordsInto:
        body.properties?.enable_recording === true
          ? (body.properties.recording_s3_bucket_name ?? null)
          : null,
      seconds: {
        max: body.properties?.max_call_duration ?? 3600,
        left: body.properties?.participant_left_timeout ?? 0,
        absent: body.properties?.participant_absent_timeout ?? 300,
      },
      maxParticipants: body.max_participants ?? Number.POSITIVE_INFINITY,
      events: [],
      owed: null,
    };
    sim.state.conversations.set(id, row);
    sim.state.save();
    if (!isTest) {
      openCall(sim, row);
      if (sim.faults.llmBeforeAnswer) await warmUpLlm(sim, row);
    }
    return answer(sim, res, {
      conversation_id: id,
      conversation_name: row.conversation_name,
      conversation_url: row.conversation_url,
      status: row.status,
      callback_url: row.callback_url,
      created_at: row.created_at,
      ...(row.meetingToken === null ? {} : { meeting_token: row.meetingToken }),
    });
  });

  router.get('/conversations', (req, res) => {
    const status = req.query['status'];
    const rows = [...sim.state.conversations.values()]
      .filter((row) => status === undefined || row.status === status)
      .toReversed();
    return answer(sim, res, pageOf(req, rows.map(toListRow)));
  });

  router.get('/conversations/:id', (req, res) => {
    const row = find(sim, req);
    if (row === undefined) return refuseUnknown(sim, res, 'conversation_id');
    if (req.query['verbose'] !== 'true') return answer(sim, res, toListRow(row));
    return answer(sim, res, { ...toListRow(row), events: row.events.map((event) => spell(sim, event)) });
  });

  router.post('/conversations/:id/end', async (req, res) => {
    const row = find(sim, req);
    if (row === undefined) return refuseUnknown(sim, res, 'conversation_id');
    await endCall(sim, row, 'end_conversation_endpoint_hit');
    return res.status(200).end();
  });

  router.delete('/conversations/:id', async (req, res: Response) => {
    const row = find(sim, req);
    if (row === undefined) return refuseUnknown(sim, res, 'conversation_id');
    await endCall(sim, row, 'daily_room_has_been_deleted');
    sim.state.conversations.delete(row.conversation_id);
    sim.state.save();
    return res.status(204).end();
  });
}

const find = (sim: Simulator, req: Request): Conversation | undefined =>
  sim.state.conversations.get(String(req.params['id']));

const toListRow = (row: Conversation) => ({
  conversation_id: row.conversation_id,
  conversation_name: row.conversation_name,
  status: row.status,
  conversation_url: row.conversation_url,
  callback_url: row.callback_url,
  replica_id: row.replica_id,
  persona_id: row.persona_id,
  created_at: row.created_at,
  updated_at: row.updated_at,
});

/** The spec's example calls it `reason`, live captures `shutdown_reason`. */
function spell(sim: Simulator, event: Conversation['events'][number]): Conversation['events'][number] {
  const { shutdown_reason: reason, ...rest } = event.properties;
  if (reason === undefined) return event;
  return { ...event, properties: { ...rest, [sim.faults.shutdownReasonKey]: reason } };
}
