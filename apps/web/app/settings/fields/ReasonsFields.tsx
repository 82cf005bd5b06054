import { directionOf, ownNameOf } from '@entraide/model/language';
import { TextArea } from '../../components/Field.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

/** For each reason the sentence that every space has, and a field for the space's own, in each language. */
export function ReasonsFields({ values, faultOf, locales, locked, data: { reasons = [] } }: FieldsProps) {
  return (
    <Part of="reasons" locked={locked}>
      {reasons.map(({ reason, label, starters }) => (
        <fieldset key={reason} className="grid min-w-0 grid-cols-1 gap-3 border-t border-line pt-4">
          <legend className="font-title text-lg font-bold">{label}</legend>
          {locales.map((locale) => {
            const field = `reasons.${reason}.${locale}`;
            return (
              <TextArea
                key={field}
                name={field}
                label={ownNameOf(locale)}
                hint={
                  <bdi lang={locale} dir={directionOf(locale)}>
                    {starters[locale]}
                  </bdi>
                }
                error={faultOf(field)}
                defaultValue={values[field] ?? ''}
                lang={locale}
                dir={directionOf(locale)}
                rows={2}
                optional
              />
            );
          })}
        </fieldset>
      ))}
    </Part>
  );
}
