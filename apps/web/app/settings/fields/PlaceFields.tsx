import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/Field.tsx';
import { PlaceField } from '../../components/PlaceField.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { placeLimits } from '../sections/place-limits.ts';
import { LocaleTexts } from './LocaleTexts.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function PlaceFields({ values, faultOf, locales, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  const place = (which: 'home' | 'coverage') => (
    <>
      <PlaceField
        name={`${which}.place`}
        idName={`${which}.placeId`}
        label={t(`place.${which}`)}
        hint={t(`place.${which}Hint`)}
        error={faultOf(`${which}.place`)}
        defaultText={values[`${which}.place`]}
        near={`${values['home.lat']},${values['home.lon']}`}
        enter="choose"
        optional={which === 'coverage'}
      />
      <input type="hidden" name={`${which}.lat`} value={values[`${which}.lat`] ?? ''} />
      <input type="hidden" name={`${which}.lon`} value={values[`${which}.lon`] ?? ''} />
      <TextInput
        name={`${which}.radiusKm`}
        label={t(`key.${which}.radiusKm`)}
        error={faultOf(`${which}.radiusKm`)}
        defaultValue={values[`${which}.radiusKm`]}
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        optional={which === 'coverage'}
      />
    </>
  );
  return (
    <>
      <Part of="home" locked={locked} title={t('place.homeTitle')}>
        {place('home')}
        <LocaleTexts
          name="home.label"
          label={t('key.home.label')}
          hint={t('place.labelHint')}
          most={placeLimits.label}
          {...{ values, faultOf, locales }}
        />
      </Part>
      <Part of="coverage" locked={locked} title={t('place.coverageTitle')}>
        <RadioCards
          name="coverage.reach"
          label={t('place.reach')}
          hideLabel
          defaultValue={values['coverage.reach']}
          options={(['world', 'area'] as const).map((value) => ({
            value,
            label: t(`place.${value}`),
            hint: t(`place.${value}Hint`),
          }))}
        />
        <TextInput
          name="coverage.countries"
          label={t('key.coverage.countries')}
          hint={t('place.countriesHint')}
          error={faultOf('coverage.countries')}
          defaultValue={values['coverage.countries']}
          autoComplete="off"
          optional
        />
        {place('coverage')}
      </Part>
    </>
  );
}
