/** What a receipt must not hide: that nothing was done again, that a simulator answered. */
export function ReceiptMarks({ isRepeat, isSimulated }: { isRepeat: boolean; isSimulated: boolean }) {
  if (!isRepeat && !isSimulated) return null;
  return (
    <span className="flex shrink-0 gap-1">
      {isRepeat && <span className="rounded-full bg-sunk px-1.5 text-xs text-muted">done before</span>}
      {isSimulated && <span className="rounded-full bg-warn-soft px-1.5 text-xs text-warn">simulated</span>}
    </span>
  );
}
