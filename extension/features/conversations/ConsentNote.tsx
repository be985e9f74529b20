/** Said while a call is being set up, before a word is: that it is written down, and who decides for how long. */
import { NotebookPen } from 'lucide-react';

export function ConsentNote() {
  return (
    <p className="mx-3 mt-2 flex gap-1.5 text-xs text-muted">
      <NotebookPen size={13} className="mt-0.5 shrink-0" aria-hidden="true" />
      What is said is written down, so that nothing is lost. Delete it under Talks; how long it is kept is in
      the settings.
    </p>
  );
}
