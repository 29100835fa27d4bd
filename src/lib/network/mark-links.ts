import type { Lang } from '#lib/lang.ts';
import type { Shape } from '#lib/ui/map-shape.ts';
import type { MapKind, Thing } from './map-marks.ts';

export const shapeOf: Readonly<Record<MapKind, Shape>> = { partner: 'circle', pilot: 'square', adoption: 'triangle' };

const folder: Readonly<Record<MapKind, string>> = { partner: 'partner', pilot: 'piloter', adoption: 'losninger' };

export function hrefOfThing(lang: Lang, { kind, slug }: Pick<Thing, 'kind' | 'slug'>): string {
	return `/${lang}/${folder[kind]}/${slug}`;
}
