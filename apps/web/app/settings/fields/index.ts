import type { ComponentType } from 'react';
import type { SectionName } from '../values.ts';
import { CategoriesFields } from './CategoriesFields.tsx';
import { DeskFields } from './DeskFields.tsx';
import { DuesFields } from './DuesFields.tsx';
import { EmergencyFields } from './EmergencyFields.tsx';
import { EntryFields } from './EntryFields.tsx';
import { LanguagesFields } from './LanguagesFields.tsx';
import { LimitsFields } from './LimitsFields.tsx';
import { LookSection } from './LookSection.tsx';
import { MailFields } from './MailFields.tsx';
import { MembersFields } from './MembersFields.tsx';
import { PagesFields } from './PagesFields.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import type { FieldsProps } from './props.ts';
import { ReasonsFields } from './ReasonsFields.tsx';
import { RulesFields } from './RulesFields.tsx';
import { SecurityFields } from './SecurityFields.tsx';
import { TextsFields } from './TextsFields.tsx';
import { WordingFields } from './WordingFields.tsx';

export const fieldsOf: Readonly<Record<SectionName, ComponentType<FieldsProps>>> = {
  texts: TextsFields,
  pages: PagesFields,
  look: LookSection,
  categories: CategoriesFields,
  entry: EntryFields,
  members: MembersFields,
  languages: LanguagesFields,
  place: PlaceFields,
  emergency: EmergencyFields,
  wording: WordingFields,
  reasons: ReasonsFields,
  mail: MailFields,
  security: SecurityFields,
  desk: DeskFields,
  limits: LimitsFields,
  rules: RulesFields,
  dues: DuesFields,
};
