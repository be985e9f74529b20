/**
 * The short thing that is said while a tool takes its time. It speaks of looking and of waiting,
 * never of what was done or will be.
 */
const byTool: Record<string, readonly string[]> = {
  list_events: ['Let me look at your calendar.', 'One moment, I’m looking.'],
  find_time: ['Let me see.', 'One moment, I’m looking for a time.'],
  check_availability: ['Let me look at the times.', 'One moment, I’m asking for the times.'],
};
const others: readonly string[] = ['One moment.', 'Just a second.', 'Give me a moment.'];

/** `turn` names the turn, so that one talk does not hear the same words each time. */
export function fillerFor(tools: readonly string[], turn: string): string {
  const choices = byTool[tools[0] ?? ''] ?? others;
  let sum = 0;
  for (const letter of turn) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return choices[sum % choices.length] ?? 'One moment.';
}
