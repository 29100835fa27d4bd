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

const GROUP = 'group:';

/** A whole group where it stands among the areas: in a form, in an address, among what is followed. */
export function groupChoice(key: string): string {
	return `${GROUP}${key}`;
}

/** Key of the group; undefined for a single area. */
export function groupOf(choice: string): string | undefined {
	return choice.startsWith(GROUP) ? choice.slice(GROUP.length) : undefined;
}

export function isTechnology(technologies: readonly Area[], choice: string): boolean {
	const group = groupOf(choice);
	return technologies.some((area) => (group === undefined ? area.key === choice : area.groupKey === group));
}

/** The areas as one chooses among them: group by group, in the order in which they come. `whole` names a group that can be chosen itself. */
export function technologyGroups(
	lang: Lang,
	technologies: readonly Area[],
	whole?: (group: string) => string
): Group[] {
	return [...Map.groupBy(technologies, ({ groupKey }) => groupKey).values()].flatMap((areas) => {
		const [first] = areas;
		if (!first) return [];
		const label = lang === 'sv' ? first.groupSv : first.groupNb;
		const all = whole === undefined ? [] : [{ value: groupChoice(first.groupKey), label: whole(label) }];
		return [{ label, options: [...all, ...areas.map((area) => ({ value: area.key, label: nameIn(lang, area) }))] }];
	});
}
