import { useTranslation } from 'react-i18next';
import { RadioCards } from '../../components/RadioCards.tsx';
import { entryRules, readers } from '../sections/entry.ts';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function EntryFields({ values, faultOf, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Part of="entry" locked={locked}>
        <RadioCards
          name="entry.rule"
          label={t('key.entry.rule')}
          error={faultOf('entry.rule')}
          defaultValue={values['entry.rule']}
          options={entryRules.map((rule) => ({
            value: rule,
            label: t(`value.entry.rule.${rule}`),
            hint: t(`entry.${rule}`),
          }))}
        />
      </Part>
      <Part of="reading" locked={locked}>
        <RadioCards
          name="reading"
          label={t('key.reading')}
          error={faultOf('reading')}
          defaultValue={values.reading}
          options={readers.map((who) => ({
            value: who,
            label: t(`value.reading.${who}`),
            hint: t(`reading.${who}`),
          }))}
        />
      </Part>
    </>
  );
}
