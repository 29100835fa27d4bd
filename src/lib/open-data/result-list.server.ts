import { pilotIndicator, type PilotIndicator } from '#lib/api/pilot-indicator.ts';
import type { SplitAt } from '#lib/results/split.ts';
import { resultRows } from '#lib/results/results-file.ts';
import type { Result } from '#lib/results/results.server.ts';
import { permanentAddress, type OpenCell, type OpenList } from './open-list.ts';
import { pageIn } from './page-in.ts';

type OpenResult = Result & { readonly splits: readonly SplitAt[] };

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The newest value of an indicator in a pilot: small numbers have left it before it comes here. */
export const resultList: OpenList<OpenResult> = {
	head: ({ text }) => [
		...(resultRows([], text, () => '')[0] ?? []).map((cell) => (typeof cell === 'string' ? cell : '')),
		text.t('open_data.col_language'),
		text.t('open_data.col_pilot_id'),
		text.t('open_data.col_owner_id'),
		text.t('open_data.col_permanent')
	],
	rows: (result, reader) => {
		const { pilot, owner } = result;
		const last = [pilot.language, pilot.id, owner.id, permanentAddress(reader.origin, 'pilot', pilot.id)];
		return resultRows([result], reader.text, (slug) => pageIn(reader.origin, 'piloter', slug)[reader.text.lang])
			.slice(1)
			.map((row) => [...row.map(typed), ...last]);
	},
	json: ({ indicator, comparison, splits, pilot, owner }, origin) =>
		({
			...pilotIndicator({ indicator, latest: comparison, earlier: [] }, splits),
			name: { nb: indicator.nameNb, sv: indicator.nameSv },
			pilot: {
				id: pilot.id,
				url: pageIn(origin, 'piloter', pilot.slug),
				language: pilot.language,
				title: pilot.title,
				outcome: pilot.outcome
			},
			owner: { id: owner.id, name: { nb: owner.nameNb, sv: owner.nameSv } },
			country: owner.country,
			permanent_url: permanentAddress(origin, 'pilot', pilot.id)
		}) satisfies PilotIndicator & Record<string, unknown>
};

function typed(cell: OpenCell): OpenCell {
	return typeof cell === 'string' && ISO_DAY.test(cell) ? { day: cell } : cell;
}
