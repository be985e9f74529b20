/** Just above the composer. Nothing stands there at first: what draws it comes right after the first drawing. */
import { lazy, Suspense, type ComponentProps } from 'react';

const Answers = lazy(async () => ({
  default: (await import('#extension/features/receipts/Answers.tsx')).Answers,
}));

export function AnswersPlace(props: ComponentProps<typeof Answers>) {
  return (
    <div className="absolute inset-x-3 bottom-full pb-2">
      <Suspense fallback={null}>
        <Answers {...props} />
      </Suspense>
    </div>
  );
}
