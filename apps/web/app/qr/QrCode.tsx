import type { QrCode as Code } from './qr.server.ts';

interface QrCodeProps extends Code {
  /** Absent where the same stands beside it in words. */
  label?: string;
  className?: string;
}

/** Black on white whatever the theme: only so does a camera read it. */
export function QrCode({ side, path, label, className = 'size-32' }: QrCodeProps) {
  return (
    <svg
      viewBox={`-2 -2 ${side + 4} ${side + 4}`}
      shapeRendering="crispEdges"
      className={`flex-none bg-[#fff] print-exact ${className}`}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
