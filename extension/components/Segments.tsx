/** Two to four views of which one is shown: a radio group that looks like one control. */
type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
};

export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const step = (by: number) => {
    const at = options.findIndex((o) => o.value === value);
    const next = options[(at + by + options.length) % options.length];
    if (next) onChange(next.value);
  };
  return (
    <div
      role="radiogroup"
      tabIndex={-1}
      aria-label={label}
      className="flex rounded-[0.6875rem] bg-sunk p-0.5"
      onKeyDown={(e) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
        if (by === undefined || e.altKey) return;
        e.preventDefault();
        step(by);
        const group = e.currentTarget;
        requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked=true]')?.focus());
      }}
    >
      {options.map((option) => {
        const isOn = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={isOn}
            tabIndex={isOn ? 0 : -1}
            onClick={() => onChange(option.value)}
            className={`min-h-6 rounded-control px-2.5 font-medium transition-colors duration-150 ${
              isOn
                ? 'bg-selected text-text shadow-[0_1px_2px_rgb(0_0_0/0.14)] forced-colors:outline-2'
                : 'text-muted hover:text-text'
            }`}
          >
            {option.label}
          </button>
        );
      })}
    </div>
  );
}
