import type { QrCode as Code } from './qr.server.ts';

/** Black on white whatever the theme: only so does a camera read it. Not read aloud: it stands beside the same address in words. */
export function QrCode({ side, path }: Code) {
  return (
    <svg
      viewBox={`-2 -2 ${side + 4} ${side + 4}`}
      shapeRendering="crispEdges"
      className="size-32 flex-none bg-[#fff] print-exact"
      aria-hidden="true"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
