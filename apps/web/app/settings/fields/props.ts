import type { SectionData } from '../section-data.server.ts';
import type { Sent, Values } from '../values.ts';

export interface FieldsProps {
  values: Values;
  faultOf: (field: string) => string | undefined;
  /** Languages of the space, its own first. */
  locales: readonly string[];
  /** By setting: the file that declares it. */
  locked: Readonly<Record<string, string>>;
  data: SectionData;
  rendered: Sent['rendered'];
}
