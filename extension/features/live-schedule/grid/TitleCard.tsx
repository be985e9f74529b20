/** Asks for the title of an event that was just drawn, where it was drawn. Enter adds, Escape lets go. */
import { useState, type CSSProperties } from 'react';
import { Button } from '#extension/components/Button.tsx';

type Props = {
  column: number;
  from: number;
  when: string;
  onAdd(title: string): void;
  onCancel(): void;
};

export function TitleCard({ column, from, when, onAdd, onCancel }: Props) {
  const [title, setTitle] = useState('');
  const add = () => title.trim() && onAdd(title.trim());
  return (
    <form
      data-no-drag
      aria-label="New event"
      className="title-card appear flex flex-col gap-1.5 rounded-card border border-accent bg-raised p-2 shadow-high"
      style={{ '--column': column, '--from': from } as CSSProperties}
      onSubmit={(e) => {
        e.preventDefault();
        add();
      }}
      onKeyDown={(e) => {
        e.stopPropagation();
        if (e.key === 'Escape') onCancel();
      }}
      onBlur={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget) && title.trim() === '') onCancel();
      }}
    >
      <input
        autoFocus
        value={title}
        onChange={(e) => setTitle(e.target.value)}
        placeholder="What is it?"
        aria-label="Title"
        maxLength={500}
        className="min-w-0 bg-transparent px-1 py-0.5 font-semibold outline-none"
      />
      <div className="flex items-center gap-1.5">
        <span className="tabular min-w-0 flex-1 px-1 text-xs text-muted">{when}</span>
        <Button
          weight="main"
          type="submit"
          disabled={title.trim() === ''}
          className="min-h-6 px-2 py-0.5 text-xs"
        >
          Add
        </Button>
      </div>
    </form>
  );
}
