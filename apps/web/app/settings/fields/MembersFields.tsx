import { INACTIVITY, PROFILE_READERS } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function MembersFields({ values, faultOf, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Part of="profiles" locked={locked}>
        <RadioCards
          name="profiles"
          label={t('key.profiles')}
          error={faultOf('profiles')}
          defaultValue={values.profiles}
          options={PROFILE_READERS.map((who) => ({
            value: who,
            label: t(`value.profiles.${who}`),
            hint: t(`profiles.${who}`),
          }))}
        />
      </Part>
      <Part of="inactivity" locked={locked}>
        <RadioCards
          name="inactivity"
          label={t('key.inactivity')}
          hint={t('inactivity')}
          error={faultOf('inactivity')}
          defaultValue={values.inactivity}
          options={INACTIVITY.map((after) => ({ value: after, label: t(`value.inactivity.${after}`) }))}
        />
      </Part>
    </>
  );
}
