import { describe, expect, it } from 'vitest';
import { readCommand } from './read-command.ts';
import { toToolCall } from './tool-call.ts';

const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin' };
const callOf = (text: string) => toToolCall(readCommand(text, context), context);

describe('appointments for guests', () => {
  it.each([
    ['book a demo next Tuesday', { date: 'next Tuesday', event_type: 'demo' }],
    ['Could you please book a demo?', { event_type: 'demo' }],
    [
      'Book a 30-minute consultation tomorrow',
      { date: 'tomorrow', duration: 30, event_type: 'consultation' },
    ],
    ['What slots are free for a demo on Friday?', { date: 'Friday', event_type: 'demo' }],
    ['book an appointment for tomorrow', { date: 'tomorrow' }],
    ['schedule an intro call next week', { date: 'next week', event_type: 'intro call' }],
  ])('%s asks for what is free', (text, args) => {
    expect(callOf(text)).toEqual({ tool: 'check_availability', arguments: args });
  });

  it.each([
    ['reschedule my appointment with Jane', { appointment: 'Jane' }],
    [
      'reschedule my appointment with Jane to Friday at 3pm',
      { appointment: 'Jane', date: '2026-11-27', time: '15:00' },
    ],
    ['move the demo to tomorrow at 10 am', { appointment: 'demo', date: '2026-11-21', time: '10:00' }],
  ])('%s moves one', (text, args) => {
    expect(callOf(text)).toEqual({ tool: 'reschedule_appointment', arguments: args });
  });

  it.each([
    ['cancel the booking', {}],
    ['cancel my appointment with Jane Doe', { appointment: 'Jane Doe' }],
    ['Please cancel the demo on Friday', { appointment: 'demo', on: '2026-11-27' }],
  ])('%s cancels one', (text, args) => {
    expect(callOf(text)).toEqual({ tool: 'cancel_appointment', arguments: args });
  });

  it.each([
    ['Book a haircut tomorrow at 5:30 pm', 'add_event'],
    ['book me an appointment with my therapist at 4', 'add_event'],
    ['Book happy hour at Ski Shores on Friday at 3 PM', 'add_event'],
    ['cancel my dentist appointment', 'remove_event'],
    ['move my dentist appointment to 4pm', 'move_event'],
    ['reschedule the standup to 9', 'move_event'],
    ['book a room from 10 to 12 tomorrow', 'add_event'],
  ])('%s stays on the calendar', (text, tool) => {
    expect(callOf(text)?.tool).toBe(tool);
  });
});
