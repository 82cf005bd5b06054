import { directionOf, ownNameOf } from '@entraide/model/language';
import { categoryIcons, safetyKinds } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { Checkbox, Select, TextArea, TextInput } from '../../components/Field.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { categoryLimits } from '../sections/category-limits.ts';
import { orderOf } from '../sections/order.ts';
import { LocaleTexts } from './LocaleTexts.tsx';
import { MoveButtons } from './MoveButtons.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function CategoriesFields({ values, faultOf, locales, locked, data }: FieldsProps) {
  const { t } = useTranslation('settings');
  const { counts = {}, labels = {}, others = [] } = data.categories ?? {};
  const order = orderOf(values['categories.order'] ?? '', Object.keys(labels));
  return (
    <Part of="categories" locked={locked}>
      <input type="hidden" name="categories.order" value={order.join(',')} />
      <ol className="grid grid-cols-1 gap-3">
        {order.map((slug, index) => (
          <li key={slug} className="rounded-card border border-line bg-surface p-3">
            <Category
              slug={slug}
              label={labels[slug] ?? slug}
              count={counts[slug] ?? 0}
              first={index === 0}
              last={index === order.length - 1}
              {...{ values, faultOf, locales }}
            />
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{t('categories.others')}</legend>
          {others.map(({ slug, label }) => (
            <Checkbox
              key={slug}
              name={`categories.add.${slug}`}
              label={label}
              defaultChecked={values[`categories.add.${slug}`] === 'on'}
            />
          ))}
        </fieldset>
      )}
      <fieldset id="categories.new.label" tabIndex={-1} className="grid min-w-0 grid-cols-1 gap-4">
        <legend className="mb-2 font-semibold">{t('categories.new')}</legend>
        {faultOf('categories.new.label') && <Notice tone="danger">{faultOf('categories.new.label')}</Notice>}
        <LocaleTexts
          name="categories.new.label"
          label={t('key.categories.label')}
          most={categoryLimits.label}
          optional
          {...{ values, faultOf, locales }}
        />
        <Mark
          name="categories.new.icon"
          value={values['categories.new.icon'] ?? 'shapes'}
          error={undefined}
        />
      </fieldset>
    </Part>
  );
}

interface CategoryProps extends Pick<FieldsProps, 'values' | 'faultOf' | 'locales'> {
  slug: string;
  label: string;
  count: number;
  first: boolean;
  last: boolean;
}

function Category({ slug, label, count, first, last, values, faultOf, locales }: CategoryProps) {
  const { t } = useTranslation('settings');
  const name = `categories.${slug}`;
  const wrong = Object.keys(values).some((field) => field.startsWith(`${name}.`) && faultOf(field));
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex min-w-0 items-center gap-3">
          <span className="tile">
            <Icon name={(values[`${name}.icon`] ?? 'shapes') as IconName} className="size-6" />
          </span>
          <span className="grid">
            <span className="font-semibold">{label}</span>
            <span className="text-sm text-ink-muted">{t('categories.count', { count })}</span>
          </span>
        </span>
        <MoveButtons name={slug} label={label} first={first} last={last} />
      </div>
      <details open={wrong}>
        <summary className="link inline-flex min-h-11 items-center">
          {t('categories.open', { name: label })}
        </summary>
        <div className="mt-2 grid grid-cols-1 gap-4">
          <LocaleTexts
            name={`${name}.label`}
            label={t('key.categories.label')}
            most={categoryLimits.label}
            {...{ values, faultOf, locales }}
          />
          <Mark
            name={`${name}.icon`}
            value={values[`${name}.icon`] ?? 'shapes'}
            error={faultOf(`${name}.icon`)}
          />
          <TextInput
            name={`${name}.days`}
            label={t('key.categories.lifetimeDays')}
            hint={t('categories.daysHint')}
            error={faultOf(`${name}.days`)}
            defaultValue={values[`${name}.days`]}
            inputMode="numeric"
            autoComplete="off"
            dir="ltr"
          />
          {(['request', 'offer'] as const).map((side) => (
            <LocaleTexts
              key={side}
              name={`${name}.${side}`}
              label={t(`key.categories.hint.${side}`)}
              hint={t('categories.hintHint')}
              most={categoryLimits.hint}
              optional
              {...{ values, faultOf, locales }}
            />
          ))}
          <Safety {...{ name, values, faultOf, locales }} />
          {locales.map((locale, index) => (
            <TextArea
              key={locale}
              name={`${name}.words.${locale}`}
              label={`${t('key.categories.words')} (${ownNameOf(locale)})`}
              hint={index === 0 ? t('categories.wordsHint') : undefined}
              error={faultOf(`${name}.words.${locale}`)}
              defaultValue={values[`${name}.words.${locale}`] ?? ''}
              rows={2}
              lang={locale}
              dir={directionOf(locale)}
              optional
            />
          ))}
          <Checkbox
            name={`${name}.off`}
            label={t('categories.off')}
            hint={t('categories.offHint', { count })}
            defaultChecked={values[`${name}.off`] === 'on'}
          />
        </div>
      </details>
    </>
  );
}

/** What is said of safety, and who may write. */
function Safety({
  name,
  values,
  faultOf,
  locales,
}: Omit<CategoryProps, 'slug' | 'label' | 'count' | 'first' | 'last'> & { name: string }) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4 border-t border-line pt-4">
      <legend className="float-start mb-2 w-full font-semibold">{t('categories.safety')}</legend>
      <Select
        name={`${name}.safetyKind`}
        label={t('key.categories.safetyKind')}
        hint={t('categories.safetyKindHint')}
        error={faultOf(`${name}.safetyKind`)}
        defaultValue={values[`${name}.safetyKind`]}
      >
        {safetyKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`value.categories.safetyKind.${kind}`)}
          </option>
        ))}
      </Select>
      {(['safety', 'safetyMore'] as const).map((field) => (
        <LocaleTexts
          key={field}
          name={`${name}.${field}`}
          label={t(`key.categories.${field}`)}
          hint={t(`categories.${field}Hint`)}
          most={categoryLimits[field]}
          optional
          {...{ values, faultOf, locales }}
        />
      ))}
      <TextInput
        name={`${name}.trustDays`}
        label={t('key.categories.trust.days')}
        hint={t('categories.trustDaysHint')}
        error={faultOf(`${name}.trustDays`)}
        defaultValue={values[`${name}.trustDays`]}
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
      />
      <Checkbox
        name={`${name}.trustVouched`}
        label={t('key.categories.trust.vouched')}
        hint={t('categories.trustVouchedHint')}
        defaultChecked={values[`${name}.trustVouched`] === 'on'}
      />
    </fieldset>
  );
}

function Mark({ name, value, error }: { name: string; value: string; error: string | undefined }) {
  const { t } = useTranslation('settings');
  return (
    <Select name={name} label={t('key.categories.icon')} error={error} defaultValue={value}>
      {categoryIcons.map((icon) => (
        <option key={icon} value={icon}>
          {t(`icon.${icon}`)}
        </option>
      ))}
    </Select>
  );
}
