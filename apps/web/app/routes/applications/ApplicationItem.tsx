import { consolePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '../../components/Button.tsx';
import { TextArea } from '../../components/Field.tsx';
import type { IconName } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import type { ShownApplication } from './applications.server.ts';

const looks: Record<ShownApplication['possible'][number], { variant: ButtonVariant; icon: IconName }> = {
  approve: { variant: 'primary', icon: 'check' },
  ask: { variant: 'secondary', icon: 'message-circle' },
  refuse: { variant: 'danger', icon: 'x' },
};

interface ApplicationItemProps {
  application: ShownApplication;
  /** What was sent back; null when this was not it. */
  refused: { remark: string; fault: string | undefined } | null;
}

/** Who would like to open a space, and what an operator can say. */
export function ApplicationItem({ application, refused }: ApplicationItemProps) {
  const { t } = useTranslation('console');
  const { slug, name, email, kind, country, looksLike, review, remark, answer } = application;
  const { createdAt, decidedAt, decidedBy, possible } = application;
  return (
    <li className="grid grid-cols-1 gap-3 rounded-card border border-line bg-surface p-4">
      <div>
        <h3 className="text-lg">
          <Link to={consolePaths.space(slug)} className="link inline-flex min-h-11 items-center">
            <bdi className="wrap-anywhere">{name}</bdi>
          </Link>
        </h3>
        <p className="text-sm wrap-anywhere text-ink-muted">
          <bdi dir="ltr">{slug}</bdi>
          {email && (
            <>
              {' · '}
              <bdi dir="ltr">{email}</bdi>
            </>
          )}
          {' · '}
          {t(`applications.kind.${kind}`)}
          {country && ` · ${country}`} · <Time value={createdAt} />
        </p>
      </div>
      <p>
        <span className="font-semibold">{t(`applications.review.${review}`)}</span>
        {decidedAt && decidedBy && (
          <span className="text-sm text-ink-muted">
            {' · '}
            <bdi>{decidedBy}</bdi> · <Time value={decidedAt} />
          </span>
        )}
      </p>
      {looksLike && (
        <p>
          {t('applications.looksLike')}{' '}
          <Link to={consolePaths.space(looksLike)} className="link">
            <bdi dir="ltr">{looksLike}</bdi>
          </Link>
        </p>
      )}
      {remark && (
        <p>
          {t('applications.said')} <q dir="auto">{remark}</q>
        </p>
      )}
      {answer && (
        <p>
          {t('applications.answered')} <q dir="auto">{answer}</q>
        </p>
      )}
      {possible.length > 0 && (
        <Form key={review} method="post" className="grid grid-cols-1 gap-3" noValidate>
          <input type="hidden" name="slug" value={slug} />
          <TextArea
            // Only the form that was sent back carries the plain id, where the summary of faults leads.
            id={refused ? 'remark' : `remark-${slug}`}
            name="remark"
            label={t('applications.remark')}
            hint={t('applications.remarkHint')}
            error={refused?.fault}
            defaultValue={refused?.remark}
            rows={2}
            maxLength={1000}
            dir="auto"
          />
          <p className="flex flex-wrap gap-3">
            {possible.map((decision) => (
              <Button key={decision} {...looks[decision]} name="decision" value={decision}>
                {t(`applications.${decision}`)} <span className="sr-only">{name}</span>
              </Button>
            ))}
          </p>
        </Form>
      )}
    </li>
  );
}
