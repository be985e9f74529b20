/** Takes back what was done last. */
import { z } from 'zod';
import { undoChange } from '#server/domain/schedule/undo-change.ts';
import type { UndoTarget } from '#server/domain/schedule/undo-change.ts';
import { defineTool } from './define-tool.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  version: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('The change to take back, from a receipt. Leave out for the last one.'),
  group: z.uuid().optional().describe('All changes of one act, from a receipt.'),
  allow_overlap: field.allowOverlap.optional(),
});

export const undoChangeTool = defineTool({
  name: 'undo_change',
  description:
    'Takes back the last change to the calendar; asked again after the person spoke again, the one before that.',
  isWrite: true,
  input,
  // A consent to an overlap makes no second undo of the first.
  meaning: ({ version, group }) => ({ version, group }),
  run: (deps, act, asked) =>
    undoChange(deps, act, { target: targetOf(asked), allowOverlap: asked.allow_overlap ?? false }),
});

function targetOf(asked: z.output<typeof input>): UndoTarget {
  if (asked.group !== undefined) return { groupId: asked.group };
  return asked.version === undefined ? { newest: true } : { version: asked.version };
}
