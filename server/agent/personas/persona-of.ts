/** Finds a persona by its name. An unknown name is a talk with the scheduling one, never an error. */
import type { PersonaName } from '#shared/conversation/persona-names.ts';
import { personaNames } from '#shared/conversation/persona-names.ts';
import { b2bSaas } from './b2b-saas.ts';
import { enterprise } from './enterprise.ts';
import { fintech } from './fintech.ts';
import { general } from './general.ts';
import { healthtech } from './healthtech.ts';
import type { Persona } from './persona.ts';
import { scheduling } from './scheduling.ts';

const byName: Record<PersonaName, Persona> = {
  scheduling,
  general,
  fintech,
  healthtech,
  'b2b-saas': b2bSaas,
  enterprise,
};

export function personaOf(name: string): Persona {
  return Object.hasOwn(byName, name) ? byName[name as PersonaName] : scheduling;
}

/** All of them, for a list to choose from. */
export const personaChoices = personaNames.map((name) => {
  const { title, line } = byName[name];
  return { name, title, line };
});
