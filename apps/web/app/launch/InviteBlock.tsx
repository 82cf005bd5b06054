import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
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
  const [copied, setCopied] = useState(false);
  return (
    <div className="grid gap-4">
      {invite ? (
        <div className="flex flex-wrap items-start gap-6">
          <QrCode {...invite.qr} />
          <div className="grid min-w-0 flex-1 basis-64 gap-3">
            <input
              readOnly
              value={invite.url}
              aria-label={t('invite.link')}
              className="control"
              dir="ltr"
              onFocus={({ target }) => target.select()}
            />
            <div className="flex flex-wrap gap-3">
              <Button
                type="button"
                className="needs-script"
                icon="copy"
                onClick={() =>
                  void navigator.clipboard?.writeText(invite.url).then(
                    () => setCopied(true),
                    () => {},
                  )
                }
              >
                {t(copied ? 'invite.copied' : 'invite.copy')}
              </Button>
            </div>
            <p className="text-sm text-ink-muted" role="status">
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
