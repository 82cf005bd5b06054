import { useTranslation } from 'react-i18next';
import { Checkbox, TextInput } from '../components/Field.tsx';
import type { StepProps } from './PostForm.tsx';
import { Step } from './Step.tsx';

export function WhenStep({ values, live, facts, faultOf }: StepProps) {
  const { t } = useTranslation('post');
  const category = facts.categories.find(({ slug }) => slug === live.category);
  const usual = category ? t('when.untilHint', { count: category.lifetimeDays }) : t('when.untilAny');
  return (
    <Step legend={t('when.legend')}>
      <TextInput
        type="date"
        name="until"
        label={t('when.until')}
        hint={usual}
        error={faultOf('until')}
        defaultValue={values.until}
        min={facts.ends.first}
        max={facts.ends.last}
        optional
        className="sm:[&_input]:max-w-xs"
      />
      <div className="grid gap-3">
        <Checkbox
          name="urgent"
          label={t('when.urgent')}
          hint={t('when.urgentHint')}
          defaultChecked={values.urgent}
        />
        <Checkbox
          name="onBehalf"
          label={t('when.onBehalf')}
          hint={t('when.onBehalfHint')}
          defaultChecked={values.onBehalf}
        />
        <Checkbox
          name="hideName"
          label={t('when.hideName')}
          hint={t('when.hideNameHint')}
          defaultChecked={values.hideName}
        />
      </div>
    </Step>
  );
}
