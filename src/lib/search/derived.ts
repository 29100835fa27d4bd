/** Words that name what a verb does: «trene» and «trening», «träna» and «träning». */

const NAME = /n?ing$/;
/** «bok» makes no «bokning». */
const SHORTEST = 4;
/** «ring» and «sving» are verbs themselves. */
const SHORTEST_NAME = 6;

/** «drifte» has lost its t to the stem, «drifting» has kept it. */
const LOST_T = /^.+[aeiouyåäö][fmn]$/;

/** Stems of the verb for that of the noun, and of the noun for that of the verb. */
export function derivedOf(stem: string): string[] {
	if (NAME.test(stem) && stem.length >= SHORTEST_NAME) {
		const verb = stem.replace(/ing$/, '');
		return [verb, verb.replace(/n$/, ''), verb.replace(/mm$/, 'm')].filter(
			(each, at, all) => each.length >= SHORTEST && all.indexOf(each) === at
		);
	}
	const withItsT = LOST_T.test(stem) ? [`${stem}ting`, `${stem}tning`] : [];
	if (stem.length < SHORTEST || /[aeiouyåäö]$/.test(stem)) return [];
	return [`${stem}ing`, `${stem}ning`, ...(stem.endsWith('m') ? [`${stem}ming`] : []), ...withItsT];
}
