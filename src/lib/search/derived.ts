/** Words that name what a verb does: «trene» and «trening», «träna» and «träning». */

const NAME = /n?ing$/;

/** Stems of the verb for that of the noun, and of the noun for that of the verb. */
export function derivedOf(stem: string): string[] {
	if (NAME.test(stem) && stem.length >= 6) {
		const verb = stem.replace(/ing$/, '');
		return [verb, verb.replace(/n$/, ''), verb.replace(/([^aeiouyåäö])\1$/, '$1')].filter(
			(each, at, all) => each.length >= 3 && all.indexOf(each) === at
		);
	}
	if (stem.length < 3 || /[aeiouyåäö]$/.test(stem)) return [];
	const last = stem.slice(-1);
	return [`${stem}ing`, `${stem}ning`, `${stem}${last}ing`];
}
