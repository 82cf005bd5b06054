import { directionOf, ownNameOf } from '@entraide/model/language';
import { useTranslation } from 'react-i18next';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

/** Characters of a text that a line holds. */
const SHORT = 80;

export function WordingFields({ values, faultOf, locales, locked, data: { wording } }: FieldsProps) {
  const { t } = useTranslation('settings');
  const keys = wording?.keys ?? [];
  return (
    <>
      <Part of="address" locked={locked}>
        <RadioCards
          name="address"
          label={t('key.address')}
          hint={t('wording.addressHint')}
          error={faultOf('address')}
          layout="tiles"
          defaultValue={values.address}
          options={(['formal', 'informal'] as const).map((value) => ({
            value,
            label: t(`value.address.${value}`),
          }))}
        />
      </Part>
      <Part of="wording" locked={locked} title={t('wording.title')}>
        {keys.length === 0 && (
          <p className="text-ink-muted">{t(wording?.q ? 'wording.none' : 'wording.empty')}</p>
        )}
        {keys.map((key) => (
          <div key={key} className="grid grid-cols-1 gap-3 border-t border-line pt-4">
            <p className="text-sm text-ink-muted">
              <bdi dir="ltr">{key}</bdi>
            </p>
            {locales.map((locale) => {
              const field = `wording.${key}.${locale}`;
              const original = wording?.originals[key]?.[locale] ?? '';
              // A plural form that this language does not have.
              if (original === '') return null;
              const Input = original.length > SHORT ? TextArea : TextInput;
              return (
                <Input
                  key={field}
                  name={field}
                  label={
                    <>
                      <bdi lang={locale}>{original}</bdi>{' '}
                      <span className="font-normal text-ink-muted">({ownNameOf(locale)})</span>
                    </>
                  }
                  error={faultOf(field)}
                  defaultValue={values[field] ?? ''}
                  placeholder={t('wording.asIs')}
                  lang={locale}
                  dir={directionOf(locale)}
                  optional
                />
              );
            })}
          </div>
        ))}
      </Part>
    </>
  );
}
