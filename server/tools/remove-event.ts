/** Takes an event off the person's calendar. */
import { z } from 'zod';
import { removeEvent } from '#server/domain/schedule/remove-event.ts';
import { defineTool } from './define-tool.ts';
import { readScope } from './read-scope.ts';
import { readWhich } from './read-which.ts';
import * as field from './tool-fields.ts';

const input = z.strictObject({
  event: field.event,
  on: field.on.optional(),
  scope: field.scope.optional(),
  if_version: z.number().int().min(0).optional().describe('Only from the panel.'),
});

export const removeEventTool = defineTool({
  name: 'remove_event',
  description:
    'Removes one event from the person’s calendar. If several fit the words it asks which. It can be taken back with undo_change.',
  isWrite: true,
  input,
  meaning: (asked) => ({ ...asked, event: asked.event.toLowerCase() }),
  run: (deps, act, asked) =>
    removeEvent(deps, act, {
      which: (context) => readWhich(asked, context),
      ifVersion: asked.if_version ?? null,
      scope: readScope(asked.scope),
    }),
});
