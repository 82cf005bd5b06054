import type { ReactNode } from 'react';
import { Fault, type FieldWords, Hint } from './Field.tsx';
import { Icon, type IconName } from './Icon.tsx';

export interface RadioOption {
  value: string;
  label: string;
  hint?: ReactNode;
  icon?: IconName;
}

interface RadioCardsProps extends Omit<FieldWords, 'optional'> {
  name: string;
  /** Of the group; `name` when absent. The first choice carries it, so that a fault's link leads there. */
  id?: string;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  required?: boolean;
  /** `tiles`: many short choices; `rows`: sentences one under the other; `pair`: two large ones side by side. */
  layout?: 'rows' | 'tiles' | 'pair';
  onChange?: (value: string) => void;
}

const layouts = {
  rows: 'grid grid-cols-1 gap-2',
  // As many side by side as letters of that size leave room for.
  tiles: 'grid grid-cols-[repeat(auto-fill,minmax(min(8rem,100%),1fr))] gap-2',
  pair: 'grid grid-cols-1 gap-3 sm:grid-cols-2',
};

/** In a tile the word has a line of its own: "Déménagement" is wider than what a drawing and a button leave of a phone. */
const cards = {
  rows: 'gap-3 px-4 py-2.5',
  tiles: 'flex-wrap gap-x-2 gap-y-1 px-3 py-2.5',
  pair: 'gap-3 px-4 py-4',
};

/** One of several as cards: real radio buttons, so that arrow keys and forms without script work. */
export function RadioCards(props: RadioCardsProps) {
  const { name, id = name, label, hint, error, hideLabel, options, layout = 'rows', onChange } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      className="grid min-w-0 grid-cols-1 gap-2"
      {...(described && { 'aria-describedby': described })}
    >
      <legend className={hideLabel ? 'sr-only' : 'mb-2 font-semibold'}>{label}</legend>
      {hint && <Hint id={id}>{hint}</Hint>}
      <div className={layouts[layout]}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className={`relative flex min-h-12 cursor-pointer items-center rounded-card border border-control-line bg-surface hover:border-brand-ink has-checked:border-brand has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${cards[layout]}`}
          >
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === props.defaultValue}
              required={props.required}
              {...(onChange && { onChange: () => onChange(option.value) })}
              className={`peer size-5 flex-none outline-none ${layout === 'tiles' ? 'order-1 ms-auto' : ''}`}
            />
            {option.icon && (
              <Icon
                name={option.icon}
                className={`${layout === 'pair' ? 'size-8' : 'size-6'} text-ink-muted peer-checked:text-brand-ink`}
              />
            )}
            <span
              className={`wrap-anywhere grid min-w-0 grid-cols-1 ${layout === 'tiles' ? 'order-2 basis-full' : ''}`}
            >
              <span className={layout === 'pair' ? 'text-lg font-semibold' : 'font-medium'}>
                {option.label}
              </span>
              {option.hint && <span className="text-sm text-ink-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && <Fault id={id}>{error}</Fault>}
    </fieldset>
  );
}
