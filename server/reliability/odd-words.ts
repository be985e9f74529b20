/** The words bad inputs are made of: names that exist, names that must not, and texts that have broken things before. */
const words = (text: string) => text.trim().split(/\s+/);

export const tools = words(
  'list_events add_event move_event update_event remove_event find_time undo_change',
);

export const fields = [
  ...words(`title date start_time end_time end_date duration time_zone all_day repeat place notes guests busy event on
    remind_minutes_before allow_overlap to_date to_time to_end_time scope if_version version group from to after before
    most any_hour __proto__ constructor`),
  '',
];

export const procedures =
  words(`schedule.list schedule.add schedule.move schedule.update schedule.remove schedule.undo
  schedule.findTime quickAdd.read quickAdd.add conversation.get conversation.end conversation.list conversation.relay
  settings.get settings.update connections.test account.me account.delete no.such __proto__ schedule`);

export const inputFields =
  words(`id title start end durationMinutes allDay recurrence place notes guests reminders busy
  allowOverlap ifVersion version groupId from to text timeZone locale reading callId scope conversationId message hour12
  firstWeekday workingHours vendor email since lastEventId date time`);

export const pages =
  words(`/ /health /sign-in /device /device?user_code=%00 /sign-in?setup=%ff /api/auth/get-session
  /api/auth/sign-in/email /api/auth/device/code /api/auth/device/token /api/auth/device/approve /api/auth/sign-up/email
  /api/auth/%00 /api/auth/../x /trpc/schedule.changes /trpc /api /% /%c0%af //evil.example.com /api/tavus/tools/%00
  /a?b=%ed%a0%80 /sign-out /device/done`);

export const oddTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff x',
  '\u202e\u0000',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e999',
  '00:00',
  '24:00',
  '25:61',
  '2026-02-31',
  '0000-00-00',
  '9999-12-31',
  '1969-12-31',
  '2101-01-01',
  '+275760-09-13',
  '2030-01-07',
  '2030-01-07T25:00:00Z',
  '2030-01-07T10:00:00Z',
  '2030-03-31T02:30:00+99:99',
  'tomorrow',
  'yesterday at 7',
  'every second blue moon',
  'Mars/Olympus',
  'UTC',
  'America/Nowhere',
  '+25:00',
  "'; drop table events; --",
  '${7*7}',
  '{{7*7}}',
  '<script>1</script>',
  '%s%n',
  '../../etc/passwd',
  '١٢:٠٠',
  '三点',
  'ﷺ'.repeat(50),
  '👩‍👩‍👧‍👦',
  'x'.repeat(501),
  'x'.repeat(5_000),
  'gym',
  '7am',
  '1 hour',
  '-30 minutes',
  '1e9 hours',
  '{}',
  '[]',
  '"',
  '\\',
  '\n\r\t',
];
