/** Asks for another server's address; for one that is not on this machine Chrome asks for leave too. */
import { useId, useState } from 'react';
import { browser } from 'wxt/browser';
import { Button } from '#extension/components/Button.tsx';
import { hostPattern, isLoopback, isSafe, toServerUrl } from '#extension/platform/config.ts';
import type { SignIn } from './sign-in-store.ts';

export function ServerAddress({ current, signIn }: { current: string; signIn: SignIn }) {
  const id = useId();
  const [text, setText] = useState(current);
  const [problem, setProblem] = useState<string | null>(null);
  const serverUrl = toServerUrl(text);

  const use = async () => {
    if (!serverUrl) return setProblem('That is not an address. It looks like https://calendar.example.org');
    if (!isSafe(serverUrl))
      return setProblem('Over http anybody on the way could read your session. Use https.');
    const isGranted =
      isLoopback(serverUrl) || (await browser.permissions.request({ origins: [hostPattern(serverUrl)] }));
    if (!isGranted) return setProblem('Without your leave the panel cannot reach that server.');
    setProblem(null);
    await signIn.useServer(serverUrl);
  };

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <label htmlFor={id} className="font-medium">
        Address of your server
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="url"
          inputMode="url"
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onChange={(event) => setText(event.target.value)}
          className="min-h-8 min-w-0 flex-1 rounded-control bg-surface px-2.5 shadow-[inset_0_0_0_1px_var(--line-strong)]"
        />
        <Button type="submit">Use</Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
    </form>
  );
}
