import { ABOUT_LENGTH } from '@entraide/model/member';
import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { CheckCards } from '../../components/CheckCards.tsx';
import { TextArea, TextInput } from '../../components/Field.tsx';
import { FormErrors } from '../../components/FormErrors.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PlaceField } from '../../components/PlaceField.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
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
import type { PlaceOption } from '../../post/place.server.ts';
import { saveProfile, showProfile } from './profile.server.ts';

export const handle = { i18n: ['profile'] };
export const loader = spaceLoader(showProfile);
export const action = spaceAction(saveProfile);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What one tells the others of oneself. */
export default function MyProfile() {
  const { t } = useTranslation('profile');
  const loaded = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const faults = useFaults('profile', sent?.faults);
  const values = sent?.typed ?? loaded.values;
  return (
    <Page
      title={loaded.title}
      intro={
        <>
          <UpLink to={paths.me()} label={t('common:nav.me')} />
          <p>{t('lead')}</p>
        </>
      }
    >
      <div className="mb-6 grid gap-3 empty:hidden">
        {loaded.saved && !sent && (
          <Notice tone="success" role="status">
            {t('saved')}
          </Notice>
        )}
        {loaded.decision && (
          <Notice icon="hourglass" actions={<LinkButton to={loaded.decision}>{t('why')}</LinkButton>}>
            {t('aboutHeld')}
          </Notice>
        )}
      </div>
      <p className="mb-8">
        <LinkButton to={loaded.preview} icon="eye">
          {t('see')}
        </LinkButton>
      </p>
      <FormErrors faults={faults.list} />
      <Form key={loaded.ties.length} method="post" className="grid gap-8" noValidate>
        <TextInput
          name="displayName"
          label={t('name')}
          hint={t('nameHint')}
          error={faults.of('displayName')}
          defaultValue={values.displayName}
          autoComplete="given-name"
          maxLength={60}
          required
        />
        <TextArea
          name="about"
          label={t('about')}
          hint={t('aboutHint', { count: ABOUT_LENGTH })}
          error={faults.of('about')}
          defaultValue={values.about}
          rows={4}
          maxLength={ABOUT_LENGTH}
          dir="auto"
          optional
        />
        <div className="grid gap-2">
          <PlaceField
            name="place"
            idName="placeId"
            label={t('place')}
            hint={t('placeHint')}
            error={faults.of('place')}
            defaultText={values.place}
            defaultId={values.placeId ? Number(values.placeId) : undefined}
            near={loaded.around}
            enter="choose"
            optional
          />
          <Which name="placeId" places={sent?.options.place} />
        </div>
        <CheckCards
          name="languages"
          label={t('languages')}
          error={faults.of('languages')}
          options={loaded.languages}
          more={{ label: t('moreLanguages'), options: loaded.more }}
          chosen={values.languages}
        />
        <CheckCards
          name="helps"
          label={t('helps')}
          hint={t('helpsHint')}
          error={faults.of('helps')}
          options={loaded.helps}
          chosen={values.helps}
        />
        <div className="grid gap-4">
          {loaded.ties.length > 0 && (
            <CheckCards
              name="ties"
              label={t('ties')}
              hint={t('tiesKept')}
              options={loaded.ties}
              chosen={values.ties}
            />
          )}
          <div className="grid gap-2">
            <PlaceField
              name="tie"
              idName="tieId"
              label={t(loaded.ties.length > 0 ? 'tieMore' : 'ties')}
              hint={t('tiesHint')}
              error={faults.of('tie')}
              defaultText={values.tie}
              defaultId={values.tieId ? Number(values.tieId) : undefined}
              near={loaded.around}
              enter="choose"
              optional
            />
            <Which name="tieId" places={sent?.options.tie} />
            <div>
              <Button icon="plus">{t('add')}</Button>
            </div>
          </div>
        </div>
        <TextInput
          name="familyName"
          label={t('familyName')}
          hint={t('familyNameHint')}
          error={faults.of('familyName')}
          defaultValue={values.familyName}
          autoComplete="family-name"
          maxLength={60}
          optional
        />
        <div>
          <Button variant="primary">{t('save')}</Button>
        </div>
      </Form>
    </Page>
  );
}

interface WhichProps {
  /** Of the hidden field that it takes the place of. */
  name: string;
  places: readonly PlaceOption[] | undefined;
}

/** The words may mean any of these. */
function Which({ name, places = [] }: WhichProps) {
  const { t } = useTranslation('profile');
  if (places.length === 0) return null;
  return (
    <RadioCards
      name={name}
      id={`${name}-which`}
      label={t('which')}
      options={places.map(({ id, label, whole, closeTo }) => ({
        value: String(id),
        label,
        ...(whole && { hint: t('whole') }),
        ...(closeTo && { hint: t('closeTo', { place: `\u2068${closeTo}\u2069` }) }),
      }))}
    />
  );
}
