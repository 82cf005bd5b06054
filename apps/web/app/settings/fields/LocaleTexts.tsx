import { directionOf, ownNameOf } from '@entraide/model/language';
import type { ReactNode } from 'react';
import { TextArea, TextInput } from '../../components/Field.tsx';
import type { FieldsProps } from './props.ts';

interface LocaleTextsProps extends Pick<FieldsProps, 'values' | 'faultOf' | 'locales'> {
  /** Of the fields: `name` for `name.fr`, `name.en`. */
  name: string;
  label: string;
  hint?: ReactNode;
  /** Characters; a paragraph's field for long ones. */
  most: number;
  optional?: boolean;
}

const LINE = 100;

/** A text in each language of the space. */
export function LocaleTexts({
  name,
  label,
  hint,
  most,
  optional,
  locales,
  values,
  faultOf,
}: LocaleTextsProps) {
  const Input = most > LINE ? TextArea : TextInput;
  return (
    <>
      {locales.map((locale, index) => {
        const field = `${name}.${locale}`;
        const more = most > LINE ? { rows: most > 500 ? 6 : 3 } : {};
        return (
          <Input
            key={field}
            {...more}
            name={field}
            label={locales.length === 1 ? label : `${label} (${ownNameOf(locale)})`}
            hint={index === 0 ? hint : undefined}
            error={faultOf(field)}
            defaultValue={values[field] ?? ''}
            lang={locale}
            dir={directionOf(locale)}
            autoComplete="off"
            {...(optional && { optional })}
          />
        );
      })}
    </>
  );
}
