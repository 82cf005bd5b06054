import type { Kind } from '@entraide/model/listing';

/** A request is a filled drop, an offer an outlined disc: told apart without colour. Urgent adds a sign of its own. */
export function MarkerIcon({ kind, urgent }: { kind: Kind; urgent: boolean }) {
  return (
    <svg
      className={`map-icon map-icon-${kind}`}
      viewBox="0 0 32 32"
      width="32"
      height="32"
      aria-hidden="true"
    >
      {kind === 'request' ? (
        <>
          <path className="map-icon-shape" d="M16 29.5 8 20.6a10.6 10.6 0 1 1 16 0Z" />
          <circle className="map-icon-core" cx="16" cy="13.4" r="3.6" />
        </>
      ) : (
        <>
          <circle className="map-icon-shape" cx="16" cy="16" r="10" />
          <circle className="map-icon-core" cx="16" cy="16" r="3" />
        </>
      )}
      {urgent && (
        <g className="map-icon-urgent">
          <circle cx="25" cy="7" r="6" />
          <path d="M25 3.6v4M25 10v.2" />
        </g>
      )}
    </svg>
  );
}
