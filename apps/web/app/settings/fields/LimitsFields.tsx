import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/Field.tsx';
import { limitBounds, limitNames } from '../sections/limits.ts';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function LimitsFields({ values, faultOf, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <Part of="limits" locked={locked}>
      {limitNames.map((name) => (
        <TextInput
          key={name}
          name={`limits.${name}`}
          label={t(`key.limits.${name}`)}
          hint={t(`limits.${name}`)}
          error={faultOf(`limits.${name}`)}
          defaultValue={values[`limits.${name}`]}
          inputMode="numeric"
          min={limitBounds[name].least}
          max={limitBounds[name].most}
          autoComplete="off"
          dir="ltr"
        />
      ))}
    </Part>
  );
}
