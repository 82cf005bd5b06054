import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Checkbox, Select, TextInput } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PlaceField } from '../../components/PlaceField.tsx';
import { useSpace } from '../../components/root-data.ts';
import { Form } from '../../forms/Form.tsx';
import { useNavigate, useSearchParams } from '../../framework/index.ts';
import type { BoardData } from './board.ts';
import { KindTabs } from './KindTabs.tsx';
import { NearMe } from './NearMe.tsx';

/** A plain form that asks for another address. With script it asks at every choice, and leaves out what says nothing. */
export function Filters({ board }: { board: BoardData }) {
  const { t } = useTranslation('browse');
  const { categories } = useSpace();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const { asked, found } = board;
  const panel = useRef<HTMLInputElement>(null);
  const searched = useRef(false);
  // Over a phone's map there is one row: where, near me, and what opens the rest.
  const folded = asked.onMap;
  const active = [asked.category, asked.urgent].filter(Boolean).length;

  // On a phone the fields fill half of the screen: who has searched looks at what was found.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is what there is to look at
  useEffect(() => {
    if (!searched.current) return;
    searched.current = false;
    if (matchMedia('(width < 48rem)').matches) document.getElementById('found')?.scrollIntoView();
  }, [found]);

  // What was asked stands in the fields after Back, too. They stay the same elements, so that focus stays. Left alone are a text that is
  // being written, and what was chosen before the script came.
  const stands = useRef(asked);
  useEffect(() => {
    if (stands.current === asked) return;
    stands.current = asked;
    const put = (name: string, value: string) => {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLSelectElement) field.value = value;
      else if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = value;
    };
    put('q', asked.q ?? '');
    put('radiusKm', String(asked.radiusKm));
    put('sort', asked.sort);
    put('category', asked.category ?? '');
    const urgent = form.current?.elements.namedItem('urgent');
    if (urgent instanceof HTMLInputElement) urgent.checked = asked.urgent;
  }, [asked]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // By a button or by Enter, not by a choice in the panel, which stays open for the next one.
    if ((event.nativeEvent as SubmitEvent).submitter) {
      searched.current = true;
      if (panel.current) panel.current.checked = false;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }
    const said = new URLSearchParams(
      [...new FormData(event.currentTarget)].filter(([, value]) => value !== '') as [string, string][],
    );
    // The order goes with the words, until somebody chooses one.
    const wordsCameOrWent = said.has('q') !== (asked.q !== undefined);
    if (said.get('sort') === (said.has('q') ? 'relevance' : 'distance') || wordsCameOrWent)
      said.delete('sort');
    const placeNow = said.get('place');
    if (placeNow !== null && placeNow !== String(found.field.placeId ?? '')) {
      said.delete('bbox');
      said.delete('near');
    }
    navigate(`/?${said}`);
  };
  const submitSoon = () => setTimeout(() => form.current?.requestSubmit());
  const submitChoice = ({ target }: FormEvent<HTMLFormElement>) => {
    const choice = target instanceof HTMLSelectElement || (target as HTMLInputElement).type === 'checkbox';
    if (choice && (target as HTMLInputElement).name) form.current?.requestSubmit();
  };

  return (
    <Form
      ref={form}
      role="search"
      aria-label={t('filter.label')}
      action="/"
      onSubmit={submit}
      onChange={submitChoice}
      className="group grid grid-cols-[minmax(0,1fr)_auto_auto] items-end gap-2 md:flex md:flex-wrap"
    >
      {['kind', 'near', 'bbox', 'view'].map((name) => {
        const value = params.get(name);
        return value && <input key={name} type="hidden" name={name} value={value} />;
      })}
      <PlaceField
        name="where"
        id="where"
        label={t('filter.where')}
        placeholder={asked.near ? t('filter.nearMe') : t('filter.wherePlaceholder')}
        defaultText={found.field.text}
        defaultId={found.field.placeId ?? undefined}
        near={asked.around}
        onChoose={(place) => place && submitSoon()}
        className={`${folded ? '' : 'col-span-2'} min-w-0 max-md:flex max-md:items-center max-md:[&>div]:flex-1 max-md:[&>label]:whitespace-nowrap md:min-w-44 md:flex-1`}
      />
      <NearMe />
      <TextInput
        type="search"
        name="q"
        id="q"
        label={t('filter.q')}
        placeholder={t('filter.qPlaceholder')}
        maxLength={200}
        enterKeyHint="search"
        defaultValue={asked.q ?? ''}
        className={`${folded ? 'max-md:hidden max-md:group-has-[#filters:checked]:flex' : 'max-md:flex'} col-span-2 min-w-0 max-md:items-center max-md:[&>input]:flex-1 max-md:[&>label]:whitespace-nowrap md:w-56`}
      />
      <Button
        variant="primary"
        aria-label={t('filter.submit')}
        className={`${folded ? 'max-md:hidden max-md:group-has-[#filters:checked]:inline-flex' : ''} px-3! md:hidden`}
      >
        <Icon name="search" />
      </Button>
      <div className={folded ? 'contents' : 'col-span-full flex flex-wrap gap-2 md:contents'}>
        <input ref={panel} type="checkbox" id="filters" className="peer sr-only md:hidden" />
        <div
          className={`min-w-0 md:order-3 md:me-auto ${folded ? 'max-md:col-span-full max-md:hidden max-md:group-has-[#filters:checked]:block' : 'max-md:flex-auto'}`}
        >
          <KindTabs kind={asked.kind} />
        </div>
        <label
          htmlFor="filters"
          className={`inline-flex min-h-11 items-center gap-2 rounded-control border border-control-line bg-surface px-3 font-semibold text-brand-ink peer-checked:bg-brand-soft peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus md:hidden ${folded ? 'col-start-3 row-start-1' : ''}`}
        >
          <Icon name="sliders-horizontal" />
          {active > 0 ? t('filter.moreOn', { count: active }) : t('filter.more')}
        </label>
        <div className="col-span-full hidden w-full grid-cols-2 gap-3 py-2 max-md:peer-checked:grid md:contents">
          <Select
            name="radiusKm"
            id="radiusKm"
            label={t('filter.radius')}
            defaultValue={String(asked.radiusKm)}
            className="md:w-28"
          >
            {found.radii.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Select
            name="sort"
            id="sort"
            label={t('filter.sort')}
            defaultValue={asked.sort}
            className="md:order-5 md:flex md:items-center md:[&>label]:whitespace-nowrap"
          >
            {asked.q && <option value="relevance">{t('filter.relevance')}</option>}
            {!asked.box && <option value="distance">{t('filter.distance')}</option>}
            <option value="newest">{t('filter.newest')}</option>
          </Select>
          <Select
            name="category"
            id="category"
            label={t('filter.category')}
            defaultValue={asked.category ?? ''}
            className="col-span-full md:w-56"
          >
            <option value="">{t('filter.allCategories')}</option>
            {categories.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </Select>
          <Checkbox
            name="urgent"
            id="urgent"
            value="1"
            label={t('filter.urgent')}
            defaultChecked={asked.urgent}
            className="col-span-full md:order-4 md:me-4"
          />
          <Button variant="primary" icon="search" className="col-span-full md:order-1">
            {t('filter.submit')}
          </Button>
        </div>
      </div>
      <span className="hidden basis-full md:order-2 md:block" />
    </Form>
  );
}
