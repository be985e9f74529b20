/** Who the agent is in a talk. The shape of it, and how one is made of its own part and the base. */
import { basePrompt } from './base-prompt.ts';
import type { PersonaName } from '#shared/conversation/persona-names.ts';

export type Persona = {
  name: PersonaName;
  /** For a list of them. */
  title: string;
  /** One sentence for a list of them. */
  line: string;
  /** Only who they are, without the rules: for models that have rules of their own. */
  character: string;
  /** Everything a model has to know, the same bytes in every turn. */
  prompt: string;
  /** The first sentence of a talk. `language` is BCP 47; one we have no sentence for gets English. */
  greeting(language: string): string;
};

export type PersonaParts = Pick<Persona, 'name' | 'title' | 'line' | 'character'> & {
  greetings: { en: string; de: string; es: string };
};

export function createPersona({ greetings, ...parts }: PersonaParts): Persona {
  return {
    ...parts,
    prompt: `${parts.character}\n\n${basePrompt}\n`,
    greeting: (language) => {
      const spoken = language.toLowerCase().split('-')[0];
      return spoken === 'de' || spoken === 'es' ? greetings[spoken] : greetings.en;
    },
  };
}
