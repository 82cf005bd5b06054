import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';

interface StatusProps {
  status: 'private' | 'open' | 'suspended';
  /** ISO time after which the space is removed; null: it stays. */
  deleteAfter: string | null;
  why: string;
  fault: string | undefined;
}

/** Suspends with a reason, or lets it go on as it was; keeps what is being deleted. */
export function Status({ status, deleteAfter, why, fault }: StatusProps) {
  const { t } = useTranslation('console');
  if (deleteAfter)
    return (
      <PagePart title={t('status.goingTitle')}>
        <p>
          {t('status.goingLead')} <Time value={deleteAfter} say="day" />.
        </p>
        <Form method="post">
          <Button variant="primary" name="intent" value="keep">
            {t('status.keep')}
          </Button>
        </Form>
      </PagePart>
    );
  if (status === 'suspended')
    return (
      <PagePart title={t('status.resumeTitle')} lead={t('status.resumeLead')}>
        <Form method="post">
          <Button variant="primary" name="intent" value="resume">
            {t('status.resume')}
          </Button>
        </Form>
      </PagePart>
    );
  return (
    <PagePart title={t('status.title')} lead={t('status.lead')}>
      <details open={fault !== undefined}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-urgent-ink underline underline-offset-4">
          {t('status.suspendOpen')}
        </summary>
        <Form method="post" className="mt-2 grid justify-items-start gap-4" noValidate>
          <TextArea
            name="why"
            label={t('status.why')}
            hint={t('status.whyHint')}
            error={fault}
            defaultValue={why}
            className="w-full"
            rows={3}
            maxLength={500}
            dir="auto"
            required
          />
          <Button variant="danger" name="intent" value="suspend" icon="lock">
            {t('status.suspend')}
          </Button>
        </Form>
      </details>
    </PagePart>
  );
}
