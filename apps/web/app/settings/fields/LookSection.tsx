import { LookFields } from '../../look/LookFields.tsx';
import { LookPreview } from '../../look/LookPreview.tsx';
import { ShadeTable } from '../../look/ShadeTable.tsx';
import { schemes } from '../../look/shades.ts';
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
            {look && (
              <div className="grid grid-cols-1 content-start gap-6 lg:row-span-2">
                {schemes.map((scheme) => (
                  <LookPreview key={scheme} theme={theme} scheme={scheme} space={look} />
                ))}
              </div>
            )}
            <ShadeTable theme={theme} />
          </>
        )}
      </LookFields>
    </Part>
  );
}
