/**
 * A message as the room takes it: at most 4,096 characters of JSON. What is longer goes as several that
 * mean the same; what cannot be divided stays whole, and the frame says that it was too long.
 */
import { maxAppMessageCharacters, type AppMessage } from '#shared/conversation/app-message.ts';

/** The text of a message that may be divided, and what its later parts are. */
const divisible: Record<string, { field: string; next: string }> = {
  'conversation.append_llm_context': { field: 'context', next: 'conversation.append_llm_context' },
  // Only the first part replaces what was there.
  'conversation.overwrite_llm_context': { field: 'context', next: 'conversation.append_llm_context' },
  'conversation.echo': { field: 'text', next: 'conversation.echo' },
};

export function fitMessage(message: AppMessage): AppMessage[] {
  if (lengthOf(message) <= maxAppMessageCharacters) return [message];
  const how = divisible[message.event_type];
  const text = how && message.properties?.[how.field];
  if (!how || typeof text !== 'string') return [message];
  const parts: AppMessage[] = [];
  for (let rest = text; rest !== '';) {
    const eventType = parts.length === 0 ? message.event_type : how.next;
    const withText = (part: string): AppMessage => ({
      ...message,
      event_type: eventType,
      properties: { ...message.properties, [how.field]: part },
    });
    const room = maxAppMessageCharacters - lengthOf(withText(''));
    const part = rest.slice(0, cutAt(rest, room));
    if (part === '') return [message];
    parts.push(withText(part));
    rest = rest.slice(part.length);
  }
  return parts;
}

/** As far as fits, at the end of a sentence or a word where there is one. */
function cutAt(text: string, room: number): number {
  let end = Math.min(text.length, room);
  // Quotes and line breaks take more room in JSON than on paper.
  while (end > 0 && JSON.stringify(text.slice(0, end)).length - 2 > room) end = Math.floor(end * 0.9);
  if (end === text.length) return end;
  const sentence = /^[\s\S]*[.!?]\s/.exec(text.slice(0, end))?.[0].length ?? 0;
  if (sentence > end / 2) return sentence;
  const word = text.lastIndexOf(' ', end) + 1;
  const at = word > end / 2 ? word : end;
  // Never through the middle of a character.
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

function lengthOf(message: AppMessage): number {
  return JSON.stringify(message).length;
}
