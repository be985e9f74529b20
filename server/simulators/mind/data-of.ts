/** What a tool's answer carries beside its sentence; nothing where the answer was cut to that to fit the room. */
import type { Outcome } from '#shared/outcome.ts';

export function dataOf(outcome: Outcome | null): Record<string, unknown> {
  if (outcome?.kind !== 'done') return {};
  const receipt: { data?: unknown } | undefined = outcome.receipt;
  const data = receipt?.data;
  return data !== null && typeof data === 'object' ? (data as Record<string, unknown>) : {};
}
