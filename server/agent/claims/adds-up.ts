/**
 * Statements of time that follow from what is known by arithmetic, in words no coarser check reads.
 * Each wording is read whole, so a word more is not proved. Asked only where nothing else backs a clause.
 */
import { wordings } from './adds-up-wordings.ts';
import type { Prover } from './asked.ts';
import type { Clause } from './clauses.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import { beside, freeAll, freeRange, most, noOverlap, offered, parts } from './proofs-of-days.ts';
import { apart, edge, gap, gives, over, shifted, total, untilThen, zones } from './proofs-of-time.ts';

const provers: Readonly<Record<keyof typeof wordings, Prover>> = {
  over,
  gap,
  apart,
  total,
  parts,
  dayHas: parts,
  beside,
  zones,
  freeAll,
  shifted,
  gives,
  edge,
  until: untilThen,
  noOverlap,
  offered,
  freeRange,
  most,
};

export function addsUp(clause: Clause, look: Look): readonly KnownEvent[] | null {
  if (clause.mood !== 'states') return null;
  for (const [kind, pattern] of Object.entries(wordings)) {
    const said = pattern.exec(clause.shape);
    if (!said) continue;
    const found = provers[kind as keyof typeof wordings]({ clause, look, said });
    if (found) return found;
  }
  return null;
}
