/** The same table for a spreadsheet: a line for each technology area, the countries beside each other. */
import type { Cell } from '#lib/csv.ts';
import type { Text } from '#lib/ui/text.ts';
import { gapCounts, gapCountries, type GapRow } from './gap.ts';

type Area = {
	readonly key: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly groupNb: string;
	readonly groupSv: string;
};

export function gapFile(rows: readonly GapRow[], areas: readonly Area[], { t, lang }: Text): Cell[][] {
	const measures = [...gapCounts, 'spent'] as const;
	const columns = measures.flatMap((measure) => gapCountries.map((country) => ({ measure, country })));
	const head = [
		t('gap.group'),
		t('gap.technology'),
		...columns.map(({ measure, country }) => `${t(`gap.${measure}`)}, ${t(`gap.in_${country.toLowerCase() as 'no'}`)}`),
		t('gap.is_gap')
	];
	const known = new Map(areas.map((area) => [area.key, area]));
	const lines = rows.map(({ area, figures, isGap }): Cell[] => {
		const of = known.get(area);
		const names = lang === 'sv' ? [of?.groupSv, of?.nameSv] : [of?.groupNb, of?.nameNb];
		return [
			...names.map((name) => name ?? ''),
			...columns.map(({ measure, country }): Cell =>
				measure === 'spent' ? { minor: figures[country].spent } : { decimal: String(figures[country][measure]) }
			),
			t(isGap ? 'gap.yes' : 'gap.no')
		];
	});
	return [head, ...lines];
}
