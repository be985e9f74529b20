/**
 * "Gym at 7 and yoga at 9" is two events, "gym at 5pm and 6pm" as well. Reading one of them, or both
 * as one, would be worse than asking; a range ("between 2 and 3", "from 5 to 6") is one.
 */
const clock = String.raw`(?:\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|o'clock)?|noon|midday|midnight)`;
const twoClocks = new RegExp(
  String.raw`\bat\s+${clock}\s*(?:,|\band\b|\bthen\b)+\s*(?:then\s+|another\s+)?(?:at\s+)?${clock}(?!\s*(?:people|guests|min|hour|person|of\b|days?|weeks?))\b`,
  'i',
);
const twoOrders = new RegExp(
  String.raw`\bat\s+${clock}\b.*\b(?:and|then)\s+(?!at\b)[^,.;]{2,60}?\s+at\s+${clock}\b`,
  'i',
);

export function isSeveralEvents(text: string): boolean {
  const start = text.slice(0, 500);
  if (/\bbetween\b/i.test(start)) return false;
  return /\btwice[.!]*$/i.test(start) || twoClocks.test(start) || twoOrders.test(start);
}
