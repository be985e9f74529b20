/** Parts of a reply put together: sentences that were sent apart get their space back. */
export function joinSaid(before: string, next: string): string {
  const isSeam = /[.!?…:;)"”’]$/.test(before) && /^[\p{L}\p{N}"“‘(*[]/u.test(next);
  return isSeam ? `${before} ${next}` : before + next;
}
