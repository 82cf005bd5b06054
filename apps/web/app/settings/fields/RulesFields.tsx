import { directionOf, ownNameOf } from '@entraide/model/language';
import { RULE_EFFECTS, RULE_NAMES } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../components/Field.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { PHOTO_EFFECTS } from '../sections/rules.ts';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function RulesFields({ values, faultOf, locales, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <Part of="rules" locked={locked}>
      {[...RULE_NAMES, 'child-photos' as const].map((rule) => (
        <RadioCards
          key={rule}
          name={`rules.${rule}`}
          label={t(`key.rules.${rule}`)}
          hint={t(`rules.${rule}`)}
          error={faultOf(`rules.${rule}`)}
          layout="tiles"
          defaultValue={values[`rules.${rule}`]}
          options={(rule === 'child-photos' ? PHOTO_EFFECTS : RULE_EFFECTS).map((effect) => ({
            value: effect,
            label: t(`value.rules.effect.${effect}`),
          }))}
        />
      ))}
      {locales.map((locale) => (
        <TextArea
          key={locale}
          name={`rules.lists.${locale}`}
          label={`${t('key.rules.lists')} (${ownNameOf(locale)})`}
          hint={t('rules.listsHint')}
          error={faultOf(`rules.lists.${locale}`)}
          defaultValue={values[`rules.lists.${locale}`] ?? ''}
          rows={4}
          lang={locale}
          dir={directionOf(locale)}
          optional
        />
      ))}
      <TextArea
        name="rules.allowed"
        label={t('key.rules.allowed')}
        hint={t('rules.allowedHint')}
        error={faultOf('rules.allowed')}
        defaultValue={values['rules.allowed'] ?? ''}
        rows={3}
        dir="auto"
        optional
      />
    </Part>
  );
}
