import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import { formatsFor } from '../../i18n/format.ts';
import type { SpaceData } from './space.server.ts';

interface HandOverProps {
  space: SpaceData;
  typed: { named: string; because: string };
  fault: (field: string) => string | undefined;
}

/** Passes a space whose admins answer no more to somebody else of it. */
export function HandOver({ space: { succession }, typed, fault }: HandOverProps) {
  const { t, i18n } = useTranslation('console');
  const { number } = formatsFor(i18n.language);
  const { seenAt, asked, mayFrom, may, now } = succession;
  return (
    <PagePart id="hand-over" title={t('handOver.title')} lead={t('handOver.lead')}>
      <p>
        {t('handOver.seen')} <Time value={seenAt} say="day" />. {t(`handOver.asked.${asked}`)}
      </p>
      {now && (
        <Notice
          tone="warning"
          title={
            <>
              {t('handOver.until')} <Time value={now.dueAt} say="day" />
            </>
          }
          actions={
            <Form method="post">
              <input type="hidden" name="id" value={now.id} />
              <Button name="intent" value="withdraw">
                {t('handOver.withdraw')}
              </Button>
            </Form>
          }
        >
          <p>
            <bdi>{now.startedBy}</bdi> : <bdi>{now.reason}</bdi>
          </p>
          <p>{t('handOver.against', { count: now.objections, number: number(now.objections) })}</p>
          <ul className="grid gap-2">
            {now.words.map((words) => (
              <li key={words} className="border-s-4 border-line ps-3 whitespace-pre-line" dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!now && !may && (
        <p>
          {mayFrom === null ? (
            t('handOver.notYet')
          ) : (
            <>
              {t('handOver.from')} <Time value={mayFrom} say="day" />.
            </>
          )}
        </p>
      )}
      {may && (
        <Form method="post" className="grid justify-items-start gap-4" noValidate>
          <TextInput
            name="named"
            type="email"
            label={t('handOver.email')}
            hint={t('handOver.emailHint')}
            error={fault('named')}
            defaultValue={typed.named}
            className="w-full"
            autoComplete="off"
            inputMode="email"
            dir="ltr"
            maxLength={254}
            required
          />
          <TextArea
            name="because"
            label={t('handOver.reason')}
            hint={t('handOver.reasonHint')}
            error={fault('because')}
            defaultValue={typed.because}
            className="w-full"
            rows={3}
            maxLength={500}
            dir="auto"
            required
          />
          <Button variant="danger" name="intent" value="hand-over">
            {t('handOver.submit')}
          </Button>
        </Form>
      )}
    </PagePart>
  );
}
