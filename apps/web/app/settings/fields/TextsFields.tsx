import { useTranslation } from 'react-i18next';
import { textLimits } from '../sections/texts.ts';
import { LocaleTexts } from './LocaleTexts.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

const names = ['name', 'tagline', 'description', 'welcome'] as const;

export function TextsFields({ values, faultOf, locales, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  return names.map((name) => (
    <Part key={name} of={name} locked={locked} title={t(`key.${name}`)}>
      <LocaleTexts
        name={name}
        label={t(`key.${name}`)}
        hint={t(`texts.${name}Hint`, { most: textLimits[name] })}
        most={textLimits[name]}
        optional={name !== 'name'}
        {...{ values, faultOf, locales }}
      />
    </Part>
  ));
}
