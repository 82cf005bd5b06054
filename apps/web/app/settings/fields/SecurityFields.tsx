import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/Notice.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
import { secondFactorRules } from '../sections/security.ts';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function SecurityFields({ values, faultOf, locked, data }: FieldsProps) {
  const { t } = useTranslation('settings');
  const platform = data.security?.platform;
  return (
    <Part of="secondFactor" locked={locked}>
      <ConfirmFirst asked={data.security?.askedAgain ?? false} />
      {platform && <Notice>{t(`security.platform.${platform}`)}</Notice>}
      <RadioCards
        name="secondFactor"
        label={t('key.secondFactor')}
        error={faultOf('secondFactor')}
        defaultValue={values.secondFactor}
        options={secondFactorRules.map((rule) => ({
          value: rule,
          label: t(`value.secondFactor.${rule}`),
          hint: t(`security.${rule}`),
        }))}
      />
    </Part>
  );
}
