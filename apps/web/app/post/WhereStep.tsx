import { cellAt, MOST_CUTS, type Point, PointText } from '@entraide/model/geo';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { PlaceField } from '../components/PlaceField.tsx';
import { RadioCards } from '../components/RadioCards.tsx';
import type { PlaceOption } from './place.server.ts';
import { SeenPanel } from './SeenPanel.tsx';
import { Step } from './Step.tsx';
import type { StepProps } from './step-props.ts';
import { useNearMe } from './use-near-me.ts';
import { useSeen } from './use-seen.ts';
import { pointOf } from './values.ts';

const precisions = ['neighbourhood', 'city', 'country', 'public-place'] as const;

interface WhereStepProps extends StepProps {
  form: RefObject<HTMLFormElement>;
  /** `lat,lon` of where the author looks from. */
  around: string;
  /** What the words may mean, to choose from. */
  places: PlaceOption[];
  shownAt?: string;
}

/** The place in words or as a point; each takes the other's place. */
export function WhereStep({ values, live, faultOf, form, around, places, shownAt }: WhereStepProps) {
  const { t } = useTranslation('post');
  const [point, setPoint] = useState<Point | null>(() => pointOf(values));
  const [chosen, setChosen] = useState<number | null>(null);
  // Counts how often a point took the place of words, and begins the field anew each time.
  const [points, setPoints] = useState(0);
  const take = (taken: Point) => {
    setPoint(taken);
    setChosen(null);
    setPoints((count) => count + 1);
  };
  const nearMe = useNearMe(take);
  const exact = live.precision === 'public-place';
  // A position is rounded to the smallest cell here already: the exact one leaves the browser only for a public place.
  const sent = point && !exact ? cellAt(point, MOST_CUTS) : point;
  const seen = useSeen(
    form,
    [live.place, live.placeId, chosen, sent?.lat, sent?.lon, live.precision].join(' '),
  );
  const words = points === 0 ? values : null;
  const choose = points === 0 && places.length > 0 && live.place === values.place;
  return (
    <Step legend={t('where.legend')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears what happens in the field inside, which is the control */}
      <div
        className="grid scroll-mt-4 grid-cols-1 gap-2"
        onInput={({ target }) => isPlaceField(target) && setPoint(null)}
        onFocus={({ target, currentTarget }) => isPlaceField(target) && makeRoomBelow(currentTarget)}
      >
        <PlaceField
          key={points}
          name="place"
          idName="placeId"
          label={shownAt === undefined ? t('where.place') : t('edit.place')}
          hint={shownAt === undefined ? t('where.placeHint') : t('edit.placeHint', { place: shownAt })}
          error={points === 0 ? faultOf('place') : undefined}
          defaultText={words?.place}
          defaultId={words?.placeId ? Number(words.placeId) : undefined}
          near={around}
          enter="choose"
          onChoose={(place) => setChosen(place?.id ?? null)}
          optional={shownAt !== undefined}
        />
        {choose && (
          <RadioCards
            name="placeId"
            id="which"
            label={t('where.which')}
            options={places.map(({ id, label, whole, closeTo }) => ({
              value: String(id),
              label,
              ...(whole && { hint: t('where.whole') }),
              ...(closeTo && { hint: t('where.closeTo', { place: `\u2068${closeTo}\u2069` }) }),
            }))}
          />
        )}
        {sent && (
          <>
            <input type="hidden" name="lat" value={sent.lat} />
            <input type="hidden" name="lon" value={sent.lon} />
          </>
        )}
        <Button
          type="button"
          icon="locate-fixed"
          className="needs-script justify-self-start"
          onClick={nearMe.ask}
          aria-busy={nearMe.state === 'locating'}
        >
          {t('where.nearMe')}
        </Button>
        <div role="status">
          {nearMe.state === 'locating' && <p className="text-ink-muted">{t('where.locating')}</p>}
          {nearMe.state === 'failed' && <Notice tone="warning">{t('where.notLocated')}</Notice>}
          {nearMe.state !== 'locating' && point && (
            <Notice tone={exact ? 'warning' : 'success'}>{t(exact ? 'where.exact' : 'where.located')}</Notice>
          )}
        </div>
      </div>
      <div className="grid grid-cols-1 gap-4">
        <RadioCards
          name="precision"
          label={t('where.precision')}
          defaultValue={values.precision}
          error={faultOf('precision')}
          options={precisions.map((precision) => ({
            value: precision,
            label: t(`precision.${precision}`),
            hint: t(`precision.${precision}Hint`),
          }))}
        />
        <SeenPanel
          seen={seen}
          showMap={point !== null}
          {...(exact && { onChoose: take })}
          around={PointText.safeParse(around).data ?? null}
          onPoint={take}
        />
      </div>
    </Step>
  );
}

const isPlaceField = (target: EventTarget) => target instanceof HTMLInputElement && target.name === 'place';

/** Where a keyboard takes half of the screen, the list of places would open under it. */
function makeRoomBelow(field: Element) {
  if (matchMedia('(pointer: coarse)').matches) field.scrollIntoView({ block: 'start' });
}
