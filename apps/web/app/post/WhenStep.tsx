import { safetyPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Checkbox, TextInput } from '../components/Field.tsx';
import { Link } from '../components/Link.tsx';
import { formatsFor } from '../i18n/format.ts';
import { Step } from './Step.tsx';
import type { StepProps } from './step-props.ts';

/** @param ownChoices whether it may be for somebody else, and without a name */
export function WhenStep({
  values,
  live,
  facts,
  faultOf,
  ownChoices = true,
}: StepProps & { ownChoices?: boolean }) {
  const { t, i18n } = useTranslation('post');
  const { t: tSafety } = useTranslation('safety');
  const category = facts.categories.find(({ slug }) => slug === live.category);
  const usual = category ? t('when.untilHint', { count: category.lifetimeDays }) : t('when.untilAny');
  // The browser writes the date in its own language, which may be another one than the page's.
  const chosen = sayDay(live.until, i18n.language);
  return (
    <Step legend={t('when.legend')}>
      <TextInput
        type="date"
        name="until"
        label={t('when.until')}
        hint={chosen === null ? usual : t('when.untilDay', { date: chosen })}
        error={faultOf('until')}
        defaultValue={values.until}
        min={facts.ends.first}
        max={facts.ends.last}
        optional
        className="sm:[&_input]:max-w-xs"
      />
      <div className="on-behalf grid gap-3">
        <Checkbox
          name="urgent"
          label={t('when.urgent')}
          hint={t('when.urgentHint')}
          defaultChecked={values.urgent}
        />
        <p className="ps-9">
          <Link to={safetyPaths.emergency()} className="link inline-flex min-h-11 items-center">
            {tSafety('link')}
          </Link>
        </p>
        {ownChoices && (
          <>
            <Checkbox
              name="onBehalf"
              label={t('when.onBehalf')}
              hint={t('when.onBehalfHint')}
              defaultChecked={values.onBehalf}
            />
            <div className="if-on-behalf">
              <Checkbox
                name="consent"
                label={t('when.consent')}
                hint={t('when.consentHint')}
                error={faultOf('consent')}
                defaultChecked={values.consent}
                className="ms-9"
              />
            </div>
            <Checkbox
              name="hideName"
              label={t('when.hideName')}
              hint={t('when.hideNameHint')}
              defaultChecked={values.hideName}
            />
          </>
        )}
      </div>
    </Step>
  );
}

function sayDay(day: string, locale: string): string | null {
  const date = new Date(day);
  return day === '' || Number.isNaN(date.getTime()) ? null : formatsFor(locale).fullDay(date);
}
