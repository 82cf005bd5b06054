import { cornerNames, fontNames, HexColor, type ThemeInput } from '@entraide/model/theme';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../components/Field.tsx';
import { RadioCards } from '../components/RadioCards.tsx';

type LookName = keyof ThemeInput;

interface LookFieldsProps {
  /** As they stand in the form, possibly wrong. */
  values: Record<LookName, string>;
  faultOf: (name: LookName) => string | undefined;
  /** Pairs that a picture proposes (`pairsFrom`); a click takes one. */
  pairs?: readonly { brand: string; accent: string }[];
  /** What follows from the fields, each time that one of them changes. The last look that can be shown. */
  children: (theme: ThemeInput) => ReactNode;
}

/**
 * The four choices of a look, named `theme.brand`, `theme.accent`, `theme.font`, `theme.corners`, in a form that needs no script. What
 * follows from them is read from the form itself, whoever wrote into it: a person, a proposal, the browser that had kept a text.
 */
export function LookFields({ values, faultOf, pairs = [], children }: LookFieldsProps) {
  const { t } = useTranslation('look');
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(() => themeFrom(values, fallback));
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    const hear = () => {
      const fields = new FormData(form);
      const text = (name: LookName) => String(fields.get(`theme.${name}`) ?? '');
      const typed = {
        brand: text('brand'),
        accent: text('accent'),
        font: text('font'),
        corners: text('corners'),
      };
      setShown((before) => {
        const next = themeFrom(typed, before);
        return lookNames.every((name) => next[name] === before[name]) ? before : next;
      });
    };
    form.addEventListener('input', hear);
    form.addEventListener('change', hear);
    return () => {
      form.removeEventListener('input', hear);
      form.removeEventListener('change', hear);
    };
  }, []);
  const write = (name: 'brand' | 'accent', value: string) => {
    const field = box.current?.querySelector<HTMLInputElement>(`input[name="theme.${name}"]`);
    if (!field) return;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <>
      <div ref={box} className="grid content-start gap-6">
        {pairs.length > 0 && (
          <div className="needs-script grid gap-2">
            <p className="font-semibold">{t('pairs')}</p>
            <div className="flex flex-wrap gap-2">
              {pairs.map((pair) => (
                <button
                  key={pair.brand + pair.accent}
                  type="button"
                  aria-label={t('pair', { brand: pair.brand, accent: pair.accent })}
                  onClick={() => {
                    write('brand', pair.brand);
                    write('accent', pair.accent);
                  }}
                  className="min-h-11 rounded-control border border-control-line p-2 hover:border-brand-ink"
                >
                  <svg width="64" height="24" aria-hidden="true">
                    <rect width="40" height="24" fill={pair.brand} />
                    <rect x="40" width="24" height="24" fill={pair.accent} />
                  </svg>
                </button>
              ))}
            </div>
          </div>
        )}
        {(['brand', 'accent'] as const).map((name) => (
          <ColorField
            key={name}
            name={name}
            typed={values[name]}
            shown={shown[name]}
            error={faultOf(name)}
            onChoose={(value) => write(name, value)}
          />
        ))}
        <RadioCards
          name="theme.font"
          label={t('font.label')}
          error={faultOf('font')}
          defaultValue={values.font}
          options={fontNames.map((value) => ({
            value,
            label: t(`font.${value}.label`),
            hint: t(`font.${value}.hint`),
          }))}
        />
        <RadioCards
          name="theme.corners"
          label={t('corners.label')}
          error={faultOf('corners')}
          layout="tiles"
          defaultValue={values.corners}
          options={cornerNames.map((value) => ({ value, label: t(`corners.${value}`) }))}
        />
      </div>
      {children(shown)}
    </>
  );
}

const lookNames = ['brand', 'accent', 'font', 'corners'] as const;

const fallback: ThemeInput = {
  brand: '#1d4e6f',
  accent: '#d9822b',
  font: 'source-sans-3',
  corners: 'soft',
};

/** What of the fields can be shown; the rest as before. */
function themeFrom(values: Record<LookName, string>, before: ThemeInput): ThemeInput {
  const color = (name: 'brand' | 'accent') => HexColor.safeParse(values[name].trim()).data ?? before[name];
  return {
    brand: color('brand'),
    accent: color('accent'),
    font: fontNames.find((name) => name === values.font) ?? before.font,
    corners: cornerNames.find((name) => name === values.corners) ?? before.corners,
  };
}

interface ColorFieldProps {
  name: 'brand' | 'accent';
  typed: string;
  /** The last colour that the field said. */
  shown: string;
  error: string | undefined;
  onChoose: (value: string) => void;
}

/** Its six digits, as a designer writes them down; with script the browser's own choice of colours beside them. */
function ColorField({ name, typed, shown, error, onChoose }: ColorFieldProps) {
  const { t } = useTranslation('look');
  return (
    <Field id={`theme.${name}`} label={t(`${name}.label`)} hint={t(`${name}.hint`)} error={error}>
      {(wired) => (
        <span className="flex gap-2">
          <input
            {...wired}
            type="text"
            name={`theme.${name}`}
            defaultValue={typed}
            className="control tabular max-w-40"
            dir="ltr"
            maxLength={20}
            spellCheck={false}
            autoComplete="off"
          />
          <input
            type="color"
            aria-label={t('choose', { field: t(`${name}.label`) })}
            value={shown}
            onChange={({ target }) => onChoose(target.value)}
            className="needs-script h-12 w-16 rounded-control border border-control-line bg-surface p-1"
          />
        </span>
      )}
    </Field>
  );
}
