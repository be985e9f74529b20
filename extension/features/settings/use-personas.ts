/** Who the agent can be, as the server offers it; empty until it has answered. */
import { useEffect, useState } from 'react';
import { useApi } from '#extension/platform/ApiContext.tsx';
import type { PersonaName } from '#shared/conversation/persona-names.ts';

export type PersonaChoice = { name: PersonaName; title: string; line: string };

export function usePersonas(): readonly PersonaChoice[] {
  const api = useApi();
  const [personas, setPersonas] = useState<readonly PersonaChoice[]>([]);
  useEffect(() => {
    let isOver = false;
    api.settings.personas.query().then(
      (choices) => !isOver && setPersonas(choices),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [api]);
  return personas;
}
