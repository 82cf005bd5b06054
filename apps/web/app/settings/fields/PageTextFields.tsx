import { directionOf, ownNameOf } from '@entraide/model/language';
import { pageKey } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../components/Field.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

/** The text of one page in each language, and how it would look once somebody asks for it. */
export function PageTextFields({
  page,
  values,
  faultOf,
  locales,
  locked,
  rendered,
}: FieldsProps & { page: string }) {
  const { t } = useTranslation('settings');
  return locales.map((locale) => {
    const key = pageKey(page, locale);
    const seen = rendered[key];
    return (
      <Part key={key} of={key} locked={locked} title={ownNameOf(locale)}>
        <TextArea
          name={key}
          label={t('pages.text')}
          hint={t('pages.textHint')}
          error={faultOf(key)}
          defaultValue={values[key] ?? ''}
          rows={12}
          lang={locale}
          dir={directionOf(locale)}
          optional
        />
        {seen && (
          <section
            aria-label={t('pages.preview', { language: ownNameOf(locale) })}
            className="rounded-card border border-line bg-surface p-5"
            data-rendered={locale}
            lang={locale}
            dir={directionOf(locale)}
          >
            <p className="mb-3 font-title text-2xl font-bold">{seen.title}</p>
            <div
              className="prose"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown gives no raw HTML, no pictures, no styles, only safe schemes
              dangerouslySetInnerHTML={{ __html: seen.html }}
            />
          </section>
        )}
      </Part>
    );
  });
}
