import { SERVICES } from '@entraide/model/emergency';
import { safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Checkbox, TextInput } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { CONSULATE_MOST } from '../sections/emergency-limits.ts';
import { LocaleTexts } from './LocaleTexts.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

/** Whom to call: what we know, and what the space writes in its place, a country each. */
export function EmergencyFields({ values, faultOf, locales, locked, data }: FieldsProps) {
  const { t } = useTranslation('settings');
  const countries = data.emergency ?? [];
  return (
    <Part of="emergency" locked={locked}>
      <p>
        <Link to={safetyPaths.emergency()} className="link inline-flex min-h-11 items-center">
          {t('emergency.see')}
        </Link>
      </p>
      {countries.map(({ code, name, known }) => (
        <fieldset
          key={code}
          className="grid grid-cols-1 gap-4 rounded-card border border-line bg-surface p-4"
        >
          <legend className="px-1 text-lg font-semibold">{name}</legend>
          <Country {...{ code, known, values, faultOf, locales }} />
          <Checkbox
            name={`emergency.${code}.off`}
            label={t('emergency.off', { name })}
            hint={t('emergency.offHint')}
            defaultChecked={values[`emergency.${code}.off`] === 'on'}
          />
        </fieldset>
      ))}
      <fieldset className="grid grid-cols-1 gap-4">
        <legend className="mb-2 font-title text-xl font-bold">{t('emergency.new')}</legend>
        <TextInput
          name="emergency.new.country"
          label={t('emergency.country')}
          hint={t('emergency.countryHint')}
          error={faultOf('emergency.new.country')}
          defaultValue={values['emergency.new.country']}
          autoComplete="off"
          optional
        />
        <Country code="new" known={{}} {...{ values, faultOf, locales }} />
      </fieldset>
    </Part>
  );
}

interface CountryProps extends Pick<FieldsProps, 'values' | 'faultOf' | 'locales'> {
  code: string;
  /** Numbers that hold where the space writes none. */
  known: Partial<Record<string, string>>;
}

function Country({ code, known, values, faultOf, locales }: CountryProps) {
  const { t } = useTranslation('settings');
  const name = `emergency.${code}`;
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {[...SERVICES, 'all'].map((who) => (
          <TextInput
            key={who}
            name={`${name}.${who}`}
            type="tel"
            label={t(`key.emergency.${who}`)}
            hint={known[who] && t('emergency.known', { number: `\u2066${known[who]}\u2069` })}
            error={faultOf(`${name}.${who}`)}
            defaultValue={values[`${name}.${who}`] ?? ''}
            dir="ltr"
            autoComplete="off"
            optional
          />
        ))}
        <TextInput
          name={`${name}.checkedOn`}
          type="date"
          label={t('key.emergency.checkedOn')}
          hint={t('emergency.checkedOnHint')}
          error={faultOf(`${name}.checkedOn`)}
          defaultValue={values[`${name}.checkedOn`] ?? ''}
        />
      </div>
      <LocaleTexts
        name={`${name}.consulate`}
        label={t('key.emergency.consulate')}
        hint={t('emergency.consulateHint')}
        most={CONSULATE_MOST}
        optional
        {...{ values, faultOf, locales }}
      />
    </>
  );
}
