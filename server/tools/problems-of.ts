/** What is wrong with a call's arguments: field by field for the model to mend, one sentence for the person. */
import type { z } from 'zod';
import type { Invalid } from '#shared/outcome.ts';

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message' | 'code'> & Record<string, unknown>;

export function problemsOf(issues: readonly z.core.$ZodIssue[]): Invalid {
  const problems = issues.slice(0, 5).map((issue) => {
    const field = issue.path.map(String).join('.').slice(0, 100);
    return { field, problem: sentence(issue as unknown as Issue, field) };
  });
  return { kind: 'invalid', say: 'I could not work that out. Could you say it in other words?', problems };
}

function sentence(issue: Issue, field: string): string {
  const name = field === '' ? 'The request' : `“${field}”`;
  switch (issue.code) {
    case 'invalid_type':
      return issue['input'] === undefined && /undefined/.test(issue.message)
        ? `${name} is missing.`
        : `${name} must be ${kindOf(String(issue['expected']))}.`;
    case 'too_small':
      return issue['origin'] === 'string'
        ? `${name} is empty.`
        : `${name} must be at least ${String(issue['minimum'])}.`;
    case 'too_big':
      return issue['origin'] === 'string'
        ? `${name} is too long.`
        : `${name} must be at most ${String(issue['maximum'])}.`;
    case 'unrecognized_keys':
      return `There is no field ${quoted(issue['keys'])}.`;
    case 'invalid_value':
      return `${name} must be one of ${quoted(issue['values'])}.`;
    case 'invalid_format':
      return `${name} is not written as it should be.`;
    default:
      return `${name} is not of a kind that can be used.`;
  }
}

function kindOf(expected: string): string {
  const kinds: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    object: 'an object',
    array: 'a list',
  };
  return kinds[expected] ?? 'something else';
}

function quoted(names: unknown): string {
  return (Array.isArray(names) ? names : [names])
    .slice(0, 5)
    .map((name) => `“${String(name).slice(0, 40)}”`)
    .join(', ');
}
