/** Instead of the days while the schedule could not be loaded. */
import { Button } from '#extension/components/Button.tsx';

export function Unloaded({ onTryAgain }: { onTryAgain(): void }) {
  return (
    <div role="alert" className="m-auto flex max-w-64 flex-col items-center gap-2 p-4 text-center">
      <p className="font-semibold">The schedule could not be loaded.</p>
      <p className="text-muted">The server does not answer. Trying again by itself.</p>
      <Button onClick={onTryAgain}>Try now</Button>
    </div>
  );
}
