import { OTHER_WAYS_MOST } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { Checkbox, TextArea, TextInput } from '../../components/Field.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import {
  mentionLines,
  mentionNames,
  periods,
  purposes,
  requirements,
  switches,
  TREASURER_MOST,
} from '../sections/dues.ts';
import { LocaleTexts } from './LocaleTexts.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

const LONG = 200;

/** What people pay, what paying opens, and what the receipt says. */
export function DuesFields({ values, faultOf, locales, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  const choices = (name: string, options: readonly string[]) => (
    <RadioCards
      name={`dues.${name}`}
      label={t(`key.dues.${name}`)}
      error={faultOf(`dues.${name}`)}
      defaultValue={values[`dues.${name}`]}
      options={options.map((value) => ({
        value,
        label: t(`value.dues.${name}.${value}`),
        hint: t(`dues.${name}.${value}`),
      }))}
    />
  );
  const line = (name: string, most: number, optional = true) => {
    const Input = most > LONG ? TextArea : TextInput;
    return (
      <Input
        key={name}
        name={`dues.${name}`}
        label={t(`key.dues.${name}`)}
        hint={t(`dues.${name}`)}
        error={faultOf(`dues.${name}`)}
        defaultValue={values[`dues.${name}`] ?? ''}
        autoComplete="off"
        optional={optional}
        {...(most > LONG && { rows: 3 })}
      />
    );
  };
  return (
    <Part of="dues" locked={locked}>
      <TextInput
        name="dues.currency"
        label={t('key.dues.currency')}
        hint={t('dues.currency')}
        error={faultOf('dues.currency')}
        defaultValue={values['dues.currency']}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={3}
        dir="ltr"
      />
      {purposes.map((purpose) => (
        <Group key={purpose} title={t(`dues.${purpose}`)}>
          {switches.map((name) => (
            <Checkbox
              key={name}
              name={`dues.${purpose}.${name}`}
              label={t(`key.dues.${purpose}.${name}`)}
              defaultChecked={values[`dues.${purpose}.${name}`] === 'on'}
            />
          ))}
          <TextArea
            name={`dues.${purpose}.amounts`}
            label={t(`key.dues.${purpose}.amounts`)}
            hint={t('dues.amounts')}
            error={faultOf(`dues.${purpose}.amounts`)}
            defaultValue={values[`dues.${purpose}.amounts`] ?? ''}
            rows={3}
            autoComplete="off"
            dir="ltr"
            optional
          />
        </Group>
      ))}
      <Group title={t('dues.rules')}>
        {choices('period', periods)}
        {choices('required', requirements)}
        <Checkbox
          name="dues.admits"
          label={t('key.dues.admits')}
          hint={t('dues.admits')}
          defaultChecked={values['dues.admits'] === 'on'}
        />
        <Checkbox
          name="dues.reminders"
          label={t('key.dues.reminders')}
          hint={t('dues.reminders')}
          defaultChecked={values['dues.reminders'] === 'on'}
        />
      </Group>
      <Group title={t('dues.contact')}>
        {line('treasurer.name', TREASURER_MOST)}
        <TextInput
          name="dues.treasurer.email"
          type="email"
          label={t('key.dues.treasurer.email')}
          hint={t('dues.treasurer.email')}
          error={faultOf('dues.treasurer.email')}
          defaultValue={values['dues.treasurer.email'] ?? ''}
          autoComplete="off"
          dir="ltr"
          optional
        />
        <LocaleTexts
          name="dues.otherWays"
          label={t('key.dues.otherWays')}
          hint={t('dues.otherWays')}
          most={OTHER_WAYS_MOST}
          optional
          {...{ values, faultOf, locales }}
        />
      </Group>
      <Group title={t('dues.receiptTitle')}>
        <p>{t('dues.receiptLead')}</p>
        {mentionNames.map((name) => line(`receipt.${name}`, mentionLines[name]))}
      </Group>
    </Part>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4 border-t border-line pt-6">
      <legend className="float-start mb-2 font-title text-xl font-bold">{title}</legend>
      {children}
    </fieldset>
  );
}
