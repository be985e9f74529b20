/** Takes back what was done last. A booking cannot be taken back; it can be cancelled. */
import { z } from 'zod';
import { cancelAppointment } from '#server/domain/booking/cancel-appointment.ts';
import { readUndoScene } from '#server/domain/consent/asked-in-vain.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { undoChange } from '#server/domain/schedule/undo-change.ts';
import { findUndoneBooking } from '#server/domain/schedule/undo-target.ts';
import type { UndoTarget, UndoWish } from '#server/domain/schedule/undo-target.ts';
import { defineTool } from './define-tool.ts';
import type { ToolDeps } from './define-tool.ts';
import { requireYes } from './require-yes.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  event: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('The person’s words for the event, when they named it ("undo the spa day").'),
  redo: z
    .boolean()
    .optional()
    .describe('True when what was taken back is to come again ("redo", "undo that undo").'),
  all: z
    .boolean()
    .optional()
    .describe('True when everything that this conversation changed is meant ("undo everything").'),
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
    'Takes back the last change to the calendar in this conversation; asked again after the person spoke again, the one before that.',
  isWrite: true,
  input,
  // A consent to an overlap makes no second undo of the first.
  meaning: ({ event, redo, all, version, group }) => ({ event, redo, all, version, group }),
  async run(deps, act, asked) {
    const wish: UndoWish = {
      target: targetOf(asked),
      ...(asked.event === undefined ? {} : { named: asked.event }),
      ...(asked.redo === undefined ? {} : { isRedo: asked.redo }),
      ...(asked.all === undefined ? {} : { isAll: asked.all }),
      ...(await readUndoScene(deps, act)),
    };
    const booking = act.isByHand ? null : await findUndoneBooking(deps, act, wish);
    if (booking !== null) return cancelInstead(deps, act, booking);
    return undoChange(deps, act, { ...wish, allowOverlap: asked.allow_overlap ?? false });
  },
});

function targetOf(asked: z.output<typeof input>): UndoTarget {
  if (asked.group !== undefined) return { groupId: asked.group };
  return asked.version === undefined ? { newest: true } : { version: asked.version };
}

/** Asked as what it is: a tap on the question and a yes in words then cancel. */
function cancelInstead(deps: ToolDeps, act: Act, appointment: string) {
  const call = { ...act.call, tool: 'cancel_appointment', arguments: { appointment } };
  return cancelAppointment(deps, act, {
    read: () => ({ appointment }),
    askYes: (ask) => requireYes(deps, { ...act, call }, ask),
  });
}
