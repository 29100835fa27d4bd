import type { Db } from '#lib/db.server.ts';
import type { Indicator } from '#lib/results/indicator.ts';
import { library } from '#lib/results/indicators.server.ts';
import type { Paging } from './list-query.ts';

type IndicatorItem = {
	key: string;
	version: number;
	code: string | null;
	name: { nb: string; sv: string };
	definition: { nb: string; sv: string };
	unit: string;
	unit_name: { nb: string; sv: string };
	direction: 'up' | 'down';
	category: string;
	technologies: readonly string[];
	is_share: boolean;
	small_number_limit: number;
};

/** The library as it is defined today. */
export async function indicatorItems(db: Db, { page, perPage }: Paging) {
	const all = await library(db);
	return { total: all.length, items: all.slice((page - 1) * perPage, page * perPage).map(itemOf) };
}

function itemOf(each: Indicator): IndicatorItem {
	return {
		key: each.key,
		version: each.version,
		code: each.code,
		name: { nb: each.nameNb, sv: each.nameSv },
		definition: { nb: each.definitionNb, sv: each.definitionSv },
		unit: each.unit,
		unit_name: { nb: each.unitNb, sv: each.unitSv },
		direction: each.better,
		category: each.gainCategory,
		technologies: each.technologies,
		is_share: each.isShare,
		small_number_limit: each.smallNumberLimit
	};
}
