import { useTranslation } from 'react-i18next';
import { TextInput } from '../../components/Field.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { AppFields } from '../../factor/AppFields.tsx';
import { PasskeyButton } from '../../factor/PasskeyButton.tsx';
import { Form } from '../../forms/Form.tsx';

interface SetUpProps {
  name: string;
  passkeyOffer: string;
  totp: { secret: string; grouped: string; qr: { side: number; path: string } };
  faultOf(field: string): string | undefined;
}

/** A name, and one of two ways to prove who one is. */
export function SetUp({ name, passkeyOffer, totp, faultOf }: SetUpProps) {
  const { t } = useTranslation('console');
  return (
    <Form method="post" className="grid gap-8" noValidate>
      {/* Enter in a field sends the first button of the form: the app's. */}
      <button type="submit" name="intent" value="totp" hidden tabIndex={-1} />
      <TextInput
        name="name"
        label={t('enter.name')}
        hint={t('enter.nameHint')}
        error={faultOf('name')}
        defaultValue={name}
        autoComplete="name"
        maxLength={60}
        required
      />
      <div className="needs-script">
        <PagePart title={t('enter.passkeyTitle')} lead={t('enter.passkeyLead')}>
          <PasskeyButton
            does="make"
            optionsAt={passkeyOffer}
            label={t('enter.passkeySubmit')}
            withField="name"
          />
        </PagePart>
      </div>
      <PagePart title={t('enter.totpTitle')} lead={t('enter.totpLead')}>
        <AppFields totp={totp} error={faultOf('code')} />
      </PagePart>
    </Form>
  );
}
