/** Everything the agent can do. The only place that knows all tools. */
import { addEventTool } from './add-event.ts';
import { bookAppointmentTool } from './book-appointment.ts';
import { cancelAppointmentTool } from './cancel-appointment.ts';
import { checkAvailabilityTool } from './check-availability.ts';
import type { Tool } from './define-tool.ts';
import { findTimeTool } from './find-time.ts';
import { listEventsTool } from './list-events.ts';
import { moveEventTool } from './move-event.ts';
import { removeEventTool } from './remove-event.ts';
import { rescheduleAppointmentTool } from './reschedule-appointment.ts';
import { undoChangeTool } from './undo-change.ts';
import { updateEventTool } from './update-event.ts';

export const tools = [
  listEventsTool,
  addEventTool,
  moveEventTool,
  updateEventTool,
  removeEventTool,
  findTimeTool,
  undoChangeTool,
  checkAvailabilityTool,
  bookAppointmentTool,
  rescheduleAppointmentTool,
  cancelAppointmentTool,
] as unknown as readonly Tool[];

const byName = new Map(tools.map((tool) => [tool.name, tool]));

export function findTool(name: string): Tool | undefined {
  return byName.get(name);
}
