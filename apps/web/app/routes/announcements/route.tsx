import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  consoleAction,
  consoleLoader,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { changeAnnouncements, loadAnnouncements } from './announcements.server.ts';

export const handle = { i18n: ['console'] };

export const loader = consoleLoader(loadAnnouncements);
export const action = consoleAction(changeAnnouncements);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

export default function Announcements() {
  const { t } = useTranslation('console');
  const { title, announcements, done, inAWeek } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('console', sent?.faults);
  return (
    <Page title={title} intro={t('announcements.lead')} width="wide">
      {done && !sent && (
        <div className="mb-8">
          <Notice tone="success" role="status">
            {t(`announcements.done.${done}`)}
          </Notice>
        </div>
      )}
      <FormErrors faults={faults.list} />
      <PagePart title={t('announcements.new')}>
        <Form key={announcements.length} method="post" className="grid grid-cols-1 gap-4" noValidate>
          {(['textFr', 'textEn'] as const).map((name) => (
            <TextArea
              key={name}
              name={name}
              label={t(`announcements.${name}`)}
              error={faults.of(name)}
              defaultValue={sent?.typed[name]}
              rows={3}
              maxLength={1000}
              lang={name === 'textFr' ? 'fr' : 'en'}
              required
            />
          ))}
          <TextInput
            name="lastDay"
            type="date"
            label={t('announcements.lastDay')}
            error={faults.of('lastDay')}
            defaultValue={sent?.typed.lastDay || inAWeek}
            className="max-w-60"
            required
          />
          <Checkbox
            name="byMail"
            value="1"
            label={t('announcements.byMail')}
            hint={t('announcements.byMailHint')}
            defaultChecked={sent?.typed.byMail}
          />
          <p>
            <Button variant="primary" name="intent" value="make" icon="send">
              {t('announcements.submit')}
            </Button>
          </p>
        </Form>
      </PagePart>
      <PagePart title={t('announcements.all')}>
        {announcements.length === 0 && <p>{t('announcements.none')}</p>}
        <ul className="grid">
          {announcements.map((one) => (
            <li key={one.id} className="grid grid-cols-1 gap-2 border-t border-line py-4">
              <p className="text-sm text-ink-muted">
                <bdi>{one.by}</bdi> · <Time value={one.createdAt} /> ·{' '}
                {t(one.isShown ? 'announcements.until' : 'announcements.over')}{' '}
                <Time value={one.until} say="day" />
                {one.byMail && ` · ${t(one.isMailed ? 'announcements.mailed' : 'announcements.mailing')}`}
              </p>
              <p lang="fr" className="max-w-measure whitespace-pre-line wrap-anywhere">
                {one.fr}
              </p>
              <p lang="en" className="max-w-measure whitespace-pre-line wrap-anywhere text-ink-muted">
                {one.en}
              </p>
              {one.isShown && (
                <Form method="post">
                  <input type="hidden" name="id" value={one.id} />
                  <Button name="intent" value="end">
                    {t('announcements.end')}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      </PagePart>
    </Page>
  );
}
