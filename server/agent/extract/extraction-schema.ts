/** What the model answers when it reads a transcript, and how its answer is taken: bad items are left out. */
import { z } from 'zod';
import type { Proposal } from '#shared/conversation/proposal.ts';
import { proposalActions } from '#shared/conversation/proposal.ts';

const orNull = { anyOf: [{ type: 'string' }, { type: 'null' }] };
const words = {
  type: 'object',
  additionalProperties: false,
  required: ['turn', 'text'],
  properties: { turn: { type: 'integer' }, text: { type: 'string' } },
};
const fields = {
  action: { type: 'string', enum: [...proposalActions] },
  quote: words,
  support: { type: 'array', items: words },
  agreement: { anyOf: [words, { type: 'null' }] },
  title: { type: 'string' },
  newTitle: orNull,
  day: orNull,
  time: orNull,
  endTime: orNull,
  lastDay: orNull,
  duration: orNull,
  on: orNull,
  place: orNull,
  notes: orNull,
  allDay: { type: 'boolean' },
  certainty: { type: 'number' },
};

export const extractionSchema: Record<string, unknown> = {
  type: 'object',
  additionalProperties: false,
  required: ['proposals'],
  properties: {
    proposals: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: Object.keys(fields),
        properties: fields,
      },
    },
  },
};

const text = z
  .string()
  .max(2_000)
  .transform((value) => value.toWellFormed().replaceAll('\0', ''));
const maybe = text.nullish().transform((value) => (value === undefined || value === '' ? null : value));
const Words = z.object({ turn: z.int().min(0), text });
const ProposalShape = z.object({
  action: z.enum(proposalActions),
  quote: Words,
  support: z.array(Words).max(10).catch([]),
  agreement: Words.nullish().transform((value) => value ?? null),
  title: text,
  newTitle: maybe,
  day: maybe,
  time: maybe,
  endTime: maybe,
  lastDay: maybe,
  duration: maybe,
  on: maybe,
  place: maybe,
  notes: maybe,
  allDay: z.boolean().catch(false),
  certainty: z.number().min(0).max(1).catch(0.5),
});

const mostProposals = 100;

/** Null when it is no such answer at all. */
export function readProposals(answer: unknown): Proposal[] | null {
  const list = z.object({ proposals: z.array(z.unknown()) }).safeParse(answer);
  if (!list.success) return null;
  return list.data.proposals.slice(0, mostProposals).flatMap((item) => {
    const proposal = ProposalShape.safeParse(item);
    return proposal.success && proposal.data.title.trim() !== '' ? [proposal.data] : [];
  });
}
