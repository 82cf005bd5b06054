import type { Box } from '@entraide/model/geo';
import { type Ground, groundFeatures } from '../map/basemap.ts';
import type { AreaMapData } from './said.ts';

const WIDTH = 360;
const HEIGHT = { least: 150, most: 300 };
const LARGEST_RADIUS = 16;
const SMALLEST_RADIUS = 3;

const [ground] = Object.values(
  import.meta.glob<Ground>('../../public/map/*/ground-coarse.json', { eager: true, import: 'default' }),
);

interface Drawn {
  number: number;
  name: string;
  count: number;
  box: Box;
}

/** Squares with a disc each, and the land around them. Null when there is nothing to draw. */
export function areaMap(areas: readonly Drawn[]): AreaMapData | null {
  if (areas.length === 0) return null;
  const view = viewOf(areas.map(({ box }) => box));
  const x = (lon: number) => round((lon - view.west) * view.scale);
  const y = (lat: number) => round((view.north - lat) * view.stretch * view.scale);
  const most = Math.max(...areas.map(({ count }) => count), 1);
  return {
    width: WIDTH,
    height: view.height,
    land: landIn(view, x, y),
    areas: areas.map(({ number, name, count, box }) => ({
      ...{ number, name, count, x: x(box.west), y: y(box.north) },
      w: round(x(box.east) - x(box.west)),
      h: round(y(box.south) - y(box.north)),
      radius: count === 0 ? 0 : round(Math.max(SMALLEST_RADIUS, Math.sqrt(count / most) * LARGEST_RADIUS)),
    })),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

interface View extends Box {
  /** Units a degree of longitude, and how much longer a degree of latitude is there. */
  scale: number;
  stretch: number;
  height: number;
}

/** All boxes with half of their size around, in a drawing that is neither flat nor tall. */
function viewOf(boxes: readonly Box[]): View {
  const [first] = boxes;
  const margin = first
    ? { lon: (first.east - first.west) * 1.5, lat: (first.north - first.south) * 1.5 }
    : { lon: 0, lat: 0 };
  let west = Math.max(-180, Math.min(...boxes.map((box) => box.west)) - margin.lon);
  let east = Math.min(180, Math.max(...boxes.map((box) => box.east)) + margin.lon);
  let south = Math.max(-90, Math.min(...boxes.map((box) => box.south)) - margin.lat);
  let north = Math.min(90, Math.max(...boxes.map((box) => box.north)) + margin.lat);
  const stretch = Math.min(3, 1 / Math.cos((((south + north) / 2) * Math.PI) / 180));
  const tall = ((north - south) * stretch) / (east - west);
  const wanted = Math.min(HEIGHT.most, Math.max(HEIGHT.least, tall * WIDTH)) / WIDTH;
  if (tall > wanted) {
    const more = ((north - south) * stretch) / wanted - (east - west);
    [west, east] = [west - more / 2, east + more / 2];
  } else {
    const more = (wanted * (east - west)) / stretch - (north - south);
    [south, north] = [south - more / 2, north + more / 2];
  }
  return {
    west,
    east,
    south,
    north,
    stretch,
    scale: WIDTH / (east - west),
    height: Math.round(wanted * WIDTH),
  };
}

function landIn(view: View, x: (lon: number) => number, y: (lat: number) => number): string {
  if (!ground) return '';
  const { geometry } = groundFeatures(ground).land;
  if (geometry.type !== 'MultiPolygon') return '';
  return geometry.coordinates
    .flat()
    .filter((ring) => {
      const [lons, lats] = [ring.map(([lon = 0]) => lon), ring.map(([, lat = 0]) => lat)];
      const isBeside = Math.max(...lons) < view.west || Math.min(...lons) > view.east;
      return !isBeside && Math.max(...lats) >= view.south && Math.min(...lats) <= view.north;
    })
    .map((ring) => {
      const points = ring.map(([lon = 0, lat = 0]) => `${Math.round(x(lon))} ${Math.round(y(lat))}`);
      return `M${points.filter((point, at) => point !== points[at - 1]).join('L')}Z`;
    })
    .join('');
}
