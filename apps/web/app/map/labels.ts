/** The words of a map, in the page's language. */
export interface MapLabels {
  /** Name of the map for those who do not see it. */
  map: string;
  show: string;
  loading: string;
  /** Instead of the map: no WebGL, or it could not be loaded. */
  unavailable: string;
  failed: string;
  retry: string;
  zoomIn: string;
  zoomOut: string;
  locate: string;
  locateFailed: string;
  searchArea: string;
  request: string;
  offer: string;
  urgent: string;
  point: string;
  twoFingers: string;
  ctrlScroll: string;
  cmdScroll: string;
  /** "12 listings" for a cluster. */
  count: (count: number) => string;
}

/** The part of i18next that is needed here. */
type Translate = (key: string, options?: { count: number }) => string;

/** Takes the words from the namespace `map`. */
export function mapLabels(t: Translate): MapLabels {
  return {
    map: t('map'),
    show: t('show'),
    loading: t('loading'),
    unavailable: t('unavailable'),
    failed: t('failed'),
    retry: t('retry'),
    zoomIn: t('zoomIn'),
    zoomOut: t('zoomOut'),
    locate: t('locate'),
    locateFailed: t('locateFailed'),
    searchArea: t('searchArea'),
    request: t('request'),
    offer: t('offer'),
    urgent: t('urgent'),
    point: t('point'),
    twoFingers: t('twoFingers'),
    ctrlScroll: t('ctrlScroll'),
    cmdScroll: t('cmdScroll'),
    count: (count) => t('count', { count }),
  };
}
