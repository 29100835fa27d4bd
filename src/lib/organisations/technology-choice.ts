import type { Lang } from '#lib/lang.ts';
import { nameIn } from './organisation.ts';

type Area = {
	readonly key: string;
	readonly nameNb: string;
	readonly nameSv: string;
	readonly groupKey: string;
	readonly groupNb: string;
	readonly groupSv: string;
};
type Group = { label: string; options: { value: string; label: string }[] };

/** The areas as one chooses among them: group by group, in the order in which they come. */
export function technologyGroups(lang: Lang, technologies: readonly Area[]): Group[] {
	return [...Map.groupBy(technologies, ({ groupKey }) => groupKey).values()].flatMap((areas) => {
		const [first] = areas;
		const options = areas.map((area) => ({ value: area.key, label: nameIn(lang, area) }));
		return first ? [{ label: lang === 'sv' ? first.groupSv : first.groupNb, options }] : [];
	});
}
