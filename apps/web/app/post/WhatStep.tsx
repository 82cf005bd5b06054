import { personalDetails, seemsToNameChild } from '@entraide/model/listing';
import { useTranslation } from 'react-i18next';
import { TextArea, TextInput } from '../components/Field.tsx';
import { Notice } from '../components/Notice.tsx';
import { RadioCards } from '../components/RadioCards.tsx';
import { SafetyNote } from '../safety/SafetyNote.tsx';
import { CharactersLeft } from './CharactersLeft.tsx';
import { Step } from './Step.tsx';
import type { StepProps } from './step-props.ts';
import { isKind } from './values.ts';

export function WhatStep({ values, live, facts, faultOf }: StepProps) {
  const { t } = useTranslation('post');
  const { t: tSafety } = useTranslation('safety');
  const { categories, longest } = facts;
  const category = categories.find(({ slug }) => slug === live.category);
  const hint = category?.hint && isKind(live.kind) ? category.hint[live.kind] : null;
  const text = `${live.title}\n${live.description}`;
  const personal = personalDetails(text).length > 0;
  const child = category?.children === true && seemsToNameChild(text);
  return (
    <Step legend={t('what.legend')}>
      <RadioCards
        name="category"
        label={t('what.category')}
        layout="tiles"
        required
        defaultValue={values.category}
        error={faultOf('category')}
        options={categories.map(({ slug, label, icon }) => ({ value: slug, label, icon }))}
      />
      {category?.safety && <SafetyNote key={category.slug} note={category.safety} />}
      <div className="grid gap-1.5">
        <TextInput
          name="title"
          label={t('what.title')}
          hint={t('what.titleHint')}
          error={faultOf('title')}
          defaultValue={values.title}
          autoComplete="off"
          dir="auto"
          required
        />
        <CharactersLeft text={live.title} longest={longest.title} shownBelow={40} />
      </div>
      <div className="grid gap-1.5">
        <TextArea
          name="description"
          label={t('what.description')}
          hint={
            <>
              {hint && <span className="block font-semibold text-ink">{hint}</span>}
              {t('what.descriptionHint')}
            </>
          }
          error={faultOf('description')}
          defaultValue={values.description}
          className="[&_textarea]:min-h-40"
          dir="auto"
          required
        />
        <CharactersLeft text={live.description} longest={longest.description} />
        <div role="status" className="grid gap-2">
          {personal && <Notice tone="warning">{t('what.personal')}</Notice>}
          {child && <Notice tone="warning">{tSafety('child')}</Notice>}
        </div>
      </div>
    </Step>
  );
}
