/** The history as a place of the panel, loaded behind the first script. */
import { lazy, Suspense, type ComponentProps } from 'react';

const HistoryView = lazy(async () => ({
  default: (await import('#extension/features/history/HistoryView.tsx')).HistoryView,
}));

export function HistoryPlace(props: ComponentProps<typeof HistoryView>) {
  return (
    <Suspense fallback={<div className="flex-1" />}>
      <HistoryView {...props} />
    </Suspense>
  );
}
