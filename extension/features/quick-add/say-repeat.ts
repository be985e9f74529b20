/** A recurrence rule in words, for the preview of what was typed: `every 2 weeks on Mon, Wed`. */
const units: Record<string, readonly [string, string]> = {
  DAILY: ['day', 'days'],
  WEEKLY: ['week', 'weeks'],
  MONTHLY: ['month', 'months'],
  YEARLY: ['year', 'years'],
};
const weekdays: Record<string, string> = {
  MO: 'Mon',
  TU: 'Tue',
  WE: 'Wed',
  TH: 'Thu',
  FR: 'Fri',
  SA: 'Sat',
  SU: 'Sun',
};

/** `repeats` when the rule says more than this can put into words. */
export function sayRepeat(rule: string): string {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const unit = units[parts.get('FREQ') ?? ''];
  if (!unit) return 'repeats';
  const every = Number(parts.get('INTERVAL') ?? 1);
  const base = every === 1 ? `every ${unit[0]}` : `every ${every} ${unit[1]}`;
  const days = parts.get('BYDAY')?.split(',') ?? [];
  if (days.join() === 'MO,TU,WE,TH,FR' && every === 1) return 'every weekday';
  const named = days.map((day) => weekdays[day]);
  if (named.some((name) => name === undefined)) return 'repeats';
  const count = parts.get('COUNT');
  return `${base}${named.length > 0 ? ` on ${named.join(', ')}` : ''}${count ? `, ${count} times` : ''}`;
}
