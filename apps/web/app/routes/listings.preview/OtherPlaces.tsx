import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Form } from '../../forms/Form.tsx';
import type { PlaceOption } from '../../post/place.server.ts';

interface OtherPlacesProps {
  /** As they were typed. */
  words: string;
  taken: number;
  options: PlaceOption[];
}

/** The place that was understood, and the others that the words may have meant, to put right without typing again. */
export function OtherPlaces({ words, taken, options }: OtherPlacesProps) {
  const { t } = useTranslation('post');
  return (
    <Form method="post" className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <RadioCards
        // Another one may have been taken meanwhile.
        key={taken}
        name="placeId"
        label={t('preview.whichPlace', { place: `\u2068${words}\u2069` })}
        defaultValue={String(taken)}
        options={options.map(({ id, label }) => ({ value: String(id), label }))}
      />
      <Button name="intent" value="place" className="justify-self-start">
        {t('action.takePlace')}
      </Button>
    </Form>
  );
}
