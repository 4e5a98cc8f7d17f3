import { EVENT_TITLES, eventTitle } from '@sopwith/engine';
import { useMemo } from 'react';
import { useLanguage } from '../language/language.ts';
import { useNames } from './names.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface EventFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly onChange: (event: string) => void;
}

/** An event by its name; suggested by what people call it, in either language. */
export function EventField({ id, label, value, onChange }: EventFieldProps) {
  const language = useLanguage();
  const { events } = useNames();
  const options = useMemo(
    () =>
      [...new Set([...events, ...Object.keys(EVENT_TITLES)])].map((name) => ({
        value: name,
        words: `${name} ${eventTitle(name, 'zh')} ${eventTitle(name, 'en')}`.toLowerCase(),
        label: (
          <span className="event-option">
            <span>{eventTitle(name, language)}</span> <code>{name}</code>
          </span>
        ),
      })),
    [events, language],
  );
  const title = eventTitle(value, language);
  return (
    <div className="event-field">
      <SuggestingInput
        {...(id ? { id } : {})}
        {...(label ? { 'aria-label': label } : {})}
        value={value}
        options={options}
        showSearch={{ filterOption: (text, option) => option?.words.includes(text.toLowerCase()) ?? false }}
        onChange={(next: string) => onChange(next.trim())}
      />
      {title !== value && <span className="event-title">{title}</span>}
    </div>
  );
}
