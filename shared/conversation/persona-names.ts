/** Who the agent can be in a talk. The server's `agent/personas/` has one file for each. */
export const personaNames = [
  'scheduling',
  'general',
  'fintech',
  'healthtech',
  'b2b-saas',
  'enterprise',
] as const;

export type PersonaName = (typeof personaNames)[number];
