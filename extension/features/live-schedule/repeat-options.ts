/** The usual ways in which something repeats from a given day on, and a rule with an end taken apart. */
import { dayOf, daysInMonth, partsOf, weekdayOf } from '#shared/schedule/day-number.ts';
import { readRule, writeRule } from '#shared/schedule/recurrence/rule.ts';

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Rules without an end; `date` is `YYYY-MM-DD`. */
export function usualRules(date: string): string[] {
  const day = dayOf(date);
  const { year, month, day: ofMonth } = partsOf(day);
  const weekday = codes[weekdayOf(day) - 1] ?? 'MO';
  const isLast = ofMonth + 7 > daysInMonth(year, month);
  const nth = isLast ? -1 : Math.ceil(ofMonth / 7);
  return [
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    `FREQ=WEEKLY;BYDAY=${weekday}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
    `FREQ=MONTHLY;BYMONTHDAY=${ofMonth}`,
    `FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
    `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${ofMonth}`,
  ];
}

export type RuleEnd = { kind: 'never' } | { kind: 'on'; date: string } | { kind: 'after'; times: number };

/** Null for text that is no rule. */
export function partsOfRule(text: string): { base: string; end: RuleEnd } | null {
  const { rule } = readRule(text);
  if (!rule) return null;
  const base = writeRule({ ...rule, count: null, until: null });
  if (rule.count !== null) return { base, end: { kind: 'after', times: rule.count } };
  const until = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(writeRule(rule));
  if (!until) return { base, end: { kind: 'never' } };
  return { base, end: { kind: 'on', date: until.slice(1, 4).join('-') } };
}

export function ruleWithEnd(base: string, end: RuleEnd): string {
  if (end.kind === 'after') return `${base};COUNT=${end.times}`;
  return end.kind === 'on' ? `${base};UNTIL=${end.date.replaceAll('-', '')}` : base;
}
