import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/Field.tsx';
import { SENDER_MOST } from '../sections/mail.ts';
import { LocaleTexts } from './LocaleTexts.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function MailFields({ values, faultOf, locales, locked }: FieldsProps) {
  const { t } = useTranslation('settings');
  const line = (name: string, type: 'email' | 'url') => (
    <TextInput
      name={name}
      type={type}
      label={t(`key.${name}`)}
      hint={t(`hint.${name}`)}
      error={faultOf(name)}
      defaultValue={values[name] ?? ''}
      dir="ltr"
      autoComplete="off"
      optional
    />
  );
  return (
    <>
      <Part of="contact" locked={locked} title={t('mail.contact')}>
        {line('contact.email', 'email')}
        {line('contact.website', 'url')}
      </Part>
      <Part of="mail" locked={locked} title={t('mail.sender')}>
        <LocaleTexts
          name="mail.senderName"
          label={t('key.mail.senderName')}
          hint={t('hint.mail.senderName')}
          most={SENDER_MOST}
          optional
          {...{ values, faultOf, locales }}
        />
        {line('mail.replyTo', 'email')}
      </Part>
    </>
  );
}
