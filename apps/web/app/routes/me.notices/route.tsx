import { DIGEST_TIMES, MOST_A_WEEK, RADII_KM } from '@entraide/model/notice';
import { alertPaths, paths, profilePaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, Select } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Link } from '../../components/Link.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PagePart } from '../../components/PagePart.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { Form } from '../../forms/Form.tsx';
import { useFaults } from '../../forms/faults.ts';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { KindChoice } from './KindChoice.tsx';
import { loadNotices, saveNotices } from './notices.server.ts';

export const handle = { i18n: ['notices'] };

export const loader = spaceLoader(loadNotices);
export const action = spaceAction(saveNotices);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

/** Which mails one gets, and when. */
export default function MyNotices() {
  const { t } = useTranslation('notices');
  const { title, settings, days, zones, ownZone, hasPlace, hasDues, saved } = useLoaderData<typeof loader>();
  const faults = useFaults('notices', useActionData<typeof action>()?.faults);
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={paths.me()} label={t('common:nav.me')} />
          <p className="max-w-measure">{t('mine.lead')}</p>
          <p className="max-w-measure">
            <Link to={paths.myMail()} className="link inline-flex min-h-11 items-center">
              {t('mine.arrive')}
            </Link>
          </p>
        </>
      }
    >
      <div className="mb-6 grid gap-3 empty:hidden">
        {saved && faults.list.length === 0 && (
          <Notice tone="success" role="status">
            {t('mine.saved')}
          </Notice>
        )}
      </div>
      <FormErrors faults={faults.list} />
      <Form method="post" noValidate>
        <section className="mb-10 max-w-2xl">
          <KindChoice kind="urgent" chosen={settings.urgent}>
            <Select name="radiusKm" label={t('radius.label')} defaultValue={String(settings.radiusKm)}>
              {RADII_KM.map((km) => (
                <option key={km} value={km}>
                  {t('radius.km', { km })}
                </option>
              ))}
            </Select>
            {!hasPlace && (
              <p className="text-sm text-ink-muted">
                {t('radius.noPlace')}{' '}
                <Link to={profilePaths.mine()} className="link inline-flex min-h-11 items-center">
                  {t('radius.sayPlace')}
                </Link>
              </p>
            )}
          </KindChoice>
          <KindChoice kind="message" chosen={settings.message}>
            <Checkbox
              name="messageText"
              value="yes"
              label={t('messageText')}
              defaultChecked={settings.messageText}
            />
          </KindChoice>
          <KindChoice kind="alert" chosen={settings.alert}>
            <Link
              to={alertPaths.mine()}
              className="link inline-flex min-h-11 items-center justify-self-start"
            >
              {t('toAlerts')}
            </Link>
          </KindChoice>
          <KindChoice kind="life" chosen={settings.life} />
          {hasDues && <KindChoice kind="dues" chosen={settings.dues} />}
          {!hasDues && <input type="hidden" name="dues" value={settings.dues} />}
        </section>
        <PagePart title={t('digest.title')} lead={t('digest.lead')}>
          <div className="grid max-w-2xl gap-4 sm:grid-cols-3">
            <Select name="digestDay" label={t('digest.day')} defaultValue={String(settings.digestDay)}>
              <option value="0">{t('digest.everyDay')}</option>
              {days.map((day, at) => (
                <option key={day} value={at + 1}>
                  {day}
                </option>
              ))}
            </Select>
            <Select name="digestTime" label={t('digest.time')} defaultValue={settings.digestTime}>
              {DIGEST_TIMES.map((time) => (
                <option key={time} value={time}>
                  {t(`digest.at.${time}`)}
                </option>
              ))}
            </Select>
            <Select name="weeklyMost" label={t('digest.most')} defaultValue={String(settings.weeklyMost)}>
              {upTo(MOST_A_WEEK).map((most) => (
                <option key={most} value={most}>
                  {most}
                </option>
              ))}
            </Select>
          </div>
          <p className="max-w-measure text-sm text-ink-muted">{t('digest.beside')}</p>
        </PagePart>
        <PagePart title={t('quiet.title')} lead={t('quiet.lead')}>
          <div className="grid max-w-2xl gap-4 sm:grid-cols-3">
            {(['quietFrom', 'quietTo'] as const).map((name) => (
              <Select key={name} name={name} label={t(`quiet.${name}`)} defaultValue={String(settings[name])}>
                {HOURS.map((hour) => (
                  <option key={hour} value={hour}>
                    {clock(hour)}
                  </option>
                ))}
              </Select>
            ))}
            <Select
              name="timeZone"
              label={t('quiet.zone')}
              defaultValue={settings.timeZone ?? ''}
              error={faults.of('timeZone')}
            >
              <option value="">
                {settings.timeZone === null
                  ? t(hasPlace ? 'quiet.placeZone' : 'quiet.homeZone', { zone: ownZone })
                  : t(hasPlace ? 'quiet.ofPlace' : 'quiet.ofHome')}
              </option>
              {zones.map(({ region, zones: ofRegion }) => (
                <optgroup key={region} label={region}>
                  {ofRegion.map(({ zone, city }) => (
                    <option key={zone} value={zone}>
                      {city}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </div>
          <div>
            <p className="font-semibold">{t('quiet.yet')}</p>
            <Checkbox
              name="wakeForUrgent"
              value="yes"
              label={t('quiet.wakeForUrgent')}
              defaultChecked={settings.wakeForUrgent}
            />
            <Checkbox
              name="wakeForMessages"
              value="yes"
              label={t('quiet.wakeForMessages')}
              defaultChecked={settings.wakeForMessages}
            />
          </div>
        </PagePart>
        <Button variant="primary" size="large">
          {t('mine.save')}
        </Button>
      </Form>
    </Page>
  );
}
