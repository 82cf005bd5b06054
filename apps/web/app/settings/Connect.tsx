import { hasTeamPages } from '@entraide/model/language';
import { duesPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Select } from '../components/Field.tsx';
import { Notice } from '../components/Notice.tsx';
import { TestNotice } from '../dues/TestNotice.tsx';
import { ConfirmFirst } from '../factor/ConfirmFirst.tsx';
import { Form } from '../forms/Form.tsx';
import type { SectionData } from './section-data.server.ts';

const tones = {
  none: 'info',
  begun: 'info',
  asked: 'warning',
  ready: 'success',
  disconnected: 'warning',
} as const;

/** How the association stands with Stripe, and the way there. */
export function Connect({
  state,
  told,
  country,
  countries,
  changesMoney,
  test,
  askedAgain,
}: NonNullable<SectionData['dues']>) {
  const { t, i18n } = useTranslation('payments');
  // Its words are not there in every language: the English ones are read as English.
  const spoken = !hasTeamPages(i18n.language) ? { lang: 'en', dir: 'ltr' } : {};
  if (state === 'absent') return <Notice>{t('connect.absent')}</Notice>;
  return (
    <section className="grid gap-4 rounded-card border border-line bg-surface p-4" {...spoken}>
      <h2 className="text-xl">{t('connect.title')}</h2>
      <TestNotice test={test} />
      <ConfirmFirst asked={askedAgain} />
      {told && (
        <Notice tone={told === 'country' ? 'warning' : 'info'} role="status">
          {t(`connect.told.${told}`)}
        </Notice>
      )}
      <Notice tone={tones[state]}>{t(`connect.state.${state}`)}</Notice>
      {changesMoney && <Notice tone="warning">{t('connect.currency', { currency: changesMoney })}</Notice>}
      {state !== 'ready' && (
        <Form
          method="post"
          action={duesPaths.connect()}
          className="grid justify-items-start gap-4"
          noValidate
        >
          {state === 'none' ? (
            <Select
              name="country"
              label={t('connect.country')}
              hint={t('connect.countryHint')}
              defaultValue={country}
            >
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          ) : (
            <input type="hidden" name="country" value={country} />
          )}
          <Button variant="primary" icon="arrow-right">
            {t(state === 'none' ? 'connect.begin' : 'connect.goOn')}
          </Button>
        </Form>
      )}
      {state !== 'none' && state !== 'disconnected' && (
        <Form method="post" action={duesPaths.connect()} className="grid justify-items-start gap-2">
          <Button variant="quiet" name="intent" value="disconnect" className="-ms-4">
            {t('connect.end')}
          </Button>
          <p className="max-w-measure text-sm text-ink-muted">{t('connect.endHint')}</p>
        </Form>
      )}
    </section>
  );
}
