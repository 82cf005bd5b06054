import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { TextInput } from '../../components/Field.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { QrCode } from '../../qr/QrCode.tsx';
import { CodeField } from '../../console/CodeField.tsx';
import { PasskeyButton } from '../../console/PasskeyButton.tsx';
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
      <input type="hidden" name="secret" value={totp.secret} />
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
        <div className="flex flex-wrap items-center gap-6">
          <QrCode {...totp.qr} label={t('enter.qr')} className="size-44" />
          <dl className="grid min-w-0 flex-1 basis-64 gap-1">
            <dt className="font-semibold">{t('enter.key')}</dt>
            <dd>
              <CopyText value={totp.grouped} label={t('enter.key')} />
            </dd>
          </dl>
        </div>
        <CodeField label={t('enter.code')} error={faultOf('code')} />
        <Button variant="secondary" size="large" wide name="intent" value="totp">
          {t('enter.totpSubmit')}
        </Button>
      </PagePart>
    </Form>
  );
}
