/** The call's place in the panel. Empty without a call; what fills it is loaded with the first one. */
import { lazy, Suspense } from 'react';
import { useCallState } from './CallProvider.tsx';

const StageContent = lazy(async () => ({ default: (await import('./StageContent.tsx')).StageContent }));

export function CallStage() {
  const state = useCallState();
  if (state.at === 'idle' || state.at === 'checking') return null;
  return (
    <Suspense fallback={null}>
      <StageContent state={state} />
    </Suspense>
  );
}
