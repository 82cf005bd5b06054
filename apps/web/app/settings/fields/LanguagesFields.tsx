import { availableLocales, directionOf, ownNameOf } from '@entraide/model/language';
import { settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Checkbox, Select, TextArea } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { saySetting } from '../say-or.ts';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function LanguagesFields({ values, faultOf, locales, locked, data }: FieldsProps) {
  const { t } = useTranslation('settings');
  const { missing = [], unwritten = [] } = data.languages ?? {};
  const asked = missing.filter(({ locale }) => values[`locales.${locale}`] === 'on');
  return (
    <>
      <Part of="locales" locked={locked}>
        <div className="grid gap-1">
          {availableLocales.map((locale) => (
            <Checkbox
              key={locale}
              name={`locales.${locale}`}
              label={ownNameOf(locale)}
              hint={locales.includes(locale) ? t('languages.goneHint') : undefined}
              error={faultOf(`locales.${locale}`)}
              defaultChecked={values[`locales.${locale}`] === 'on'}
            />
          ))}
        </div>
        <Select
          name="locales.first"
          label={t('languages.first')}
          hint={t('languages.firstHint')}
          error={faultOf('locales.first')}
          defaultValue={values['locales.first']}
        >
          {availableLocales.map((locale) => (
            <option key={locale} value={locale}>
              {ownNameOf(locale)}
            </option>
          ))}
        </Select>
      </Part>
      {asked.length > 0 && (
        <fieldset className="grid min-w-0 grid-cols-1 gap-4">
          <legend className="mb-2 font-title text-xl font-bold">{t('languages.missing')}</legend>
          {asked.map(({ field, path, locale, like }) => (
            <TextArea
              key={field}
              name={field}
              label={`${saySetting(t, path, undefined)} (${ownNameOf(locale)})`}
              hint={<bdi>{like}</bdi>}
              error={faultOf(field)}
              defaultValue={values[field] ?? ''}
              rows={2}
              lang={locale}
              dir={directionOf(locale)}
            />
          ))}
        </fieldset>
      )}
      {unwritten.length > 0 && (
        <div className="grid gap-2">
          <h2 className="text-xl">{t('languages.unwritten')}</h2>
          <p className="max-w-measure text-ink-muted">{t('languages.unwrittenHint')}</p>
          <ul className="grid gap-1">
            {unwritten.map(({ name, locale }) => (
              <li key={name + locale}>
                <Link to={settingsPaths.page(name)} className="link inline-flex min-h-11 items-center">
                  {t('key.page', { page: name, language: ownNameOf(locale) })}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
