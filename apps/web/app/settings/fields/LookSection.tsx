import { LookFields } from '../../look/LookFields.tsx';
import { LookPreviews } from '../../look/LookPreviews.tsx';
import { ShadeTable } from '../../look/ShadeTable.tsx';
import { Part } from './Part.tsx';
import type { FieldsProps } from './props.ts';

export function LookSection({ values, faultOf, locked, data: { look } }: FieldsProps) {
  const value = (name: string) => values[`theme.${name}`] ?? '';
  return (
    <Part of="theme" locked={locked} columns>
      <LookFields
        values={{
          brand: value('brand'),
          accent: value('accent'),
          font: value('font'),
          corners: value('corners'),
        }}
        faultOf={(name) => faultOf(`theme.${name}`)}
        pairs={look?.pairs ?? []}
      >
        {(theme) => (
          <>
            {look && <LookPreviews theme={theme} space={look} fixed={locked.theme !== undefined} />}
            <ShadeTable theme={theme} />
          </>
        )}
      </LookFields>
    </Part>
  );
}
