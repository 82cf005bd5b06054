import type { DecidedMany } from '@entraide/core/member';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Form } from '../../forms/Form.tsx';

interface ManyProps {
  /** Of the refusal that was sent back. */
  reason: string | undefined;
  fault: string | undefined;
}

/** One decision about those who are ticked in the list above it: their boxes belong to this form. */
export function Many({ reason, fault }: ManyProps) {
  const { t } = useTranslation('admin');
  return (
    <Form
      id="many"
      method="post"
      className="grid justify-items-start gap-4 rounded-card border border-control-line p-4"
      noValidate
    >
      <h3 className="text-lg">{t('many.title')}</h3>
      <p className="text-ink-muted">{t('many.hint')}</p>
      <Button variant="primary" name="intent" value="accept-many" icon="user-round-check">
        {t('many.accept')}
      </Button>
      <details open={reason !== undefined}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-urgent-ink underline underline-offset-4">
          {t('pending.refuseOpen')}
        </summary>
        <div className="mt-2 grid justify-items-start gap-4">
          <TextArea
            id={reason === undefined ? 'reason-many' : 'reason'}
            name="reason"
            label={t('many.reason')}
            hint={t('many.reasonHint')}
            error={fault}
            defaultValue={reason}
            className="w-full"
            rows={3}
            maxLength={1000}
            dir="auto"
          />
          <Button variant="danger" name="intent" value="refuse-many" icon="user-round-x">
            {t('many.refuse')}
          </Button>
        </div>
      </details>
    </Form>
  );
}

/** What became of them: told apart, because somebody else may have been quicker. */
export function Decided({ decided }: { decided: DecidedMany }) {
  const { t } = useTranslation('admin');
  return (
    <div className="mb-6">
      <Notice tone={decided.changed + decided.full > 0 ? 'warning' : 'success'} role="status">
        {(['done', 'gone', 'changed', 'full'] as const)
          .filter((what) => decided[what] > 0)
          .map((what) => (
            <p key={what}>{t(`many.${what}`, { count: decided[what] })}</p>
          ))}
      </Notice>
    </div>
  );
}
