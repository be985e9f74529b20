/** Which of the sentences a person can say are commands when typed into the composer; adding is its other job. */
import type { Command } from '#shared/language/command.ts';

export type TypedCommand = Extract<
  Command,
  { kind: 'move' | 'update' | 'remove' | 'list' | 'find-time' | 'undo' }
>;

/** Null for what the composer reads as an event, and for what only a conversation can answer. */
export function typedCommandOf(command: Command): TypedCommand | null {
  switch (command.kind) {
    case 'move':
    case 'update':
    case 'remove':
    case 'list':
    case 'find-time':
    case 'undo':
      return command;
    case 'add':
    // Appointments for guests are booked in a talk or in the Bookings tab.
    case 'availability':
    case 'reschedule-booking':
    case 'cancel-booking':
    case 'yes':
    case 'no':
    case 'choose':
    case 'greeting':
    case 'unknown':
      return null;
  }
}
