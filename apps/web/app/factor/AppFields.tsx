import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { CopyText } from '../components/CopyText.tsx';
import { QrCode } from '../qr/QrCode.tsx';
import { CodeField } from './CodeField.tsx';

interface AppFieldsProps {
  totp: { secret: string; grouped: string; qr: { side: number; path: string } };
  error: string | undefined;
}

/** The key for an app as a picture and as letters, and the code that proves that the app has it. Sends `intent=totp`. */
export function AppFields({ totp, error }: AppFieldsProps) {
  const { t } = useTranslation('factor');
  return (
    <>
      <input type="hidden" name="secret" value={totp.secret} />
      <div className="flex flex-wrap items-center gap-6">
        <QrCode {...totp.qr} label={t('app.qr')} className="size-44" />
        <dl className="grid min-w-0 flex-1 basis-64 gap-1">
          <dt className="font-semibold">{t('app.key')}</dt>
          <dd>
            <CopyText value={totp.grouped} label={t('app.key')} />
          </dd>
        </dl>
      </div>
      <CodeField label={t('app.code')} error={error} />
      <Button variant="secondary" size="large" wide name="intent" value="totp">
        {t('app.submit')}
      </Button>
    </>
  );
}
