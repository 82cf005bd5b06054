/** The sources of our own map. GeoNames (CC-BY) and OpenStreetMap (ODbL) ask to be named; Mapbox draws a credit of its own. */
export function Credit({ streets }: { streets: boolean }) {
  return (
    <p className="map-credit" dir="ltr">
      <a href="https://www.naturalearthdata.com/" rel="noreferrer">
        Natural Earth
      </a>
      {' · '}
      <a href="https://www.geonames.org/" rel="noreferrer">
        GeoNames
      </a>
      {streets && (
        <>
          {' · '}
          <a href="https://www.openstreetmap.org/copyright" rel="noreferrer">
            © OpenStreetMap
          </a>
        </>
      )}
    </p>
  );
}
