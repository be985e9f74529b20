/** Rules that were read before they were stored, read again once. Apart from working them out: whoever only says them needs no more. */
import { readRule } from './rule.ts';
import type { Rule } from './rule.ts';

const rules = new Map<string, Rule>();

/** Throws for text that is no rule; nothing such is stored. */
export function ruleOf(text: string): Rule {
  const known = rules.get(text);
  if (known) return known;
  const { rule } = readRule(text);
  if (!rule) throw new Error(`a stored rule cannot be read: ${text.slice(0, 80)}`);
  if (rules.size > 5_000) rules.clear();
  rules.set(text, rule);
  return rule;
}
