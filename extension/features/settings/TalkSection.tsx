/** Who the agent is in the next talk, in which language it speaks, and how it begins. */
import { useId, useState } from 'react';
import type { PersonaName } from '#shared/conversation/persona-names.ts';
import { Row, Section } from './Section.tsx';
import { useSettings } from './SettingsProvider.tsx';
import { usePersonas } from './use-personas.ts';

/** Those in which it greets and is understood; written with their own names. */
const languages: readonly (readonly [string, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
];

export function TalkSection() {
  const id = useId();
  const { settings, update } = useSettings();
  const personas = usePersonas();
  const [problem, setProblem] = useState<string | null>(null);
  const [greeting, setGreeting] = useState<string | null>(null);
  const chosen = personas.find(({ name }) => name === settings.persona);
  const isListed = languages.some(([tag]) => tag === settings.language);

  const save = async (patch: Parameters<typeof update>[0]) => {
    try {
      await update(patch);
      setProblem(null);
    } catch {
      setProblem('That was not saved: your server did not take it. Try again in a moment.');
    }
  };

  return (
    <Section title="Talk">
      <Row label="Persona" htmlFor={`${id}-persona`} note={chosen?.line ?? 'Who you talk to next.'}>
        <select
          id={`${id}-persona`}
          value={settings.persona}
          onChange={(event) => void save({ persona: event.target.value as PersonaName })}
          className="field"
        >
          {!chosen && <option value={settings.persona}>{settings.persona}</option>}
          {personas.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </Row>
      <Row
        label="Language"
        htmlFor={`${id}-language`}
        note="Of the greeting, and understood in the talk. What it says about your calendar is in English so far."
      >
        <select
          id={`${id}-language`}
          value={settings.language}
          onChange={(event) => void save({ language: event.target.value })}
          className="field"
        >
          {!isListed && <option value={settings.language}>{settings.language}</option>}
          {languages.map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </Row>
      <Row label="First sentence" htmlFor={`${id}-greeting`} note="Empty: the persona’s own.">
        <input
          id={`${id}-greeting`}
          dir="auto"
          maxLength={300}
          value={greeting ?? settings.greeting ?? ''}
          placeholder="Hi! What should we do?"
          className="field min-w-0 flex-1 basis-52"
          onChange={(event) => setGreeting(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onBlur={() => {
            if (greeting === null) return;
            void save({ greeting: greeting.trim() === '' ? null : greeting.trim() }).then(() =>
              // What was typed meanwhile is not saved yet.
              setGreeting((typed) => (typed === greeting ? null : typed)),
            );
          }}
        />
      </Row>
      <p role="alert" className="py-2 text-bad empty:hidden">
        {problem}
      </p>
    </Section>
  );
}
