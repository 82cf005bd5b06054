import { NotFound } from '@entraide/core/error';
import { siteLoader } from '../framework/index.ts';

const refuse = () => {
  throw new NotFound();
};

/** Every address that leads nowhere. */
export const loader = siteLoader(refuse);
export const action = siteLoader(refuse);

export default function Nowhere() {
  return null;
}
