declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  // The build for strict content security policies: the same face as the main one.
  export { default } from 'mapbox-gl';
}
