import { useLoaderData } from '@remix-run/react';

export const loader = () => ({ hello: 'world' });

export default function Index() {
  return <h1>Hello, {useLoaderData<typeof loader>().hello}</h1>;
}
