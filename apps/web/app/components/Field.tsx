import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.tsx';

/** What ties a control to its words. */
export interface Wired {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

export interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; one sentence. */
  error?: string | undefined;
  /** Says "optional" beside the label: what is needed goes unmarked, because most things are. */
  optional?: boolean;
  /** The label is only spoken. */
  hideLabel?: boolean;
}

interface FieldProps extends FieldWords {
  id: string;
  className?: string;
  children: (wired: Wired) => ReactNode;
}

/** A control with its label, hint and fault, wired by ids. */
export function Field({ id, label, hint, error, optional, hideLabel, className = '', children }: FieldProps) {
  return (
    <div className={`grid grid-cols-1 content-start gap-1.5 ${className}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-semibold'}>
        {label}
        {/* The space is a letter of its own: read aloud or in Arabic, the two words would be one. */}
        {optional && (
          <>
            {' '}
            <Optional />
          </>
        )}
      </label>
      {hint && <Hint id={id}>{hint}</Hint>}
      {children(wire(id, { hint, error }))}
      {error && <Fault id={id}>{error}</Fault>}
    </div>
  );
}

function Optional() {
  const { t } = useTranslation('common');
  return <span className="ms-1 text-sm font-normal text-ink-muted">{t('field.optional')}</span>;
}

type TextInputProps = FieldWords & { name: string } & Omit<ComponentProps<'input'>, 'name'>;

export function TextInput({ id, name, className, ...props }: TextInputProps) {
  const [words, input] = parted(props);
  return (
    <Field id={id ?? name} {...words} {...(className && { className })}>
      {(wired) => <input type="text" name={name} {...input} {...wired} className="control" />}
    </Field>
  );
}

type TextAreaProps = FieldWords & { name: string } & Omit<ComponentProps<'textarea'>, 'name'>;

export function TextArea({ id, name, className, ...props }: TextAreaProps) {
  const [words, area] = parted(props);
  return (
    <Field id={id ?? name} {...words} {...(className && { className })}>
      {(wired) => (
        <textarea rows={6} name={name} {...area} {...wired} className="control field-sizing-content" />
      )}
    </Field>
  );
}

type SelectProps = FieldWords & { name: string } & Omit<ComponentProps<'select'>, 'name'>;

export function Select({ id, name, className, children, ...props }: SelectProps) {
  const [words, select] = parted(props);
  return (
    <Field id={id ?? name} {...words} {...(className && { className })}>
      {(wired) => (
        <select name={name} {...select} {...wired} className="control">
          {children}
        </select>
      )}
    </Field>
  );
}

type CheckboxProps = Omit<FieldWords, 'optional' | 'hideLabel'> & { name: string } & Omit<
    ComponentProps<'input'>,
    'name' | 'type'
  >;

export function Checkbox({ id = '', name, label, hint, error, className = '', ...input }: CheckboxProps) {
  const own = id || name;
  return (
    <div className={`grid gap-1 ${className}`}>
      <label htmlFor={own} className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          {...input}
          {...wire(own, { hint, error })}
          className="size-6 flex-none"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <div className="ps-9">
          <Hint id={own}>{hint}</Hint>
        </div>
      )}
      {error && <Fault id={own}>{error}</Fault>}
    </div>
  );
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="max-w-measure text-sm text-ink-muted">
      {children}
    </p>
  );
}

export function Fault({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 font-semibold text-urgent-ink">
      <Icon name="circle-alert" className="mt-[0.2em] size-[1.1em]" />
      <span>{children}</span>
    </p>
  );
}

/** The ids that `Hint` and `Fault` of the same field carry. */
export function wire(id: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>): Wired {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, ...(described && { 'aria-describedby': described }), ...(error && { 'aria-invalid': true }) };
}

function parted<P extends FieldWords>({ label, hint, error, optional, hideLabel, ...rest }: P) {
  const words: FieldWords = {
    label,
    hint,
    error,
    ...(optional && { optional }),
    ...(hideLabel && { hideLabel }),
  };
  return [words, rest] as const;
}
