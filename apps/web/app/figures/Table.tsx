interface TableProps {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Numbers in columns; the first cell of a row names it. Scrolls by itself where it is too wide. */
export function Table({ caption, head, rows }: TableProps) {
  const [first, ...columns] = head;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section data-scrolls className="overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table className="w-full border-collapse text-start tabular-nums">
        <thead>
          <tr>
            <th scope="col" className="border-b border-line py-2 pe-3 text-start">
              {first}
            </th>
            {columns.map((name) => (
              <th key={name} scope="col" className="border-b border-line px-3 py-2 text-end">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two areas may have the same name, and rows never move
            <tr key={row} className="break-inside-avoid">
              <th scope="row" className="border-b border-line py-2 pe-3 text-start font-normal">
                <bdi>{what}</bdi>
              </th>
              {cells.map((cell, at) => (
                <td key={columns[at]} className="border-b border-line px-3 py-2 text-end">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
