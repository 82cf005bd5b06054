import { Fault, type FieldWords, Hint } from './Field.tsx';
import { Icon, type IconName } from './Icon.tsx';

export interface CheckOption {
  value: string;
  label: string;
  icon?: IconName | undefined;
  /** Of the label, where it is not the page's language. */
  lang?: string | undefined;
}

interface CheckCardsProps extends Omit<FieldWords, 'optional' | 'hideLabel'> {
  name: string;
  options: readonly CheckOption[];
  /** Behind a word, for the many that few people need; open where one of them is ticked. */
  more?: { label: string; options: readonly CheckOption[] };
  chosen: readonly string[];
}

/** Any of several as cards: real boxes, so that keys and forms without script work. The first one carries the id of the group. */
export function CheckCards({ name, label, hint, error, options, more, chosen }: CheckCardsProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  const cards = (some: readonly CheckOption[], isFirst: boolean) => (
    <div className="flex flex-wrap gap-2">
      {some.map((option, index) => (
        <label
          key={option.value}
          className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-card border border-control-line bg-surface px-3 py-1.5 hover:border-brand-ink has-checked:border-brand has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="checkbox"
            id={isFirst && index === 0 ? name : `${name}-${option.value}`}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            className="size-5 flex-none outline-none"
          />
          {option.icon && <Icon name={option.icon} className="size-5 text-ink-muted" />}
          <span className="wrap-anywhere min-w-0" {...(option.lang && { lang: option.lang })}>
            {option.label}
          </span>
        </label>
      ))}
    </div>
  );
  return (
    <fieldset
      className="grid min-w-0 grid-cols-1 gap-2"
      {...(described && { 'aria-describedby': described })}
    >
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint && <Hint id={name}>{hint}</Hint>}
      {cards(options, true)}
      {more && more.options.length > 0 && (
        <details open={more.options.some(({ value }) => chosen.includes(value))}>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{more.label}</summary>
          <div className="mt-2">{cards(more.options, false)}</div>
        </details>
      )}
      {error && <Fault id={name}>{error}</Fault>}
    </fieldset>
  );
}
