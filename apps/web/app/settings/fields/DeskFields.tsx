import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/Field.tsx';
import { deskBounds, deskNames } from '../sections/desk.ts';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function DeskFields({ values, faultOf, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <Part of="desk" locked={locked}>
      {deskNames.map((name) => (
        <TextInput
          key={name}
          name={`desk.${name}`}
          label={t(`key.desk.${name}`)}
          hint={t(`desk.${name}`)}
          error={faultOf(`desk.${name}`)}
          defaultValue={values[`desk.${name}`]}
          inputMode="numeric"
          min={deskBounds[name].least}
          max={deskBounds[name].most}
          autoComplete="off"
          dir="ltr"
        />
      ))}
    </Part>
  );
}
