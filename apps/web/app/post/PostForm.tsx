import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { FormErrors } from '../components/FormErrors.tsx';
import { RadioCards } from '../components/RadioCards.tsx';
import { Form } from '../forms/Form.tsx';
import { type FormFault, useFaults } from '../forms/faults.ts';
import type { Fields } from '../forms/fields.ts';
import { useSending } from '../framework/index.ts';
import type { PostFacts } from './facts.server.ts';
import type { PlaceOption } from './place.server.ts';
import { Step } from './Step.tsx';
import type { StepProps } from './step-props.ts';
import { type PostValues, readValues } from './values.ts';
import { WhatStep } from './WhatStep.tsx';
import { WhenStep } from './WhenStep.tsx';
import { WhereStep } from './WhereStep.tsx';

interface PostFormProps {
  values: PostValues;
  facts: PostFacts;
  /** `lat,lon` of where the author looks from. */
  around: string;
  faults: FormFault[] | undefined;
  /** What the place's words may mean, to choose from. */
  places?: PlaceOption[] | undefined;
  /** Where an edited listing is shown now, which stays so while no other place is given. */
  shownAt?: string;
  submit: string;
  /** `values` are what the server keeps of a listing that is not published yet. */
  drafted?: boolean;
  /** The first step of a request for somebody who does not write it themselves, in place of "request or offer". */
  forSomebody?: (faultOf: (field: string) => string | undefined) => ReactNode;
  /** Beside the button that sends the form. */
  children?: ReactNode;
}

/** Four steps that are one plain form. With script, `live` follows what is typed; without, it is what the form began with. */
export function PostForm(props: PostFormProps) {
  const { values, facts, around, faults, places, shownAt, submit, drafted, forSomebody, children } = props;
  const { t } = useTranslation('post');
  const { list, of: faultSent } = useFaults('post', faults);
  const form = useRef<HTMLFormElement>(null);
  const [live, setLive] = useState(values);
  const read = () => form.current && setLive(readValues(new FormData(form.current)));
  const [place, setPlace] = useState<Partial<PostValues> | null>(null);
  // For what a browser filled in or kept before the script came, and for a place that is given back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is read, whatever it holds
  useEffect(() => void read(), [place]);
  // A fault stands while its field still holds what was sent.
  const faultOf = (field: string) =>
    live[field as keyof PostValues] === values[field as keyof PostValues] ? faultSent(field) : undefined;
  const sending = useSending();
  const step: StepProps = { values, live, facts, faultOf };
  const where = place ? { ...step, values: { ...values, ...place } } : step;
  return (
    <>
      <FormErrors faults={list} />
      <Form
        ref={form}
        method="post"
        noValidate
        onInput={read}
        className="grid grid-cols-1 gap-8"
        drafted={drafted === true}
        handOver={{ ...placeFields, take: (fields) => setPlace(placeOf(fields)) }}
      >
        {forSomebody ? (
          <>
            <input type="hidden" name="kind" value="request" />
            {forSomebody(faultOf)}
          </>
        ) : (
          <Step legend={t('kind.legend')}>
            <RadioCards
              name="kind"
              label={t('kind.legend')}
              hideLabel
              layout="pair"
              required
              defaultValue={values.kind}
              error={faultOf('kind')}
              options={(['request', 'offer'] as const).map((kind) => ({
                value: kind,
                label: t(`kind.${kind}`),
                hint: t(`kind.${kind}Hint`),
                icon: `mark-${kind}`,
              }))}
            />
          </Step>
        )}
        <WhatStep {...step} />
        <WhereStep
          key={JSON.stringify(place)}
          {...where}
          {...{ form, around }}
          places={places ?? []}
          {...(shownAt !== undefined && { shownAt })}
        />
        <WhenStep {...step} {...(forSomebody && { ownChoices: false })} />
        <div className="grid grid-cols-1 gap-3 border-t border-line pt-6">
          <Button variant="primary" size="large" wide disabled={sending}>
            {submit}
          </Button>
          {children}
        </div>
      </Form>
    </>
  );
}

/** What the step of the place holds itself. */
const placeFields = {
  names: ['place', 'placeId', 'lat', 'lon', 'precision'],
  hidden: ['placeId', 'lat', 'lon'],
};

const placeOf = (fields: Fields): Partial<PostValues> =>
  Object.fromEntries(placeFields.names.map((name) => [name, fields[name]?.[0] ?? '']));
