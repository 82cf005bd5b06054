import { ownNameOf } from '@entraide/model/language';
import { settingsPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Checkbox, TextInput } from '../../components/Field.tsx';
import { Link } from '../../components/Link.tsx';
import { sayOr } from '../say-or.ts';
import { orderOf } from '../sections/order.ts';
import { MoveButtons } from './MoveButtons.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function PagesFields({ values, faultOf, locked, locales, data }: FieldsProps) {
  const { t } = useTranslation('settings');
  const known = data.pages ?? [];
  const order = orderOf(
    values['pages.order'] ?? '',
    known.map(({ name }) => name),
  );
  return (
    <Part of="pages" locked={{}}>
      <input type="hidden" name="pages.order" value={order.join(',')} />
      <ul className="grid grid-cols-1 gap-4">
        {order.map((name, index) => {
          const written = known.find((page) => page.name === name)?.locales ?? [];
          const said = sayOr(t, `page.${name}`, name);
          return (
            <li key={name} className="grid gap-2 rounded-card border border-line bg-surface p-4">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <span className="grid">
                  <Link
                    to={settingsPaths.page(name)}
                    className="link inline-flex min-h-11 items-center font-semibold"
                  >
                    {t('pages.write', { page: said })}
                  </Link>
                  <span className="text-sm text-ink-muted">
                    {locales
                      .map(
                        (locale) =>
                          `${ownNameOf(locale)} ${written.includes(locale) ? '✓' : t('pages.missing')}`,
                      )
                      .join(' · ')}
                  </span>
                </span>
                {!locked.pages && (
                  <MoveButtons
                    name={name}
                    label={said}
                    first={index === 0}
                    last={index === order.length - 1}
                  />
                )}
              </div>
              {!locked.pages && (
                <Checkbox
                  name={`pages.${name}.off`}
                  label={t('pages.off')}
                  error={faultOf(`pages.${name}.off`)}
                  defaultChecked={values[`pages.${name}.off`] === 'on'}
                />
              )}
            </li>
          );
        })}
      </ul>
      <Part of="pages" locked={locked}>
        <TextInput
          name="pages.new"
          label={t('pages.new')}
          hint={t('pages.newHint')}
          error={faultOf('pages.new')}
          defaultValue={values['pages.new']}
          dir="ltr"
          autoComplete="off"
          optional
        />
      </Part>
    </Part>
  );
}
