import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { CopyText } from '../components/CopyText.tsx';
import { Time } from '../components/Time.tsx';
import { Form } from '../forms/Form.tsx';
import { QrCode } from '../qr/QrCode.tsx';

interface InviteBlockProps {
  invite: {
    url: string;
    qr: { side: number; path: string };
    uses: number;
    mostUses: number;
    endsAt: string;
  } | null;
}

/** The invitation link as text, as a code for a phone's camera, and a way to have another one. */
export function InviteBlock({ invite }: InviteBlockProps) {
  const { t } = useTranslation('launch');
  return (
    <div className="grid gap-4">
      {invite ? (
        <div className="flex flex-wrap items-start gap-6">
          <QrCode {...invite.qr} />
          <div className="grid min-w-0 flex-1 basis-64 gap-3">
            <CopyText value={invite.url} label={t('invite.link')} />
            <p className="text-sm text-ink-muted">
              {t('invite.uses', { count: invite.uses, most: invite.mostUses })} {t('invite.until')}{' '}
              <Time value={invite.endsAt} say="day" />
            </p>
          </div>
        </div>
      ) : (
        <p>{t('invite.none')}</p>
      )}
      <Form method="post">
        <Button name="intent" value="renew">
          {t('invite.renew')}
        </Button>
      </Form>
    </div>
  );
}
