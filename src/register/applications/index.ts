import type { Application } from '../../domain/application.ts';
import type { ApplicationSort } from './application-sort.ts';
import { change } from './change.ts';
import { extension } from './extension.ts';
import { filing } from './filing.ts';
import { merger } from './merger.ts';

/** Every sort of what may be applied for. */
export const applicationSorts: readonly ApplicationSort[] = [filing, change, extension, merger];

/** @throws where the store holds a kind nobody declares */
export function sortOf({ kind }: Pick<Application, 'kind'>): ApplicationSort {
  const sort = applicationSorts.find((one) => one.kind === kind);
  if (sort === undefined) throw new Error(`No sort of application is called ${kind}`);
  return sort;
}
