import type { AreaMapData, SaidFigures } from './said.ts';

/** Of the drawing; it takes the width there is. */
const WIDTH = 360;

interface ChartProps {
  /** What it shows, for who does not see it; a table beside it says the numbers. */
  label: string;
  /** The reader's language runs from right to left, and time with it. */
  rtl: boolean;
}

const svgClass = 'print-exact h-auto w-full max-w-xl';
const words = 'fill-ink text-[11px] forced-colors:fill-[CanvasText]';
const line = 'stroke-control-line forced-colors:stroke-[CanvasText]';
/** Posted: an outline. Solved: filled. So they differ without colours, too. */
const outline = 'fill-surface stroke-ink forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]';
const filled = 'fill-brand stroke-brand forced-colors:fill-[CanvasText] forced-colors:stroke-[CanvasText]';

/** Two bars a month: posted and solved. What is withheld is a dash. */
export function MonthChart({
  label,
  rtl,
  months,
  legend,
}: ChartProps & { months: SaidFigures['months']; legend: { asked: string; met: string } }) {
  const most = Math.max(...months.flatMap(({ asked, met }) => [asked ?? 0, met ?? 0]), 1);
  const [top, base, step, bar] = [28, 150, WIDTH / 12, 11];
  const at = (x: number, width = 0) => (rtl ? WIDTH - x - width : x);
  const heightOf = (count: number) => ((base - top) * count) / most;
  return (
    <svg viewBox={`0 0 ${WIDTH} 172`} role="img" aria-label={label} className={svgClass}>
      <rect x={at(2, 10)} y={4} width={10} height={10} className={outline} />
      <text x={at(18)} y={13} className={words}>
        {legend.asked}
      </text>
      <rect x={at(WIDTH / 2, 10)} y={4} width={10} height={10} className={filled} />
      <text x={at(WIDTH / 2 + 16)} y={13} className={words}>
        {legend.met}
      </text>
      {months.map(({ name, letter, asked, met }, month) => (
        <g key={name}>
          {[asked, met].map((count, index) => {
            const x = at(month * step + 3 + index * (bar + 1), bar);
            const key = index === 0 ? 'asked' : 'met';
            if (count === null)
              return (
                <text key={key} x={x + bar / 2} y={base - 3} textAnchor="middle" className={words}>
                  –
                </text>
              );
            const height = heightOf(count);
            return (
              <rect
                key={key}
                {...{ x, y: base - height, width: bar, height }}
                className={index === 0 ? outline : filled}
              />
            );
          })}
          <text x={at(month * step + step / 2)} y={166} textAnchor="middle" className={words}>
            {letter}
          </text>
        </g>
      ))}
      <line x1={0} y1={base} x2={WIDTH} y2={base} className={line} />
    </svg>
  );
}

/** A bar a row, under its words. */
export function CategoryChart({
  label,
  rtl,
  rows,
}: ChartProps & { rows: NonNullable<SaidFigures['categories']> }) {
  const most = Math.max(...rows.map(({ count }) => count), 1);
  const step = 34;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${rows.length * step}`} role="img" aria-label={label} className={svgClass}>
      {rows.map(({ name, count, said }, row) => {
        const width = (WIDTH * count) / most;
        return (
          <g key={name}>
            <text x={rtl ? WIDTH : 0} y={row * step + 12} className={words}>
              {name}
            </text>
            <text x={rtl ? 0 : WIDTH} y={row * step + 12} textAnchor="end" className={words}>
              {said[0]}
            </text>
            <rect
              {...{ x: rtl ? WIDTH - width : 0, y: row * step + 17, width, height: 10 }}
              className={filled}
            />
          </g>
        );
      })}
    </svg>
  );
}

/** Squares of the world with a disc each, the larger the more is not solved; the number is that of the table's row. */
export function AreaMap({ label, map }: { label: string; map: AreaMapData }) {
  return (
    <svg
      viewBox={`0 0 ${map.width} ${map.height}`}
      role="img"
      aria-label={label}
      direction="ltr"
      className={`${svgClass} bg-map-water forced-colors:bg-[Canvas]`}
    >
      <path
        d={map.land}
        className="fill-map-ground stroke-map-border forced-colors:fill-[Canvas] forced-colors:stroke-[GrayText]"
        strokeWidth={0.5}
      />
      {map.areas.map(({ number, name, count, x, y, w, h, radius }) => (
        <g key={number}>
          <title>{`${number}. ${name}: ${count}`}</title>
          <rect
            {...{ x, y, width: w, height: h, strokeWidth: 0.5 }}
            className="fill-transparent stroke-map-label forced-colors:stroke-[CanvasText]"
          />
          {radius > 0 && (
            <circle
              {...{ cx: x + w / 2, cy: y + h / 2, r: radius }}
              className="fill-map-cluster forced-colors:fill-[CanvasText]"
            />
          )}
          {radius >= 7 && (
            <text
              {...{ x: x + w / 2, y: y + h / 2 + 3.5 }}
              textAnchor="middle"
              className="fill-on-map-cluster text-[10px] font-semibold forced-colors:fill-[Canvas]"
            >
              {number}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
