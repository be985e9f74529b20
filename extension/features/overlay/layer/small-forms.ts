/** The two small forms over the page: what to add at a place, and how long a free time should be. */
import { make } from './make.ts';

export function quickAddForm(when: string, onAdd: (title: string) => void): Node[] {
  const field = make('input', {
    label: 'What is it?',
    attributes: {
      type: 'text',
      placeholder: 'What is it?',
      maxlength: '300',
      dir: 'auto',
      'data-autofocus': '',
    },
  });
  const form = make(
    'form',
    {},
    make('p', { class: 'quiet', text: when }),
    field,
    make(
      'div',
      { class: 'row' },
      make('button', { class: 'main', text: 'Add', attributes: { type: 'submit' } }),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const title = field.value.trim();
    if (title === '') field.focus();
    else onAdd(title);
  });
  return [make('h2', { text: 'New event' }), form];
}

const lengths = [
  [15, '15 minutes'],
  [30, '30 minutes'],
  [45, '45 minutes'],
  [60, '1 hour'],
  [90, '1½ hours'],
  [120, '2 hours'],
] as const;

export function findTimeForm(onFind: (minutes: number) => void): Node[] {
  const select = make('select', { label: 'How long', attributes: { 'data-autofocus': '' } });
  for (const [minutes, text] of lengths) {
    const option = make('option', { text, attributes: { value: String(minutes) } });
    option.selected = minutes === 60;
    select.append(option);
  }
  const form = make(
    'form',
    {},
    make('p', { class: 'quiet', text: 'Free times on the days you see, in your working hours.' }),
    make(
      'div',
      { class: 'row' },
      select,
      make('button', { class: 'main', text: 'Find', attributes: { type: 'submit' } }),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onFind(Number(select.value));
  });
  return [make('h2', { text: 'Find a time' }), form];
}
