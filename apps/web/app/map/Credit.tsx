/** The sources of the offline map. GeoNames asks to be named (CC-BY); Mapbox draws a credit of its own. */
export function Credit() {
  return (
    <p className="map-credit" dir="ltr">
      <a href="https://www.naturalearthdata.com/" rel="noreferrer">
        Natural Earth
      </a>
      {' · '}
      <a href="https://www.geonames.org/" rel="noreferrer">
        GeoNames
      </a>
    </p>
  );
}
